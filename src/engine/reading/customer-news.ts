/** News of customers themselves: won, renewed, lost, or under a new name. Never of their own customers. */
import type { AnnotatedText } from "./annotated-text.ts";
import { within } from "./annotated-text.ts";
import type { Clause } from "./clauses.ts";
import { customersOf } from "./clause-customers.ts";
import { asWritten } from "./normalized-text.ts";
import type { ReadCustomerNews } from "./reading.ts";
import type { ClassedWord } from "./word-classes.ts";

type Change = ReadCustomerNews["change"];

/** Said of a customer, the surer classes first. "Signed", "is gone" and a new name need more: see {@link isClear}. */
const OF_THEM: [section: string, change: Change][] = [
  ["renewed", "renewed"],
  ["extended", "renewed"],
  ["left-us", "lost"],
  ["chose-us", "won"],
  ["gave-us", "won"],
  ["signed", "won"],
  ["gone", "lost"],
  ["renamed", "renamed"],
];
/** Said of us, with the customer as what was won or lost. */
const OF_US: [section: string, change: Change][] = [
  ["we-won", "won"],
  ["we-lost", "lost"],
  ["got", "won"],
];
/** How many words may stand between us, the news and the customer. */
const NEAR = 4;

/** @returns the news of customers that the reply tells as facts, one for each customer */
export function customerNewsOf(annotated: AnnotatedText, clauses: Clause[]): ReadCustomerNews[] {
  if (annotated.language === null) return [];
  const { normalized, lexicon, request, languages } = annotated;
  const found: ReadCustomerNews[] = [];
  let last: string | null = request.nudge?.customer ?? null;
  for (const clause of clauses) {
    const words = lexicon.customerWords.wordsIn(normalized.flat, clause, languages);
    const [named] = customersOf(clause);
    const isTold =
      !clause.sentence.question &&
      !lexicon.hearsay.test(clause.flat) &&
      !lexicon.unreal.test(clause.flat);
    const change = isTold ? (changeIn(clause, words, annotated) ?? heardIn(clause, words)) : null;
    const customer = named ?? last;
    if (change !== null && customer !== null && found.every((news) => news.customer !== customer))
      found.push({
        customer,
        change,
        quote: asWritten(normalized, clause.start, clause.end).trim(),
      });
    last = named ?? last;
  }
  return found;
}

/** From here on a clause that no word list knows brings news of its customer. */
const HEARD_FROM = 0.7;

/** News by how likely the clause brings it, where it has none of the words that the lists know. */
function heardIn({ acts }: Clause, words: readonly ClassedWord[]): Change | null {
  if (words.some(({ is }) => [...OF_THEM, ...OF_US].some(([name]) => is.has(name)))) return null;
  return (
    (["won", "renewed", "lost", "renamed"] as const).find((act) => acts[act] >= HEARD_FROM) ?? null
  );
}

function changeIn(clause: Clause, words: ClassedWord[], annotated: AnnotatedText): Change | null {
  for (const [at, word] of words.entries()) {
    const before = words.slice(0, at);
    const isDoubtful = (name: string) => before.some(({ is }) => is.has(name));
    const [section, change] = [...OF_THEM, ...OF_US].find(([name]) => word.is.has(name)) ?? [];
    if (section === undefined || change === undefined || isInName(word, clause)) continue;
    if (isDoubtful("no") || (change !== "renamed" && isDoubtful("maybe"))) continue;
    const isOfUs = OF_US.some(([name]) => name === section);
    const isTold = isOfUs
      ? isOurs(words, at, clause)
      : (isTheirs(words, at, clause) || (change === "renewed" && isNamed(clause))) &&
        isClear(section, words, at, { clause, annotated });
    if (!isTold) continue;
    const isAgain = words.slice(at, at + 2 * NEAR).some(({ is }) => is.has("again"));
    return section === "signed" && isAgain ? "renewed" : change;
  }
  return null;
}

/** Of a contract that goes on, the customer may be named anywhere in the clause: "Vertrag mit Acme verlängert". */
const isNamed = ({ mentions }: Clause): boolean => mentions.some(({ is }) => is === "company");

const isInName = ({ start, end }: ClassedWord, { mentions }: Clause): boolean =>
  mentions.some(({ at }) => at.start <= start && at.end >= end);

