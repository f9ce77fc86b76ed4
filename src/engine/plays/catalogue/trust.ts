import type { PlayText } from "../play.ts";
import { all, atLeast, below, between, known } from "../when.ts";

/** Distrust is the friction: hear concerns as our own, keep or hand back promises, explain ourselves. */
export const TRUST_PLAYS: PlayText[] = [
  {
    id: "hear-the-concern",
    aim: "trust",
    about: "concern",
    urgent: true,
    restDays: 28,
    when: known("concern"),
    reason:
      "On {concernOn} {concernBy} at {customer} said: “{concern}”. It is still open. Their worry has the same rank as our own goals.",
    action:
      "Ring {them} and say it back in your own words until they answer 'exactly'. Then agree on one next step, with a day.",
    questions: [
      "What did {them} add when you repeated the concern?",
      "Did you understand the worry the way {them} means it?",
      "What would settle this for {customer}?",
    ],
    teaches: "What the worry is really about, and what would settle it.",
  },
  {
    id: "carry-it-in-our-house",
    aim: "trust",
    about: "concern",
    urgent: true,
    restDays: 42,
    when: atLeast("concernDays", 21),
    reason:
      "“{concern}”: {customer} has been waiting for {concernDays}, since {concernOn}. A worry that only travels one way comes back as a resignation.",
    action:
      "Take it to the one colleague who can change it, in the customer's words. Then tell {them} whom you told.",
    questions: [
      "Who in our house can change this for {customer}?",
      "What did your colleague say to {customer}'s concern?",
      "What can you honestly tell {them} by Friday?",
    ],
    teaches: "Who of us must move, and what stands in the way.",
  },
  {
    id: "keep-the-promise",
    aim: "trust",
    urgent: true,
    restDays: 14,
    when: known("promise"),
    reason:
      "We promised {customer} “{promise}” for {promiseOn}. That was {promiseDays} ago, and they remember.",
    action:
      "Keep it today if fifteen minutes are enough. If not, give {them} a new day that you are sure of, before they have to ask.",
    questions: [
      "Where does “{promise}” stand?",
      "Which day can you give {customer} and be sure of?",
      "What did {them} say when you came back to it?",
    ],
    teaches: "Whether the promise is kept, moved or still open.",
  },
  {
    id: "renew-or-hand-back",
    aim: "trust",
    urgent: true,
    restDays: 28,
    when: atLeast("promiseDays", 21),
    reason:
      "“{promise}” was due at {customer} on {promiseOn}, {promiseDays} ago. A promise can be kept, renewed or handed back. Only leaving it open costs trust.",
    action:
      "Decide which of the three it is and tell {them} in one straight sentence, with the reason.",
    questions: [
      "Keep it, renew it or hand it back: what did you tell {them}?",
      "What kept us from doing it for {customer}?",
      "How did {them} take the straight answer?",
    ],
    teaches: "Why we promised more than we could do.",
  },
  {
    id: "a-word-before-the-day",
    aim: "trust",
    urgent: true,
    restDays: 14,
    when: known("soon"),
    reason:
      "“{soon}” is due at {customer} on {soonOn}. One word before the day is worth ten after it.",
    action:
      "Check with whoever does the work. Then send {them} two lines: it is on its way, or what has moved.",
    questions: [
      "Will “{soon}” be ready on {soonOn}?",
      "Who is working on what we promised {customer}?",
      "What did you tell {them} about {soonOn}?",
    ],
    teaches: "Whether we will keep it, while it can still be helped.",
  },
  {
    id: "give-it-a-day",
    aim: "trust",
    restDays: 60,
    when: atLeast("undatedDays", 14),
    reason:
      "On {undatedOn} we told {customer} “{undated}”, and no day was named. Open promises look forgotten long before they are.",
    action: "Pick a realistic day and tell {them}. If it won't happen, say so now.",
    questions: [
      "By when will {customer} have it?",
      "Is “{undated}” still what {them} is waiting for?",
      "What day did you name to {them}?",
    ],
    teaches: "Which of our loose words they took as a promise.",
  },
  {
    id: "did-it-land",
    aim: "trust",
    gentle: true,
    restDays: 60,
    when: atLeast("keptDays", 3),
    reason:
      "We kept our word to {customer} on {keptOn}: “{kept}”. Delivered is not yet helped; ask while it is fresh.",
    action: "Ask {them} in one line whether it did what they needed it for.",
    questions: [
      "Did “{kept}” help {them}?",
      "What did {customer} do with what we delivered?",
      "What would {them} have liked differently about it?",
    ],
    teaches: "Whether what we deliver is what they needed.",
  },
  {
    id: "does-it-hold",
    aim: "trust",
    gentle: true,
    restDays: 90,
    when: atLeast("solvedDays", 10),
    reason:
      "“{solved}”: that concern of {customer}'s was closed on {solvedOn}. Asking once more, unasked, shows that it was their worry we solved and not our ticket.",
    action: "Ask {them} whether it has stayed solved, and what they would still change.",
    questions: [
      "Has it stayed solved for {them}?",
      "What does {customer} say about it today?",
      "Is anything left of that worry?",
    ],
    teaches: "Whether the cure held.",
  },
  {
    id: "thank-for-candour",
    aim: "trust",
    gentle: true,
    when: between("solvedDays", 0, 45),
    reason:
      "{customer} told us “{solved}” instead of leaving quietly. It was closed on {solvedOn}. People who complain still hope.",
    action: "Thank {them} for having said it, and name what got better because of it.",
    questions: [
      "What did {them} say to your thanks?",
      "What got better because {customer} spoke up?",
      "What else might {customer} be too polite to tell us?",
    ],
    teaches: "Whether they trust us with the next worry too.",
  },
  {
    id: "after-a-low-note",
    aim: "trust",
    restDays: 45,
    when: all(between("lowDays", 3, 60), below("concernsOpen", 1)),
    reason:
      "The note of {lowOn} says that the mood at {customer} was low, and nothing better has been noted since. Nobody likes to raise it again; you can.",
    action:
      "Ring {them} and begin with it: 'Last time I had the feeling that something was not right. What was it?'",
    questions: [
      "What was behind the mood on {lowOn}?",
      "How did {them} sound this time?",
      "What would it take to clear the air with {customer}?",
    ],
    teaches: "The concern that was felt and not said.",
  },
  {
    id: "help-them-keep-theirs",
    aim: "trust",
    about: "theirs",
    forUs: true,
    restDays: 30,
    when: atLeast("theirsDays", 3),
    reason:
      "{theirsBy} at {customer} wanted to get back to us with “{theirs}” by {theirsOn}. Perhaps something is in the way that we can lift.",
    action: "Ask {them} what would make it easier, and offer to do a part of it yourself.",
    questions: [
      "What is holding {them} up?",
      "What could we do so that {customer} gets to it?",
      "Is “{theirs}” still on at {customer}?",
    ],
    teaches: "What blocks them, and whether the plan still stands.",
  },
  {
    id: "say-what-we-cannot",
    aim: "trust",
    restDays: 240,
    when: all(
      atLeast("touches90", 3),
      atLeast("touchDays", 8),
      below("concernsOpen", 1),
      known("closest"),
    ),
    reason:
      "We hear from each other often, {closest} at {customer} above all, last on {lastOn}, and nothing is burning. That is when a straight word about our limits is heard as honesty.",
    action: "Tell {them} one thing that we don't do well, and whom they should ask for it instead.",
    questions: [
      "What did {them} answer to your straight word?",
      "Where does {customer} expect more than we can do?",
      "What would you not recommend to {customer}, even if they asked?",
    ],
    teaches: "Where they overrate us, before it disappoints them.",
  },
];
