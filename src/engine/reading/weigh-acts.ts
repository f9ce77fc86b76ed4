/** What a clause tells, weighed from its acts and from the rules: its touch, and the kinds of signals in it. */
import {
  ACTS,
  type Act,
  type ActScores,
  CHANNEL_OF,
  SIGNAL_OF,
  type SignalAct,
  type TouchAct,
} from "./acts.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Clause } from "./clauses.ts";
import type { ClauseKind } from "./kinds.ts";
import type { ClauseTouch } from "./touches.ts";

/** From how likely on an act counts; chosen on authors whose texts the model had not learned from. */
const COUNTS_FROM: Readonly<Record<SignalAct | "plan" | "pleased" | "cross", number>> = {
  need: 0.2,
  concern: 0.2,
  "promise.us": 0.3,
  "promise.them": 0.3,
  "thanks.them": 0.2,
  "thanks.us": 0.2,
  change: 0.2,
  value: 0.2,
  competitor: 0.2,
  plan: 0.35,
  pleased: 0.3,
  cross: 0.3,
};

/** A touch that the rules see stands unless the words around it speak this clearly against it. */
const RULED_FROM = 0.05;
/** A touch that the rules don't see stands from here. */
const HEARD_FROM = 0.2;
/** A thing that went somewhere is no visit, unless it is as likely as this. */
const THING_FROM = 0.6;
/** Beside a likelier one, an act counts from this share of its likeliness on. */
const BESIDE = 0.35;
/** A promise on the side that does not speak, or a rival in an act of ours, needs as much. */
const DOUBTED_FROM = 0.6;
/** What they will do for themselves, from here on a change with them, is no promise to us. */
const CHANGED_FROM = 0.3;
/** More than any act can be. */
const NEVER = 2;
/** What is only imagined is none of these. */
const WISHED: ReadonlySet<SignalAct> = new Set(["need", "thanks.them", "value", "change"]);
/** What is over is none of these. */
const FADING: ReadonlySet<SignalAct> = new Set(["need", "concern", "competitor"]);
/** One that the rules find denied, imagined or still to come needs as much. */
const AGAINST_RULES_FROM = 0.95;
/** What is said to the coach, or done about something open, is no touch where it is likelier than one. */
const OTHERS = [
  ...(["snooze", "pause", "resume", "stop", "why", "another", "draft", "undo", "help"] as const),
  ...(["skip", "ask", "won", "renewed", "lost", "renamed"] as const),
] as const satisfies readonly Act[];
/** Another act takes the place of a touch that the rules see from here on. */
const SURE_FROM = 0.7;
/** The channel that the rules see stands unless another is this much likelier. */
const CHANNEL_MARGIN = 0.3;

const isTouchAct = (act: Act): act is TouchAct => act in CHANNEL_OF;
const SIGNAL_ACTS = Object.keys(SIGNAL_OF) as SignalAct[];
const TOUCH_ACTS = ACTS.filter(isTouchAct);

/** @returns whether the clause does the act, likely enough to say so */
export function does(acts: ActScores, act: keyof typeof COUNTS_FROM): boolean {
  return acts[act] >= COUNTS_FROM[act];
}

/** @returns the kinds of signals in a clause, the likeliest first */
export function kindsIn(
  acts: ActScores,
  clause: Pick<Clause, "flat" | "byRules" | "subject">,
  lexicon: Lexicon,
): ClauseKind[] {
  const most = Math.max(...SIGNAL_ACTS.map((act) => acts[act]));
  const needed = boundsOf(acts, clause, lexicon);
  const found = SIGNAL_ACTS.filter((act) => acts[act] >= Math.max(needed(act), BESIDE * most));
  const own = found.find((act) => isPromise(act) && isOwnPromise(act, clause, lexicon));
  return found
    .filter((act) => own === undefined || !isPromise(act) || isOwnPromise(act, clause, lexicon))
    .toSorted((left, right) => acts[right] - acts[left])
    .map((act) => SIGNAL_OF[act]);
}

