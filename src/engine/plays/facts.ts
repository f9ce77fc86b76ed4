import type { Evidence } from "../model/nudge.ts";

/**
 * The closed list of what a play may ask about and name. A fact that is not known is absent: a condition on it does not
 * hold, and a text that needs it is not used. Days count back from the Monday of the planned week.
 */
export const FACTS = {
  // Always there.
  customer: { kind: "text", means: "the customer's name" },
  them: { kind: "text", means: "the play's person by name, or 'your contact there'" },
  tier: { kind: "word", means: "A, B or C" },

  // The person a play is about; absent when nobody is known.
  contact: { kind: "text", means: "full name" },
  contactTitle: { kind: "text", means: "job title" },
  contactLevel: { kind: "word", means: "executive, leader or user" },
  contactValues: { kind: "text", means: "what matters to them, in our words" },
  contactLastOn: { kind: "text", means: "day of the last touch with them" },
  contactDays: { kind: "days", means: "days since then" },

  // Rhythm.
  rhythmState: { kind: "word", means: "new, on rhythm, fading or quiet" },
  touchDays: { kind: "count", means: "days with a touch, ever" },
  touches90: { kind: "count", means: "days with a touch, in the last 90" },
  lastOn: { kind: "text", means: "day of the last touch" },
  daysSilent: { kind: "days", means: "days since the last touch" },
  lastChannel: { kind: "text", means: "'a call', 'a meeting' …" },
  lastWith: { kind: "text", means: "who took part on their side, last time" },
  usualGap: { kind: "days", means: "days between touches, usually" },
  gapBefore: { kind: "days", means: "silence before the last touch, when it was an unusual one" },
  heardOn: { kind: "text", means: "day we last heard from them" },
  heardDays: { kind: "days", means: "days since then" },
  unanswered: { kind: "count", means: "touches of ours since they last spoke" },
  onlyWritten: {
    kind: "text",
    means: "'email' or 'messages', when that is all there was in 180 days",
  },
  metOn: { kind: "text", means: "day of the last meeting, visit or event" },
  metDays: { kind: "days", means: "days since then" },
  sawOn: { kind: "text", means: "day of the last visit to their site" },
  sawDays: { kind: "days", means: "days since then" },
  quietRisk: { kind: "share", means: "chance that nothing is heard for 60 days" },

  // Trust.
  concern: { kind: "text", means: "their oldest open concern, verbatim" },
  concernBy: { kind: "text", means: "who said it, or 'someone'" },
  concernOn: { kind: "text", means: "when" },
  concernDays: { kind: "days", means: "days it has been open" },
  concernsOpen: { kind: "count", means: "open concerns; 0 is known" },
  solved: { kind: "text", means: "the concern closed last, within 90 days, verbatim" },
  solvedOn: { kind: "text", means: "when it was closed" },
  solvedDays: { kind: "days", means: "days since then" },
  promise: { kind: "text", means: "our promise longest overdue, verbatim" },
  promiseOn: { kind: "text", means: "the day it was due" },
  promiseDays: { kind: "days", means: "days it is late" },
  soon: { kind: "text", means: "our promise due next, within 10 days, verbatim" },
  soonOn: { kind: "text", means: "the day it is due" },
  soonDays: { kind: "days", means: "days left" },
  undated: { kind: "text", means: "our oldest open promise without a day, verbatim" },
  undatedOn: { kind: "text", means: "when it was given" },
  undatedDays: { kind: "days", means: "days since then" },
  kept: { kind: "text", means: "our promise kept last, within 30 days, verbatim" },
  keptOn: { kind: "text", means: "when it was kept" },
  keptDays: { kind: "days", means: "days since then" },
  theirs: { kind: "text", means: "their promise longest overdue, verbatim" },
  theirsBy: { kind: "text", means: "who gave it, or 'someone'" },
  theirsOn: { kind: "text", means: "the day it was due" },
  theirsDays: { kind: "days", means: "days it is late" },
  lowOn: { kind: "text", means: "day of the last low mood, when no better one followed" },
  lowDays: { kind: "days", means: "days since then" },
  gladOn: { kind: "text", means: "day of the last good mood, when no lower one followed" },
  gladDays: { kind: "days", means: "days since then" },

  // Fit.
  need: { kind: "text", means: "their oldest open need, verbatim" },
  needBy: { kind: "text", means: "who said it, or 'someone'" },
  needOn: { kind: "text", means: "when" },
  needDays: { kind: "days", means: "days it has been open" },
  needsOpen: { kind: "count", means: "open needs; 0 is known" },
  met: { kind: "text", means: "the need answered last, within 90 days, verbatim" },
  metNeedOn: { kind: "text", means: "when it was answered" },
  metNeedDays: { kind: "days", means: "days since then" },
  change: { kind: "text", means: "the last change noticed there, within 120 days, verbatim" },
  changeBy: { kind: "text", means: "who told it, or 'someone'" },
  changeOn: { kind: "text", means: "when" },
  changeDays: { kind: "days", means: "days since then" },
  value: { kind: "text", means: "the last result they had from us, verbatim" },
  valueBy: { kind: "text", means: "who told it, or 'someone'" },
  valueOn: { kind: "text", means: "when" },
  valueDays: { kind: "days", means: "days since then" },
  competitor: {
    kind: "text",
    means: "the last word of another supplier, within 180 days, verbatim",
  },
  competitorBy: { kind: "text", means: "who told it, or 'someone'" },
  competitorOn: { kind: "text", means: "when" },
  competitorDays: { kind: "days", means: "days since then" },
  fitHeardOn: { kind: "text", means: "when a need or a change was last heard" },
  fitHeardDays: { kind: "days", means: "days since then" },
  lead: {
    kind: "word",
    means: "what we are first in for them: technology, thought, cost or intimacy",
  },

  // Warmth.
  thanks: { kind: "text", means: "their last thanks to us, verbatim" },
  thanksBy: { kind: "text", means: "who gave it, or 'someone'" },
  thanksOn: { kind: "text", means: "when" },
  thanksDays: { kind: "days", means: "days since then" },
  praisedOn: { kind: "text", means: "when we last thanked or praised them" },
  praisedDays: { kind: "days", means: "days since then" },
  years: {
    kind: "count",
    means: "whole years since the first touch, in the week they are completed",
  },
  firstOn: { kind: "text", means: "day of the first touch, that same week" },
  season: { kind: "word", means: "'year end', 'new year' or 'summer', in their weeks" },

  // Reach.
  contactsKnown: { kind: "count", means: "contacts on the map" },
  inTouch: {
    kind: "count",
    means: "contacts with a touch in 180 days, where touches name contacts",
  },
  closest: {
    kind: "text",
    means: "the contact most in touch with the member, else with us, in 180 days",
  },
  single: { kind: "text", means: "the one contact who carries nearly all touches of 180 days" },
  executive: { kind: "text", means: "the executive longest without a touch, or never touched" },
  executiveDays: { kind: "days", means: "days since a touch with any executive" },
  executives: { kind: "count", means: "executives on the map, where levels are known" },
  user: { kind: "text", means: "the end user longest without a touch, or never touched" },
  userDays: { kind: "days", means: "days since a touch with any end user" },
  users: { kind: "count", means: "end users on the map, where levels are known" },
  leaders: { kind: "count", means: "leaders on the map, where levels are known" },
  missingFunction: {
    kind: "text",
    means: "a function nobody is known in, where functions are known",
  },
  champion: { kind: "text", means: "someone who was often in touch and has fallen silent" },
  championOn: { kind: "text", means: "day of the last touch with them" },
  championDays: { kind: "days", means: "days since then" },
  newcomer: { kind: "text", means: "someone first met in the last 45 days, at a known customer" },
  newcomerOn: { kind: "text", means: "when" },
  unmet: { kind: "text", means: "someone on the map with whom no touch is recorded" },
  colleague: { kind: "text", means: "another of us who was in touch in 365 days" },
  colleagueOn: { kind: "text", means: "their last touch" },
  ourSide: { kind: "count", means: "how many of us were in touch in 180 days" },

  // Balance, and what we look forward to.
  effort: { kind: "count", means: "our hours a month" },
  effortRatio: { kind: "times", means: "their share of our effort over their share of the value" },
  priority: { kind: "text", means: "what we need from them, longest not asked about" },
  priorityDays: { kind: "days", means: "days since we asked about it; absent when never" },
  ignored: { kind: "text", means: "a priority of ours last answered 'no' or 'partly'" },
  ignoredOn: { kind: "text", means: "when" },
  honoured: { kind: "text", means: "a priority of ours last answered 'yes', within 120 days" },
  honouredOn: { kind: "text", means: "when" },
  renewalOn: { kind: "text", means: "the day of the renewal to come" },
  renewalDays: { kind: "days", means: "days until then" },
} as const;

export type FactName = keyof typeof FACTS;

/** What is known under a name: to compare, to say, and to prove. */
export type KnownFact = { value: number | string; say: string; evidence?: Evidence };
export type Facts = Partial<Record<FactName, KnownFact>>;
export const FACT_NAMES = Object.keys(FACTS) as [FactName, ...FactName[]];

/** Facts that can be compared with a number. */
export function isNumberFact(name: FactName): boolean {
  const kind = FACTS[name].kind;
  return kind === "days" || kind === "count" || kind === "share" || kind === "times";
}
