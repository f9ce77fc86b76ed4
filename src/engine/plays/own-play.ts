import { CATALOGUE } from "./catalogue/catalogue.ts";
import {
  conditionProblems,
  isFact,
  isObject,
  type Problem,
  unknownFact,
} from "./condition-problems.ts";
import { factsIn, PEOPLE, Play } from "./play.ts";
import { STRENGTHS } from "../model/nudge.ts";

export type OwnPlay = { ok: true; play: Play } | { ok: false; problems: Problem[] };

const TEXTS = ["reason", "action", "questions", "teaches"] as const;
/** What each field wants, said when it does not get it. */
const WANTS: Record<string, string> = {
  id: "3 to 60 small letters, digits and hyphens, beginning with a letter, as ask-about-the-fair",
  aim: `what it works on: ${[...STRENGTHS, "balance"].join(", ")}`,
  about: `whom it is about: ${PEOPLE.join(", ")}`,
  reason: "why this customer, up to 600 characters; or several wordings in a list",
  action: "one small thing to do, up to 600 characters; or several wordings in a list",
  questions: "a list of at least three wordings, each up to 600 characters",
  teaches: "what a good reply teaches, up to 600 characters",
  urgent: "true or false",
  gentle: "true or false",
  forUs: "true or false",
  weight: "a number from 0 (never) to 5; 1 is as often as any other",
  restDays: "whole days from 7 to 730",
};
/** States are for `try`, `restore` and `retire`: a new play begins on trial. */
const STATE_IS_TRIAL = "leave it out: a new play is tried on a few nudges first";

/**
 * A workspace's own play from what somebody wrote, checked field by field against the closed list of facts; it begins on
 * trial. Otherwise the problems, each with its field and how to fix it.
 */
export function ownPlayOf(written: unknown): OwnPlay {
  if (!isObject(written)) {
    return refused([{ field: "play", problem: "is one JSON object with an id, an aim and so on" }]);
  }
  const { state, ...text } = written;
  const wrongWhen = conditionProblems(text["when"], "when");
  // A condition that is known to be wrong, or too deep to look through, is not looked at again.
  const parsed = Play.safeParse({ ...text, ...(wrongWhen.length > 0 && { when: { all: [] } }) });
  const problems = [
    ...(state === undefined || state === "trial"
      ? []
      : [{ field: "state", problem: STATE_IS_TRIAL }]),
    ...wrongWhen,
    ...TEXTS.flatMap((field) => textProblems(text[field], field)),
    ...(parsed.success ? [] : fieldProblems(parsed.error.issues, text)),
    ...(CATALOGUE.some((it) => it.id === text["id"]) ? [taken(String(text["id"]))] : []),
  ];
  const first = problems.filter(
    (it, i) => problems.findIndex(({ field }) => field === it.field) === i,
  );
  if (!parsed.success || first.length > 0) return refused(first);
  return { ok: true, play: { ...parsed.data, state: "trial" } };
}

const refused = (problems: Problem[]): OwnPlay => ({ ok: false, problems });

const taken = (id: string): Problem => ({
  field: "id",
  problem: `“${id}” is a play of the catalogue, which is never lost: give yours another id`,
});

/** Facts that a text names and nobody knows, and a question that is asked twice. */
function textProblems(value: unknown, field: (typeof TEXTS)[number]): Problem[] {
  const wordings = [value].flat();
  const problems = wordings.flatMap((it, i) => {
    const odd = typeof it === "string" && factsIn(it).find((name) => !isFact(name));
    const where = Array.isArray(value) ? `${field}[${i}]` : field;
    return odd ? [{ field: where, problem: unknownFact(odd) }] : [];
  });
  if (problems.length > 0 || field !== "questions") return problems;
  const twice = new Set(wordings).size < wordings.length;
  return twice ? [{ field, problem: "the same wording stands there twice" }] : [];
}

/** What the schema found, in words; conditions and unknown facts have been reported already. */
function fieldProblems(
  issues: { code?: string; path: PropertyKey[]; keys?: string[] }[],
  text: Record<string, unknown>,
): Problem[] {
  return issues.flatMap((issue) => {
    if (issue.path.length === 0 && issue.keys) {
      return issue.keys.map((key) => ({
        field: key,
        problem: `is no field of a play. It may have: ${["when", ...Object.keys(WANTS)].join(", ")}`,
      }));
    }
    const field = String(issue.path[0] ?? "play");
    if (field === "when") return [];
    if (TEXTS.some((it) => it === field && textProblems(text[it], it).length > 0)) return [];
    return [{ field, problem: WANTS[field] ?? "can't be read" }];
  });
}
