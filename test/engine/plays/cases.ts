import { aContact } from "../../support/portfolio.ts";
import { daysAgo, evenOthers, told, touches, type Scene } from "./scene.ts";

/** For every play of the catalogue one scene in which it applies and one, as near as can be, in which it does not. */
export type Case = { applies: Scene; not: Scene };

/** Every fortnight for half a year, and again last week. */
const STEADY = touches([175, 161, 147, 133, 119, 105, 91, 77, 63, 49, 35, 21, 8]);
const QUIET = touches([260, 246, 232, 218, 204, 190, 100]);
const ONE = touches([9]);
const OLE = aContact({ id: "ole", name: "Ole Vang", level: "executive", function: "finance" });
const UMA = aContact({ id: "uma", name: "Uma Krag", level: "user", function: "operations" });
const SOFIE = aContact({ level: "leader", function: "procurement" });
const CONCERN = (days: number) => told("concern", days, "Your lead times worry us");
const OURS = (due: number, given = {}) =>
  told("commitment", 40, "I'll send you the test report", {
    by: "us",
    dueOn: daysAgo(due),
    ...given,
  });
const NEED = (days: number, given = {}) =>
  told("need", days, "We need a lid that opens with one hand", given);
const VALUE = (days: number) => told("value", days, "The new lids cut leaks by half");
const THANKS = (days: number) =>
  told("appreciation", days, "That was quick, thank you", { by: "customer" });
const PRIORITY = { priorities: ["orders by Wednesday noon"] };
const answered = (respected: "yes" | "no", days: number) => ({
  ...PRIORITY,
  priorityAnswers: [{ priority: "orders by Wednesday noon", respected, on: daysAgo(days) }],
});
const LEADING = (ourLead: "technology" | "thought" | "cost" | "intimacy"): Case => ({
  applies: { customer: { ourLead }, touches: STEADY },
  not: { touches: STEADY },
});
const ANNIVERSARY = touches([726, 360, 40]);

const gone = (state: "left" | "died"): Scene => ({
  touches: STEADY,
  contacts: [aContact({ state, stateOn: daysAgo(7) }), UMA],
});

