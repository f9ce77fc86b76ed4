import { daysBetween, toLocalDate } from "../model/calendar.ts";
import { type Signal, SIGNALS } from "../model/signal.ts";
import type { Instant, LocalDate, Zone } from "../model/time.ts";

/** A customer's answer that changed: what they said before, where we have it, and what they say now. */
export type Shift = {
  before: Answer | null;
  now: Answer;
  /** short and plain: `from price to speed` */
  about: string;
};

type Answer = { on: LocalDate; quote: string; contactId: string | null };

/** Words by which people tell a change of mind themselves. */
const TOLD = new RegExp(
  [
    /(?<!\b(?:are|is|was|were|am|be|been|get|got|getting) )\bused to\b/,
    /\bno longer\b/,
    /\bany ?more\b/,
    /\binstead of\b/,
    /\brather than\b/,
    /\bchanged? (?:their|our|his|her|its|the) (?:mind|priorit)/,
    /\bpriorit(?:y|ies) (?:has |have |is |are )?(?:shifted|changed|moved|now)\b/,
    /\bnow (?:they |she |he |we |it )?(?:wants?|needs?|cares?|asks?|focus\w*|prefers?)\b/,
    /\bswitch(?:ed|ing)? (?:to|from)\b/,
    /\bmov(?:ed|ing) (?:away )?from\b/,
    /\bit'?s not (?:about )?.+ but\b/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "i",
);

/** What customers ask for, recognized by words (stems), so that two answers can be compared. Our list; a word stands once. */
const THEMES: Record<string, RegExp> = {
  price: /\b(?:pric|cost|cheap|discount|budget|saving|expensive|afford)\w*/i,
  speed: /\b(?:fast|quick|speed|deliver|lead time|delay|on time|sooner|wait)\w*/i,
  quality: /\b(?:quality|defect|error|bug|precis|accura)\w*/i,
  reliability: /\b(?:reliab|uptime|downtime|outage|stab|availab|breakdown)\w*/i,
  service: /\b(?:support|service|respon|helpdesk|on-?site)\w*/i,
  features: /\b(?:feature|function|capab|option|custom)\w*/i,
  integration: /\b(?:integrat|api|connect|interface|sync|erp)\w*/i,
  security: /\b(?:secur|complian|audit|gdpr|privacy|certif)\w*/i,
  insight: /\b(?:report|dashboard|data|insight|visib|forecast|metric)\w*/i,
  training: /\b(?:train|onboard|workshop|course|skill)\w*/i,
  sustainability: /\b(?:sustain|co2|carbon|energy|green|climate|recycl)\w*/i,
  growth: /\b(?:scale|scaling|expan|capacity|volume|new market)\w*/i,
};
const NEGATED =
  /\b(?:no|not|don'?t|doesn'?t|never|without|stop|less|fewer|won'?t)\b|\bno longer\b/i;
/** Answers less than 30 days apart count as one conversation and are not compared. */
const APART_DAYS = 30;

/**
 * Where a customer's answers shifted, oldest first, from needs, changes and value recorded up to `asOf`:
 * stated explicitly ("used to want X, now Y"); or seen between two answers of the same contact (or both without
 * one) at least 30 days apart, on a theme not raised before and after one not raised again, or on the same theme turned
 * from yes to no. English words; an answer in another language is never called a shift.
 */
export function shiftsOf(signals: Signal[], asOf: Instant, zone: Zone): Shift[] {
  const answers = signals
    .filter(({ kind, at }) => at <= asOf && SIGNALS[kind].isAnswer)
    .map((signal) => read(signal, zone));
  return answers.flatMap((now, i) => {
    const before = answers
      .slice(0, i)
      .findLast(
        (earlier) =>
          earlier.contactId === now.contactId && daysBetween(earlier.on, now.on) >= APART_DAYS,
      );
    if (now.told) return [{ before: before?.answer ?? null, now: now.answer, about: sayNow(now) }];
    const about = before === undefined ? null : turnOf(before, now, answers);
    return before === undefined || about === null
      ? []
      : [{ before: before.answer, now: now.answer, about }];
  });
}

type ReadAnswer = {
  answer: Answer;
  on: LocalDate;
  contactId: string | null;
  themes: string[];
  negated: boolean;
  told: boolean;
};

function read(signal: Signal, zone: Zone): ReadAnswer {
  const on = toLocalDate(signal.at, zone);
  const { quote, contactId } = signal;
  const themes = Object.keys(THEMES).filter((theme) => THEMES[theme]?.test(quote));
  return {
    answer: { on, quote, contactId },
    on,
    contactId,
    themes,
    negated: NEGATED.test(quote),
    told: TOLD.test(quote),
  };
}

/** How the answer turned between two, or null when it did not. */
function turnOf(before: ReadAnswer, now: ReadAnswer, all: ReadAnswer[]): string | null {
  const same = before.themes.find((theme) => now.themes.includes(theme));
  if (same !== undefined) {
    if (before.negated === now.negated) return null;
    return now.negated ? `no longer ${same}` : `now ${same}`;
  }
  const [from] = before.themes;
  const [to] = now.themes;
  if (from === undefined || to === undefined) return null;
  const raisedBefore = all.some((one) => one.on < now.on && one.themes.includes(to));
  const raisedAgain = all.some((one) => one.on > before.on && one.themes.includes(from));
  return raisedBefore || raisedAgain ? null : `from ${from} to ${to}`;
}

function sayNow({ themes }: ReadAnswer): string {
  const theme = themes.at(-1);
  return theme === undefined ? "told in their own words" : `about ${theme}`;
}
