import type { PlayText } from "../play.ts";
import { all, atLeast, oneOf } from "../when.ts";

/** Lead with a view of your own, in the colour of what this customer comes to us for: part of the fit. */
export const LEAD_PLAYS: PlayText[] = [
  {
    id: "view-on-technology",
    aim: "fit",
    when: all(oneOf("lead", "technology"), atLeast("touchDays", 2)),
    reason:
      "{customer} comes to us for technology; the last talk was on {lastOn}. What you see coming interests them more than what you sell.",
    action:
      "Tell {them} in five sentences what will be possible in a year that isn't today, and ask what they would do with it.",
    questions: [
      "What would {them} do with what is coming?",
      "Where does {customer} see itself on that road?",
      "What did {them} find overrated?",
    ],
    teaches: "How far ahead they think, and what they would pay to be early.",
  },
  {
    id: "view-of-our-own",
    aim: "fit",
    when: all(oneOf("lead", "thought"), atLeast("touchDays", 2)),
    reason:
      "{customer} values how we think; the last talk was on {lastOn}. An opinion that they can disagree with is a gift.",
    action:
      "Write {them} one thing that you believe about their business which most people there would dispute. Ask where you are wrong.",
    questions: [
      "Where did {them} disagree with you?",
      "Which of your views does {customer} share?",
      "What does {them} see that we don't?",
    ],
    teaches: "How they think, and where we can lead.",
  },
  {
    id: "view-on-cost",
    aim: "fit",
    when: all(oneOf("lead", "cost"), atLeast("touchDays", 2)),
    reason:
      "{customer} counts on us for what things cost; the last talk was on {lastOn}. Showing them a saving they didn't ask for proves it again.",
    action:
      "Find one thing in how {customer} buys or uses us that wastes their money, and tell {them}, even if it is small.",
    questions: [
      "Where does {customer} pay for something that it doesn't use?",
      "What did {them} say to the saving?",
      "Which cost worries {them} most this year?",
    ],
    teaches: "Where money leaks, theirs and ours.",
  },
  {
    id: "view-from-close-by",
    aim: "fit",
    when: all(oneOf("lead", "intimacy"), atLeast("touchDays", 2)),
    reason:
      "{customer} is with us because we know them; the last talk was on {lastOn}. Show {them} what you noticed that nobody else would.",
    action:
      "Tell {them} one pattern that you have seen over the months in how they work, and ask whether it is meant to be so.",
    questions: [
      "What did {them} say to what you noticed?",
      "What do you know about {customer} that no other supplier does?",
      "What would {them} like us to keep an eye on?",
    ],
    teaches: "What closeness is worth to them.",
  },
];
