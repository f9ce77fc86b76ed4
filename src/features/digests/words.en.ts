import type { DigestFacts } from "../../engine/digest/digest.ts";
import { count, list, sayDate } from "../../engine/model/saying.ts";
import type { LocalDate } from "../../engine/model/time.ts";

/** A week in one sentence. Each is a clause without its full stop, but for the two that stand alone. */
const sentenceWords = {
  lost: (customer: string, others: number) =>
    others === 0
      ? `${customer} was lost`
      : `${customer} and ${count(others, "other customer")} were lost`,
  concern: (customer: string, others: number) =>
    others === 0
      ? `${customer} raised a concern`
      : `${customer} and ${count(others, "other customer")} raised concerns`,
  overdue: (customer: string, others: number) =>
    others === 0
      ? `our promise to ${customer} fell overdue`
      : `our promises to ${customer} and ${count(others, "other customer")} fell overdue`,
  silence: (customer: string, days: number, others: number) =>
    `${customer} has fallen silent (${count(days, "day")})${others === 0 ? "" : `, and so ${others === 1 ? "has 1 other" : `have ${others} others`}`}`,
  renewed: (customer: string, others: number) =>
    others === 0
      ? `${customer} renewed`
      : `${customer} and ${count(others, "other customer")} renewed`,
  deed: (member: string, text: string) => `${member} ${text}`,
  rise: (customer: string, strength: string, from: number, to: number, members: string[]) => {
    const others = count(members.length - 1, "other");
    const who = members.length > 3 ? `${members[0]} and ${others}` : list(members);
    const thanks = members.length === 0 ? "" : `, thanks to ${who}`;
    return `${strength.toLowerCase()} at ${customer} rose from ${from} to ${to}${thanks}`;
  },
  need: (customer: string, others: number) =>
    others === 0
      ? `${customer} said what it needs`
      : `${customer} and ${count(others, "other customer")} said what they need`,
  steady: "Nothing turned for better or worse.",
  quiet(customers: number, old: { silent: number; overdue: number; concerns: number }): string {
    const still = [
      ...(old.silent === 0 ? [] : [`${count(old.silent, "customer")} still silent`]),
      ...(old.overdue === 0 ? [] : [`${count(old.overdue, "promise")} still overdue`]),
      ...(old.concerns === 0 ? [] : [`${count(old.concerns, "concern")} still open`]),
    ];
    const nothing = `Nothing was recorded this week with the team's ${count(customers, "customer")}`;
    return still.length === 0 ? `${nothing}.` : `${nothing}; ${list(still)}.`;
  },
};

/** What a manager can do, each with its reason: the pieces around the names. */
const todoWords = {
  title: "What you can do",
  ask: "Ask ",
  goAlong: "Go along with ",
  thank: "Thank ",
  to: " to ",
  promise: " for a day you can both keep for ",
  late: (on: LocalDate, days: number) => ` was due ${sayDate(on, on)}, ${count(days, "day")} ago.`,
  concern: " what we answer ",
  unanswered: (contact: string | null, days: number) =>
    `${contact === null ? "" : ` (${contact})`} ${days === 0 ? "was said today" : `has stood for ${count(days, "day")}`} and nobody has been in touch since.`,
  silence: " what has changed at ",
  onlyPerson: (person: string) => `: nearly all contact there passes through ${person}.`,
  gap: (gap: string, introduction: string | null) =>
    `: ${gap} in touch there.${introduction === null ? "" : ` ${introduction}.`}`,
  deed: (text: string) => `, who ${text}.`,
};

