/** Instructions to the coach in plain words: which kinds of words make one, in which order. The words stand in the lexicon. */
import { findOrder, type OrderPattern, orderPattern } from "./order-pattern.ts";
import { ORDER_RULES } from "./order-rules.ts";
import { type OrderView, sentenceStart } from "./order-view.ts";
import type { ControlKind } from "./reading.ts";

/** An instruction, or that the rep passes on the nudge, with the stretch of the flat text that says so. */
export type Order = {
  kind: ControlKind | "skip" | "decline" | "remark";
  start: number;
  end: number;
};

/** Somebody else acts, or is told of. */
const OTHERS = orderPattern("they|person|stranger|company");
const SPEAKER = orderPattern("they|person|stranger");
const REPORTED = orderPattern("they|person|stranger|company ~2 told");

/** @returns the first order of the first kind that is given, and the first time the rep passes */
export function ordersIn(view: OrderView): Order[] {
  const found: Order[] = [];
  for (const [kind, rules] of ORDER_RULES) {
    if (kind !== "skip" && kind !== "decline" && found.length > 0) continue;
    const span = rules.map((all) => spanOf(all, view)).find((one) => one !== null);
    if (span) found.push(orderOf(kind === "refusal" ? refusedIn(span, view) : kind, span, view));
  }
  return found;
}

type Places = { start: number; end: number };

function orderOf(kind: Order["kind"], { start, end }: Places, { tokens }: OrderView): Order {
  return {
    kind,
    start: tokens[start]?.start ?? 0,
    end: tokens[Math.max(start, end - 1)]?.end ?? 0,
  };
}

/** Where all patterns of a rule fit: from the first word to the last. */
function spanOf(patterns: readonly OrderPattern[], view: OrderView): Places | null {
  const spans = patterns.map((pattern) => spoken(pattern, view));
  const found = spans.filter((span) => span !== null);
  if (found.length < spans.length) return null;
  return {
    start: Math.min(...found.map(({ start }) => start)),
    end: Math.max(...found.map(({ end }) => end)),
  };
}

/** What is refused: all nudges, or those about the customer that is named in the sentence or meant by "them". */
function refusedIn({ start, end }: Places, view: OrderView): "stop" | "pause" {
  const [from, to] = [sentenceStart(start, view), sentenceEnd(end, view)];
  const at = (pattern: OrderPattern, first: number, last: number) => {
    const found = findOrder(pattern, view, first);
    return found !== null && found.start < last;
  };
  if (at(CUSTOMER, from, to) || at(PERSON, start, to)) return "stop";
  return at(MEANT, start, to) && at(CUSTOMER, 0, view.tokens.length) ? "stop" : "pause";
}
const CUSTOMER = orderPattern("company|customer|list");
const PERSON = orderPattern("person");
const MEANT = orderPattern("it|they");

function sentenceEnd(at: number, view: OrderView): number {
  let end = at;
  while (end < view.tokens.length && !view.isSentenceStart(end)) end += 1;
  return end;
}

/** Where a pattern fits words that the rep says to the coach, and tells of nobody else. */
function spoken(pattern: OrderPattern, view: OrderView): Places | null {
  let from = 0;
  for (;;) {
    const span = findOrder(pattern, view, from);
    if (span === null) return null;
    if (pattern.steps.length === 1 && FREE.has([...(pattern.needed[0] ?? [])].join())) return span;
    if (!isTold(span.start, view)) return span;
    from = span.start + 1;
  }
}

/** What may stand in anybody's words: it only goes with the order. */
const FREE = new Set(["please", "date", "again"]);

/** Somebody else is the subject of the words before, in the same clause, or has said or wants what follows. */
function isTold(at: number, view: OrderView): boolean {
  let clause = at;
  while (clause > 0 && !view.isClauseStart(clause)) clause -= 1;
  const other = findOrder(OTHERS, view, clause);
  if (other !== null && other.start < at && !isTopic(other, clause, view)) return true;
  const sentence = sentenceStart(clause, view);
  const speaker = findOrder(SPEAKER, view, sentence);
  if (view.isAfterColon(clause) && speaker !== null && speaker.start < clause) return true;
  const told = findOrder(REPORTED, view, sentence);
  return told !== null && told.start < at && told.end <= at + 1;
}

/** "About Fjord, …", "Fjord you need not …": whom the order is about, not who acts. */
function isTopic({ start, end }: Places, clause: number, { reaches }: OrderView): boolean {
  const before = start > clause && reaches[start - 1]?.some(({ kind }) => kind === "about");
  return before === true || reaches[end]?.some(({ kind }) => kind === "you") === true;
}
