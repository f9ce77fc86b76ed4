import { toLocalDate, weekStart } from "../../../engine/model/calendar.ts";
import type { Customer } from "../../../engine/model/customer.ts";
import type { Member } from "../../../engine/model/member.ts";
import { foldName } from "../../../engine/model/names.ts";
import type { Portfolio } from "../../../engine/model/portfolio.ts";
import { DEFAULT_SETTINGS } from "../../../engine/model/settings.ts";
import { HOUR_MS, type Instant, type Zone } from "../../../engine/model/time.ts";
import { areApart, customerIndex } from "../customer-index.ts";
import { instantOf } from "./moment.ts";
import { peopleOfFiles } from "./people.ts";
import type {
  ContactFileRow,
  CustomerFileRow,
  InteractionFileRow,
  MemberFileRow,
  NudgeFileRow,
  SignalFileRow,
} from "./rows.ts";

const HOURS = { start: "09:00", end: "17:00" };
/** So long after a day has begun in the first zone it has begun, or is about to, in all. */
const TURNED_EVERYWHERE_MS = 14 * HOUR_MS;
const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5];

const unknown = (name: string) => `“${name}” is not known`;

/**
 * Puts a portfolio together from its files' rows, without a database, by the rules of an import. Ids are made of what the
 * rows say (mail address, folded name), so that the same files give the same portfolio. Each `add` returns why a row can't
 * be taken, or null.
 */
export function assembly(workspaceId: string) {
  const people = peopleOfFiles();
  const portfolio: Portfolio = {
    workspaceId,
    settings: DEFAULT_SETTINGS,
    members: [],
    customers: [],
    contacts: people.contacts,
    interactions: [],
    signals: [],
    nudges: [],
  };
  const members = new Map<string, Member>();
  const index = customerIndex<Customer>();
  const seen = new Set<string>();
  const slots = new Map<string, number>();
  const zoneOf = (customer: Customer): Zone =>
    members.get(customer.ownerIds[0] ?? "")?.timezone ?? "UTC";

  const customerNamed = (name: string): Customer | null => {
    const found = index.called(name);
    return found && "customer" in found ? found.customer : null;
  };

  /** Whether a row with this source id, or this very content, came before. */
  const isAgain = (key: string): boolean => {
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  };

  return {
    portfolio,
    /** The portfolio as it stood before the day that begins at an instant: no closing, and nobody named, since then. */
    asKnownBefore(at: Instant): Portfolio {
      const day = toLocalDate(at + TURNED_EVERYWHERE_MS, "UTC");
      const signals = portfolio.signals.map((it) =>
        it.closedOn !== null && it.closedOn >= day ? { ...it, closedOn: null } : it,
      );
      return { ...portfolio, signals, contacts: people.knownBefore(at) };
    },
    addMember(row: MemberFileRow): string | null {
      const member: Member = {
        id: row.email,
        email: row.email,
        name: row.name,
        role: row.role ?? "rep",
        managerId: row.managerEmail,
        timezone: row.timezone ?? "UTC",
        workingDays: row.workingDays ?? MONDAY_TO_FRIDAY,
        workingHours: row.workingHours ?? HOURS,
      };
      const known = members.get(member.id);
      if (known) Object.assign(known, member);
      else portfolio.members.push(member);
      members.set(member.id, known ?? member);
      return null;
    },
    addCustomer(row: CustomerFileRow): string | null {
      const stranger = row.ownerEmail.find((owner) => !members.has(owner));
      if (stranger !== undefined) return unknown(stranger);
      if (row.ownerEmail.length === 0) return "has no owner";
      const {
        ownerEmail,
        ownerId: _owner,
        recordId: _record,
        statusReason: _reason,
        formerNames,
        tier,
        status,
        visibility,
        ...facts
      } = row;
      const known = index.namesakes(row.name).find((one) => !areApart(one, row));
      if (known) return `“${row.name}” is the same name as “${known.name}”`;
      const isShared = index.namesakes(row.name).length > 0;
      const customer: Customer = {
        ...facts,
        aliases: [...new Set([...facts.aliases, ...formerNames])],
        id: isShared ? `${foldName(row.name)}/${row.domain}` : foldName(row.name),
        ownerIds: ownerEmail,
        tier: tier ?? "C",
        status: status ?? "active",
        visibility: visibility ?? "everyone",
        priorityAnswers: [],
      };
      portfolio.customers.push(customer);
      index.add(customer);
      return null;
    },
    addContact(row: ContactFileRow): string | null {
      const customer = customerNamed(row.customer);
      if (!customer) return unknown(row.customer);
      people.tell(customer, row);
      return null;
    },
    addInteraction(row: InteractionFileRow): string | null {
      const customer = customerNamed(row.customer);
      const member = members.get(row.memberEmail);
      if (!customer || !member) return unknown(customer ? row.memberEmail : row.customer);
      const at = instantOf(row.at, member.timezone);
      const { memberEmail, contacts, sourceId } = row;
      const { at: moment, channel, direction, summary, sentiment } = row;
      const facts = { at: moment, channel, direction, summary, sentiment };
      const id = sourceId ?? JSON.stringify([memberEmail, contacts, ...Object.values(facts)]);
      if (isAgain(`i/${customer.id}/${id}`)) return null;
      const named = new Set(contacts.map((name) => people.named(customer, name, at)));
      const of = { customerId: customer.id, memberId: member.id, contactIds: [...named] };
      portfolio.interactions.push({ ...facts, ...of, id, at });
      return null;
    },
    addSignal(row: SignalFileRow): string | null {
      const customer = customerNamed(row.customer);
      if (!customer) return unknown(row.customer);
      const at = instantOf(row.at, zoneOf(customer));
      const { customer: _customer, customerId: _id, contact, sourceId, closedHow, ...facts } = row;
      const isDropped = closedHow === "dropped";
      const { closedOn: _closedOn, ...told } = facts;
      const id = sourceId ?? JSON.stringify([contact, ...Object.values(told)]);
      if (isAgain(`s/${customer.id}/${id}`)) return null;
      const contactId = contact === null ? null : people.named(customer, contact, at);
      portfolio.signals.push({ ...facts, isDropped, id, customerId: customer.id, at, contactId });
      return null;
    },
    addNudge(row: NudgeFileRow): string | null {
      const customer = customerNamed(row.customer);
      const member = members.get(row.memberEmail);
      if (!customer || !member) return unknown(customer ? row.memberEmail : row.customer);
      const { week, play, state, contact } = row;
      const id = [member.id, customer.id, week, play].join("/");
      if (isAgain(`n/${id}`)) return null;
      const weekKey = `${member.id}/${week}`;
      const slot = (slots.get(weekKey) ?? 0) + 1;
      slots.set(weekKey, slot);
      const at = weekStart(week, member.timezone);
      portfolio.nudges.push({
        id,
        memberId: member.id,
        customerId: customer.id,
        contactId: contact === null ? null : people.named(customer, contact, at),
        week,
        slot,
        play,
        state,
        sentAt: null,
        answeredAt: null,
        touchedWithin7Days: null,
        strengthMoved: null,
      });
      return null;
    },
  };
}
