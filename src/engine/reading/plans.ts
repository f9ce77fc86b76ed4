/** The rep's own next touch. */
import { dateOf } from "./local-day.ts";
import { asWritten } from "./normalized-text.ts";
import type { Clause } from "./clauses.ts";
import type { AnnotatedText } from "./annotated-text.ts";
import { isHypothetical } from "./touches.ts";

export type Plan = { customer: string | null; on: string | null; trigger: string | null };

/** How likely the classifier must find a plan that the rules see, and one that they don't. */
const RULED_FROM = 0.1;
const HEARD_FROM = 0.45;
/** With a day that may lie ahead, and nothing that happened, less is enough. */
const LIKELY_FROM = 0.2;

/** A later call or visit by name. */
const FOLLOW_UP =
  /\b(?:next|follow-?up|another) (?:call|meeting|visit|catch-?up|session|lunch|coffee)\b/;
/** The customer's people will call or come. */
const NOT_OURS = new RegExp(
  String.raw`\b(?:he|she|they|dana|er|sie|il|elle|ils|ella|ele|ela|han|hun)` +
    String.raw`(?:'ll| will| is going to|'s going to|'s| are|'re) (?:\w+ )?` +
    String.raw`(?:call|ring|visit|meet|come|email|see|calling|coming|visiting|emailing)`,
);
const SPAN_OF_TRIGGER =
  /[,;.!?\n]| (?:i'?ll|i will|we'll|ich|je|yo|eu|jeg|and i|will (?:call|ring|see|visit))\b/;

/**
 * What the rep says they will do next with a customer. A thing promised to the customer is a commitment and no plan.
 *
 * @param annotated the marked reply
 * @param clauses its clauses
 * @returns null when nothing of the kind is said; `customer` null when the words leave it open
 */
export function planOf(annotated: AnnotatedText, clauses: Clause[]): Plan | null {
  const clause = clauses.find((each) => isPlan(each, annotated));
  if (clause === undefined) return null;
  return {
    customer: customerOf(clause, clauses, annotated),
    on: dayOf(clause, annotated),
    trigger: triggerOf(clause, annotated),
  };
}

/** @returns whether the clause tells of the rep's own next touch */
export function isPlan(clause: Clause, annotated: AnnotatedText): boolean {
  if (clause.sentence.question) return false;
  const { acts } = clause;
  if (acts.plan >= (isPlanByRules(clause, annotated) ? RULED_FROM : HEARD_FROM))
    return clause.touch?.when !== "past" || clause.byRules.touch?.when !== "past";
  return acts.plan >= LIKELY_FROM && clause.touch === null && hasOpenDay(clause);
}

function isPlanByRules(clause: Clause, annotated: AnnotatedText): boolean {
  const { flat } = clause;
  const { language, lexicon } = annotated;
  const commitment = clause.kinds.some(({ kind }) => kind === "commitment");
  if (commitment && !/\b(?:visit|see|meet|call|ring|stop by|swing by|phone)\b/.test(flat))
    return false;
  if (clause.sentence.question || NOT_OURS.test(flat) || isHypothetical(flat, lexicon))
    return false;
  if (lexicon.noPlan.test(flat)) return false;
  const ahead = hasFutureDay(clause);
  if (lexicon.doneAlready.test(flat) && !lexicon.stillToCome.test(flat) && !ahead) return false;
  const dated = flat + (ahead || isAheadInSentence(clause, annotated) ? " @date" : "");
  const mine = clause.subject !== "customer" || /\bi(?:'ll|'m| will)\b/.test(flat);
  if (lexicon.willTouch.test(flat) || lexicon.planToTouch.test(flat)) return mine;
  if (lexicon.touching.test(dated) || lexicon.booked.test(dated))
    return mine && clause.subject !== "customer";
  if (lexicon.weTouch.test(flat) && clause.subject !== "customer") return hasOpenDay(clause);
  if (lexicon.meetingAhead.test(flat) && ahead) return clause.subject !== "customer";
  if (FOLLOW_UP.test(flat)) return ahead && clause.subject !== "customer";
  if (language === null || language === "en" || clause.subject === "customer") return false;
  return lexicon.planned[language].test(flat) && clause.touch?.when !== "not";
}

/** "Tue I go his office", "Dropping in on Nasreen Monday": a day that may as well lie ahead. */
function hasOpenDay(clause: Clause): boolean {
  return clause.dates.some((date) => date.lean !== "past" && !date.span);
}

function isAheadInSentence(clause: Clause, annotated: AnnotatedText): boolean {
  return (
    hasOpenDay(clause) ||
    annotated.dates.some(
      (date) =>
        date.start >= clause.sentence.start &&
        date.end <= clause.sentence.end &&
        date.lean === "future",
    )
  );
}

function hasFutureDay(clause: Clause): boolean {
  return clause.dates.some((date) => date.lean === "future" && !date.span);
}

function customerOf(clause: Clause, clauses: Clause[], annotated: AnnotatedText): string | null {
  const before = clauses.slice(0, clauses.indexOf(clause)).toReversed();
  for (const each of [
    clause,
    ...clauses.filter(({ sentence }) => sentence === clause.sentence),
    ...before,
  ])
    for (const mention of each.mentions) {
      if (mention.is === "company") return mention.company.name;
      if (mention.is === "person") return mention.person.customer;
    }
  return annotated.request.nudge?.customer ?? null;
}

function dayOf(clause: Clause, annotated: AnnotatedText): string | null {
  const { sentence } = clause;
  const inSentence = annotated.dates.filter(
    (date) => date.start >= sentence.start && date.end <= sentence.end,
  );
  const usable = inSentence.filter(
    (date) =>
      !date.span && date.lean !== "past" && date.future !== null && date.future >= annotated.today,
  );
  const trigger = annotated.lexicon.planTrigger.exec(clause.flat);
  const from = trigger === null ? Infinity : clause.start + trigger.index;
  const own = usable.filter((date) => date.start >= clause.start && date.end <= clause.end);
  const before = own.find((date) => date.start < from);
  const picked = before ?? (from === clause.start ? own.at(-1) : own[0]) ?? usable.at(-1);
  return picked?.future === undefined || picked.future === null ? null : dateOf(picked.future);
}

function triggerOf(clause: Clause, annotated: AnnotatedText): string | null {
  const { sentence } = clause;
  const flat = annotated.normalized.flat.slice(sentence.start, sentence.end);
  const found = annotated.lexicon.planTrigger.exec(flat);
  if (found === null) return null;
  const start = sentence.start + found.index;
  if (annotated.dates.some((date) => date.start <= start && date.end > start)) return null;
  const rest = annotated.normalized.flat.slice(start, sentence.end);
  const stop = SPAN_OF_TRIGGER.exec(rest.slice(found[0].length));
  let end = stop === null ? sentence.end : start + found[0].length + stop.index;
  const date = annotated.dates.find((each) => each.start > start && each.end <= end + 1);
  if (date !== undefined && !found[0].startsWith("if")) {
    const head = annotated.normalized.flat
      .slice(start, date.start)
      .replace(/ (?:on|at|am|el|le|na|no|den|pa|by|of)? ?$/, "");
    if (head.split(" ").length < 2) return null;
    end = start + head.trimEnd().length;
  }
  const words = asWritten(annotated.normalized, start, end).trim();
  return words.split(/\s+/).length < 2 ? null : words;
}
