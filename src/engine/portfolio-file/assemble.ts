import type { Contact } from "../contact.ts";
import type { Customer } from "../customer.ts";
import type { Member } from "../member.ts";
import { foldName } from "../names.ts";
import type { Portfolio } from "../portfolio.ts";
import { DEFAULT_SETTINGS } from "../settings.ts";
import type { Zone } from "../time.ts";
import { instantOf } from "./moment.ts";
import type {
  ContactFileRow,
  CustomerFileRow,
  InteractionFileRow,
  MemberFileRow,
  NudgeFileRow,
  SignalFileRow,
} from "./rows.ts";

const HOURS = { start: "09:00", end: "17:00" };
const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5];

/**
 * Puts a portfolio together from its files' rows, without a database. Ids are made of what the rows say (mail address,
 * folded name), so that the same files give the same portfolio. Each `add` returns what the row names in vain, or null.
 */
export function assembly(workspaceId: string) {
  const portfolio: Portfolio = {
    workspaceId,
    settings: DEFAULT_SETTINGS,
    members: [],
    customers: [],
    contacts: [],
    interactions: [],
    signals: [],
    nudges: [],
  };
  const members = new Map<string, Member>();
  const customers = new Map<string, Customer>();
  const contacts = new Map<string, Map<string, Contact>>();
  const sources = new Set<string>();
  const slots = new Map<string, number>();
  const zoneOf = (customer: Customer): Zone =>
    members.get(customer.ownerIds[0] ?? "")?.timezone ?? "UTC";

  const customerNamed = (name: string) => customers.get(foldName(name));

  const contactNamed = (customer: Customer, name: string): Contact => {
    const people = contacts.get(customer.id) ?? new Map<string, Contact>();
    contacts.set(customer.id, people);
    const folded = foldName(name);
    const known = people.get(folded);
    if (known) return known;
    const contact: Contact = {
      id: `${customer.id}/${folded}`,
      customerId: customer.id,
      name,
      email: null,
      title: null,
      level: null,
      function: null,
      values: null,
    };
    people.set(folded, contact);
    portfolio.contacts.push(contact);
    return contact;
  };

  /** Whether a row with this source id, or this very content, came before. */
  const isAgain = (key: string): boolean => {
    if (sources.has(key)) return true;
    sources.add(key);
    return false;
  };

  return {
    portfolio,
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
      if (!members.has(member.id)) portfolio.members.push(member);
      members.set(member.id, member);
      return null;
    },
    addCustomer(row: CustomerFileRow): string | null {
      const stranger = row.ownerEmails.find((owner) => !members.has(owner));
      if (stranger !== undefined) return stranger;
      const { ownerEmails, tier, status, visibility, ...facts } = row;
      const customer: Customer = {
        ...facts,
        id: foldName(row.name),
        ownerIds: ownerEmails,
        tier: tier ?? "C",
        status: status ?? "active",
        visibility: visibility ?? "everyone",
        priorityAnswers: [],
      };
      if (!customers.has(customer.id)) portfolio.customers.push(customer);
      customers.set(customer.id, customer);
      return null;
    },
    addContact(row: ContactFileRow): string | null {
      const customer = customerNamed(row.customer);
      if (!customer) return row.customer;
      const { customer: _customer, ...facts } = row;
      Object.assign(contactNamed(customer, row.name), facts);
      return null;
    },
    addInteraction(row: InteractionFileRow): string | null {
      const customer = customerNamed(row.customer);
      const member = members.get(row.memberEmail);
      if (!customer || !member) return customer ? row.memberEmail : row.customer;
      const at = instantOf(row.at, member.timezone);
      const id = row.sourceId ?? JSON.stringify([row.memberEmail, at, row.channel, row.summary]);
      if (isAgain(`i/${customer.id}/${id}`)) return null;
      portfolio.interactions.push({
        id,
        customerId: customer.id,
        memberId: member.id,
        at,
        channel: row.channel,
        direction: row.direction,
        contactIds: row.contacts.map((name) => contactNamed(customer, name).id),
        summary: row.summary,
        sentiment: row.sentiment,
      });
      return null;
    },
    addSignal(row: SignalFileRow): string | null {
      const customer = customerNamed(row.customer);
      if (!customer) return row.customer;
      const at = instantOf(row.at, zoneOf(customer));
      const id = row.sourceId ?? JSON.stringify([row.kind, row.quote, at, row.by]);
      if (isAgain(`s/${customer.id}/${id}`)) return null;
      portfolio.signals.push({
        id,
        customerId: customer.id,
        kind: row.kind,
        quote: row.quote,
        at,
        contactId: row.contact === null ? null : contactNamed(customer, row.contact).id,
        by: row.by,
        dueOn: row.dueOn,
        closedOn: row.closedOn,
      });
      return null;
    },
    addNudge(row: NudgeFileRow): string | null {
      const customer = customerNamed(row.customer);
      const member = members.get(row.memberEmail);
      if (!customer || !member) return customer ? row.memberEmail : row.customer;
      const id = [member.id, customer.id, row.week, row.play].join("/");
      if (isAgain(`n/${id}`)) return null;
      const week = `${member.id}/${row.week}`;
      const slot = (slots.get(week) ?? 0) + 1;
      slots.set(week, slot);
      portfolio.nudges.push({
        id,
        memberId: member.id,
        customerId: customer.id,
        contactId: row.contact === null ? null : contactNamed(customer, row.contact).id,
        week: row.week,
        slot,
        play: row.play,
        state: row.state,
        sentAt: null,
        answeredAt: null,
        touchedWithin7Days: null,
        strengthMoved: null,
      });
      return null;
    },
  };
}