/** How likely each act must be in a clause: more where the rules see a reason against it, never where it can't be. */
function boundsOf(
  acts: ActScores,
  clause: Pick<Clause, "flat" | "byRules" | "subject">,
  lexicon: Lexicon,
): (act: SignalAct) => number {
  const { flat, byRules, subject } = clause;
  const isUnreal = lexicon.unreal.test(flat) || lexicon.hearsay.test(flat);
  const isImagined = lexicon.imagined.test(flat);
  const isOver = lexicon.over.test(flat);
  const ofRival = lexicon.theirRivals.test(flat) ? NEVER : subject === "us" ? DOUBTED_FROM : 0;
  return (act) => {
    const isTheirOwn =
      act === "promise.them" && acts.change >= Math.min(CHANGED_FROM, acts["promise.them"]);
    const isDoubted = isPromise(act) && !isOwnPromise(act, clause, lexicon);
    const isDenied = isUnreal || (isImagined && WISHED.has(act)) || (isOver && FADING.has(act));
    return Math.max(
      COUNTS_FROM[act],
      isTheirOwn ? NEVER : 0,
      act === "competitor" ? ofRival : 0,
      isDoubted ? DOUBTED_FROM : 0,
      byRules.touch?.when === "not" ? HEARD_FROM : 0,
      isDenied ? AGAINST_RULES_FROM : 0,
    );
  };
}

const isPromise = (act: SignalAct) => act === "promise.us" || act === "promise.them";

/** Whether a promise is on the side that the rules see, or else on that of whoever speaks. */
function isOwnPromise(
  act: SignalAct,
  { flat, byRules: { kind }, subject }: Pick<Clause, "flat" | "byRules" | "subject">,
  lexicon: Lexicon,
): boolean {
  const ruled = kind?.kind === "commitment" ? kind.by : null;
  const side = lexicon.receives.test(flat) ? "us" : ruled;
  if (side !== null) return side === SIGNAL_OF[act].by;
  return subject !== (act === "promise.us" ? "customer" : "us");
}

/** @returns how likely the clause tells of a touch that happened */
export function touchScore(acts: ActScores): number {
  return Math.min(
    1,
    TOUCH_ACTS.reduce((sum, act) => sum + acts[act], 0),
  );
}

/** The touch of a clause: the rules', as far as the acts bear it out, or one that only these hear. */
export function weighTouch(
  { byRules: { touch: byRules, unreal }, subject }: Pick<Clause, "byRules" | "subject">,
  acts: ActScores,
): ClauseTouch | null {
  const score = touchScore(acts);
  const ruled = byRules?.when === "past";
  const isThing = subject === "thing" && acts["touch.visit"] > score / 2;
  const heardFrom = isThing ? THING_FROM : HEARD_FROM;
  const from = ruled ? RULED_FROM : byRules === null && !unreal ? heardFrom : AGAINST_RULES_FROM;
  const other = Math.max(acts.plan, ...OTHERS.map((act) => acts[act]));
  if (score < from || (other > score && !(ruled && other < SURE_FROM)))
    return ruled ? null : byRules;
  return { when: "past", channel: channelOf(byRules, acts) };
}

function channelOf(byRules: ClauseTouch | null, acts: ActScores): ClauseTouch["channel"] {
  let best: TouchAct = "touch.said";
  for (const act of TOUCH_ACTS) if (acts[act] > acts[best]) best = act;
  const ruled = byRules?.when === "past" ? (byRules.channel ?? "said") : null;
  if (ruled !== null && acts[best] - acts[`touch.${ruled}`] < CHANNEL_MARGIN)
    return CHANNEL_OF[`touch.${ruled}`];
  return CHANNEL_OF[best];
}

/** Words reached somebody, from here on. */
const TOLD_FROM = 0.25;
/** News of people or of the customer, from here on. */
const NEWS_FROM = 0.3;
const NEWS = [
  "joined",
  "left",
  "away",
  "back",
  "role",
  "won",
  "renewed",
  "lost",
  "renamed",
] as const;

/** @returns whether the clause says that words passed between us and them */
export function isTold(acts: ActScores): boolean {
  return touchScore(acts) >= TOLD_FROM;
}

/** @returns whether the clause brings news of a person or of the customer itself */
export function bringsNews(acts: ActScores): boolean {
  return NEWS.some((act) => acts[act] >= NEWS_FROM);
}

/** A signal is clear from here on. */
const CLEAR_FROM = 0.55;

/** @returns whether some signal of the clause is likely beyond doubt */
export function isClear(acts: ActScores): boolean {
  return SIGNAL_ACTS.some((act) => acts[act] >= CLEAR_FROM);
}
