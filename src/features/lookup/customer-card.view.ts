import type { Block, Button, Card, Meter, Rich } from "../../chat/view.ts";
import { addDays } from "../../engine/model/calendar.ts";
import { STRENGTHS } from "../../engine/model/nudge.ts";
import type { CustomerOverview } from "../../engine/strengths/customer-overview.ts";
import { cut, list, sayAgo, sayDate, sayEvery } from "../../engine/model/saying.ts";
import { peopleMap } from "./people-map.view.ts";
import { plain, quoted, soft, STRENGTH_WORDS, strong, toneOf } from "../notices/words.ts";

const PROMISES_SHOWN = 4;
const CONCERNS_SHOWN = 3;
const NEEDS_SHOWN = 3;

/** What to do next, in one sentence, and for which nudge or play it stands. */
export type NextStep = { action: string; question: string } | null;

/** A look at one customer: health with reasons, who knows whom, promises, needs, what to do next. */
export function customerCard(
  picture: CustomerOverview,
  names: { members: ReadonlyMap<string, { name: string }> },
  next: NextStep,
): Card {
  const { customer } = picture.history;
  return {
    kind: "card",
    name: "customer",
    text: `${customer.name}: ${headline(picture)}`,
    blocks: [
      { kind: "heading", text: customer.name },
      { kind: "text", text: headline(picture) },
      { kind: "note", text: factsLine(picture, names) },
      { kind: "meters", meters: meters(picture) },
      ...peopleMap(picture, names.members),
      ...promises(picture),
      ...concerns(picture),
      ...needs(picture),
      ...balanceBlock(picture),
      ...(next
        ? [
            {
              kind: "text" as const,
              text: [strong("Next: "), plain(`${next.action} `), strong(next.question)],
            },
          ]
        : []),
      { kind: "buttons", buttons: buttons(picture) },
      ...priorityQuestion(picture),
    ],
  };
}

/** The state of it all in one sentence. */
function headline(picture: CustomerOverview): string {
  const { health, cadence, today, risk } = picture;
  const overall =
    health.overall === null
      ? "Not enough known yet to speak of health."
      : `Health ${health.overall} of 100.`;
  if (cadence.lastOn === null) return `${overall} No touch is recorded yet.`;
  const last = `Last touch ${sayAgo(cadence.lastOn, today)}`;
  const usual = cadence.state === "new" ? "" : `, usually ${sayEvery(cadence.usualGapDays)}`;
  return `${overall} ${last}${usual}.${quietWords(risk)}`;
}

/** Below this, the chance of silence is no news; from the other on, it is what the card is about (our choice). */
const WORTH_SAYING = 0.15;
const GOING_QUIET = 0.5;

function quietWords(risk: CustomerOverview["risk"]): string {
  if (risk === null || risk.confidence === "low" || risk.risk < WORTH_SAYING) return "";
  const chances = Math.min(9, Math.round(risk.risk * 10));
  const odds = `about ${chances} chances in 10 to hear nothing for two months`;
  return risk.risk >= GOING_QUIET ? ` It may be going quiet: ${odds}.` : ` There are ${odds}.`;
}

function factsLine(
  picture: CustomerOverview,
  names: { members: ReadonlyMap<string, { name: string }> },
): string {
  const { customer } = picture.history;
  const owners = customer.ownerIds.flatMap((id) => names.members.get(id)?.name ?? []);
  return [
    `Tier ${customer.tier}`,
    ...(owners.length === 0 ? [] : [`looked after by ${list(owners)}`]),
    ...(customer.renewalOn ? [`renewal on ${sayDate(customer.renewalOn, picture.today)}`] : []),
    ...(customer.ourLead ? [`our lead: ${customer.ourLead}`] : []),
    ...(customer.status === "active" ? [] : [customer.status]),
    ...(customer.visibility === "restricted" ? ["restricted"] : []),
  ].join(", ");
}

