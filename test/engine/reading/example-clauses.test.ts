import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { annotate } from "../../../src/engine/reading/annotated-text.ts";
import { clausesOf } from "../../../src/engine/reading/clauses.ts";
import { resolveMentions } from "../../../src/engine/reading/resolve-mentions.ts";
import { LEXICON, requestOf } from "./builders.ts";

/** Some 850 clauses of varied voices, written apart from the rules, a heading for each kind (see test/fit). */
const EXAMPLES = readFileSync(new URL("../../fit/reading-clauses.txt", import.meta.url), "utf8")
  .split(/^# /m)
  .slice(1)
  .map((part) => part.trim().split("\n"));

const LABELS: Record<string, string> = {
  "commitment:us": "commit-us",
  "commitment:customer": "commit-them",
  "appreciation:us": "appr-us",
  "appreciation:customer": "appr-them",
};

function labelsOf(text: string): string[] {
  const scene = annotate(requestOf(text, { nudge: null }), LEXICON);
  const found = clausesOf(scene, resolveMentions(scene)).flatMap(({ kind }) =>
    kind === null ? [] : [kind.by === null ? kind.kind : `${kind.kind}:${kind.by}`],
  );
  return [...new Set(found.map((each) => LABELS[each] ?? each))];
}

describe("kinds of signal in the example clauses:", () => {
  it.each(EXAMPLES.map(([label = "", ...clauses]) => ({ label, clauses })))(
    "are told for at least 7 in 10 of $label",
    ({ label, clauses }) => {
      const wanted = label === "none" ? "" : label;
      const hits = clauses.filter((clause) => labelsOf(clause).join() === wanted);
      expect(hits.length / clauses.length).toBeGreaterThan(0.7);
    },
  );
});
