import type { PlayText } from "../play.ts";
import { all, any, atLeast, below, between, known, oneOf, unknown } from "../when.ts";

/** Tell customers what you love about them; take thanks in, and pass them on. */
export const WARMTH_PLAYS: PlayText[] = [
  {
    id: "what-you-love-about-them",
    aim: "warmth",
    gentle: true,
    restDays: 180,
    when: all(atLeast("touchDays", 3), any(unknown("praisedDays"), atLeast("praisedDays", 120))),
    reason: [
      "The last warm word from us to {customer} is of {praisedOn}, {praisedDays} ago. Most customers never hear what we like about them.",
      "We have known {customer} for a while, last in touch on {lastOn}, and no warm word from us is on record. Most customers never hear what we like about them.",
    ],
    action:
      "Tell {them} one thing that you love about working with them. One thing, exact, with the day on which you noticed it.",
    questions: [
      "What do you love about working with {them}?",
      "What does {customer} do better than your other customers?",
      "What did {them} say to the kind word?",
    ],
    teaches: "What the relationship is made of, beyond the contract.",
  },
  {
    id: "thank-them-back",
    aim: "warmth",
    about: "thanks",
    gentle: true,
    restDays: 60,
    when: between("thanksDays", 2, 60),
    reason:
      "{thanksBy} at {customer} took the time to say “{thanks}”, on {thanksOn}. A compliment that gets an answer comes back.",
    action: "Answer {them} in two sentences: what it meant to you, and who else had a part in it.",
    questions: [
      "What exactly was {them} so pleased with?",
      "How did you answer the thanks from {customer}?",
      "What could we do again that earned those thanks?",
    ],
    teaches: "What to do again.",
  },
  {
    id: "pass-the-thanks-on",
    aim: "warmth",
    about: "thanks",
    gentle: true,
    restDays: 120,
    when: between("thanksDays", 0, 45),
    reason:
      "“{thanks}”, {thanksBy} at {customer} said on {thanksOn}. Somebody in our house did that work and hasn't heard it yet.",
    action: "Read it to the colleague whose work it was, and tell {them} that you did.",
    questions: [
      "Whose work did {customer} thank us for?",
      "What did your colleague say to {customer}'s thanks?",
      "Who else of us should meet {them}?",
    ],
    teaches: "Who of us makes this customer happy.",
  },
  {
    id: "praise-the-person",
    aim: "warmth",
    restDays: 180,
    when: all(known("contactValues"), atLeast("touchDays", 2)),
    reason:
      "What matters to {contact} at {customer}, as we noted: {contactValues}. The last talk was on {contactLastOn}. Being seen for that is rarer than a discount.",
    action:
      "Tell {them} where you saw it in their work lately, in one sentence and without asking for anything.",
    questions: [
      "Where did {them} show what matters to them lately?",
      "What is {them} proud of at the moment?",
      "What would {them} like to be known for at {customer}?",
    ],
    teaches: "What moves this person.",
  },
  {
    id: "while-the-mood-is-good",
    aim: "warmth",
    gentle: true,
    when: between("gladDays", 2, 45),
    reason:
      "The talk with {customer} on {gladOn} went well. Good moments fade faster than bad ones unless somebody names them.",
    action: "Write {them} what made it good for you, and ask what made it good for them.",
    questions: [
      "What made {gladOn} go so well with {customer}?",
      "What would {them} like more of?",
      "What did {them} take away from it?",
    ],
    teaches: "What a good day with us looks like to them.",
  },
  {
    id: "mark-the-anniversary",
    aim: "warmth",
    restDays: 300,
    when: known("years"),
    reason:
      "This week it is {years} since the first conversation with {customer} that we have on record, on {firstOn}. Hardly any supplier notices such a day.",
    action:
      "Send {them} a short note: what you remember of the beginning, and what you are glad about today.",
    questions: [
      "What do you remember of the beginning with {customer}?",
      "What has {them} made of these years with us?",
      "What should the next year with {customer} bring?",
    ],
    teaches: "The story that both sides tell about us.",
  },
  {
    id: "thanks-at-the-years-end",
    aim: "warmth",
    gentle: true,
    restDays: 300,
    when: all(oneOf("season", "year end"), atLeast("touchDays", 2)),
    reason:
      "The year is ending. {customer} gave us its time, last on {lastOn}, and a card with everybody's signature says less than three lines from you.",
    action: "Thank {them} by hand for one thing that they did for us this year. Name it.",
    questions: [
      "What are you grateful to {them} for this year?",
      "What was the best moment with {customer} this year?",
      "What did {them} write back?",
    ],
    teaches: "What was good this year, in both directions.",
  },
  {
    id: "thank-the-quiet-helper",
    aim: "warmth",
    restDays: 180,
    when: all(known("single"), any(unknown("praisedDays"), atLeast("praisedDays", 60))),
    reason:
      "Nearly everything with {customer} passes through {single}, last on {lastOn}. Somebody who does so much for us should hear that we see it.",
    action: "Tell {single} what would not work between our houses without them.",
    questions: [
      "What would not work at {customer} without {single}?",
      "What does {single} do for us that nobody asked for?",
      "How did {single} take the thanks?",
    ],
    teaches: "How much hangs on one person, and how they feel about it.",
  },
  {
    id: "celebrate-their-win",
    aim: "warmth",
    about: "value",
    restDays: 120,
    when: all(between("valueDays", 0, 60), below("concernsOpen", 1)),
    reason:
      "{valueBy} at {customer} told us on {valueOn}: “{value}”. It is their success; we only helped.",
    action: "Congratulate {them}, and ask whom at {customer} you may congratulate as well.",
    questions: [
      "Who at {customer} made that result happen?",
      "How was the result received at {customer}?",
      "What is {them} going for next?",
    ],
    teaches: "Who wins when we do well there.",
  },
];