/** A customer or somebody there stands before the word, or "they"; not "we", and nothing else close before it. */
function isTheirs(words: ClassedWord[], at: number, { mentions }: Clause): boolean {
  const start = words[at]?.start ?? 0;
  const name = mentions.findLast((mention) => mention.at.start < start)?.at;
  const they = words.slice(0, at).findLast(({ is }) => is.has("they") || is.has("us"));
  if (name !== undefined && (they === undefined || name.start > they.start))
    return words.filter((word) => word.start >= name.end && word.start < start).length <= NEAR;
  if (they !== undefined) return they.is.has("they");
  return at === 0 && mentions.every((mention) => mention.at.start > start);
}

/** We won or lost it: "we" before, or nobody; then the customer, or the contract. "Burren lost its biggest client" is theirs. */
function isOurs(words: ClassedWord[], at: number, clause: Clause): boolean {
  const { mentions } = clause;
  const word = words[at];
  if (word === undefined) return false;
  const isUs = words.slice(Math.max(0, at - NEAR), at + 2).some(({ is }) => is.has("us"));
  const next = mentions.find((mention) => mention.at.start >= word.end);
  const gap =
    next === undefined
      ? NEAR
      : words.filter(({ start }) => start >= word.end && start < next.at.start).length;
  const object = words[at + 1];
  if (object?.is.has("theirs") === true && !isInName(object, clause)) return false;
  const isAhead = mentions.some((mention) => mention.at.end <= word.start);
  if (!isUs && isAhead) return isPassive(words, at, mentions);
  if (!isUs && at > 0) return false;
  if (word.is.has("got")) {
    const after = next === undefined ? [] : words.filter(({ start }) => start >= next.at.end);
    return (
      next?.is === "company" &&
      gap < 2 &&
      after.length < 2 &&
      after.every(({ is }) => is.has("deal"))
    );
  }
  const isDeal = words.slice(at + 1, at + 1 + NEAR).some(({ is }) => is.has("object"));
  return gap < NEAR || isDeal || (isUs && isAhead && words.length - at <= 2);
}

/** "Guadarrama perdido": the customer, then the word, and nothing more. */
function isPassive(words: ClassedWord[], at: number, mentions: Clause["mentions"]): boolean {
  const word = words[at];
  const name = mentions.findLast(
    (mention) => word !== undefined && mention.at.end <= word.start,
  )?.at;
  if (word === undefined || name === undefined || at < words.length - 1) return false;
  return word.start - name.end < 2 && name.companies.length > 0;
}

/** "Signed" alone or a contract, not "signed the minutes"; a new name is said of the customer's own name. */
function isClear(
  section: string,
  words: ClassedWord[],
  at: number,
  { clause, annotated }: { clause: Clause; annotated: AnnotatedText },
): boolean {
  const rest = words.slice(at + 1);
  const start = words[at]?.start ?? clause.start;
  const name = clause.mentions.findLast((mention) => mention.at.start < start);
  if (section === "extended") return rest.length === 0 || words.some(({ is }) => is.has("object"));
  const isNext =
    name !== undefined && words.every((word) => word.start < name.at.end || word.start >= start);
  if (section === "gone") return name?.is === "company" && isNext && rest.length < NEAR;
  if (section === "gave-us") return rest.slice(0, NEAR).some(({ is }) => is.has("object"));
  if (
    section === "signed" &&
    name === undefined &&
    !words.slice(0, at).some(({ is }) => is.has("they"))
  )
    return false;
  if (section === "signed" && name?.is === "person" && clause.sentence.clauses.length > 1)
    return false;
  if (section === "signed")
    return rest
      .slice(0, 2)
      .every((word) => word.is.has("deal") || word.is.has("us") || isInName(word, clause));
  if (section !== "renamed") return true;
  const end = words[at]?.end ?? clause.end;
  const next = within(annotated.tokens, {
    start: end,
    end: Math.min(clause.sentence.end, end + 40),
  });
  const isNew =
    /name|nom|navn|denomina|razao|razon|umfirm|umbenannt|rebrand/.test(words[at]?.word ?? "") ||
    next.slice(0, NEAR).some(({ capital }) => capital);
  return (
    isNew && clause.mentions.some((mention) => mention.is === "company" && mention.at.start < end)
  );
}
