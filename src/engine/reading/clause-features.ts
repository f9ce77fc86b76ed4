/** What the classifier sees of a clause: its words, with names and days taken out, and what the lexicon knows of them. */
import type { AnnotatedText } from "./annotated-text.ts";
import type { UnscoredClause } from "./clauses.ts";
import type { Lexicon } from "./lexicon.ts";

const WORD = /[a-z]+(?:'[a-z]+)?|\d+|[?!%$€£@]|\p{Extended_Pictographic}/gu;
/** Longer words also count by their first letters: endings differ. */
const STEM = 5;

/**
 * The features of every clause of a reply, in order: single words, stems, pairs, triples, what the lexicon's lists find,
 * who it speaks of, and the words of its neighbours.
 */
export function featuresOf(
  clauses: readonly UnscoredClause[],
  annotated: AnnotatedText,
): string[][] {
  const words = clauses.map((clause) => wordsOf(clause, annotated));
  const concepts = clauses.map((clause) => conceptsOf(clause, annotated));
  const own = clauses.map((clause, at) => [
    ...ownFeatures(clause, words[at] ?? [], annotated),
    ...conceptFeatures(clause, concepts[at] ?? []),
  ]);
  const { nudge } = annotated.request;
  const around = [
    `lang ${annotated.language ?? "none"}`,
    nudge === null ? "no nudge" : nudge.about === undefined ? "nudge" : "nudge about",
    ...(clauses.length === 1 ? [`only ${Math.min(words[0]?.length ?? 0, 8)}`] : []),
    "bias",
  ];
  return clauses.map((clause, at) => [
    ...around,
    ...(own[at] ?? []),
    ...(at === 0
      ? ["first clause"]
      : beside(
          "-",
          clauses[at - 1],
          [...(words[at - 1] ?? []), ...(concepts[at - 1]?.flat() ?? [])],
          clause,
        )),
    ...(at === clauses.length - 1
      ? ["last clause"]
      : beside(
          "+",
          clauses[at + 1],
          [...(words[at + 1] ?? []), ...(concepts[at + 1]?.flat() ?? [])],
          clause,
        )),
  ]);
}

/** The clause's words, with a sign for each person, customer and day. */
function wordsOf(clause: UnscoredClause, annotated: AnnotatedText): string[] {
  const { start, end } = clause;
  const marks = annotated.marks.signs.filter((mark) => mark.start >= start && mark.end <= end);
  const words: string[] = [];
  let at = start;
  const take = (to: number) => {
    for (const [word] of annotated.normalized.flat.slice(at, Math.max(at, to)).matchAll(WORD))
      words.push(/\d/.test(word) ? "<n>" : word);
  };
  for (const mark of marks) {
    if (mark.start < at) continue;
    take(mark.start);
    words.push(mark.sign);
    at = mark.end;
  }
  take(end);
  return words;
}

/** The concepts of a clause's words in order, each word's together; a name or a day is one too. */
function conceptsOf(clause: UnscoredClause, annotated: AnnotatedText): string[][] {
  const { lexicon, language, normalized, marks } = annotated;
  const languages =
    language === null || language === "en" ? (["en"] as const) : ([language, "en"] as const);
  const signs = marks.signs
    .filter((mark) => mark.start >= clause.start && mark.end <= clause.end)
    .map(({ start, sign }) => ({ start, is: [sign] }));
  const words = lexicon.concepts
    .wordsIn(normalized.flat, clause, languages)
    .filter(
      ({ is, start }) =>
        is.size > 0 && !marks.signs.some((mark) => start >= mark.start && start < mark.end),
    )
    .map(({ start, is }) => ({ start, is: [...is].map((concept) => `#${concept}`) }));
  return [...signs, ...words].toSorted((a, b) => a.start - b.start).map(({ is }) => is);
}

function conceptFeatures(clause: UnscoredClause, concepts: readonly string[][]): string[] {
  const features = new Set<string>();
  const line = [["^"], ...concepts, ["$"]];
  concepts.forEach((all) => {
    for (const concept of all) features.add(`c ${concept}`).add(`c ${concept} ${clause.subject}`);
  });
  for (let at = 1; at < line.length; at += 1)
    for (const left of line[at - 1] ?? [])
      for (const right of line[at] ?? []) {
        features.add(`cc ${left} ${right}`);
        for (const third of line[at + 1] ?? []) features.add(`ccc ${left} ${right} ${third}`);
      }
  const all = [...new Set(concepts.flat())].toSorted();
  for (const [at, one] of all.entries())
    for (const other of all.slice(at + 1)) features.add(`c+c ${one} ${other}`);
  return [...features];
}

function ownFeatures(
  clause: UnscoredClause,
  words: readonly string[],
  annotated: AnnotatedText,
): string[] {
  const features: string[] = [];
  const line = ["^", ...words, "$"];
  for (const word of new Set(words)) {
    features.push(`w ${word}`);
    if (word.length > STEM) features.push(`s ${word.slice(0, STEM)}`);
  }
  for (let at = 1; at < line.length; at += 1) {
    const [one = "", two = "", three] = line.slice(at - 1, at + 2);
    features.push(`2 ${one} ${two}`);
    if (three === undefined) continue;
    features.push(`3 ${one} ${two} ${three}`, `g ${one} ${three}`);
  }
  const lists = listsIn(clause.flat, annotated);
  features.push(
    `subject ${clause.subject}`,
    `length ${Math.min(words.length, 7)}`,
    `kind ${clause.byRules.kind === null ? "none" : `${clause.byRules.kind.kind} ${clause.byRules.kind.by ?? ""}`}`,
    `touch ${clause.byRules.touch?.when ?? "none"}`,
    `channel ${clause.byRules.touch === null ? "no touch" : (clause.byRules.touch.channel ?? "none")}`,
    ...(clause.sentence.question ? ["question"] : []),
    ...lists.map((list) => `list ${list}`),
    ...lists.map((list) => `list ${list} ${clause.subject}`),
  );
  return features;
}

/** Lists of one pattern that tell something of a clause whatever its language. */
const LISTS = [
  ...(["talked", "said", "negated", "hypothetical", "past", "future", "cameToUs"] as const),
  ...(["thanking", "thanksToThem", "over", "imagined", "unreal", "hearsay"] as const),
  ...(["willTouch", "planToTouch", "booked", "weTouch", "meetingAhead", "noPlan"] as const),
  ...(["doneAlready", "stillToCome", "planTrigger", "somebody"] as const),
  ...(["lessCost", "moreYield", "moreCost", "lessYield", "ownWorry", "ourWork"] as const),
] as const satisfies readonly (keyof Lexicon)[];
/** Lists with a pattern for each language. */
const OWN_LISTS = [
  ...(["wePromised", "weWillDo", "theyPromised", "wanted", "changed", "pleased"] as const),
  ...(["trouble", "worried", "cross", "rival", "rivalAct", "withRival", "won", "planned"] as const),
] as const satisfies readonly (keyof Lexicon)[];

function listsIn(flat: string, { lexicon, language }: AnnotatedText): string[] {
  return [
    ...LISTS.filter((list) => lexicon[list].test(flat)),
    ...OWN_LISTS.flatMap((list) => {
      const match = lexicon[list][language ?? "en"].exec(flat);
      if (match === null) return [];
      const before = flat.slice(Math.max(0, match.index - 40), match.index);
      return lexicon.denies.test(before) ? `no ${list}` : list;
    }),
  ];
}

function beside(
  side: string,
  other: UnscoredClause | undefined,
  words: readonly string[] | undefined,
  clause: UnscoredClause,
): string[] {
  if (other === undefined) return [];
  const where = other.sentence === clause.sentence ? side : `${side}${side}`;
  return [
    ...[...new Set(words)].map((word) => `${where} ${word}`),
    `${where}touch ${other.byRules.touch?.when ?? "none"}`,
    `${where}kind ${other.byRules.kind === null ? "none" : `${other.byRules.kind.kind} ${other.byRules.kind.by ?? ""}`}`,
    `${where}subject ${other.subject}`,
  ];
}