/** What managers read in their team's digest, in English. */
export const digestWords = {
  week: (from: LocalDate, to: LocalDate) =>
    `The week of ${sayDate(from, to)} to ${sayDate(to, to)}`,
  /** What the answers come to is left out where it would tell of single people. */
  numbers(numbers: DigestFacts["numbers"], withAnswers: boolean): string {
    const touches = `${count(numbers.touches, "touch", "touches")} with ${numbers.customersTouched} of ${count(numbers.customers, "customer")}`;
    return numbers.nudgesSent === 0 || !withAnswers
      ? `${touches}.`
      : `${touches}; ${numbers.nudgesAnswered} of ${count(numbers.nudgesSent, "nudge")} answered.`;
  },
  sentence: sentenceWords,
  todo: todoWords,
  strengthened: "Strengthened",
  fading: "Fading",
  promisesOverdue: "Promises overdue",
  promisesDue: "Due by the end of next week",
  needs: "What customers ask for",
  concerns: "Open concerns",
  thanks: "Whom to thank",
  rise: (strength: string, from: number | null, to: number, fourWeeksAgo: number | null) =>
    from === null
      ? `${strength.toLowerCase()} now ${to}`
      : `${strength.toLowerCase()} ${from} → ${to}${fourWeeksAgo === null ? "" : `, four weeks ago ${fourWeeksAgo}`}`,
  people: (names: string[], most: number) =>
    names.length <= most
      ? list(names)
      : `${names.slice(0, most).join(", ")} and ${count(names.length - most, "other")}`,
  lastOf: (touch: string, on: LocalDate, touches: number) =>
    `${touches === 1 ? touch : `Last of ${touches}: ${touch.charAt(0).toLowerCase()}${touch.slice(1)}`}, ${sayDate(on, on)}.`,
  lastly: (touch: string) => `${touch}.`,
  rhythm: ({ now, weekAgo, fourWeeksAgo }: DigestFacts["fading"][number]["rhythm"]) =>
    now === null || weekAgo === null
      ? ""
      : `Rhythm ${now}, last week ${weekAgo}${fourWeeksAgo === null ? "" : `, four weeks ago ${fourWeeksAgo}`}. `,
  stakes: (tier: string, stakes: DigestFacts["fading"][number]["stakes"]) => {
    const people =
      stakes.peopleOfYear === 0 ? "" : ` with ${count(stakes.peopleOfYear, "person", "people")}`;
    const year = `${count(stakes.touchesOfYear, "touch", "touches")}${people} in the year before`;
    const promises =
      stakes.promisesOpen === 0 ? [] : [`${count(stakes.promisesOpen, "promise")} of ours open`];
    const renewal =
      stakes.renewalInDays === null ? [] : [`renewal in ${count(stakes.renewalInDays, "day")}`];
    return `At stake: tier ${tier}, ${[year, ...promises, ...renewal].join(", ")}.`;
  },
  stillSilent: (lines: { customerName: string; silenceDays: number }[], most: number) =>
    `Still silent, as last week: ${list([
      ...lines
        .slice(0, most)
        .map((line) => `${line.customerName} (${count(line.silenceDays, "day")})`),
      ...(lines.length > most ? [`${lines.length - most} more`] : []),
    ])}.`,
  gaps: "Who we know there",
  gapsMoved: (closed: string[], opened: string[]) =>
    [
      ...(closed.length === 0 ? [] : [`no longer “${list(closed)}”.`]),
      ...(opened.length === 0 ? [] : [`now ${list(opened)} in touch.`]),
    ].join(" "),
  touches: (n: number) => count(n, "touch", "touches"),
  news: "News",
  customerNews: { lost: ": lost.", renewed: ": renewed." },
  personNews: (name: string, state: "away" | "left" | "died", until: LocalDate | null) =>
    ({
      away: `: ${name} is away${until ? ` until ${sayDate(until, until)}` : ""}.`,
      left: `: ${name} has left.`,
      died: `: ${name} has died.`,
    })[state],
  competitor: ": another supplier is in play: ",
  silent: "No answers for weeks",
  noWordFor: (weeks: number) => `: no word for ${count(weeks, "week")}. Talk to them?`,
  openSince: (days: number, lastTouchOn: LocalDate | null) =>
    `, open for ${count(days, "day")}, ${lastTouchOn ? `last touch since then on ${sayDate(lastTouchOn, lastTouchOn)}` : "no touch since"}`,
  more: (rest: { name: string; lines: number }[], most: number) =>
    `and ${rest.reduce((sum, { lines }) => sum + lines, 0)} more: ${list([
      ...rest.slice(0, most).map(({ name, lines }) => (lines === 1 ? name : `${name} (${lines})`)),
      ...(rest.length > most ? [`${rest.length - most} other customers`] : []),
    ])}`,
  newThisWeek: " New this week.",
  promisedBy: { us: "We promised", customer: "They promised" },
  daysLate: (days: number) => `, ${count(days, "day")} late`,
  dueBy: (on: LocalDate) => `, by ${sayDate(on, on)}`,
  beyondBudget: (customers: number, members: string[], membersInAll: number) =>
    `${count(customers, "customer")} can't have a turn in time: ${list(members)} ${membersInAll === 1 ? "has" : "have"} more customers than turns.`,

  open: {
    label: { fading: "All that fades", promises: "All promises" },
    title: { fading: "All that fades", promises: "All promises" },
    asOfNow: (lines: number) => `${count(lines, "line")}, as things stand now. Only you see this.`,
    rest: (lines: number) => `and ${lines} more.`,
    nothing: "Nothing of it stands any more.",
    forManagers: (manager: string) =>
      `The whole list is for ${manager} and for admins. \`/customer\` lists your own customers.`,
  },

  managersOnly:
    "Only managers and admins choose where a team's digest goes. Ask yours to write it here.",
  comesHere: (manager: string) =>
    `The weekly digest of ${manager}'s team comes to this channel from now on, on Friday afternoons.`,
};