function meters(picture: CustomerOverview): Meter[] {
  return STRENGTHS.map((name) => {
    const strength = picture.health.strengths[name];
    const value = strength.known ? strength.value : null;
    const trend =
      strength.known && strength.trend !== null && Math.abs(strength.trend) >= 5
        ? ` (${strength.trend > 0 ? "up" : "down"} ${Math.abs(strength.trend)} in four weeks)`
        : "";
    return {
      label: STRENGTH_WORDS[name],
      value,
      tone: toneOf(value),
      note: [plain(strength.reason), soft(trend)],
    };
  });
}

function promises(picture: CustomerOverview): Block[] {
  const open = picture.inside?.promises ?? [];
  if (open.length === 0) return [];
  const items = open.slice(0, PROMISES_SHOWN).map((promise): Rich => {
    const due = promise.signal.dueOn;
    const when =
      promise.state === "overdue"
        ? `, overdue since ${due ? sayDate(due, picture.today) : "long"}`
        : due
          ? `, by ${sayDate(due, picture.today)}`
          : "";
    const whose = promise.by === "us" ? "We promised: " : "They promised: ";
    return [strong(whose), quoted(cut(promise.signal.quote, 160)), soft(when)];
  });
  return [
    { kind: "text", text: [strong("Promises")] },
    { kind: "list", items },
  ];
}

function concerns(picture: CustomerOverview): Block[] {
  const open = picture.inside?.concerns ?? [];
  if (open.length === 0) return [];
  const items = open
    .slice(0, CONCERNS_SHOWN)
    .map((concern): Rich => [
      quoted(cut(concern.signal.quote, 160)),
      soft(`, ${sayAgo(concern.saidOn, picture.today)}`),
    ]);
  return [
    { kind: "text", text: [strong("Open concerns")] },
    { kind: "list", items },
  ];
}

function needs(picture: CustomerOverview): Block[] {
  const open = picture.inside?.needs ?? [];
  if (open.length === 0) return [];
  const items = open.slice(0, NEEDS_SHOWN).map((need): Rich => [quoted(cut(need.quote, 160))]);
  return [
    { kind: "text", text: [strong("What they ask for")] },
    { kind: "list", items },
  ];
}

function balanceBlock(picture: CustomerOverview): Block[] {
  const balance = picture.inside?.balance;
  if (!balance || balance.state === "unknown") return [];
  const opening = balance.state === "even" ? "Give and take: " : "We give more than comes back: ";
  return [{ kind: "text", text: [strong(opening), plain(balance.reason)] }];
}

/** Asked again after a quarter: what a customer respects changes. */
const PRIORITY_ASKED_EVERY_DAYS = 90;

/** One priority of ours that was not asked about lately: respected or not is asked, never inferred. */
function priorityQuestion(picture: CustomerOverview): Block[] {
  const { id, priorities, priorityAnswers } = picture.history.customer;
  if (!picture.inside) return [];
  const since = addDays(picture.today, -PRIORITY_ASKED_EVERY_DAYS);
  const priority = priorities.find(
    (one) => !priorityAnswers.some((answer) => answer.priority === one && answer.on > since),
  );
  if (priority === undefined) return [];
  const answers = { yes: "Yes", partly: "Partly", no: "No" };
  return [
    {
      kind: "text",
      text: [
        plain("Our priority here: "),
        strong(cut(priority, 80)),
        plain(". Do they respect it?"),
      ],
    },
    {
      kind: "buttons",
      buttons: Object.entries(answers).map(([answer, label]) => ({
        label,
        action: { name: "priority.answer", subject: id, value: `${answer}|${priority}` },
      })),
    },
  ];
}

function buttons(picture: CustomerOverview): Button[] {
  const { id } = picture.history.customer;
  const overdue = picture.inside?.promises.find(
    (promise) => promise.state === "overdue" && promise.by === "us",
  );
  const concern = picture.inside?.concerns[0];
  return [
    {
      label: "Log something",
      style: "primary",
      action: { name: "customer.log", subject: id, value: "" },
    },
    ...(overdue
      ? [
          {
            label: "Promise kept",
            action: { name: "commitment.keep" as const, subject: overdue.signal.id, value: "" },
          },
        ]
      : []),
    ...(concern
      ? [
          {
            label: "Concern settled",
            action: { name: "concern.close" as const, subject: concern.signal.id, value: "" },
          },
        ]
      : []),
  ];
}
