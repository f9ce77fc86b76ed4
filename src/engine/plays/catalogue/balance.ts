import type { PlayText } from "../play.ts";
import { all, atLeast, below, known, unknown } from "../when.ts";

/** What we put in against what comes back: name what we need, hold a boundary, step down. */
export const BALANCE_PLAYS: PlayText[] = [
  {
    id: "name-our-priority",
    aim: "balance",
    forUs: true,
    when: all(known("priority"), unknown("priorityDays"), known("lastOn")),
    reason:
      "We need {customer} to respect this: {priority}. Nothing on record says that they know. Said early it is information; said late it is a complaint.",
    action: "Tell {them} what we need and why it helps them too, in one sentence.",
    questions: [
      "Does {customer} respect it, yes, partly or no: {priority}?",
      "What did {them} say when you named it?",
      "What would make it easy for {customer} to go along?",
    ],
    teaches: "Whether they respect what we need: yes, partly or no.",
  },
  {
    id: "ask-about-our-priority",
    aim: "balance",
    forUs: true,
    gentle: true,
    restDays: 90,
    when: all(known("priority"), atLeast("priorityDays", 90)),
    reason:
      "We need {customer} to respect this: {priority}. It is {priorityDays} since you last said how that goes.",
    action: "Think of the last month with {them} and answer from the facts, not the mood.",
    questions: [
      "In the last month, was it respected, yes, partly or no: {priority}?",
      "When did {customer} last go along with it, and when not: {priority}?",
      "What has changed in how {customer} handles it: {priority}?",
    ],
    teaches: "Whether they respect what we need: yes, partly or no.",
  },
  {
    id: "hold-the-line-kindly",
    aim: "balance",
    forUs: true,
    restDays: 60,
    when: known("ignored"),
    reason:
      "On {ignoredOn} you noted that this doesn't hold at {customer}: {ignored}. A line that nobody speaks about moves a little every month.",
    action:
      "Tell {them} kindly what we can't go on doing, and what we gladly do instead. Offer two ways, both fine for us.",
    questions: [
      "Which of the two ways did {them} choose?",
      "What did {customer} not know about what it costs us?",
      "What will you say no to at {customer} next time?",
    ],
    teaches: "Whether the line can hold, and what they value enough to change.",
  },
  {
    id: "thank-for-respecting-it",
    aim: "balance",
    gentle: true,
    when: known("honoured"),
    reason:
      "You noted on {honouredOn} that {customer} respects what we need: {honoured}. That is work for them, and it deserves a word.",
    action: "Tell {them} what it makes possible on our side.",
    questions: [
      "What does it make possible for us?",
      "What did {them} say to the thanks?",
      "What could we do for {customer} in return?",
    ],
    teaches: "What a fair give and take looks like here.",
  },
  {
    id: "step-down-the-effort",
    aim: "balance",
    restDays: 180,
    when: all(atLeast("effortRatio", 2), known("effort"), known("lastOn")),
    reason:
      "{customer} gets {effort} hours of ours a month: {effortRatio} their share of the value. The last touch was on {lastOn}. The hours are missing at customers who would grow with them.",
    action:
      "Choose one thing that you do for {customer} out of habit. Make it smaller or let them do it themselves, and tell {them} when.",
    questions: [
      "Which of the hours for {customer} would nobody miss?",
      "What could {customer} do themselves, with a little help once?",
      "What did {them} say to the smaller way?",
    ],
    teaches: "Which effort matters and which is habit.",
  },
  {
    id: "a-yes-with-a-price",
    aim: "balance",
    restDays: 120,
    forUs: true,
    when: all(atLeast("effortRatio", 1.5), atLeast("needsOpen", 2), known("need")),
    reason:
      "{customer} asks for more, last written down as “{need}” on {needOn}, and already takes {effortRatio} its share of our hours. A yes may have a price, and a no may be friendly.",
    action:
      "Answer the next wish with a choice: what it costs, or what we would drop for it. Let {them} decide.",
    questions: [
      "What did {them} choose when it had a price?",
      "Which of {customer}'s wishes matters most to them?",
      "What can we drop at {customer} to make room?",
    ],
    teaches: "Which of their wishes is worth something to them.",
  },
  {
    id: "give-more-where-it-is-earned",
    aim: "balance",
    restDays: 240,
    when: all(below("effortRatio", 0.6), known("effort"), known("lastOn")),
    reason:
      "{customer} brings far more than it asks for: {effort} hours of ours a month are {effortRatio} its share of the value, last in touch on {lastOn}. Easy customers get forgotten first.",
    action:
      "Give {them} half an hour that they didn't ask for: offer to look at one thing they struggle with.",
    questions: [
      "What could we do for {customer} that they would never ask for?",
      "Where does {them} struggle without telling us?",
      "What would half a day of ours be worth at {customer}?",
    ],
    teaches: "What an undemanding customer goes without.",
  },
];
