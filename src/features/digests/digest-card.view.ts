import type { Block, Card, Rich, Span } from "../../chat/view.ts";
import type { DigestFacts } from "../../engine/digest/digest.ts";
import { cut } from "../../engine/model/saying.ts";
import {
  createCard,
  heading,
  note,
  paragraph,
  plain,
  quoted,
  section,
  soft,
  strong,
} from "../card-parts.view.ts";
import { words } from "../language.ts";

const LINES_SHOWN = 6;
/** Characters of a quote. */
const QUOTE_LENGTH = 140;
const MEMBERS_NAMED = 3;

/**
 * A team's week for its manager's channel. Restricted customers are left out: a channel has more readers than their
 * owners and managers. `learned` says what nudges themselves have taught.
 */
export function digestCard(facts: DigestFacts, learned: Block[] = []): Card {
  const { digests } = words;
  const { numbers, promises } = facts;
  const week = digests.week(facts.from, facts.to);
  const opening = digests.numbers(numbers);
  return createCard("digest", `${week}: ${opening}`, [
    heading(week),
    paragraph(opening),
    part(digests.strengthened, facts.strengthened, strengthenedLine),
    part(digests.news, facts.news, newsLine),
    part(digests.fading, facts.fading, fadingLine),
    part(digests.promisesOverdue, promises.overdue, promiseLine),
    part(digests.promisesDue, promises.dueNextWeek, promiseLine),
    part(digests.needs, facts.needs, voiceLine),
    part(digests.concerns, facts.concerns, concernLine),
    part(digests.thanks, facts.thanks, thanksLine),
    section(
      digests.silent,
      facts.silent.map(({ memberName, weeks }): Rich => [
        strong(memberName),
        plain(digests.noWordFor(weeks)),
      ]),
    ),
    budget(facts),
    learned,
  ]);
}

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
  const open = lines.filter((line) => !line.restricted);
  const more = open.length - LINES_SHOWN;
  return [
    ...section(title, open.slice(0, LINES_SHOWN).map(say)),
    ...(more > 0 ? [note(words.digests.more(countedByCustomer(open.slice(LINES_SHOWN))))] : []),
  ];
}

function strengthenedLine(line: DigestFacts["strengthened"][number]): Rich {
  const { digests, shared } = words;
  const rise = line.rises[0];
  const what = rise
    ? digests.rise(shared.strengths[rise.strength], rise.from, rise.to)
    : digests.touches(line.touches);
  const who = line.byMemberNames.length > 0 ? shared.list(line.byMemberNames) : line.memberName;
  return [strong(line.customerName), plain(`, ${who}: ${what}.`)];
}

const fadingLine = (line: DigestFacts["fading"][number]): Rich => [
  strong(line.customerName),
  plain(`, ${line.memberName}: ${line.reason}`),
  soft(line.newThisWeek ? words.digests.newThisWeek : ""),
];

function promiseLine(line: DigestFacts["promises"]["overdue"][number]): Rich {
  const { daysLate, dueBy, promisedBy } = words.digests;
  return [
    strong(line.customerName),
    plain(`, ${line.memberName}. ${promisedBy[line.by]}: `),
    quoted(cut(line.quote, QUOTE_LENGTH)),
    soft(line.overdueDays > 0 ? daysLate(line.overdueDays) : dueBy(line.dueOn)),
  ];
}

const voiceLine = (line: DigestFacts["needs"][number]): Rich => spansOf(line);

const spansOf = (line: DigestFacts["needs"][number]): Span[] => [
  strong(line.customerName),
  plain(line.contactName ? `, ${line.contactName}: ` : ": "),
  quoted(cut(line.quote, QUOTE_LENGTH)),
];

/** One that stands for longer says since when, and whether anybody was in touch since. */
const concernLine = (line: DigestFacts["concerns"][number]): Rich => [
  ...spansOf(line),
  soft(line.isNew ? "" : words.digests.openSince(line.days, line.lastTouchOn)),
];

function newsLine(line: DigestFacts["news"][number]): Rich {
  const { digests } = words;
  const customer = strong(line.customerName);
  switch (line.kind) {
    case "lost":
    case "renewed":
      return [customer, plain(digests.customerNews[line.kind])];
    case "person":
      return [customer, plain(digests.personNews(line.name, line.state, line.until))];
    case "competitor":
      return [customer, plain(digests.competitor), quoted(cut(line.quote, QUOTE_LENGTH))];
  }
}

const thanksLine = (line: DigestFacts["thanks"][number]): Rich => [
  strong(line.memberName),
  plain(` ${line.text}.`),
];

function budget({ budget: { beyond, members } }: DigestFacts): Block | null {
  if (beyond === 0) return null;
  const named = members.slice(0, MEMBERS_NAMED).map((member) => member.memberName);
  return note(words.digests.beyondBudget(beyond, named, members.length));
}
