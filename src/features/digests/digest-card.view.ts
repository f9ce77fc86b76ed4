import type { Block, Card, Rich } from "../../chat/view.ts";
import type { DigestFacts } from "../../engine/digest/digest.ts";
import {
  buttons,
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
import { digestButtons } from "./digest-part.view.ts";
import { isQuietWeek, openOf, weekSentence } from "./week-sentence.view.ts";

/** Lines of a part: the first number with which the whole fits. */
const LINES_SHOWN = [5, 4, 3, 2];
const FEWEST_LINES = 1;
/** Characters of a digest, with a span's own weight: below what a Slack message takes (10,000), the strictest platform. */
const LONGEST_DIGEST = 9_000;
const SPAN_WEIGHT = 20;
const MEMBERS_NAMED = 3;
/** Customers named where lines have no room. */
const CUSTOMERS_NAMED = 4;
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
  for (const lines of LINES_SHOWN) {
    const card = cardWith(facts, learned, readers, lines);
    if (weightOf(card.blocks) <= LONGEST_DIGEST) return card;
  }
  return cardWith(facts, learned, readers, FEWEST_LINES);
}

/** Characters of all texts, each with the weight of a span. */
function weightOf(held: unknown): number {
  if (typeof held === "string") return held.length + SPAN_WEIGHT;
  if (typeof held !== "object" || held === null) return 0;
  return Object.values(held).reduce<number>((sum, inner) => sum + weightOf(inner), 0);
}

function cardWith(
  facts: DigestFacts,
  learned: Block[],
  readers: DigestReaders,
  most: number,
): Card {
  const { digests } = words;
  const week = digests.week(facts.from, facts.to);
  const sentence = weekSentence(facts);
  const mayCountAnswers = readers === "manager" || facts.members.length >= PEOPLE_FOR_FIGURES;
  const numbers = digests.numbers(facts.numbers, mayCountAnswers);
  const isQuiet = isQuietWeek(facts);
  const opening = digestButtons(facts);
  return createCard("digest", `${week}: ${sentence} ${numbers}`, [
    heading(week),
    paragraph([strong(sentence)]),
    ...section(digests.todo.title, facts.todos.map(todoLine)),
    isQuiet ? null : note(numbers),
    ...(isQuiet ? [] : whatHappened(facts, most)),
    part(digests.promisesDue, facts.promises.dueNextWeek, promiseLine, most),
    mayCountAnswers && silent(facts, most),
    budget(facts),
    learned,
    opening.length > 0 && buttons(opening),
  ]);
}

function whatHappened(facts: DigestFacts, most: number): Block[] {
  const { digests } = words;
  const moved = facts.fading.filter((line) => line.newThisWeek || hasMoved(line));
  const still = openOf(facts.fading).filter((line) => !moved.includes(line));
  return [
    ...part(digests.strengthened, facts.strengthened, strengthenedLine, most),
    ...part(digests.news, facts.news, newsLine, most),
    ...part(digests.fading, moved, fadingLine, most),
    ...(still.length === 0 ? [] : [note(digests.stillSilent(still, CUSTOMERS_NAMED))]),
    ...part(digests.promisesOverdue, facts.promises.overdue, promiseLine, most),
    ...part(digests.needs, facts.needs, voiceLine, most),
    ...part(digests.concerns, facts.concerns, concernLine, most),
    ...part(digests.gaps, facts.gaps.filter(gapMoved), gapLine, most),
    ...part(digests.thanks, facts.thanks, thanksLine, most),
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
  most: number,
): Block[] {
  const open = openOf(lines);
  const rest = open.slice(most);
  return [
    ...section(title, open.slice(0, most).map(say)),
    ...(rest.length > 0
      ? [note(words.digests.more(countedByCustomer(rest), CUSTOMERS_NAMED))]
      : []),
  ];
}

const silent = (facts: DigestFacts, most: number): Block[] =>
  section(
    words.digests.silent,
    facts.silent
      .slice(0, most)
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
