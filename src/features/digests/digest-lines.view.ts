/** The lines of a digest: how one fact of each kind is shown. */
import type { Rich, Span } from "../../chat/view.ts";
import type { DigestFacts } from "../../engine/digest/digest.ts";
import { cut } from "../../engine/model/saying.ts";
import { plain, quoted, soft, strong } from "../card-parts.view.ts";
import { words } from "../language.ts";

/** Characters of a quote, and of a name: a digest has room for many lines. */
const QUOTE_LENGTH = 110;
const NAME_LENGTH = 60;
const PEOPLE_NAMED = 3;

const name = (text: string) => strong(cut(text, NAME_LENGTH));
const quote = (text: string) => quoted(cut(text, QUOTE_LENGTH));

export function todoLine(line: DigestFacts["todos"][number]): Rich {
  const { todo } = words.digests;
  const who = name(line.memberName);
  const customer = name(line.customerName);
  switch (line.about) {
    case "promise":
      return [
        plain(todo.ask),
        who,
        plain(todo.promise),
        customer,
        plain(": "),
        quote(line.quote),
        plain(todo.late(line.dueOn, line.overdueDays)),
      ];
    case "concern":
      return [
        plain(todo.ask),
        who,
        plain(todo.concern),
        customer,
        plain(": "),
        quote(line.quote),
        plain(todo.unanswered(line.contactName, line.days)),
      ];
    case "silence":
      return [plain(todo.ask), who, plain(todo.silence), customer, plain(`. ${line.reason}`)];
    case "only person":
      return [
        plain(todo.goAlong),
        who,
        plain(todo.to),
        customer,
        plain(todo.onlyPerson(line.person)),
      ];
    case "gap":
      return [
        plain(todo.goAlong),
        who,
        plain(todo.to),
        customer,
        plain(todo.gap(line.gap, line.introducer?.reason ?? null)),
      ];
    case "deed":
      return [plain(todo.thank), who, plain(todo.deed(line.text))];
  }
}

export function strengthenedLine(line: DigestFacts["strengthened"][number]): Rich {
  const { digests, shared } = words;
  const rise = line.rises[0];
  const what = rise
    ? digests.rise(shared.strengths[rise.strength], rise.from, rise.to, rise.fourWeeksAgo)
    : digests.touches(line.touches);
  const people = line.byMemberNames.length > 0 ? line.byMemberNames : [line.memberName];
  const who = digests.people(people, PEOPLE_NAMED);
  const fact = digests.lastOf(line.lastTouch.text, line.lastTouch.on, line.touches);
  return [name(line.customerName), plain(`, ${who}: ${what}.`), soft(` ${fact}`)];
}

/** Why it matters stands beside how long it lasts: a silence alone tells nobody whether to act. */
export const fadingLine = (line: DigestFacts["fading"][number]): Rich => [
  name(line.customerName),
  plain(`, ${line.memberName}: ${line.reason} ${words.digests.rhythm(line.rhythm)}`),
  plain(words.digests.stakes(line.tier, line.stakes)),
  soft(
    ` ${words.digests.lastly(line.lastTouch)}${line.newThisWeek ? words.digests.newThisWeek : ""}`,
  ),
];

export function promiseLine(line: DigestFacts["promises"]["overdue"][number]): Rich {
  const { daysLate, dueBy, promisedBy } = words.digests;
  return [
    name(line.customerName),
    plain(`, ${line.memberName}. ${promisedBy[line.by]}: `),
    quote(line.quote),
    soft(line.overdueDays > 0 ? daysLate(line.overdueDays) : dueBy(line.dueOn)),
  ];
}

export const voiceLine = (line: DigestFacts["needs"][number]): Rich => spansOf(line);

const spansOf = (line: DigestFacts["needs"][number]): Span[] => [
  name(line.customerName),
  plain(line.contactName ? `, ${line.contactName}: ` : ": "),
  quote(line.quote),
];

/** One that stands for longer says since when, and whether anybody was in touch since. */
export const concernLine = (line: DigestFacts["concerns"][number]): Rich => [
  ...spansOf(line),
  soft(line.isNew ? "" : words.digests.openSince(line.days, line.lastTouchOn)),
];

export function newsLine(line: DigestFacts["news"][number]): Rich {
  const { digests } = words;
  const customer = name(line.customerName);
  switch (line.kind) {
    case "lost":
    case "renewed":
      return [customer, plain(digests.customerNews[line.kind])];
    case "person":
      return [customer, plain(digests.personNews(line.name, line.state, line.until))];
    case "competitor":
      return [customer, plain(digests.competitor), quote(line.quote)];
  }
}

export const gapLine = (line: DigestFacts["gaps"][number]): Rich => [
  name(line.customerName),
  plain(`, ${line.memberName}: ${words.digests.gapsMoved(line.closed, line.opened)}`),
  soft(line.opened.length > 0 && line.introducer ? ` ${line.introducer.reason}.` : ""),
];

export const thanksLine = (line: DigestFacts["thanks"][number]): Rich => [
  name(line.memberName),
  plain(` ${line.text}.`),
];
