/** What each part of a reply says of something open, shared in lists: "sent the deck and the price list". */
import type { AnnotatedText } from "./annotated-text.ts";
import { evidenceOf, newDayOf, type UpdateEvidence } from "./update-evidence.ts";
import { broughtBy, type Part } from "./update-parts.ts";

/** A question is its sentence's last clause; what stands before it is told: "das hab ich nie gesagt, oder?" */
const QUESTION_MARK = 3;

/** What each part says; a part without a verb shares what is said right before it, or after it beyond an "and". */
export function evidencesOf(
  parts: Part[],
  annotated: AnnotatedText,
): { part: Part; evidence: UpdateEvidence[] }[] {
  const said = parts.map((part, at) => {
    const isDenied = parts[at - 1]?.words.some(({ is }) =>
      ["no", "yet", "no-answer"].some((each) => is.has(each)),
    );
    const { question, end } = part.clause.sentence;
    const isAsked = question && part.end >= end - QUESTION_MARK;
    const before = parts[at - 1];
    const isWilled =
      before?.words.some(({ is }) => is.has("will")) === true &&
      before.clause.sentence === part.clause.sentence &&
      broughtBy(part) === null;
    const context = { isDenied: isDenied === true, isWilled };
    const evidence = evidenceOf(part, annotated, context);
    return { part, evidence: isAsked ? evidence.filter(({ how }) => how === "denied") : evidence };
  });
  const { lexicon, normalized, languages } = annotated;
  /** A part begins with a conjunction of a class, or one stands right before it. */
  const opensWith = (part: Part | undefined, name: string): boolean => {
    if (part === undefined) return false;
    const { start, clause, words } = part;
    const before = { start: Math.max(clause.sentence.start, start - CONJUNCTION), end: start };
    const gap = lexicon.updateWords.wordsIn(normalized.flat, before, languages);
    return words[0]?.is.has(name) === true || gap.at(-1)?.is.has(name) === true;
  };
  const share = (at: number, from: number): void => {
    const [to, source] = [said[at], said[from]];
    if (to === undefined || source === undefined || to.evidence.length > 0 || !isVerbless(to.part))
      return;
    const isOther = [to, source].some(({ part }) => opensWith(part, "contrast"));
    if (isOther || to.part.clause.sentence !== source.part.clause.sentence) return;
    const dueOn = newDayOf(to.part, to.part.words, annotated);
    to.evidence = source.evidence.map((each) => ({
      ...each,
      isShared: true,
      dueOn: dueOn ?? each.dueOn,
    }));
  };
  for (let at = 1; at < said.length; at += 1) share(at, at - 1);
  for (let at = said.length - 1; at > 0; at -= 1)
    if (opensWith(said[at]?.part, "joins") || said[at]?.evidence[0]?.isShared === true)
      share(at - 1, at);
  return said;
}

/** Letters of the longest conjunction. */
const CONJUNCTION = 14;

/** Words with which something else is said. */
const VERBS = [
  "goes",
  "will",
  "moved",
  "dropped",
  "wanted",
  "promised",
  "no",
  "no-more",
  "yet",
  "trouble",
  "touch",
  "maybe",
  "has",
  "no-act",
  "passive",
];

const isVerbless = ({ words }: Part): boolean =>
  !words.some(({ is }) => VERBS.some((each) => is.has(each)));
