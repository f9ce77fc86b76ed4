/**
 * The worlds of the simulated company: what is true in them, and what a policy should gain in each.
 *
 * They were written before the chooser and are not tuned to it. No number here is measured on a real company;
 * each is a plain guess at a business that sells to other businesses, and the worlds below the default one take
 * away, one by one, what Rapport bets on. A policy never sees a World: it sees the Portfolio that the company's
 * records would hold.
 */
export type World = {
  name: string;
  /** what is true here, and what to expect of a policy that chooses well */
  says: string;
  reps: number;
  customersPerRep: number;
  nudgesPerWeek: number;
  /** weeks of records before the first nudge */
  pastWeeks: number;
  weeks: number;
  /** share of the missing bond that one good touch gives back */
  touchGain: number;
  /** how often a customer wants to hear from us: its own rhythm, or exactly 30/60/90 days by tier */
  wants: "own rhythm" | "tier";
  /** whether a touch that a nudge led to does anything at all */
  nudgesHelp: boolean;
  /** whether what is said in a touch matters, or only that there was one */
  playMatters: boolean;
  /** whether a weak bond makes a customer leave, or luck alone */
  leavesBy: "neglect" | "luck";
};

const DEFAULT_WORLD: World = {
  name: "default",
  says: "customers differ in rhythm and value, drift away without saying so, worry, wait for promises; what is said matters",
  reps: 4,
  customersPerRep: 30,
  nudgesPerWeek: 3,
  pastWeeks: 26,
  weeks: 52,
  touchGain: 0.25,
  wants: "own rhythm",
  nudgesHelp: true,
  playMatters: true,
  leavesBy: "neglect",
};

export const WORLDS: World[] = [
  DEFAULT_WORLD,
  {
    ...DEFAULT_WORLD,
    name: "whom-only",
    says: "as the default, but only the touch counts, not what is said: measures the choice of customer alone",
    playMatters: false,
  },
  {
    ...DEFAULT_WORLD,
    name: "tidy",
    says: [
      "customers want to hear from us exactly every 30, 60, 90 days by tier: fixed cadence has the rhythm right",
      "(no gain was expected; but nudges are too few to keep it up, so whom to leave out still matters)",
    ].join(" "),
    wants: "tier",
    playMatters: false,
  },
  {
    ...DEFAULT_WORLD,
    name: "null-touch",
    says: "what a nudge leads to changes nothing: nobody can gain",
    nudgesHelp: false,
  },
  {
    ...DEFAULT_WORLD,
    name: "null-luck",
    says: "customers leave by luck alone: nobody can gain",
    leavesBy: "luck",
  },
];

/** Chances and rates of the simulated company, the same in every world. Rates are per customer and week unless said. */
export const COMPANY = {
  /** annual value: log-normal, median and log-spread */
  valueMedian: 40_000,
  valueSpread: 1.1,
  /** tiers by value as the company sees it, through this log-noise: top 15 % A, next 35 % B */
  tierNoise: 0.5,
  tierShares: { A: 0.15, B: 0.35 },
  /** days between contacts that a customer is used to: log-normal, cut to the range */
  rhythmMedianDays: 35,
  rhythmSpread: 0.6,
  rhythmRangeDays: [10, 150],
  tierRhythmDays: { A: 30, B: 60, C: 90 },
  bondAtStart: [0.55, 0.95],

  // Decay: a little always, more with every week of silence beyond the rhythm that the customer wants.
  lossAlways: 0.012,
  lossSilent: 0.035,
  silentAtMost: 2,
  lossConcernUnheard: 0.015,
  lossConcernHeard: 0.008,
  lossPromiseOverdue: 0.02,
  lossMisfit: 0.008,

  // Business as usual: touches that happen by themselves, at the customer's own rhythm, until the customer drifts.
  usualPerRhythm: 0.8,
  usualGainShare: 0.6,
  usualRecorded: 0.9,
  inboundShare: 0.45,
  driftStarts: 1.2 / 52,
  driftEnds: 1 / 40,
  driftLeaves: 0.15,

  // What happens at the customer.
  concernStarts: 1.2 / 52,
  concernVoicedInbound: 0.4,
  concernSolvedAnyway: 0.05,
  misfitStarts: 1 / 52,
  promiseAtTouch: 0.15,
  promiseDueWeeks: [1, 4],
  promiseKeptAnyway: 0.75,
  mainContactLeaves: 0.12 / 52,
  leavingNoticed: 0.5,
  bondLeftIfSingle: 0.65,
  bondLeftIfMany: 0.92,
  thanksAtInbound: 0.12,
  needAtTouch: 0.15,

  // A nudge: whether the rep acts, and what the touch does.
  repActs: 0.65,
  repActsBeyondThird: 0.4,
  customerRepliesAtLeast: 0.3,
  customerRepliesByBond: 0.6,
  /** touches by us within this many days of the last one help little, a third one annoys */
  overloadDays: 10,
  overloadGainShare: 0.3,
  overloadLoss: 0.02,

  // Leaving: a small chance always, a larger one the further the bond is under the edge.
  leaveAlways: 0.0008,
  leaveNeglect: 0.03,
  leaveUnderBond: 0.55,
  leaveByLuck: 0.004,
  /** a customer that left says nothing; we learn it by asking, or after this many weeks */
  lossNoticedAtTouch: 0.25,
  lossNoticedAfterWeeks: 10,
} as const;

/** What a touch does when it was made for an aim. `none`: a plain reminder, in which the rep decides what to say. */
export const TOUCH_EFFECTS = {
  none: effect(1, 0.4, 0.35, 0.25, 0.15, 0.1, 0.35),
  rhythm: effect(1, 0.4, 0.35, 0.25, 0.15, 0.1, 0.5),
  trust: effect(0.9, 0.85, 0.7, 0.6, 0.15, 0.05, 0.35),
  fit: effect(0.9, 0.4, 0.35, 0.35, 0.6, 0.1, 0.35),
  /** 1.4 at first, 0.8 when thanks were given within 90 days */
  warmth: effect(1.4, 0.3, 0.25, 0.2, 0.1, 0.05, 0.35),
  reach: effect(0.8, 0.3, 0.25, 0.2, 0.15, 0.5, 0.35),
  balance: effect(0.4, 0.4, 0.35, 0.25, 0.2, 0.05, 0.2),
} as const;
export type TouchEffect = ReturnType<typeof effect>;

function effect(
  gain: number,
  keepsPromise: number,
  solvesConcern: number,
  surfacesConcern: number,
  mendsFit: number,
  findsContact: number,
  endsDrift: number,
) {
  return {
    gain,
    keepsPromise,
    solvesConcern,
    surfacesConcern,
    mendsFit,
    findsContact,
    endsDrift,
  };
}
