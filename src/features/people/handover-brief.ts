/** The brief that whoever takes a customer over gets: its story, promises, people, what not to say, what to ask next. */
import { nextStep } from "../../engine/choose/week-plan.ts";
import { isSecret } from "../../engine/life/confidence.ts";
import { toLocalDate } from "../../engine/model/calendar.ts";
import { stateOnDay } from "../../engine/model/contact.ts";
import { historiesOf, membersById } from "../../engine/model/history.ts";
import { cut } from "../../engine/model/saying.ts";
import {
  customerOverview,
  type CustomerOverview,
} from "../../engine/strengths/customer-overview.ts";
import { contactName, customerAsOf } from "../../engine/strengths/subject.ts";
import type { Instant } from "../../engine/model/time.ts";
import type { Card, Rich } from "../../chat/view.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import type { AppContext } from "../../app/context.ts";
import { plain, quoted, soft, strong } from "../card-parts.view.ts";
import { words } from "../language.ts";
import { shippedModel } from "../nudges/quiet-risk-model.ts";
import { type Brief, briefCard, briefListCard } from "./handover.view.ts";

const TOUCHES_TOLD = 3;
const PROMISES_TOLD = 6;
const PEOPLE_TOLD = 8;
const CAREFUL_TOLD = 6;
const QUOTE_LENGTH = 140;

/** Null where the member does not look after the customer any more. */
export async function handoverBrief(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  customerId: string,
  now: Instant,
): Promise<Card | null> {
  const look = await app.store.customerSnapshots.at(workspace.id, customerId, member.id, now);
  const [customer] = look?.portfolio.customers ?? [];
  if (!look || !customer?.ownerIds.includes(member.id)) return null;
  const { portfolio, shares } = look;
  const history = historiesOf(portfolio).get(customer.id);
  if (!history) return null;
  const members = membersById(portfolio.members);
  const model = look.model ?? shippedModel();
  const zone = member.timezone;
  const picture = customerOverview(history, now, members, { sight: "all", zone, model, shares });
  const next = nextStep(portfolio, customer.id, member.id, now, { model, plays: look.plays });
  const asOf = customerAsOf(history, now, members);
  const nameOf = (id: string | null) => contactName(asOf, id);
  const brief: Brief = {
    customer: { id: customer.id, name: customer.name },
    headline: headlineOf(picture),
    lately: latelyOf(picture, members, nameOf),
    promises: promisesOf(picture, nameOf),
    people: peopleOf(picture),
    careful: carefulOf(picture, nameOf),
    next,
  };
  return briefCard(brief);
}

export async function handoverList(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  customerIds: string[],
): Promise<Card> {
  const names = await app.store.portfolios.names(workspace.id, customerIds, member);
  return briefListCard(names.toSorted((a, b) => a.name.localeCompare(b.name)));
}

type NameOf = (contactId: string | null) => string | null;

function headlineOf({ health, cadence, today }: CustomerOverview): string {
  const { lookup } = words;
  const usual = cadence.state === "new" || cadence.lastOn === null ? null : cadence.usualGapDays;
  const last =
    cadence.lastOn === null ? lookup.noTouchYet : lookup.lastTouch(cadence.lastOn, today, usual);
  return `${lookup.health(health.overall)} ${last}`;
}

function latelyOf(
  { history, zone, today }: CustomerOverview,
  members: ReadonlyMap<string, { name: string }>,
  nameOf: NameOf,
): Rich[] {
  const { replies, shared } = words;
  return history.interactions
    .slice(-TOUCHES_TOLD)
    .toReversed()
    .map(({ at, channel, contactIds, memberId }): Rich => {
      const people = contactIds.flatMap((id) => nameOf(id) ?? []);
      const by = members.get(memberId ?? "")?.name;
      return [
        strong(`${shared.day(toLocalDate(at, zone), today)}: `),
        plain(replies.touch(shared.channel(channel), people).replace(/, $/, "")),
        soft(by ? ` (${by})` : ""),
      ];
    });
}

/** Promises both ways that stand open, the most urgent first. */
function promisesOf({ inside, today }: CustomerOverview, nameOf: NameOf): Rich[] {
  const { lookup } = words;
  return (inside?.promises ?? []).slice(0, PROMISES_TOLD).map(({ by, state, signal }): Rich => {
    const { dueOn, quote, contactId } = signal;
    const whom = nameOf(contactId);
    return [
      strong(lookup.promisedBy[by]),
      quoted(cut(quote, QUOTE_LENGTH)),
      soft(whom ? ` (${whom})` : ""),
      soft(
        state === "overdue"
          ? lookup.overdueSince(dueOn, today)
          : dueOn
            ? lookup.dueBy(dueOn, today)
            : "",
      ),
    ];
  });
}

/** Who is there, where they are, and how they were last. */
function peopleOf({ history, today }: CustomerOverview): Rich[] {
  const { lookup, people } = words;
  const lastMood = (id: string) =>
    history.interactions.findLast(
      ({ contactIds, sentiment }) =>
        contactIds.includes(id) && sentiment && sentiment !== "neutral",
    )?.sentiment ?? null;
  return history.contacts.slice(0, PEOPLE_TOLD).map((contact): Rich => {
    const { id, name, level, function: work, title, awayUntil = null } = contact;
    const mood = lastMood(id);
    return [
      strong(name),
      plain(`, ${title ?? lookup.role(level, work)}`),
      soft(lookup.presence(stateOnDay(contact, today), awayUntil, today)),
      soft(mood ? people.handover.lastMood[mood] : ""),
    ];
  });
}

/** Worries that are open, what was said in confidence, and what we need them to respect. */
function carefulOf({ history, inside }: CustomerOverview, nameOf: NameOf): Rich[] {
  const { handover } = words.people;
  const { customer } = history;
  const secrets = history.signals.filter((signal) => isSecret(signal, customer.priorities));
  const worries = (inside?.concerns ?? []).map(({ signal }) => signal);
  const told = [...new Set([...secrets, ...worries])].slice(0, CAREFUL_TOLD);
  return [
    ...told.map((signal): Rich => {
      const whom = nameOf(signal.contactId);
      const label = secrets.includes(signal) ? handover.inConfidence : handover.worry;
      return [
        strong(label),
        quoted(cut(signal.quote, QUOTE_LENGTH)),
        soft(whom ? ` (${whom})` : ""),
      ];
    }),
    ...customer.priorities.map((priority): Rich => [strong(handover.priority), plain(priority)]),
  ];
}
