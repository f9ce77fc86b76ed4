import type { Block, Card, Rich } from "../../chat/view.ts";
import type { DigestFacts } from "../../engine/digest/digest.ts";
import {
  createCard,
  heading,
  note,
  paragraph,
  plain,
  section,
  strong,
} from "../card-parts.view.ts";
import { words } from "../language.ts";
import {
  concernLine,
  fadingLine,
  gapLine,
  newsLine,
  promiseLine,
  strengthenedLine,
  thanksLine,
  todoLine,
  voiceLine,
} from "./digest-lines.view.ts";
import { isQuietWeek, openOf, weekSentence } from "./week-sentence.view.ts";

const LINES_SHOWN = 5;
const MEMBERS_NAMED = 3;
/** Customers named where lines have no room. */
const CUSTOMERS_NAMED = 8;
/** A smaller move of a strength is a day's drift: the line is an old one (our choice, as for rises). */
const MOVE_TO_TELL = 3;
/** Under this many people in a team, a figure about answers tells who did not give one. */
const PEOPLE_FOR_FIGURES = 5;

/** Who reads a digest: everybody in a channel, or the manager alone in their own chat. */
export type DigestReaders = "channel" | "manager";

/**
 * A team's week. Restricted customers are left out: a channel has more readers than their owners and managers. `learned`
 * says what nudges themselves have taught.
 */
export function digestCard(
  facts: DigestFacts,
  learned: Block[] = [],
  readers: DigestReaders = "channel",
): Card {
  const { digests } = words;
  const week = digests.week(facts.from, facts.to);
  const sentence = weekSentence(facts);
  const mayCountAnswers = readers === "manager" || facts.members.length >= PEOPLE_FOR_FIGURES;
  const numbers = digests.numbers(facts.numbers, mayCountAnswers);
  const isQuiet = isQuietWeek(facts);
  return createCard("digest", `${week}: ${sentence} ${numbers}`, [
    heading(week),
    paragraph([strong(sentence)]),
    ...section(digests.todo.title, facts.todos.map(todoLine)),
    isQuiet ? null : note(numbers),
    ...(isQuiet ? [] : whatHappened(facts)),
    part(digests.promisesDue, facts.promises.dueNextWeek, promiseLine),
    mayCountAnswers && silent(facts),
    budget(facts),
    learned,
  ]);
}

function whatHappened(facts: DigestFacts): Block[] {
  const { digests } = words;
  const moved = facts.fading.filter((line) => line.newThisWeek || hasMoved(line));
  const still = openOf(facts.fading).filter((line) => !moved.includes(line));
  return [
    ...part(digests.strengthened, facts.strengthened, strengthenedLine),
    ...part(digests.news, facts.news, newsLine),
    ...part(digests.fading, moved, fadingLine),
    ...(still.length === 0 ? [] : [note(digests.stillSilent(still, CUSTOMERS_NAMED))]),
    ...part(digests.promisesOverdue, facts.promises.overdue, promiseLine),
    ...part(digests.needs, facts.needs, voiceLine),
    ...part(digests.concerns, facts.concerns, concernLine),
    ...part(digests.gaps, facts.gaps.filter(gapMoved), gapLine),
    ...part(digests.thanks, facts.thanks, thanksLine),
  ];
}

/** An old silence is told again where its rhythm fell on since last week; else it is counted. */
function hasMoved({ rhythm: { now, weekAgo } }: DigestFacts["fading"][number]): boolean {
  return now !== null && weekAgo !== null && weekAgo - now >= MOVE_TO_TELL;
}

const gapMoved = ({ opened, closed }: DigestFacts["gaps"][number]) =>
  opened.length + closed.length > 0;

/** The lines that have no room, by customer. */
function countedByCustomer(lines: { customerName: string }[]): { name: string; lines: number }[] {
  const groups = Map.groupBy(lines, ({ customerName }) => customerName);
  return [...groups].map(([name, some]) => ({ name, lines: some.length }));
}

function part<Line extends { restricted: boolean; customerName: string }>(
  title: string,
  lines: Line[],
  say: (line: Line) => Rich,
): Block[] {
  const open = openOf(lines);
  const rest = open.slice(LINES_SHOWN);
  return [
    ...section(title, open.slice(0, LINES_SHOWN).map(say)),
    ...(rest.length > 0
      ? [note(words.digests.more(countedByCustomer(rest), CUSTOMERS_NAMED))]
      : []),
  ];
}

const silent = (facts: DigestFacts): Block[] =>
  section(
    words.digests.silent,
    facts.silent
      .slice(0, LINES_SHOWN)
      .map(({ memberName, weeks }): Rich => [
        strong(memberName),
        plain(words.digests.noWordFor(weeks)),
      ]),
  );

function budget({ budget: { beyond, members } }: DigestFacts): Block | null {
  if (beyond === 0) return null;
  const named = members.slice(0, MEMBERS_NAMED).map((member) => member.memberName);
  return note(words.digests.beyondBudget(beyond, named, members.length));
}
