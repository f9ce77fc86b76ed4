/** What a relationship showed week by week: who spoke, on how many days. Nothing here judges it. */
import type { CustomerHistory } from "../model/history.ts";
import type { Interaction } from "../model/interaction.ts";
import { TOUCH_WITHIN_MS } from "../model/nudge.ts";
import { DAY_MS, type Instant } from "../model/time.ts";

export const WEEK_MS = 7 * DAY_MS;
/** Two years tell a rhythm; more would only say how it used to be. */
export const MAX_WEEKS = 104;
/** Days a week that count: a lively week of five mails is one good week, not five. */
const MAX_DAYS_A_WEEK = 3;

/** Days with a sign, by week, oldest first; the last week ends at the moment that is asked about. */
export type WeeklySigns = {
  /** they spoke: they wrote or called, or took part */
  theirs: Uint8Array;
  /** only we did, of our own accord: a touch that a nudge led to is no sign of theirs, nor of our usual pace */
  ours: Uint8Array;
  /** their executives and leaders spoke */
  seniors: Uint8Array;
  /** days on which we wrote or called, and those of them that were answered within a week; the last week is too young to say */
  asked: Uint8Array;
  answered: Uint8Array;
};

/** What comes back within this time is an answer. */
const ANSWER_MS = 7 * DAY_MS;

/** The signs from a customer's first touch to `asOf`; null before any touch. */
export function weeklySigns(
  { interactions, nudges }: CustomerHistory,
  asOf: Instant,
  seniorIds: ReadonlySet<string>,
): WeeklySigns | null {
  const first = interactions[0];
  if (first === undefined) return null;
  const weeks = Math.min(MAX_WEEKS, Math.max(1, Math.ceil((asOf - first.at) / WEEK_MS)));
  const signs: WeeklySigns = {
    theirs: new Uint8Array(weeks),
    ours: new Uint8Array(weeks),
    seniors: new Uint8Array(weeks),
    asked: new Uint8Array(weeks),
    answered: new Uint8Array(weeks),
  };
  const sent = nudges.flatMap(({ sentAt }) => sentAt ?? []);
  const days = { theirs: -1, ours: -1, seniors: -1, asked: -1, answered: -1 };
  const mark = (kind: keyof WeeklySigns, at: Instant, week: number) => {
    const day = Math.floor(at / DAY_MS);
    const marked = signs[kind][week] ?? 0;
    if (days[kind] === day || marked >= MAX_DAYS_A_WEEK) return;
    days[kind] = day;
    signs[kind][week] = marked + 1;
  };
  let heardNext = Number.POSITIVE_INFINITY;
  const comesBack = new Uint8Array(interactions.length);
  for (let i = interactions.length - 1; i >= 0; i--) {
    const { at, direction } = interactions[i] ?? { at: 0, direction: "out" };
    if (direction !== "out") heardNext = at;
    comesBack[i] = heardNext <= at + ANSWER_MS ? 1 : 0;
  }
  for (const [i, touch] of interactions.entries()) {
    const week = weeks - 1 - Math.floor((asOf - 1 - touch.at) / WEEK_MS);
    if (week < 0 || week >= weeks) continue;
    if (touch.direction !== "in" && touch.at <= asOf - ANSWER_MS) {
      const before = signs.asked[week] ?? 0;
      mark("asked", touch.at, week);
      if ((signs.asked[week] ?? 0) > before && comesBack[i] === 1) mark("answered", touch.at, week);
    }
    if (touch.direction === "out") {
      if (!followsNudge(touch, sent)) mark("ours", touch.at, week);
      continue;
    }
    mark("theirs", touch.at, week);
    if (touch.contactIds.some((id) => seniorIds.has(id))) mark("seniors", touch.at, week);
  }
  return signs;
}

function followsNudge({ at }: Interaction, sent: Instant[]): boolean {
  return sent.some((it) => at >= it && at <= it + TOUCH_WITHIN_MS);
}
