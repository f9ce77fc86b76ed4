import type { NudgeState } from "../../engine/model/nudge.ts";
import { count, cut, sayDate } from "../../engine/model/saying.ts";
import type { LocalDate } from "../../engine/model/time.ts";

const LONGEST_ECHO = 40;

const STATES: Record<NudgeState, string> = {
  planned: "still to come",
  sent: "open",
  answered: "answered",
  done: "done",
  snoozed: "next week",
  skipped: "passed on",
  ignored: "not answered",
  cancelled: "not needed: somebody was in touch",
  withheld: "left out on purpose, to see what nudges change",
};

/** What people read around a nudge, in English; what it asks stands in the catalogue of plays. */
export const nudgeWords = {
  whom: (contact: string | null, customer: string) =>
    contact === null ? customer : `${contact} at ${customer}`,
  smallAction: "15 minutes: ",
  howToAnswer: "Just answer in your own words. I write it down and show you what I understood.",
  done: "Done",
  another: "Another idea",
  snooze: "Next week",
  stop: "Not this customer",
  why: "Why this one?",

  closed: {
    done: (customer: string) =>
      `Done: ${customer}. Thank you. Anything you tell me about it, I add.`,
    planned: (customer: string) => `Planned: ${customer}. I ask once how it went.`,
    open: (customer: string) => `Still open: ${customer}. I won't ask about it for a week.`,
    passed: (customer: string) =>
      `Passed on: ${customer}. I pick another customer for you next time.`,
    snoozed: (customer: string, until: LocalDate | null) =>
      `${customer} can wait. I look at it again ${until ? `from ${sayDate(until, until)}` : "next week"}.`,
    stopped: (customer: string) =>
      `No more nudges to you about ${customer}. Write “/customer ${customer}” whenever you want to see it.`,
  },

  draftIntro: "A first draft, to make your own:",
  draft: (contact: string | null, member: string) =>
    `${contact === null ? "Hello," : `Hello ${contact},`} I was thinking of you this week and wanted to ` +
    `hear how things are going. Would you have ten minutes for me in the next days? Best regards, ${member}`,

  whyCustomer: (customer: string) => `Why ${customer}?`,
  whySummary: (customer: string, grounds: string) => `Why ${customer}: ${grounds}`,
  whyThis: "Why this one: ",
  whyNow: "Why now: ",
  whyNotAnother: "Why not another: ",
  whyNotKept: (customer: string) => `Why ${customer} came up then was not kept.`,
  onFileSince: (date: LocalDate, today: LocalDate) => `On file since ${sayDate(date, today)}`,

  states: STATES,
  week: (week: string) => `Your week (${week})`,
  weekSummary: (nudges: number, open: number) =>
    `Your week: ${count(nudges, "nudge")}, ${open} open.`,
  emptyWeek: "No nudges for you this week so far. Tell me what happened any time; I write it down.",
  stillToCome: "a customer, still to come",
  answerAnOpenOne: "Answer an open one in your own words, here or in its thread.",

  noOpenNudge: "There is no open nudge right now. The next one comes at your usual time.",
  noOtherIdea: "That was my best idea for this customer this week. “Next week” brings another one.",
  snoozed: (until: LocalDate) =>
    `Fine. I look at this customer again from ${sayDate(until, until)}.`,
  muted: (customer: string) =>
    `No more nudges to you about ${customer}. “/customer ${customer}” still shows it. Why not?`,
  muteReasons: {
    "not mine": "Not mine",
    timing: "Bad timing: 4 weeks",
    elsewhere: "Handled elsewhere: 12 weeks",
    again: "Take it back",
  },
  mutedUntil: (customer: string, until: LocalDate | null) =>
    until === null
      ? `Fine. No nudges to you about ${customer} until you take it back.`
      : `Fine. No nudges to you about ${customer} until ${sayDate(until, until)}.`,
  unmuted: (customer: string) => `Fine. ${customer} gets its turn again.`,
  paused: (from: LocalDate | null, until: LocalDate | null) => {
    const start = from === null ? "Paused" : `Noted: I leave you alone from ${sayDate(from, from)}`;
    return until === null
      ? `${start}: no messages until you write “resume”. I still write down what you tell me.`
      : `${start} until ${sayDate(until, until)}. I still write down what you tell me.`;
  },
  pauseTakes: (days: string) =>
    `I can't read “${cut(days, LONGEST_ECHO)}” as days. Write “/customer pause”, “/customer pause until Friday”, ` +
    `“/customer pause 2 weeks” or “/customer pause from 21 December until 4 January”.`,
  silence:
    "My last six nudges found no answer, so I stop here. Do you want fewer, another day, or a pause? Any word from you and I go on.",
  goOn: "Go on",
  pauseThem: "Pause",
  resumed: "Good to have you back. Your next nudge comes at your usual time.",
};
