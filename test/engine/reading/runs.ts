/** Replies that independent authors cut into statements and labelled, most of them without punctuation: files of `runs/`. */
import { readdirSync, readFileSync } from "node:fs";
import { ACTS, type Act } from "../../../src/engine/reading/acts.ts";

/** A reply as its statements, in order. */
export type Run = { author: string; language: string; statements: { acts: Act[]; text: string }[] };

const FOLDER = new URL("runs/", import.meta.url);

/** All runs, by author. Throws on a line that is not `language⇥[labels]statement [labels]statement …`. */
export function loadRuns(): Run[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".tsv"))
    .toSorted()
    .flatMap((file) =>
      readFileSync(new URL(file, FOLDER), "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line, at) => parseRun(line, `${file}:${at + 1}`)),
    );
}

function parseRun(line: string, where: string): Run {
  const [language = "", rest = ""] = line.split("\t");
  const statements = [...rest.matchAll(/\[([^\]]*)\]([^[]+)/g)].map(
    ([, labels = "", text = ""]) => ({
      acts: labels.split(",").flatMap((label) => actOf(label.trim(), where)),
      text: text.trim(),
    }),
  );
  if (statements.length === 0 || !rest.startsWith("["))
    throw new Error(`${where}: not a language and labelled statements`);
  return { author: where.split(".")[0] ?? "", language, statements };
}

function actOf(label: string, where: string): Act[] {
  if (label === "none") return [];
  const act = ACTS.find((each) => each === label);
  if (act === undefined) throw new Error(`${where}: no such label: ${label}`);
  return [act];
}
