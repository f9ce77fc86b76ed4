import type { Block, Card, Rich } from "../../chat/view.ts";
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

const LINES_SHOWN = 4;
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
    part(digests.fading, facts.fading, fadingLine),
    part(digests.promisesOverdue, promises.overdue, promiseLine),
    part(digests.promisesDue, promises.dueNextWeek, promiseLine),
    part(digests.needs, facts.needs, voiceLine),
    part(digests.concerns, facts.concerns, voiceLine),
    part(digests.thanks, facts.thanks, thanksLine),
    budget(facts),
    learned,
  ]);
}

function part<Line extends { restricted: boolean }>(
  title: string,
  lines: Line[],
  say: (line: Line) => Rich,
): Block[] {
  const open = lines.filter((line) => !line.restricted);
  const more = open.length - LINES_SHOWN;
  return [
    ...section(title, open.slice(0, LINES_SHOWN).map(say)),
    ...(more > 0 ? [note(words.shared.more(more))] : []),
  ];
}

function strengthenedLine(line: DigestFacts["strengthened"][number]): Rich {
  const { digests, shared } = words;
  const rise = line.rises[0];
  const what = rise
    ? digests.rise(shared.strengths[rise.strength], rise.from, rise.to)
    : digests.touches(line.touches);
  return [strong(line.customerName), plain(`, ${line.memberName}: ${what}.`)];
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

const voiceLine = (line: DigestFacts["needs"][number]): Rich => [
  strong(line.customerName),
  plain(line.contactName ? `, ${line.contactName}: ` : ": "),
  quoted(cut(line.quote, QUOTE_LENGTH)),
];

const thanksLine = (line: DigestFacts["thanks"][number]): Rich => [
  strong(line.memberName),
  plain(` ${line.text}.`),
];

function budget({ budget: { beyond, members } }: DigestFacts): Block | null {
  if (beyond === 0) return null;
  const named = members.slice(0, MEMBERS_NAMED).map((member) => member.memberName);
  return note(words.digests.beyondBudget(beyond, named, members.length));
}
