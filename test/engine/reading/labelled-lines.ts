/** Lines that independent authors labelled: files of a folder beside this one, a line each. */
import { readdirSync, readFileSync } from "node:fs";
import { ACTS, type Act } from "../../../src/engine/reading/acts.ts";

/** The lines of every file of a folder, parsed with their author and place. */
export function loadLines<T>(folder: string, parse: (line: string, where: Place) => T): T[] {
  const url = new URL(`${folder}/`, import.meta.url);
  return readdirSync(url)
    .filter((file) => file.endsWith(".tsv"))
    .toSorted()
    .flatMap((file) =>
      readFileSync(new URL(file, url), "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line, at) =>
          parse(line, { author: file.slice(0, -".tsv".length), where: `${file}:${at + 1}` }),
        ),
    );
}

/** Where a line stands: the file is its author's. */
export type Place = { author: string; where: string };

/** The acts of labels with commas between, `none` being no act. Throws on a label that is none of `ACTS`. */
export function actsOf(labels: string, { where }: Place): Act[] {
  return labels
    .split(",")
    .map((label) => label.trim())
    .filter((label) => label !== "none")
    .map((label) => {
      const act = ACTS.find((each) => each === label);
      if (act === undefined) throw new Error(`${where}: no such label: ${label}`);
      return act;
    });
}
