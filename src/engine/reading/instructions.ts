/** What a reply asks of the coach itself, and the clauses that ask it. Which words make an order stands in controls.ts. */
import { absenceIn, NO_DAYS, pauseDays, snoozeDay } from "./absence.ts";
import type { AnnotatedText } from "./annotated-text.ts";
import type { Clause } from "./clauses.ts";
import { type Order, ordersIn } from "./controls.ts";
import { type OrderView, orderView } from "./order-view.ts";
import { CONTROL_KINDS, type Reading } from "./reading.ts";
import type { TextSpan } from "./sentences.ts";
import { touchScore } from "./weigh-acts.ts";

/** `spent`: the clauses that tell nothing of a customer. */
export type Instruction = { control: Reading["control"]; skip: boolean; spent: Set<Clause> };

const PASSES = new Set<Order["kind"]>(["skip", "decline"]);
/** Beside a touch that is told, these words are news of the customer's. */
const NEVER_BESIDE_A_TOUCH = new Set<Order["kind"]>(["undo", "stop", "resume"]);
/** Who wants these tells nothing else, unless it is a touch. */
const WHOLE_MESSAGE = new Set<Order["kind"]>([...NEVER_BESIDE_A_TOUCH, "help", "remark"]);

/**
 * @param annotated the marked reply
 * @param clauses its clauses
 * @param isUpdate whether it tells what became of something open
 * @returns the instruction to the coach, and whether the rep passes on the nudge
 */
export function instructionOf(
  annotated: AnnotatedText,
  clauses: Clause[],
  isUpdate: boolean,
): Instruction {
  const view = orderView(annotated);
  const ruled = ordersIn(view).filter(
    (order) => isLikely(order, clauses) || !(isUpdate || tellsBeside(order, clauses)),
  );
  const orders = ruled.length > 0 || isUpdate ? ruled : heardIn(clauses);
  const away = absenceIn(view, annotated);
  const isSpent = (clause: Clause) =>
    [...orders, away].some((span) => span !== null && overlaps(clause, span));
  // Without anybody who could have been touched, "had a beer" is no touch.
  const isNamed =
    annotated.mentions.length + annotated.newcomers.length > 0 || view.kinds.has("they");
  const tellsTouch =
    isNamed && clauses.some((clause) => clause.touch?.when === "past" && !isSpent(clause));
  const order = orders.find(
    ({ kind }) =>
      !PASSES.has(kind) &&
      !(tellsTouch && NEVER_BESIDE_A_TOUCH.has(kind)) &&
      !(away !== null && kind === "resume"),
  );
  const tellsNothing = clauses.every(({ touch, kinds }) => touch === null && kinds.length === 0);
  const skip = orders.find(
    ({ kind }) => kind === "skip" || (kind === "decline" && tellsNothing && !tellsTouch),
  );
  const control = controlOf(order, away, { annotated, view });
  const said = (control === null ? [order, skip] : [order, away]).filter(
    (one) => one !== undefined && one !== null,
  );
  const isWhole = order !== undefined && !tellsTouch && WHOLE_MESSAGE.has(order.kind);
  // A sentence that holds an instruction tells nothing else, unless it is a touch.
  const isAsking = (clause: Clause) => {
    if (clause.touch?.when !== "past") return said.some((one) => overlaps(clause.sentence, one));
    // "Skipped lunch, called Dana instead": who tells a touch has not passed on it.
    return said.some((one) => one !== skip && overlaps(clause, one));
  };
  return {
    control,
    skip: skip !== undefined && control === null && annotated.request.nudge !== null,
    spent: new Set(clauses.filter((clause) => isWhole || isAsking(clause))),
  };
}

/** In a report, an order less likely than this is part of the report: "Merry Christmas. Nothing else." */
const LIKELY_FROM = 0.08;

/** How likely a clause says something to the coach. */
const coachScore = ({ acts }: Clause): number =>
  Math.max(acts.skip, ...CONTROL_KINDS.map((kind) => acts[kind]));

const isLikely = (order: Order, clauses: readonly Clause[]): boolean =>
  clauses.some((clause) => overlaps(clause, order) && coachScore(clause) >= LIKELY_FROM);

/** A touch is told beyond doubt from here on. */
const TOLD_FROM = 0.8;

/** Whether another clause than the order's tells a touch beyond doubt. */
const tellsBeside = (order: Order, clauses: readonly Clause[]): boolean =>
  clauses.some(
    (clause) =>
      clause.touch?.when === "past" &&
      !overlaps(clause, order) &&
      touchScore(clause.acts) >= TOLD_FROM,
  );

/** Orders that no rule knows, from how likely on; none of these stops anything. */
const HEARD_FROM = [
  ["why", 0.5],
  ["another", 0.4],
  ["draft", 0.4],
  ["help", 0.5],
  ["undo", 0.6],
] as const satisfies [Order["kind"], number][];

/** The likeliest order that no rule knows, in a reply that tells nothing. */
function heardIn(clauses: readonly Clause[]): Order[] {
  if (clauses.some(({ touch, kinds }) => touch !== null || kinds.length > 0)) return [];
  if (clauses.some(({ subject }) => subject === "customer")) return [];
  const heard = clauses.flatMap(({ acts, start, end }) =>
    HEARD_FROM.flatMap(([kind, from]) =>
      acts[kind] >= from ? [{ kind, start, end, score: acts[kind] }] : [],
    ),
  );
  const [best] = heard.toSorted((left, right) => right.score - left.score);
  return best === undefined ? [] : [{ kind: best.kind, start: best.start, end: best.end }];
}

const overlaps = (one: TextSpan, other: TextSpan) => one.start < other.end && one.end > other.start;

function controlOf(
  order: Order | undefined,
  away: ReturnType<typeof absenceIn>,
  { annotated, view }: { annotated: AnnotatedText; view: OrderView },
): Reading["control"] {
  const kind = CONTROL_KINDS.find((known) => known === order?.kind);
  if (order === undefined || kind === undefined)
    return away && { kind: "pause", from: away.from, until: away.until };
  const sentence = annotated.sentences.find((each) => overlaps(each, order)) ?? order;
  if (kind === "snooze") {
    const until = snoozeDay({ start: order.start, end: sentence.end }, annotated);
    // "On leave till the 9th, don't contact me before" is no more about this nudge than about others.
    if (away === null || (away.until !== until && away.from !== until))
      return { kind, from: null, until };
    return { kind: "pause", from: away.from === until ? null : away.from, until };
  }
  if (kind !== "pause") return { kind, ...NO_DAYS };
  const { from, until } = away ?? pauseDays(sentence, annotated, view);
  return { kind, from, until };
}
