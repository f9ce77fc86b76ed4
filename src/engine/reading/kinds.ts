/** The kind of signal in a clause, by its words and grammar. */
import { type Side, SIGNAL_KINDS, type SignalKind, SIGNALS } from "../model/signal.ts";
import type { ReadLanguage } from "./languages.ts";
import type { Lexicon } from "./lexicon.ts";
import { resultOf } from "./results.ts";
import type { LanguagePatterns } from "./word-lists.ts";

/** Who a clause speaks of: us, the customer's people, or a thing. */
export type Subject = "us" | "customer" | "thing";
export type ClauseKind = { kind: SignalKind; by: Side | null };
/** What the words around a clause tell about it. */
export type ClauseContext = {
  subject: Subject;
  language: ReadLanguage;
  /** an unknown name stands in it that is no person's */
  stranger: boolean;
};

/** How loudly each sort of words speaks; where several do, the loudest counts. */
const WEIGHTS = {
  rival: 2.6,
  result: 2.5,
  cross: 2.4,
  pleased: 2.35,
  worried: 2.3,
  wanted: 2.25,
  changed: 2.2,
  trouble: 2.1,
} as const;

/** The word lists that tell of each kind. Promises, results and rivals take more than words: see the functions below. */
const LISTS = {
  need: ["wanted"],
  concern: ["trouble", "worried", "cross"],
  commitment: [],
  appreciation: ["pleased"],
  change: ["changed"],
  value: [],
  competitor: [],
} as const satisfies Record<SignalKind, readonly (keyof typeof WEIGHTS & keyof Lexicon)[]>;

const THANKS_US =
  /\b(?:thank(?:ed|s|ing)?|remercie\w*|agradec\w+|bedankt\w*|dankt\w*|takke\w*) (?:me|us|you)\b|\bnous (?:a )?remerci|\b(?:nos|me) agradec|\bbedankt\w* sich/;

/**
 * The kind of signal that a clause holds, by its words and its grammar.
 *
 * @param clause flat
 * @param context who it speaks of, the language, and whether a stranger is named
 * @returns null when it holds none, or only denies, imagines or repeats a rumour
 */
export function kindOf(
  clause: string,
  context: ClauseContext,
  lexicon: Lexicon,
): ClauseKind | null {
  if (lexicon.hearsay.test(clause) || lexicon.unreal.test(clause)) return null;
  const { subject } = context;
  const thanks = lexicon.thanking.test(clause) && !THANKS_US.test(clause);
  if (thanks && (subject === "us" || (subject === "thing" && lexicon.thanksToThem.test(clause))))
    return { kind: "appreciation", by: "us" };
  const promise = promiseOf(clause, context, lexicon);
  if (promise !== null) return promise;
  const scores = scoresOf(clause, context, lexicon);
  let best: SignalKind | null = null;
  let most = 0;
  for (const [kind, score] of scores) if (score > most) [best, most] = [kind, score];
  return best === null ? null : { kind: best, by: SIGNALS[best].side };
}

const REFUSED =
  /\b(?:not|never|can'?t|cannot|won'?t|didn'?t|wouldn'?t|nicht|pas|nao|ikke|no)\b(?! (?:happen|charge|extra|one|later|only|problem|find))/;

/** "Told her she'll have it Friday": what we said they will get is ours to bring. */
const WE_SAID_THEY_GET =
  /^(?:and |also |then )?(?:i |we )?(?:have )?(?:told|promised|assured|informed) [^,;]{1,40}?\b(?:he|she|they)(?:'?ll|'?d| will| would) (?:have|get|receive)\b/;

