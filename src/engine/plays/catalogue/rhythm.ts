import type { PlayText } from "../play.ts";
import { all, any, atLeast, below, between, known, oneOf, unknown } from "../when.ts";

/** A bit more effort, on every customer, before anybody misses it. */
export const RHYTHM_PLAYS: PlayText[] = [
  {
    id: "a-bit-more-effort",
    aim: "rhythm",
    gentle: true,
    when: atLeast("daysSilent", 7),
    reason: [
      "The last word with {customer} was {lastChannel} with {lastWith} on {lastOn}. A small sign of life now keeps it easy to pick up the phone later.",
      "The last word with {customer} was on {lastOn}, {daysSilent} ago. A small sign of life now keeps it easy to pick up the phone later.",
    ],
    action:
      "Send {them} three lines: one thing you remember from last time, and one honest question about their week.",
    questions: [
      "How are things with {them} at the moment?",
      "What is {them} busy with these days?",
      "Any word from {customer} since {lastOn}?",
    ],
    teaches: "How the customer is, in their own words, and that somebody asked.",
  },
  {
    id: "first-hello",
    aim: "rhythm",
    when: below("touchDays", 1),
    reason:
      "There is no conversation with {customer} on record yet, so none of us can say how they are.",
    action:
      "Write {them} two lines today: who you are to them, and one thing you would like to understand about their work.",
    questions: [
      "Who do you know best at {customer}, and when did you two last speak?",
      "What was your last conversation with {customer} about?",
      "How did the first hello to {customer} go?",
    ],
    teaches: "Where the relationship really stands, and who carries it.",
  },
  {
    id: "before-it-fades",
    aim: "rhythm",
    when: all(oneOf("rhythmState", "fading"), known("usualGap")),
    reason: [
      "Between us and {customer} it is usually every {usualGap}. Now it has been {daysSilent}, since {lastChannel} with {lastWith} on {lastOn}.",
      "Between us and {customer} it is usually every {usualGap}. Now it has been {daysSilent}, since {lastOn}.",
    ],
    action:
      "Ring {them} for ten minutes. No agenda: ask what has kept them busy since you last spoke.",
    questions: [
      "What has kept {them} busy since {lastOn}?",
      "How did {them} sound when you spoke?",
      "What is behind the pause with {customer}?",
    ],
    teaches: "Whether the pause is work, a holiday, or the beginning of a goodbye.",
  },
  {
    id: "win-back-the-silent",
    aim: "rhythm",
    urgent: true,
    restDays: 60,
    when: all(oneOf("rhythmState", "quiet"), known("usualGap"), below("daysSilent", 365)),
    reason: [
      "It used to be every {usualGap} with {customer}. Since {lastChannel} with {lastWith} on {lastOn} there has been nothing: {daysSilent}. Customers rarely say that they are leaving.",
      "It used to be every {usualGap} with {customer}. Since {lastOn} there has been nothing: {daysSilent}. Customers rarely say that they are leaving.",
    ],
    action:
      "Ring {them} and sell nothing. Say that you noticed the silence and that you would rather know than guess, then listen.",
    questions: [
      "What did {them} say about the silence?",
      "What has happened at {customer} since {lastOn}?",
      "Did you reach {them}, and how do we stand with them?",
    ],
    teaches: "Why it went quiet, while there is still time to mend it.",
  },
  {
    id: "long-lost",
    aim: "rhythm",
    restDays: 180,
    when: atLeast("daysSilent", 365),
    reason:
      "{customer} was last in touch on {lastOn}, {daysSilent} ago. Either there is a door to knock on again, or it is time to say so and stop counting on them.",
    action:
      "Look up who works there today, and send one person a note that starts with what you did together.",
    questions: [
      "Is there still somebody at {customer} who would take your call?",
      "What ended it with {customer}, as far as you know?",
      "Who would you knock at first at {customer} today?",
    ],
    teaches: "Whether this is still a customer, and who could open the door.",
  },
  {
    id: "the-second-conversation",
    aim: "rhythm",
    when: all(oneOf("rhythmState", "new"), atLeast("daysSilent", 14), below("daysSilent", 365)),
    reason:
      "{customer} is still new to us: little is on record, the last of it on {lastOn}. A young relationship lives or dies with the next conversation.",
    action:
      "Send {them} something useful that follows from your last talk: a link, a name, an answer you owed.",
    questions: [
      "What came of your last talk with {customer}?",
      "What would make {them} glad to hear from you again?",
      "How is {customer} settling in with us?",
    ],
    teaches: "Whether the start became a relationship.",
  },
  {
    id: "our-turn-to-speak",
    aim: "rhythm",
    when: all(below("unanswered", 1), atLeast("heardDays", 10)),
    reason:
      "{customer} spoke last, on {heardOn}. Since then it has been quiet on our side for {heardDays}, and from over there that looks like an answer.",
    action:
      "Go back to what they said on {heardOn}. Answer it, or say what came of it, and apologize for the wait in half a sentence.",
    questions: [
      "What was {them} waiting to hear from us?",
      "What came of what {customer} told us on {heardOn}?",
      "How did {them} take the late answer?",
    ],
    teaches: "Whether our silence has cost something.",
  },
  {
    id: "ask-another-way",
    aim: "rhythm",
    when: all(atLeast("unanswered", 2), known("heardOn")),
    reason:
      "We have been in touch {unanswered} times since {customer} last spoke to us on {heardOn}. More of the same will hardly change that; another way might.",
    action:
      "Switch the channel: ring if you wrote, write if you rang, and ask one thing that takes {them} less than a minute to answer.",
    questions: [
      "Which way does {them} like to be reached?",
      "What do you think keeps {them} from answering?",
      "Did another channel get you an answer from {customer}?",
    ],
    teaches: "How this person wants to be talked to.",
  },
  {
    id: "hear-their-voice",
    aim: "rhythm",
    when: known("onlyWritten"),
    reason:
      "For half a year all our talk with {customer} has been {onlyWritten}. Tone, worry and enthusiasm don't show there.",
    action:
      "Ring {them} instead of writing the next one. Five minutes are enough; ask how it is going, and wait.",
    questions: [
      "What did you hear from {them} that no message had told you?",
      "When did you last speak to {them}, rather than write?",
      "How did {them} take an unexpected call?",
    ],
    teaches: "The mood behind the messages.",
  },
  {
    id: "see-them-again",
    aim: "rhythm",
    when: between("metDays", 100, 720),
    reason:
      "We last met {customer} face to face on {metOn}, {metDays} ago. People tell more, and forgive more, across a table.",
    action:
      "Offer {them} two dates for a coffee or a short video call, and say what you would love to hear about.",
    questions: [
      "When could you see {them} again?",
      "What would you rather ask {them} in person?",
      "How did {them} like the idea of meeting?",
    ],
    teaches: "Whether they make time for us, and what only comes out in person.",
  },
  {
    id: "go-and-see",
    aim: "rhythm",
    when: between("sawDays", 180, 1000),
    reason:
      "The last visit to {customer} was on {sawOn}, {sawDays} ago. What they do with what they buy from us is best seen where they do it.",
    action:
      "Ask {them} for half an hour on site in the coming weeks: 'show me a normal day, I'll bring the coffee'.",
    questions: [
      "What would you look at first if you stood at {customer} tomorrow?",
      "Who at {customer} could show you a normal day?",
      "Has {them} named a day for a visit?",
    ],
    teaches: "How our work is really used.",
  },
  {
    id: "stay-now-they-are-back",
    aim: "rhythm",
    when: known("gapBefore"),
    reason:
      "After {gapBefore} without a word we and {customer} are talking again, last on {lastOn}. The next two touches decide whether it stays that way.",
    action:
      "Put the next touch in your calendar now, while it is warm, and tell {them} when they will hear from you.",
    questions: [
      "What brought {customer} back into the conversation?",
      "When will {them} hear from you next?",
      "What was different before the pause with {customer}?",
    ],
    teaches: "What ended the silence, so that we can do it sooner elsewhere.",
  },
  {
    id: "make-it-a-habit",
    aim: "rhythm",
    gentle: true,
    restDays: 240,
    when: all(oneOf("rhythmState", "on rhythm"), atLeast("touches90", 4), below("usualGap", 60)),
    reason:
      "We have a good rhythm with {customer}: about every {usualGap}, last on {lastOn}. Good rhythms survive busy months when they stand in two calendars.",
    action:
      "Suggest to {them} a standing twenty minutes at the pace you keep anyway, and let them pick the day.",
    questions: [
      "Which day would suit {them} for a standing talk?",
      "What makes the talks with {customer} work so well?",
      "What would {them} put on the agenda of a standing talk?",
    ],
    teaches: "What the rhythm rests on.",
  },
  {
    id: "call-for-no-reason",
    aim: "rhythm",
    gentle: true,
    when: all(
      oneOf("rhythmState", "on rhythm"),
      atLeast("daysSilent", 10),
      any(unknown("renewalDays"), atLeast("renewalDays", 60)),
    ),
    reason:
      "All is as usual with {customer}, last on {lastOn}, and nothing is due. That makes it the best moment to call: nobody can think that you want something.",
    action: "Ring {them} just to ask how they are. If they ask why you call: 'no reason at all'.",
    questions: [
      "What did {them} talk about when nothing was on the agenda?",
      "How is {them} doing, apart from the business?",
      "What is going well at {customer} right now?",
    ],
    teaches: "What they talk about when they choose the subject.",
  },
];
