import type { Block, Button, Card, Meter, Rich } from "../../chat/view.ts";
import { addDays } from "../../engine/model/calendar.ts";
import { STRENGTHS } from "../../engine/model/nudge.ts";
import { cut } from "../../engine/model/saying.ts";
import type { CustomerOverview } from "../../engine/strengths/customer-overview.ts";
import { plain, quoted, section, soft, strong, toneOf } from "../card-parts.view.ts";
import { words } from "../language.ts";
import { peopleMap } from "./people-map.view.ts";

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
      ...nextBlock(next),
      { kind: "buttons", buttons: buttons(picture) },
      ...priorityQuestion(picture),
    ],
  };
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
  const { evenBalance, weGiveMore } = words.lookup;
  const opening = balance.state === "even" ? evenBalance : weGiveMore;
  return [{ kind: "text", text: [strong(opening), plain(balance.reason)] }];
}

function nextBlock(next: NextStep): Block[] {
  if (next === null) return [];
  const { action, question } = next;
  return [
    { kind: "text", text: [strong(words.lookup.next), plain(`${action} `), strong(question)] },
  ];
}

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
    { kind: "text", text: isPriorityRespected(cut(priority, PRIORITY_LENGTH)) },
    {
      kind: "buttons",
      buttons: RESPECTED.map((respected) => ({
        label: answers[respected],
        action: { name: "priority.answer", subject: id, value: { respected, priority } },
      })),
    },
  ];
}

function buttons(picture: CustomerOverview): Button[] {
  const { lookup } = words;
  const { id } = picture.history.customer;
  const overdue = picture.inside?.promises.find(
    (promise) => promise.state === "overdue" && promise.by === "us",
  );
  const concern = picture.inside?.concerns[0];
  return [
    {
      label: lookup.log,
      style: "primary",
      action: { name: "customer.log", subject: id, value: null },
    },
    ...(overdue
      ? [
          {
            label: lookup.promiseKept,
            action: { name: "commitment.keep" as const, subject: overdue.signal.id, value: null },
          },
        ]
      : []),
    ...(concern
      ? [
          {
            label: lookup.concernSettled,
            action: { name: "concern.close" as const, subject: concern.signal.id, value: null },
          },
        ]
      : []),
  ];
}
