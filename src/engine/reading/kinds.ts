import type { Side, SignalKind } from "../model/signal.ts";
import type { ReadLanguage } from "./language.ts";
import { CHANGED } from "./words/change-words.ts";
import { RIVAL, RIVAL_ACT, WITH_RIVAL } from "./words/competitor-words.ts";
import { CROSS, PLEASED, WORRIED } from "./words/mood-words.ts";
import { WANTED } from "./words/need-words.ts";
import { THEY_PROMISED, WE_PROMISED, WE_WILL_DO } from "./words/promise-words.ts";
import { TROUBLE } from "./words/trouble-words.ts";
import { DENIES, HEARSAY, IMAGINED, OVER, THEIR_RIVALS, UNREAL } from "./words/turning-words.ts";
import { resultOf } from "./words/result-words.ts";
import type { WordPatterns } from "./words/word-list.ts";

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

const THANKING =
  /\b(?:thank(?:ed|s)?|thanking|said (?:thanks|thank you|ta|cheers)|how (?:much|well)|we (?:love|really)|favou?rite customer|a (?:joy|pleasure) to|flowers|appreciate|complimented|congratulated|praised|bedankt|gedankt|gelobt|di las gracias|agradeci\w*|felicite|remercie|parabenizei|takkede|roste)\b/;
const THANKS_US =
  /\b(?:thank(?:ed|s|ing)?|remercie\w*|agradec\w+|bedankt\w*|dankt\w*|takke\w*) (?:me|us|you)\b|\bnous (?:a )?remerci|\b(?:nos|me) agradec|\bbedankt\w* sich/;
const TO_THEM =
  /^(?:(?:and|also|then) )?(?:said (?:thanks|thank you|ta|cheers)|thanked (?!us|me)|passed on our thanks|sent (?:her|him|them) (?:flowers|a card|chocolates)|told (?:her|him|them) (?:she|he|they) (?:is|are)|le di las gracias|agradeci\b)/;

/**
 * The kind of signal that a clause holds, by its words and its grammar.
 *
 * @param clause flat
 * @param context who it speaks of, the language, and whether a stranger is named
 * @returns null when it holds none, or only denies, imagines or repeats a rumour
 */
export function kindOf(clause: string, context: ClauseContext): ClauseKind | null {
  if (HEARSAY.test(clause) || UNREAL.test(clause)) return null;
  const { subject } = context;
  const thanks = THANKING.test(clause) && !THANKS_US.test(clause);
  if (thanks && (subject === "us" || (subject === "thing" && TO_THEM.test(clause))))
    return { kind: "appreciation", by: "us" };
  const promise = promiseOf(clause, context);
  if (promise !== null) return promise;
  const scores = scoresOf(clause, context);
  let best: SignalKind | null = null;
  let most = 0;
  for (const [kind, score] of scores) if (score > most) [best, most] = [kind, score];
  return best === null ? null : { kind: best, by: best === "appreciation" ? "customer" : null };
}

const REFUSED =
  /\b(?:not|never|can'?t|cannot|won'?t|didn'?t|wouldn'?t|nicht|pas|nao|ikke|no)\b(?! (?:happen|charge|extra|one|later|only|problem|find))/;

function promiseOf(clause: string, { subject, language }: ClauseContext): ClauseKind | null {
  if (REFUSED.test(clause) || IMAGINED.test(clause)) return null;
  if (subject !== "us") {
    if (/\bfrom (?:me|us)\b/.test(clause) && WE_PROMISED[language].test(clause))
      return { kind: "commitment", by: "us" };
    if (THEY_PROMISED[language].test(clause) && !/\btold (?:him|her|them)\b/.test(clause))
      return { kind: "commitment", by: "customer" };
  }
  if (subject !== "customer" && WE_PROMISED[language].test(clause))
    return { kind: "commitment", by: "us" };
  if (subject === "us" && WE_WILL_DO[language].test(clause))
    return { kind: "commitment", by: "us" };
  return null;
}

const WOULD_LIKE =
  /(?:would|'d|d|wouldn't) (?:really |also )?(?:love|like|appreciate|be happy to (?:have|get))/;
/** Praise and results are not undone by these. */
const NOT_ONE =
  /\bnot one\b|\bnever (?:once )?let\b|couldn'?t|can'?t fault|cannot fault|\bno one else\b|\bnobody else\b|\bnone else\b/;

/** A meeting that did not happen, or was put off, is no change at the customer. */
const MEETING_MOVED =
  /^(?:and |so |but |we |i )*(?:re-?scheduled|rebooked|postponed|moved it|pushed it) (?:it )?(?:for|to|till|until)\b|\b(?:was|were) (?:supposed|meant|going|due) to (?:join|meet|come|call|ring|attend|be there|show up)\b/;

function scoresOf(clause: string, context: ClauseContext): Map<SignalKind, number> {
  const { language, subject } = context;
  const scores = new Map<SignalKind, number>();
  const hear = (kind: SignalKind, words: WordPatterns, weight: number): void => {
    const match = words[language].exec(clause);
    if (match === null) return;
    const before = clause.slice(Math.max(0, match.index - 40), match.index);
    if (DENIES.test(before) && !(kind === "appreciation" && NOT_ONE.test(clause))) return;
    scores.set(kind, Math.max(scores.get(kind) ?? 0, weight));
  };
  hear("need", WANTED, WEIGHTS.wanted);
  hear("change", CHANGED, WEIGHTS.changed);
  hear("appreciation", PLEASED, WEIGHTS.pleased);
  hear("concern", TROUBLE, WEIGHTS.trouble);
  hear("concern", WORRIED, WEIGHTS.worried);
  hear("concern", CROSS, WEIGHTS.cross);
  rivalScore(clause, context, hear);
  const result = resultOf(clause, language);
  if (result === "better") scores.set("value", WEIGHTS.result);
  if (result === "worse") scores.set("concern", WEIGHTS.result);
  if (WOULD_LIKE.test(clause)) scores.delete("appreciation");
  if (MEETING_MOVED.test(clause)) scores.delete("change");
  if (IMAGINED.test(clause))
    for (const kind of ["need", "appreciation", "value", "change"] as const) scores.delete(kind);
  if (OVER.test(clause))
    for (const kind of ["need", "concern", "competitor"] as const) scores.delete(kind);
  if (subject === "us")
    for (const kind of ["need", "value", "change", "appreciation"] as const) scores.delete(kind);
  return scores;
}

function rivalScore(
  clause: string,
  { subject, stranger }: ClauseContext,
  hear: (kind: SignalKind, words: WordPatterns, weight: number) => void,
): void {
  if (THEIR_RIVALS.test(clause)) return;
  const lostTo = /\b(?:lost|up against|compar)/.test(clause);
  if (subject !== "us" || lostTo) hear("competitor", RIVAL, WEIGHTS.rival);
  const someone =
    /\b(?:some(?:one|body)|another|a (?:company|firm|local|startup|crowd)|una empresa|une (?:boite|societe)|uma empresa|eine firma|et firma|hp|from (?:turkey|china|india|poland|italy))\b/.test(
      clause,
    );
  if (subject === "us") return;
  if (stranger || someone || subject === "thing")
    hear("competitor", RIVAL_ACT, WEIGHTS.rival - 0.05);
  if (stranger || someone) hear("competitor", WITH_RIVAL, WEIGHTS.rival - 0.05);
}
