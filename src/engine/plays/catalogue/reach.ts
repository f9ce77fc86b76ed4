import type { PlayText } from "../play.ts";
import { all, any, atLeast, below, between, known, unknown } from "../when.ts";

/** Many people on both sides, at every level: one more at a time, through somebody who can introduce. */
export const REACH_PLAYS: PlayText[] = [
  {
    id: "a-second-thread",
    aim: "reach",
    restDays: 90,
    when: known("single"),
    reason:
      "Nearly all our talk with {customer} goes through {single}, last on {lastOn}. If {single} moves on, so does everything they know about us.",
    action:
      "Ask {single}: 'Who else at your place should know what we do for you?' and whether they would bring you together.",
    questions: [
      "Whom did {single} name?",
      "Who at {customer} would we call if {single} left?",
      "Who else at {customer} feels it when our work is good or bad?",
    ],
    teaches: "The second name, and who opens the door.",
  },
  {
    id: "find-an-executive",
    aim: "reach",
    when: all(below("executives", 1), known("closest")),
    reason:
      "We know {contactsKnown} people at {customer} and no executive among them. {closest}, last in touch on {lastOn}, knows who decides.",
    action: "Ask {them} who signs for what we do together, and what that person worries about.",
    questions: [
      "Who at {customer} decides about what we do?",
      "What does {them} say their executive cares about?",
      "Would {them} introduce you one level up?",
    ],
    teaches: "Who decides, and what for.",
  },
  {
    id: "back-to-the-top",
    aim: "reach",
    about: "executive",
    when: all(
      known("executive"),
      any(atLeast("executiveDays", 100), all(unknown("executiveDays"), known("inTouch"))),
    ),
    reason: [
      "Nobody of us has had a touch with {executive} or another executive at {customer} for {executiveDays}. Those who decide should hear of us while nothing is to decide.",
      "{executive} is on our map of {customer}, and no touch with an executive there is on record; our last one with anybody was on {lastOn}. Those who decide should hear of us while nothing is to decide.",
    ],
    action:
      "Send {them} four lines: one result, one thing you learnt from their people, no request.",
    questions: [
      "When did {executive} last hear from one of us?",
      "What should {executive} know about our work?",
      "Who could bring you and {executive} together?",
    ],
    teaches: "Whether the top knows why we are there.",
  },
  {
    id: "ask-an-end-user",
    aim: "reach",
    about: "user",
    when: all(known("user"), any(unknown("userDays"), atLeast("userDays", 60))),
    reason: [
      "{user} at {customer} works with what we make, and no end user there has heard from us for {userDays}. They know what nobody tells their boss.",
      "{user} at {customer} works with what we make, and no talk with an end user there is on record. They know what nobody tells their boss.",
    ],
    action: "Ask {them}: 'What about our work annoys you once a week?'",
    questions: [
      "What annoys {user} about our work?",
      "What does {user} do differently from what we imagine?",
      "Which small thing would make {user}'s day easier?",
    ],
    teaches: "The small things that decide whether people want to keep us.",
  },
  {
    id: "find-an-end-user",
    aim: "reach",
    when: all(below("users", 1), known("closest")),
    reason:
      "Everybody we know at {customer} talks about our work; nobody whom we know there works with it. {closest}, last in touch on {lastOn}, can name one.",
    action: "Ask {them} for ten minutes with somebody who uses it every day.",
    questions: [
      "Who at {customer} uses our work every day?",
      "Whom did {them} name?",
      "What would you ask an end user at {customer} first?",
    ],
    teaches: "A name close to the work.",
  },
  {
    id: "the-silent-champion",
    aim: "reach",
    about: "champion",
    urgent: true,
    restDays: 60,
    when: known("champion"),
    reason:
      "{champion} used to be the one we talked to at {customer}. Since {championOn} there has been nothing from them, {championDays} now, while others there still talk to us.",
    action:
      "Ring {them}, for them and not for business: 'I miss our talks. What has changed for you?'",
    questions: [
      "What has become of {champion}?",
      "What has changed for {champion} since {championOn}?",
      "Who carries our matter at {customer} now, if not {champion}?",
    ],
    teaches: "Whether our friend has moved on, been moved, or lost faith.",
  },
  {
    id: "welcome-the-newcomer",
    aim: "reach",
    about: "newcomer",
    gentle: true,
    restDays: 60,
    when: known("newcomer"),
    reason:
      "{newcomer} at {customer} is new to us, since {newcomerOn}. What they think of us is still open for a few weeks.",
    action:
      "Offer {them} fifteen minutes on how we work together, and ask what they would like to be different.",
    questions: [
      "What does {newcomer} expect from us?",
      "What has {newcomer} heard about us?",
      "What is {newcomer} measured by at {customer}?",
    ],
    teaches: "What the next person wants from us.",
  },
  {
    id: "one-more-function",
    aim: "reach",
    when: all(known("missingFunction"), known("closest"), atLeast("touchDays", 3)),
    reason:
      "On our map of {customer} nobody is from {missingFunction}, and somebody there has an opinion about us. {closest}, last in touch on {lastOn}, could introduce you.",
    action:
      "Ask {them} who in {missingFunction} deals with what we do, and what they say about it.",
    questions: [
      "Who in {missingFunction} at {customer} has to do with us?",
      "What does {missingFunction} at {customer} say about our work?",
      "Would {them} make the introduction?",
    ],
    teaches: "One more place on the map, and its view.",
  },
  {
    id: "meet-the-unmet",
    aim: "reach",
    about: "unmet",
    when: known("unmet"),
    reason: [
      "{unmet} ({contactTitle}) stands on our map of {customer}, and no conversation with them is on record. The last touch there was on {lastOn}, with somebody else.",
      "{unmet} stands on our map of {customer}, and no conversation with them is on record. The last touch there was on {lastOn}, with somebody else.",
    ],
    action: "Write {them} two lines with a question that only they can answer.",
    questions: [
      "What does {unmet} do at {customer}, day by day?",
      "How did {unmet} answer?",
      "Who could introduce you to {unmet}?",
    ],
    teaches: "Whether this name is a relationship.",
  },
  {
    id: "bring-a-colleague",
    aim: "reach",
    restDays: 180,
    when: all(
      below("ourSide", 2),
      unknown("colleague"),
      atLeast("touchDays", 5),
      atLeast("touches90", 2),
    ),
    reason:
      "At {customer} they know one of us: you, last on {lastOn}. When you are on holiday, so are we.",
    action:
      "Name one colleague who should know {them}, and ask both for fifteen minutes in the same week.",
    questions: [
      "Which of your colleagues should {them} get to know?",
      "Who stands in for you at {customer}?",
      "What could a colleague of yours learn at {customer}?",
    ],
    teaches: "Who holds the rope if you let go.",
  },
  {
    id: "who-is-who",
    aim: "reach",
    restDays: 60,
    when: below("contactsKnown", 1),
    reason: [
      "Not one name at {customer} is on our map, though the last touch was on {lastOn}. A company can't be called; a person can.",
      "Not one name at {customer} is on our map. A company can't be called; a person can.",
    ],
    action: "Write down the two people there who matter most for us, with what they do.",
    questions: [
      "Who are the two people who matter most at {customer}?",
      "Who picks up when you ring {customer}?",
      "With whom at {customer} did you speak last?",
    ],
    teaches: "The first names on the map.",
  },
  {
    id: "compare-notes",
    aim: "reach",
    gentle: true,
    when: known("colleague"),
    reason:
      "{colleague} is in touch with {customer} too, last on {colleagueOn}. Two of us who each know half look like strangers over there.",
    action:
      "Take ten minutes with {colleague}: what does each of you know about {customer} that the other doesn't?",
    questions: [
      "What does {colleague} know about {customer} that you didn't?",
      "Who of you speaks to whom at {customer}?",
      "Where did you and {colleague} see {customer} differently?",
    ],
    teaches: "The whole picture that we have in halves.",
  },
  {
    id: "one-level-further",
    aim: "reach",
    when: all(below("leaders", 1), known("closest")),
    reason:
      "Between the people who use our work at {customer} and those who pay for it, somebody runs the team, and we don't know them. {closest}, last in touch on {lastOn}, does.",
    action: "Ask {them} who leads the team, and what a good year looks like for that person.",
    questions: [
      "Who leads the team at {customer} that works with us?",
      "What does a good year look like for that leader?",
      "Would {them} take you along to their leader?",
    ],
    teaches: "Who translates between work and budget.",
  },
  {
    id: "stay-close-to-the-closest",
    aim: "reach",
    gentle: true,
    when: all(
      between("contactDays", 30, 200),
      atLeast("touchDays", 4),
      atLeast("contactsKnown", 2),
    ),
    reason:
      "{contact} is the one we know best at {customer}, and the last talk was on {contactLastOn}, {contactDays} ago. New doors open through old friends.",
    action: "Ask {them} what is going on in the house these days, and who is driving it.",
    questions: [
      "What does {contact} tell you about the house?",
      "Who is driving things at {customer} at the moment?",
      "Whom would {contact} like you to meet?",
    ],
    teaches: "The moods and movements inside.",
  },
];
