import type { PlayText } from "../play.ts";
import { all, any, atLeast, below, between, known, oneOf, unknown } from "../when.ts";

/** What was right keeps changing: ask again, hear needs first, show what came of it. */
export const FIT_PLAYS: PlayText[] = [
  {
    id: "what-has-changed",
    aim: "fit",
    when: atLeast("fitHeardDays", 75),
    reason:
      "What we know about {customer}'s plans is from {fitHeardOn}, {fitHeardDays} old. What was right then may be wrong by now, and they won't always tell.",
    action:
      "Ask {them}: 'What is different at your place since the last time we talked about it?' Then be quiet.",
    questions: [
      "What has changed at {customer} since {fitHeardOn}?",
      "What matters more to {them} now than it did then?",
      "What has {customer} stopped caring about?",
    ],
    teaches: "Which of our assumptions is out of date.",
  },
  {
    id: "ask-what-they-need",
    aim: "fit",
    when: all(atLeast("touchDays", 2), unknown("fitHeardDays")),
    reason:
      "We talk with {customer}, last on {lastOn}, and yet not one need of theirs is written down in their own words.",
    action:
      "Ask {them} one open question: 'What would make the biggest difference to your work this quarter?' Note the answer as they say it.",
    questions: [
      "What would make the biggest difference to {them} this quarter?",
      "What is {customer} trying to get done right now?",
      "Which problem does {them} bring up first?",
    ],
    teaches: "The first need, in their words.",
  },
  {
    id: "what-would-you-miss",
    aim: "fit",
    restDays: 270,
    when: all(atLeast("touchDays", 4), any(unknown("valueDays"), atLeast("valueDays", 90))),
    reason:
      "We have been in touch with {customer} on {touchDays} days, last on {lastOn}, and still can't say what they would miss if we were gone.",
    action:
      "Ask {them}: 'If we closed tomorrow, what would you miss, and what wouldn't you?' Take both answers.",
    questions: [
      "What would {them} miss if we were gone tomorrow?",
      "What would {customer} not miss about us at all?",
      "Which part of our work could {customer} replace by Monday?",
    ],
    teaches: "What we are worth to them, and what is only habit.",
  },
  {
    id: "answer-the-need",
    aim: "fit",
    about: "need",
    restDays: 45,
    when: atLeast("needDays", 7),
    reason:
      "On {needOn} {needBy} at {customer} asked for something: “{need}”. It is open, and an unanswered need is an invitation to somebody else.",
    action:
      "Give {them} an answer of any kind: yes with a day, no with a reason, or the one question you need answered first.",
    questions: [
      "What can we tell {customer} about “{need}”?",
      "Is that need still alive for {them}?",
      "Who of us could answer {customer}'s need?",
    ],
    teaches: "Whether the need still stands and what meeting it would take.",
  },
  {
    id: "dig-under-the-need",
    aim: "fit",
    about: "need",
    when: between("needDays", 0, 60),
    reason:
      "“{need}”, said {needBy} at {customer} on {needOn}. Behind most wishes stands another one that nobody has asked about yet.",
    action: "Ask {them} what it would change for them if they had it tomorrow.",
    questions: [
      "What would it change for {them} to have that?",
      "Who else at {customer} would be glad of it?",
      "What has {customer} tried so far?",
    ],
    teaches: "The need under the need.",
  },
  {
    id: "did-we-meet-it",
    aim: "fit",
    gentle: true,
    restDays: 90,
    when: atLeast("metNeedDays", 10),
    reason:
      "“{met}”: we answered that need of {customer}'s on {metNeedOn}. Whether it did what they hoped for, only they know.",
    action: "Ask {them} what is better now, and put their sentence in your notes word for word.",
    questions: [
      "What is better at {customer} since then?",
      "What number would {them} put on it?",
      "What would {them} like to have next?",
    ],
    teaches: "The value in their words, ready for the day when price comes up.",
  },
  {
    id: "follow-the-change",
    aim: "fit",
    about: "change",
    restDays: 45,
    when: between("changeDays", 5, 120),
    reason:
      "There was news from {customer} on {changeOn}: “{change}”. A change over there moves what they need from us, in one direction or the other.",
    action:
      "Ask {them} what it means for their own work, and what they need differently from now on.",
    questions: [
      "What does the change mean for {them}?",
      "What will {customer} need more of, and what less?",
      "Who at {customer} gains a say through this?",
    ],
    teaches: "What the change does to what we offer.",
  },
  {
    id: "voice-before-the-release",
    aim: "fit",
    restDays: 180,
    when: all(atLeast("touchDays", 5), any(oneOf("lead", "technology"), known("need"))),
    reason: [
      "{customer} told us “{need}” on {needOn}. Before we decide what to build next, their voice should be in the room.",
      "We were in touch with {customer} as lately as {lastOn}, and technology is what we lead with there. Before we decide what to build next, their voice should be in the room.",
    ],
    action:
      "Ask {them}: 'If you could have one thing in our next release, what would it be, and what would it save you?'",
    questions: [
      "Which one thing does {them} want in our next release?",
      "What would {customer} stop doing by hand if we built it?",
      "What should we leave alone, if you ask {customer}?",
    ],
    teaches: "One line for the voice of the customer.",
  },
  {
    id: "show-the-value",
    aim: "fit",
    about: "value",
    when: between("valueDays", 30, 400),
    reason:
      "“{value}”: that is what {valueBy} at {customer} said we brought them, on {valueOn}. Results that nobody mentions turn into a price.",
    action:
      "Send {them} that result in one line, in their words, and ask what it has become since.",
    questions: [
      "What has become of that result at {customer}?",
      "Who at {customer} should hear about it too?",
      "What would {them} say today that we are worth?",
    ],
    teaches: "What the value is now, and who knows of it.",
  },
  {
    id: "ask-for-the-value",
    aim: "fit",
    when: all(atLeast("touchDays", 4), unknown("valueDays")),
    reason:
      "Not one result that {customer} had from us is on record, though the last talk was on {lastOn}. When price comes up, that is the sentence that will be missing.",
    action: "Ask {them} what has become easier, cheaper or faster since they work with us.",
    questions: [
      "What has become easier for {them} since they work with us?",
      "What would {customer} tell a friend that we did for them?",
      "Which number at {customer} have we moved?",
    ],
    teaches: "The first result in their own words.",
  },
  {
    id: "listen-about-the-other",
    aim: "fit",
    about: "competitor",
    restDays: 60,
    when: known("competitor"),
    reason:
      "Another supplier came up at {customer} on {competitorOn}: “{competitor}”. That is not a verdict on us yet; it is a wish that we haven't heard.",
    action:
      "Ask {them} what they hope to find over there, and thank them for the answer without defending us.",
    questions: [
      "What does {them} hope to find with the other one?",
      "What would have to be different with us?",
      "Who at {customer} brought the other supplier in?",
    ],
    teaches: "The need behind the look around.",
  },
  {
    id: "a-question-never-asked",
    aim: "fit",
    restDays: 270,
    when: all(atLeast("touchDays", 10), oneOf("rhythmState", "on rhythm")),
    reason:
      "We and {customer} talk often, last on {lastOn}, and by now we probably ask the same things each time. What we don't know yet needs a question that nobody has asked.",
    action: "Ask {them}: 'What should I have asked you long ago?'",
    questions: [
      "What should we have asked {them} long ago?",
      "Which question made {them} stop and think?",
      "What did you learn about {customer} that surprised you?",
    ],
    teaches: "A new question, perhaps for other customers too.",
  },
  {
    id: "their-year-ahead",
    aim: "fit",
    restDays: 300,
    when: all(oneOf("season", "new year"), atLeast("touchDays", 2)),
    reason:
      "The year is young, and at {customer} its plans are being made now. The last word we have from there is of {lastOn}.",
    action: "Ask {them} for the one thing that must go right for them this year.",
    questions: [
      "What must go right for {them} this year?",
      "Where will {customer} spend more this year, and where less?",
      "What does {them} want to be able to say in December?",
    ],
    teaches: "Their goal for the year, which ours has to serve.",
  },
  {
    id: "renewal-from-afar",
    aim: "fit",
    forUs: true,
    restDays: 60,
    when: between("renewalDays", 42, 150),
    reason: [
      "{customer} renews on {renewalOn}, in {renewalDays}. What they said on {valueOn}, “{value}”, should be on the table well before the price is.",
      "{customer} renews on {renewalOn}, in {renewalDays}. Now a question about it is a talk between friends; in the last month it is a negotiation.",
    ],
    action: "Ask {them}: 'What would have to be true for you to renew gladly?'",
    questions: [
      "What would have to be true for {customer} to renew gladly?",
      "Who at {customer} has a say in the renewal?",
      "What would {them} change in the next term?",
    ],
    teaches: "What decides the renewal, with time left to do it.",
  },
  {
    id: "renewal-at-the-door",
    aim: "fit",
    forUs: true,
    urgent: true,
    restDays: 21,
    when: below("renewalDays", 42),
    reason:
      "{customer} renews on {renewalOn}, in {renewalDays}. Nobody there should have to ask whether we still want them.",
    action:
      "Ring {them}, say that you would like to go on, and ask what is still missing for their yes.",
    questions: [
      "What is still missing for {customer}'s yes?",
      "How sure is {them} about the renewal?",
      "Who at {customer} still has to agree?",
    ],
    teaches: "How the renewal stands.",
  },
];
