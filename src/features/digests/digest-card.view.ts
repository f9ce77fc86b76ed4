import type { Block, Card, Rich } from "../../chat/view.ts";
import type { DigestFacts } from "../../engine/digest/digest.ts";
import { count, cut, list, sayDate } from "../../engine/model/saying.ts";
import { plain, quoted, soft, STRENGTH_WORDS, strong } from "../notices/words.ts";

const LINES_SHOWN = 4;
const QUOTE_LENGTH = 140;

/**
 * A team's week for its manager's channel. Restricted customers are left out: a channel has more readers than their
 * owners and managers. `learned` says what nudges themselves have taught.
 */
export function digestCard(facts: DigestFacts, learned: Block[] = []): Card {
  const { numbers } = facts;
  const span = `${sayDate(facts.from, facts.to)} to ${sayDate(facts.to, facts.to)}`;
  const touches = `${count(numbers.touches, "touch", "touches")} with ${numbers.customersTouched} of ${count(numbers.customers, "customer")}`;
  const opening =
    numbers.nudgesSent === 0
      ? `${touches}.`
      : `${touches}; ${numbers.nudgesAnswered} of ${count(numbers.nudgesSent, "nudge")} answered.`;
  return {
    kind: "card",
    name: "digest",
    text: `The week of ${span}: ${opening}`,
    blocks: [
      { kind: "heading", text: `The week of ${span}` },
      { kind: "text", text: opening },
      ...section("Strengthened", facts.strengthened.filter(isOpen).map(strengthenedLine)),
      ...section("Fading", facts.fading.filter(isOpen).map(fadingLine)),
      ...section("Promises overdue", facts.promises.overdue.filter(isOpen).map(promiseLine)),
      ...section(
        "Due in the coming week",
        facts.promises.dueNextWeek.filter(isOpen).map(promiseLine),
      ),
      ...section("What customers ask for", facts.needs.filter(isOpen).map(voiceLine)),
      ...section("Open concerns", facts.concerns.filter(isOpen).map(voiceLine)),
      ...section(
        "Whom to thank",
        facts.thanks
          .filter(isOpen)
          .map((line): Rich => [strong(line.memberName), plain(` ${line.text}.`)]),
      ),
      ...budget(facts),
      ...learned,
    ],
  };
}

const isOpen = (line: { restricted: boolean }) => !line.restricted;

function section(title: string, items: Rich[]): Block[] {
  if (items.length === 0) return [];
  const more = items.length - LINES_SHOWN;
  return [
    { kind: "text", text: [strong(title)] },
    { kind: "list", items: items.slice(0, LINES_SHOWN) },
    ...(more > 0 ? [{ kind: "note" as const, text: `and ${more} more` }] : []),
  ];
}

function strengthenedLine(line: DigestFacts["strengthened"][number]): Rich {
  const rise = line.rises[0];
  const what = rise
    ? `${STRENGTH_WORDS[rise.strength].toLowerCase()} ${rise.from === null ? `now ${rise.to}` : `${rise.from} → ${rise.to}`}`
    : count(line.touches, "touch", "touches");
  return [strong(line.customerName), plain(`, ${line.memberName}: ${what}.`)];
}

const fadingLine = (line: DigestFacts["fading"][number]): Rich => [
  strong(line.customerName),
  plain(`, ${line.memberName}: ${line.reason}`),
  soft(line.newThisWeek ? " New this week." : ""),
];

function promiseLine(line: DigestFacts["promises"]["overdue"][number]): Rich {
  const whose = line.by === "us" ? "We promised" : "They promised";
  return [
    strong(line.customerName),
    plain(`, ${line.memberName}. ${whose}: `),
    quoted(cut(line.quote, QUOTE_LENGTH)),
    soft(
      `, ${line.overdueDays > 0 ? `${count(line.overdueDays, "day")} late` : `by ${sayDate(line.dueOn, line.dueOn)}`}`,
    ),
  ];
}

const voiceLine = (line: DigestFacts["needs"][number]): Rich => [
  strong(line.customerName),
  plain(line.contactName ? `, ${line.contactName}: ` : ": "),
  quoted(cut(line.quote, QUOTE_LENGTH)),
];

function budget(facts: DigestFacts): Block[] {
  const { beyond, members } = facts.budget;
  if (beyond === 0) return [];
  const who = list(members.slice(0, 3).map((member) => member.memberName));
  return [
    {
      kind: "note",
      text: `${count(beyond, "customer")} can't have a turn in time: ${who} ${members.length === 1 ? "has" : "have"} more customers than turns.`,
    },
  ];
}
