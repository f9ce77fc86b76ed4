import { dateOf } from "./local-day.ts";
import { asWritten } from "./normalized-text.ts";
import type { Clause } from "./told-clauses.ts";
import type { AnnotatedText } from "./annotated-text.ts";
import { isHypothetical } from "./touches.ts";

export type Plan = { customer: string | null; on: string | null; trigger: string | null };

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
 * @param scene the marked reply
 * @param tellings its clauses
 * @returns null when nothing of the kind is said; `customer` null when the words leave it open
 */
export function planOf(scene: AnnotatedText, tellings: Clause[]): Plan | null {
  const told = tellings.find((each) => isPlan(each, scene));
  if (told === undefined) return null;
  return {
    customer: customerOf(told, tellings, scene),
    on: dayOf(told, scene),
    trigger: triggerOf(told, scene),
  };
}

/** @returns whether the clause tells of the rep's own next touch */
export function isPlan(told: Clause, scene: AnnotatedText): boolean {
  const { flat } = told;
  const { language, lexicon } = scene;
  const commitment = told.kind?.kind === "commitment";
  if (commitment && !/\b(?:visit|see|meet|call|ring|stop by|swing by|phone)\b/.test(flat))
    return false;
  if (told.sentence.question || NOT_OURS.test(flat) || isHypothetical(flat, lexicon)) return false;
  if (lexicon.noPlan.test(flat)) return false;
  const ahead = hasFutureDay(told);
  if (lexicon.doneAlready.test(flat) && !lexicon.stillToCome.test(flat) && !ahead) return false;
  const dated = flat + (ahead || isAheadInSentence(told, scene) ? " @date" : "");
  const mine = told.subject !== "customer" || /\bi(?:'ll|'m| will)\b/.test(flat);
  if (lexicon.willTouch.test(flat) || lexicon.planToTouch.test(flat)) return mine;
  if (lexicon.touching.test(dated) || lexicon.booked.test(dated))
    return mine && told.subject !== "customer";
  if (lexicon.weTouch.test(flat) && told.subject !== "customer") return hasOpenDay(told);
  if (lexicon.meetingAhead.test(flat) && ahead) return told.subject !== "customer";
  if (FOLLOW_UP.test(flat)) return ahead && told.subject !== "customer";
  if (language === null || language === "en" || told.subject === "customer") return false;
  return lexicon.planned[language].test(flat) && told.touch?.when !== "not";
}

/** "Tue I go his office", "Dropping in on Nasreen Monday": a day that may as well lie ahead. */
function hasOpenDay(told: Clause): boolean {
  return told.dates.some((date) => date.lean !== "past" && !date.span);
}

function isAheadInSentence(told: Clause, scene: AnnotatedText): boolean {
  return (
    hasOpenDay(told) ||
    scene.dates.some(
      (date) =>
        date.start >= told.sentence.start &&
        date.end <= told.sentence.end &&
        date.lean === "future",
    )
  );
}

function hasFutureDay(told: Clause): boolean {
  return told.dates.some((date) => date.lean === "future" && !date.span);
}

function customerOf(told: Clause, tellings: Clause[], scene: AnnotatedText): string | null {
  const before = tellings.slice(0, tellings.indexOf(told)).toReversed();
  for (const each of [
    told,
    ...tellings.filter(({ sentence }) => sentence === told.sentence),
    ...before,
  ])
    for (const named of each.named) {
      if (named.is === "company") return named.company.name;
      if (named.is === "person") return named.person.customer;
    }
  return scene.request.nudge?.customer ?? null;
}

function dayOf(told: Clause, scene: AnnotatedText): string | null {
  const { sentence } = told;
  const inSentence = scene.dates.filter(
    (date) => date.start >= sentence.start && date.end <= sentence.end,
  );
  const usable = inSentence.filter(
    (date) =>
      !date.span && date.lean !== "past" && date.future !== null && date.future >= scene.today,
  );
  const trigger = scene.lexicon.planTrigger.exec(told.flat);
  const from = trigger === null ? Infinity : told.start + trigger.index;
  const own = usable.filter((date) => date.start >= told.start && date.end <= told.end);
  const before = own.find((date) => date.start < from);
  const picked = before ?? (from === told.start ? own.at(-1) : own[0]) ?? usable.at(-1);
  return picked?.future === undefined || picked.future === null ? null : dateOf(picked.future);
}

function triggerOf(told: Clause, scene: AnnotatedText): string | null {
  const { sentence } = told;
  const flat = scene.plain.flat.slice(sentence.start, sentence.end);
  const found = scene.lexicon.planTrigger.exec(flat);
  if (found === null) return null;
  const start = sentence.start + found.index;
  if (scene.dates.some((date) => date.start <= start && date.end > start)) return null;
  const rest = scene.plain.flat.slice(start, sentence.end);
  const stop = SPAN_OF_TRIGGER.exec(rest.slice(found[0].length));
  let end = stop === null ? sentence.end : start + found[0].length + stop.index;
  const date = scene.dates.find((each) => each.start > start && each.end <= end + 1);
  if (date !== undefined && !found[0].startsWith("if")) {
    const head = scene.plain.flat
      .slice(start, date.start)
      .replace(/ (?:on|at|am|el|le|na|no|den|pa|by|of)? ?$/, "");
    if (head.split(" ").length < 2) return null;
    end = start + head.trimEnd().length;
  }
  const words = asWritten(scene.plain, start, end).trim();
  return words.split(/\s+/).length < 2 ? null : words;
}