function promiseOf(
  clause: string,
  { subject, language }: ClauseContext,
  lexicon: Lexicon,
): ClauseKind | null {
  if (REFUSED.test(clause) || lexicon.imagined.test(clause)) return null;
  if (WE_SAID_THEY_GET.test(clause)) return { kind: "commitment", by: "us" };
  const wePromised = lexicon.wePromised[language];
  if (subject !== "us") {
    if (/\bfrom (?:me|us)\b/.test(clause) && wePromised.test(clause))
      return { kind: "commitment", by: "us" };
    if (lexicon.theyPromised[language].test(clause) && !/\btold (?:him|her|them)\b/.test(clause))
      return { kind: "commitment", by: "customer" };
  }
  if (subject !== "customer" && wePromised.test(clause)) return { kind: "commitment", by: "us" };
  if (subject === "us" && lexicon.weWillDo[language].test(clause))
    return { kind: "commitment", by: "us" };
  return null;
}

const WOULD_LIKE =
  /(?:would|'d|d|wouldn't) (?:really |also )?(?:love|like|appreciate|be happy to (?:have|get))/;
/** Praise and results are not undone by these. */
const NOT_ONE =
  /\bnot one\b|\bnever (?:once )?let\b|couldn'?t|can'?t fault|cannot fault|\bno one else\b|\bnobody else\b|\bnone else\b/;

/** A meeting that did not happen, or was put off, is no change at the customer. */
const MEETING_MOVED = new RegExp(
  String.raw`^(?:and |so |but |we |i )*(?:re-?scheduled|rebooked|postponed|moved it|pushed it) (?:it )?(?:for|to|till|until)\b|` +
    String.raw`\b(?:was|were) (?:supposed|meant|going|due) to (?:join|meet|come|call|ring|attend|be there|show up)\b`,
);

function scoresOf(
  clause: string,
  context: ClauseContext,
  lexicon: Lexicon,
): Map<SignalKind, number> {
  const { language, subject } = context;
  const scores = new Map<SignalKind, number>();
  const hear = (kind: SignalKind, words: LanguagePatterns, weight: number): void => {
    const match = words[language].exec(clause);
    if (match === null) return;
    const before = clause.slice(Math.max(0, match.index - 40), match.index);
    if (lexicon.denies.test(before) && !(kind === "appreciation" && NOT_ONE.test(clause))) return;
    scores.set(kind, Math.max(scores.get(kind) ?? 0, weight));
  };
  for (const kind of SIGNAL_KINDS) {
    for (const list of LISTS[kind]) hear(kind, lexicon[list], WEIGHTS[list]);
  }
  rivalScore(clause, context, lexicon, hear);
  const result = resultOf(clause, language, lexicon);
  if (result === "better") scores.set("value", WEIGHTS.result);
  if (result === "worse") scores.set("concern", WEIGHTS.result);
  if (WOULD_LIKE.test(clause)) scores.delete("appreciation");
  if (MEETING_MOVED.test(clause)) scores.delete("change");
  if (lexicon.imagined.test(clause))
    for (const kind of ["need", "appreciation", "value", "change"] as const) scores.delete(kind);
  if (lexicon.over.test(clause))
    for (const kind of ["need", "concern", "competitor"] as const) scores.delete(kind);
  if (subject === "us")
    for (const kind of ["need", "value", "change", "appreciation"] as const) scores.delete(kind);
  return scores;
}

function rivalScore(
  clause: string,
  { subject, stranger }: ClauseContext,
  lexicon: Lexicon,
  hear: (kind: SignalKind, words: LanguagePatterns, weight: number) => void,
): void {
  if (lexicon.theirRivals.test(clause)) return;
  const lostTo = /\b(?:lost|up against|compar)/.test(clause);
  if (subject !== "us" || lostTo) hear("competitor", lexicon.rival, WEIGHTS.rival);
  const someone = lexicon.somebody.test(clause);
  if (subject === "us") return;
  if (stranger || someone || subject === "thing")
    hear("competitor", lexicon.rivalAct, WEIGHTS.rival - 0.05);
  if (stranger || someone) hear("competitor", lexicon.withRival, WEIGHTS.rival - 0.05);
}
