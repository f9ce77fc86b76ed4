import type { Block, Button, Card, Meter, Rich } from "../../chat/view.ts";
import { addDays } from "../../engine/model/calendar.ts";
import { STRENGTHS } from "../../engine/model/nudge.ts";
import { cut } from "../../engine/model/saying.ts";
import type { CustomerOverview } from "../../engine/strengths/customer-overview.ts";
import {
  buttons,
  createCard,
  heading,
  note,
  paragraph,
  plain,
  plainButton,
  quoted,
  section,
  soft,
  strong,
  toneOf,
} from "../card-parts.view.ts";
import { words } from "../language.ts";
import { peopleMap } from "./people-map.view.ts";
import { touchesChart } from "./touches-chart.view.ts";

const PROMISES_SHOWN = 4;
const CONCERNS_SHOWN = 3;
const NEEDS_SHOWN = 3;
/** Characters of a quote, and of a priority in a question. */
const QUOTE_LENGTH = 160;
const PRIORITY_LENGTH = 80;

/** What to do next, in one sentence, and for which nudge or play it stands. */
export type NextStep = { action: string; question: string } | null;

type Names = { members: ReadonlyMap<string, { name: string }> };

/** A look at one customer: health with reasons, who knows whom, promises, needs, what to do next. */
export function customerCard(picture: CustomerOverview, names: Names, next: NextStep): Card {
  const { customer } = picture.history;
  return createCard("customer", `${customer.name}: ${headline(picture)}`, [
    heading(customer.name),
    paragraph(headline(picture)),
    note(factsLine(picture, names)),
    { kind: "meters", meters: meters(picture) },
    touchesChart(picture),
    peopleMap(picture, names.members),
    promises(picture),
    concerns(picture),
    needs(picture),
    balanceBlock(picture),
    next && nextBlock(next),
    buttons(customerActions(picture)),
    priorityQuestion(picture),
  ]);
}

/** The state of it all in one sentence. */
function headline({ health, cadence, today, risk }: CustomerOverview): string {
  const { lookup } = words;
  const overall = lookup.health(health.overall);
  if (cadence.lastOn === null) return `${overall} ${lookup.noTouchYet}`;
  const usual = cadence.state === "new" ? null : cadence.usualGapDays;
  return [overall, lookup.lastTouch(cadence.lastOn, today, usual), ...quietRisk(risk)].join(" ");
}

/** Below this, the chance of silence is no news; from the other on, it is what the card is about (our choice). */
const WORTH_SAYING = 0.15;
const GOING_QUIET = 0.5;

function quietRisk(risk: CustomerOverview["risk"]): string[] {
  if (risk === null || risk.confidence === "low" || risk.risk < WORTH_SAYING) return [];
  const chances = Math.min(9, Math.round(risk.risk * 10));
  const { goingQuiet, odds } = words.lookup;
  return [risk.risk >= GOING_QUIET ? goingQuiet(chances) : odds(chances)];
}

function factsLine({ history: { customer }, today }: CustomerOverview, names: Names): string {
  const { lookup } = words;
  const owners = customer.ownerIds.flatMap((id) => names.members.get(id)?.name ?? []);
  return [
    lookup.tier(customer.tier),
    ...(owners.length === 0 ? [] : [lookup.owners(owners)]),
    ...(customer.renewalOn ? [lookup.renewal(customer.renewalOn, today)] : []),
    ...(customer.ourLead ? [lookup.ourLead(customer.ourLead)] : []),
    ...(customer.status === "active" ? [] : [lookup.statuses[customer.status]]),
    ...(customer.visibility === "restricted" ? [lookup.restricted] : []),
  ].join(", ");
}

/** Points in four weeks from which a change of a strength is no noise (our choice). */
const TREND_FROM = 5;

function meters(picture: CustomerOverview): Meter[] {
  return STRENGTHS.map((name) => {
    const strength = picture.health.strengths[name];
    const value = strength.known ? strength.value : null;
    const trend = strength.known ? (strength.trend ?? 0) : 0;
    return {
      label: words.shared.strengths[name],
      value,
      tone: toneOf(value),
      note: [
        plain(strength.reason),
        soft(Math.abs(trend) >= TREND_FROM ? words.lookup.trend(trend) : ""),
      ],
    };
  });
}

function promises({ inside, today }: CustomerOverview): Block[] {
  const { lookup } = words;
  const items = (inside?.promises ?? []).slice(0, PROMISES_SHOWN).map((promise): Rich => {
    const { dueOn, quote } = promise.signal;
    const due = dueOn ? lookup.dueBy(dueOn, today) : "";
    return [
      strong(lookup.promisedBy[promise.by]),
      quoted(cut(quote, QUOTE_LENGTH)),
      soft(promise.state === "overdue" ? lookup.overdueSince(dueOn, today) : due),
    ];
  });
  return section(lookup.promises, items);
}

function concerns({ inside, today }: CustomerOverview): Block[] {
  const items = (inside?.concerns ?? [])
    .slice(0, CONCERNS_SHOWN)
    .map(({ signal, saidOn }): Rich => [
      quoted(cut(signal.quote, QUOTE_LENGTH)),
      soft(`, ${words.shared.ago(saidOn, today)}`),
    ]);
  return section(words.lookup.concerns, items);
}

function needs({ inside }: CustomerOverview): Block[] {
  const open = (inside?.needs ?? []).slice(0, NEEDS_SHOWN);
  return section(
    words.lookup.needs,
    open.map(({ quote }): Rich => [quoted(cut(quote, QUOTE_LENGTH))]),
  );
}

function balanceBlock({ inside }: CustomerOverview): Block[] {
  const balance = inside?.balance;
  if (!balance || balance.state === "unknown") return [];
  return [paragraph([strong(words.lookup.balance[balance.state]), plain(balance.reason)])];
}

const nextBlock = ({ action, question }: NonNullable<NextStep>): Block =>
  paragraph([strong(words.lookup.next), plain(`${action} `), strong(question)]);

const RESPECTED = ["yes", "partly", "no"] as const;
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
  const { isPriorityRespected, priorityAnswers: answers } = words.lookup;
  return [
    paragraph(isPriorityRespected(cut(priority, PRIORITY_LENGTH))),
    buttons(
      RESPECTED.map((respected) => ({
        label: answers[respected],
        action: { name: "priority.answer", subject: id, value: { respected, priority } },
      })),
    ),
  ];
}

/** Items with a button each: their own card asks what became of them. */
const ITEM_BUTTONS = 5;
const LABEL_LENGTH = 36;

function customerActions({ history: { customer }, inside }: CustomerOverview): Button[] {
  const { changeIt, log, settleItem } = words.lookup;
  const items = inside
    ? [
        ...inside.promises.slice(0, PROMISES_SHOWN).map(({ signal }) => signal),
        ...inside.concerns.slice(0, CONCERNS_SHOWN).map(({ signal }) => signal),
        ...inside.needs.slice(0, NEEDS_SHOWN),
      ]
    : [];
  const logIt: Button = { ...plainButton(log, "customer.log", customer.id), style: "primary" };
  const more = items
    .slice(0, ITEM_BUTTONS)
    .map(({ id, quote }) => plainButton(settleItem(cut(quote, LABEL_LENGTH)), "item.show", id));
  const change = inside ? [plainButton(changeIt, "customer.change", customer.id)] : [];
  return [logIt, ...more, ...change];
}
