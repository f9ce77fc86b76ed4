import { list, sayDate } from "../../engine/model/saying.ts";
import type { Sentiment } from "../../engine/model/interaction.ts";
import type { ItemKind, Side, SignalKind } from "../../engine/model/signal.ts";
import type { ReadPersonNews } from "../../engine/reading/reading.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import { sharedWords } from "../words.en.ts";

const SIGNALS: Record<SignalKind, string> = {
  need: "They want",
  concern: "Concern",
  commitment: "Promise",
  appreciation: "Thanks",
  change: "Changed",
  value: "Value",
  competitor: "Competitor",
};

/** When a plan is asked about: on its day, after what it waits for, or in a week. */
type PlanMoment = { on: LocalDate | null; trigger: string | null };

/** What people read after they reported something to the coach, in English. */
export const replyWords = {
  openings: { new: "Noted. ", changed: "Changed. ", added: "Added. " },
  addedTo: "To ",
  /** Before the customer's name: "a call with Dana, ". */
  touch: (channel: string, people: string[]) =>
    `${channel}${people.length === 0 ? "" : ` with ${list(people)}`}, `,
  mood: (sentiment: Sentiment) => `, mood ${sentiment}`,
  signals: SIGNALS,
  signalBy: { us: " (ours)", customer: " (theirs)" },
  due: (on: LocalDate, today: LocalDate) => `, by ${sharedWords.day(on, today)}`,
  plan: (customer: string, { on, trigger }: PlanMoment, today: LocalDate) =>
    `Your plan with ${customer}: I ask once how it went, ${on ? `on ${sharedWords.day(on, today)}` : (trigger ?? "in a week")}.`,
  planSummary: (customer: string, { on, trigger }: PlanMoment) =>
    `Your plan with ${customer}: I ask once how it went (${on ? sayDate(on, on) : (trigger ?? "in a week")}).`,
  tooLong: (charactersRead: number) =>
    `That was long: I read the first ${charactersRead.toLocaleString("en")} characters and kept the rest as you wrote it.`,
  otherLanguage:
    "I read English, German, Spanish, French, Portuguese and Danish, and this looks like " +
    "another language: I kept your words as you wrote them, and may have missed what they say.",
  items: {
    kind: (kind: ItemKind, by: Side) =>
      kind === "commitment" ? (by === "us" ? "We promised" : "They promised") : SIGNALS[kind],
    done: { commitment: "Kept", concern: "Settled", need: "Met" },
    newDay: "New date…",
    notNeeded: "No longer needed",
    stillThere: "Still there",
    notAnyMore: "Not any more",
    reminder: (on: LocalDate, today: LocalDate) =>
      `A promise is due ${sharedWords.day(on, today)}. Done, or what's the new date?`,
    whichDay: "What's the new date?",
    orWriteTheDay: "Or write it: “new date 18 December”.",
    staysOpen: "It stays open. I won't ask about it for a week.",
  },
  changes: {
    done: (kind: ItemKind, by: Side) =>
      kind === "commitment"
        ? by === "us"
          ? "Promise kept"
          : "They kept their promise"
        : kind === "concern"
          ? "Concern settled"
          : "Need met",
    moved: (to: LocalDate, today: LocalDate) => `New day, ${sayDate(to, today)}`,
    dropped: "No longer open",
    person: (
      change: ReadPersonNews["change"],
      customer: string,
      until: LocalDate | null,
      today: LocalDate,
    ) =>
      ({
        joined: ` is new at ${customer}.`,
        left: ` is no longer at ${customer}. I won't send anybody there.`,
        away: until
          ? ` (${customer}) is away until ${sayDate(until, today)}.`
          : ` (${customer}) is away. Tell me when they're back.`,
        back: ` is back at ${customer}.`,
        moved: ` has a new role at ${customer}.`,
      })[change],
    customer: {
      won: " is a customer again.",
      renewed: " has renewed. When is the next renewal?",
      lost: " is lost. No more nudges about it; its story stays.",
      renamed: " has a new name. An admin can change it by import.",
    },
  },
  fixing: {
    title: "What shall I change?",
    submit: "Change it",
    customer: "Customer",
    noTouch: "There was no such touch",
    people: "With whom",
    peopleHint: "Names, with commas",
    on: "Day",
    channel: "How",
    notSaid: "Not said",
    mood: "Mood",
    moods: { positive: "Good", neutral: "Neutral", negative: "Bad", mixed: "Mixed" },
    due: "By",
    plan: "Plan with",
    planned: "Planned for",
    keep: "Keep it",
    drop: "Drop it",
    nothing: "Fine, it stays as it is.",
  },
  offers: {
    merge: (customer: string, into: string) => `${customer} and ${into} are one…`,
    split: (customer: string) => `${customer} is two now…`,
    rename: (customer: string) => `${customer} has a new name…`,
    pause: (customer: string) => `Pause ${customer}…`,
    person: {
      rename: (name: string, _other: string) => `${name} has a new name…`,
      merge: (name: string, other: string) => `${name} and ${other} are one…`,
      role: (name: string, _other: string) => `${name}'s new role…`,
    },
    backOn: (name: string) => `${name} is back on…`,
    nextRenewal: "Next renewal…",
    /** where words told nothing else */
    fillIn: "I can note that. Fill in the form, and it stands.",
  },
  edits: {
    paused: (until: LocalDate | null, today: LocalDate) =>
      until
        ? ` is paused until ${sayDate(until, today)}. No nudges about it until then.`
        : " is paused. No nudges about it; I ask again in four weeks.",
    renewal: (on: LocalDate, today: LocalDate) => `: next renewal on ${sayDate(on, today)}.`,
    renamed: (to: string) => ` is called ${to} now. The old name still finds it.`,
    merged: (into: string) => ` and ${into} are one now.`,
    split: (part: string, people: string) =>
      `: ${part} is a customer of its own now${people === "" ? "" : `, with ${people}`}.`,
    owners: (names: string[]) => ` is looked after by ${list(names)} now.`,
    role: (title: string) => (title === "" ? " has no role on file now." : ` is ${title} now.`),
    toldAgain: "Told again, and open as the newer one: ",
  },
  addPersonAt: (name: string, customer: string) => `Add ${name} at ${customer}`,
  passedOn: "Fine, not this one. I pick another customer for you next time.",
  /** With one of the rep's own customers as the example. */
  unclear: (customer: string | null) =>
    "I didn't catch a customer update in that. Tell me who and what happened (“Called Dana, she's " +
    `fine with Friday”), or ask me (“/customer${customer === null ? "" : ` ${customer}`}”).`,
  nothingRecordedYet: "Nothing is recorded until I know. Answer with a tap or a word.",
  undone: (customers: string[]) =>
    `Taken back: nothing${customers.length === 0 ? "" : ` about ${list(customers)}`} ` +
    "is recorded from this. Your words are kept; write it again whenever you like.",
  changedSince: (said: string[]) =>
    `What this recorded has changed since, when you wrote ${list(said.map((one) => `“${one}”`))}. Take both back, or only this?`,
  bothBack: "Take both back",
  onlyThis: "Only this",
  superseded: "Changed since: what stands is further down.",
  fix: "Fix",
  undo: "Undo",
  addPerson: (name: string) => `Add ${name}`,

  howDidItGo: (customer: string, contact: string | null, { on, trigger }: PlanMoment) => {
    const whom = contact === null ? customer : `${contact} at ${customer}`;
    const when = on ? ` on ${sayDate(on, on)}` : trigger ? ` (“${trigger}”)` : "";
    return `You planned to be in touch with ${whom}${when}. How did it go?`;
  },
  askedOnce: "I ask this once. Answer in your own words, or leave it.",
  seeCustomer: (customer: string) => `See ${customer}`,

  form: {
    title: "Log an interaction",
    whatHappened: "What happened?",
    whatHappenedWith: (customer: string) => `What happened with ${customer}?`,
    customer: "Customer",
    customerHint: "Type the first letters",
    chooseCustomer: "Choose a customer.",
    customerGone: "I can't find that customer any more. Choose another; your words stay here.",
    noWords: "Write what happened; one line is enough.",
    noDay: "That is no day.",
    futureDay: "That day is still to come. What is ahead is a plan; here goes what has happened.",
    otherPeople: "Somebody ticked here is not at this customer.",
    hint: "Who, what they said, what was promised by when",
    when: "When",
    how: "How",
    withWhom: "With whom",
    notSaid: "Not said",
    submit: "Write it down",
    open: "Open the form",
  },

  lostForm: (text: string) =>
    `I can't find that customer any more, and recorded nothing. Your words were: “${text}”`,
  noWords:
    "I found no words in that: I read text, not pictures or voice. Tell me who you were in touch with and what you learned; one line is enough.",
  nothingToUndo: "There is nothing recorded from you to take back.",
};