export const CASES: Record<string, Case> = {
  "who-takes-over": { applies: gone("left"), not: gone("died") },
  "a-bit-more-effort": { applies: { touches: ONE }, not: { touches: touches([2]) } },
  "first-hello": { applies: {}, not: { touches: ONE } },
  "before-it-fades": {
    applies: { touches: touches([160, 146, 132, 118, 104, 90, 36]) },
    not: { touches: STEADY },
  },
  "win-back-the-silent": { applies: { touches: QUIET }, not: { touches: STEADY } },
  "long-lost": { applies: { touches: touches([700, 600, 500]) }, not: { touches: QUIET } },
  "the-second-conversation": {
    applies: { touches: touches([20]) },
    not: { touches: touches([5]) },
  },
  "our-turn-to-speak": {
    applies: { touches: touches([30, 15], { direction: "in" }) },
    not: {
      touches: [...touches([30], { direction: "in" }), ...touches([15], { direction: "out" })],
    },
  },
  "ask-another-way": {
    applies: {
      touches: [...touches([60], { direction: "in" }), ...touches([30, 20], { direction: "out" })],
    },
    not: { touches: touches([30, 20], { direction: "out" }) },
  },
  "hear-their-voice": {
    applies: { touches: touches([90, 70, 50, 30, 10], { channel: "email" }) },
    not: {
      touches: [
        ...touches([90, 70, 50, 30], { channel: "email" }),
        ...touches([10], { channel: "call" }),
      ],
    },
  },
  "see-them-again": {
    applies: { touches: [...touches([140], { channel: "meeting" }), ...touches([20])] },
    not: { touches: [...touches([40], { channel: "meeting" }), ...touches([20])] },
  },
  "go-and-see": {
    applies: { touches: [...touches([240], { channel: "visit" }), ...touches([20])] },
    not: { touches: [...touches([240], { channel: "meeting" }), ...touches([20])] },
  },
  "stay-now-they-are-back": {
    applies: { touches: touches([300, 286, 272, 258, 244, 10]) },
    not: { touches: STEADY },
  },
  "make-it-a-habit": { applies: { touches: STEADY }, not: { touches: QUIET } },
  "call-for-no-reason": {
    applies: { touches: touches([133, 119, 105, 91, 77, 63, 49, 35, 21, 12]) },
    not: { touches: touches([133, 119, 105, 91, 77, 63, 49, 35, 21, 3]) },
  },

  "hear-the-concern": {
    applies: { touches: ONE, signals: [CONCERN(12)] },
    not: { touches: ONE, signals: [{ ...CONCERN(12), closedOn: daysAgo(4) }] },
  },
  "carry-it-in-our-house": {
    applies: { touches: ONE, signals: [CONCERN(30)] },
    not: { touches: ONE, signals: [CONCERN(12)] },
  },
  "keep-the-promise": {
    applies: { touches: ONE, signals: [OURS(4)] },
    not: { touches: ONE, signals: [OURS(4, { closedOn: daysAgo(5) })] },
  },
  "renew-or-hand-back": {
    applies: { touches: ONE, signals: [OURS(30)] },
    not: { touches: ONE, signals: [OURS(4)] },
  },
  "a-word-before-the-day": {
    applies: { touches: ONE, signals: [OURS(-5)] },
    not: { touches: ONE, signals: [OURS(-40)] },
  },
  "give-it-a-day": {
    applies: { touches: ONE, signals: [OURS(0, { dueOn: null })] },
    not: { touches: ONE, signals: [OURS(-40)] },
  },
  "did-it-land": {
    applies: { touches: ONE, signals: [OURS(10, { closedOn: daysAgo(10) })] },
    not: { touches: ONE, signals: [OURS(10, { closedOn: daysAgo(1) })] },
  },
  "does-it-hold": {
    applies: { touches: ONE, signals: [{ ...CONCERN(60), closedOn: daysAgo(20) }] },
    not: { touches: ONE, signals: [{ ...CONCERN(60), closedOn: daysAgo(5) }] },
  },
  "thank-for-candour": {
    applies: { touches: ONE, signals: [{ ...CONCERN(60), closedOn: daysAgo(20) }] },
    not: { touches: ONE, signals: [{ ...CONCERN(160), closedOn: daysAgo(80) }] },
  },
  "after-a-low-note": {
    applies: { touches: touches([10], { sentiment: "negative" }) },
    not: {
      touches: [
        ...touches([30], { sentiment: "negative" }),
        ...touches([10], { sentiment: "positive" }),
      ],
    },
  },
  "help-them-keep-theirs": {
    applies: { touches: ONE, signals: [OURS(6, { by: "customer", quote: "send the drawings" })] },
    not: {
      touches: ONE,
      signals: [OURS(6, { by: "customer", quote: "send the drawings" }), CONCERN(9)],
    },
  },
  "say-what-we-cannot": {
    applies: { touches: STEADY },
    not: { touches: STEADY, signals: [CONCERN(9)] },
  },

  "what-has-changed": {
    applies: { touches: STEADY, signals: [NEED(100, { closedOn: daysAgo(95) })] },
    not: { touches: STEADY, signals: [NEED(30)] },
  },
  "ask-what-they-need": {
    applies: { touches: STEADY },
    not: { touches: STEADY, signals: [NEED(30)] },
  },
  "what-would-you-miss": {
    applies: { touches: STEADY },
    not: { touches: STEADY, signals: [VALUE(20)] },
  },
  "answer-the-need": {
    applies: { touches: ONE, signals: [NEED(20)] },
    not: { touches: ONE, signals: [NEED(20, { closedOn: daysAgo(10) })] },
  },
  "dig-under-the-need": {
    applies: { touches: ONE, signals: [NEED(5)] },
    not: { touches: ONE, signals: [NEED(90)] },
  },
  "did-we-meet-it": {
    applies: { touches: ONE, signals: [NEED(60, { closedOn: daysAgo(20) })] },
    not: { touches: ONE, signals: [NEED(60)] },
  },
  "follow-the-change": {
    applies: { touches: ONE, signals: [told("change", 20, "Bo takes over purchasing")] },
    not: { touches: ONE, signals: [told("change", 200, "Bo takes over purchasing")] },
  },
  "voice-before-the-release": {
    applies: { touches: STEADY, signals: [NEED(20)] },
    not: { touches: STEADY },
  },
  "show-the-value": {
    applies: { touches: ONE, signals: [VALUE(60)] },
    not: { touches: ONE, signals: [VALUE(10)] },
  },
  "ask-for-the-value": {
    applies: { touches: STEADY },
    not: { touches: STEADY, signals: [VALUE(10)] },
  },
  "listen-about-the-other": {
    applies: { touches: ONE, signals: [told("competitor", 9, "Packwell has made us an offer")] },
    not: { touches: ONE },
  },
  "a-question-never-asked": { applies: { touches: STEADY }, not: { touches: ONE } },
  "their-year-ahead": {
    applies: { monday: "2026-01-12", touches: touches([60, 30], {}, "2026-01-12") },
    not: { touches: STEADY },
  },
  "view-on-technology": LEADING("technology"),
  "view-of-our-own": LEADING("thought"),
  "view-on-cost": LEADING("cost"),
  "view-from-close-by": LEADING("intimacy"),

  "what-you-love-about-them": {
    applies: { touches: STEADY },
    not: {
      touches: STEADY,
      signals: [told("appreciation", 20, "We love your plant", { by: "us" })],
    },
  },
  "thank-them-back": {
    applies: { touches: ONE, signals: [THANKS(10)] },
    not: { touches: ONE, signals: [THANKS(100)] },
  },
  "pass-the-thanks-on": {
    applies: { touches: ONE, signals: [THANKS(10)] },
    not: { touches: ONE, signals: [told("appreciation", 10, "We love your plant", { by: "us" })] },
  },
  "praise-the-person": {
    applies: { touches: STEADY, contacts: [aContact({ values: "clean lines, no surprises" })] },
    not: { touches: STEADY },
  },
  "while-the-mood-is-good": {
    applies: { touches: touches([9], { sentiment: "positive" }) },
    not: { touches: touches([9], { sentiment: "neutral" }) },
  },
  "mark-the-anniversary": {
    applies: { touches: ANNIVERSARY },
    not: { touches: touches([700, 40]) },
  },
  "thanks-at-the-years-end": {
    applies: { monday: "2026-12-07", touches: touches([60, 30], {}, "2026-12-07") },
    not: { touches: STEADY },
  },
  "thank-the-quiet-helper": { applies: { touches: STEADY }, not: { touches: ONE } },
  "celebrate-their-win": {
    applies: { touches: ONE, signals: [VALUE(10)] },
    not: { touches: ONE, signals: [VALUE(10), CONCERN(9)] },
  },

  "a-second-thread": {
    applies: { touches: STEADY, contacts: [SOFIE, OLE] },
    not: {
      touches: [...STEADY, ...touches([60, 50, 40, 30, 20], { contactIds: ["ole"] })],
      contacts: [SOFIE, OLE],
    },
  },
  "find-an-executive": {
    applies: { touches: STEADY, contacts: [SOFIE] },
    not: { touches: STEADY, contacts: [aContact()] },
  },
  "back-to-the-top": {
    applies: {
      touches: [...STEADY, ...touches([140], { contactIds: ["ole"] })],
      contacts: [SOFIE, OLE],
    },
    not: {
      touches: [...STEADY, ...touches([40], { contactIds: ["ole"] })],
      contacts: [SOFIE, OLE],
    },
  },
  "ask-an-end-user": {
    applies: { touches: STEADY, contacts: [SOFIE, UMA] },
    not: {
      touches: [...STEADY, ...touches([20], { contactIds: ["uma"] })],
      contacts: [SOFIE, UMA],
    },
  },
  "find-an-end-user": {
    applies: { touches: STEADY, contacts: [SOFIE, OLE] },
    not: { touches: STEADY, contacts: [SOFIE, UMA] },
  },
  "the-silent-champion": {
    applies: {
      touches: [
        ...touches([300, 280, 260, 240, 220, 200], { contactIds: ["ole"] }),
        ...touches([60, 30, 10]),
      ],
      contacts: [SOFIE, OLE],
    },
    not: { touches: STEADY, contacts: [SOFIE, OLE] },
  },
  "welcome-the-newcomer": {
    applies: {
      touches: [...STEADY, ...touches([12], { contactIds: ["ole"] })],
      contacts: [SOFIE, OLE],
    },
    not: { touches: STEADY, contacts: [SOFIE, OLE] },
  },
  "one-more-function": {
    applies: { touches: STEADY, contacts: [SOFIE] },
    not: { touches: STEADY, contacts: [aContact()] },
  },
  "meet-the-unmet": {
    applies: { touches: STEADY, contacts: [SOFIE, OLE] },
    not: { touches: STEADY, contacts: [SOFIE] },
  },
  "bring-a-colleague": {
    applies: { touches: STEADY },
    not: { touches: [...STEADY, ...touches([20], { memberId: "bo" })] },
  },
  "who-is-who": { applies: { touches: touches([9], { contactIds: [] }), contacts: [] }, not: {} },
  "compare-notes": {
    applies: { touches: [...STEADY, ...touches([20], { memberId: "bo" })] },
    not: { touches: STEADY },
  },
  "one-level-further": {
    applies: { touches: touches([30, 20, 9], { contactIds: ["uma"] }), contacts: [UMA] },
    not: { touches: STEADY, contacts: [SOFIE, UMA] },
  },
  "stay-close-to-the-closest": {
    applies: {
      touches: touches([150, 130, 110, 90, 60]),
      contacts: [SOFIE, OLE],
    },
    not: { touches: STEADY, contacts: [SOFIE, OLE] },
  },

  "name-our-priority": {
    applies: { customer: PRIORITY, touches: ONE },
    not: { customer: PRIORITY, touches: ONE, signals: [CONCERN(9)] },
  },
  "ask-about-our-priority": {
    applies: { customer: answered("yes", 130), touches: ONE },
    not: { customer: answered("yes", 30), touches: ONE },
  },
  "hold-the-line-kindly": {
    applies: { customer: answered("no", 30), touches: ONE },
    not: { customer: answered("yes", 30), touches: ONE },
  },
  "thank-for-respecting-it": {
    applies: { customer: answered("yes", 30), touches: ONE },
    not: { customer: answered("no", 30), touches: ONE },
  },
  "step-down-the-effort": {
    applies: {
      customer: { annualValue: 5_000, effortHoursPerMonth: 30 },
      others: evenOthers(),
      touches: ONE,
    },
    not: { customer: { effortHoursPerMonth: 30 }, others: evenOthers(), touches: ONE },
  },
  "a-yes-with-a-price": {
    applies: {
      customer: { annualValue: 5_000, effortHoursPerMonth: 30 },
      others: evenOthers(),
      touches: ONE,
      signals: [NEED(20), NEED(10)],
    },
    not: {
      customer: { annualValue: 10_000, effortHoursPerMonth: 10 },
      others: evenOthers(),
      touches: ONE,
      signals: [NEED(20), NEED(10)],
    },
  },
  "renewal-from-afar": {
    applies: { customer: { renewalOn: daysAgo(-90) }, touches: ONE },
    not: { customer: { renewalOn: daysAgo(-90) }, touches: ONE, signals: [CONCERN(9)] },
  },
  "renewal-at-the-door": {
    applies: { customer: { renewalOn: daysAgo(-20) }, touches: ONE },
    not: { customer: { renewalOn: daysAgo(20) }, touches: ONE },
  },
  "give-more-where-it-is-earned": {
    applies: {
      customer: { annualValue: 30_000, effortHoursPerMonth: 4 },
      others: evenOthers(),
      touches: ONE,
    },
    not: {
      customer: { annualValue: 10_000, effortHoursPerMonth: 10 },
      others: evenOthers(),
      touches: ONE,
    },
  },
};
