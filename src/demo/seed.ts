import { addDays } from "../engine/model/calendar.ts";
import type { PriorityAnswer } from "../engine/model/customer.ts";
import type { PortfolioFile, TextRow } from "../engine/model/portfolio-files.ts";
import { randomFrom } from "../engine/model/random.ts";
import type { LocalDate } from "../engine/model/time.ts";
import { dayBefore, momentOn } from "./calendar.ts";
import { CUSTOMERS, type DemoCustomer } from "./customers.ts";
import { partsOf, numberAfter } from "./lines.ts";
import { nudgesOf } from "./nudges.ts";
import { COMPANY_DOMAIN, type MemberKey, MEMBERS } from "./people.ts";
import { touchesOf } from "./touches.ts";

const MEMBER_KEYS = Object.keys(MEMBERS) as MemberKey[];

/** Where the demo's people meet, and its clock is read. */
export const DEMO_ZONE = MEMBERS.birgitte.zone;

/** An answer to "did they respect this priority?", which no file of a portfolio holds. */
export type DemoAnswer = PriorityAnswer & { customer: string; memberEmail: string };

/** The demo workspace: a portfolio's six files as rows, and the answers about priorities. */
export type DemoPortfolio = { files: Record<PortfolioFile, TextRow[]>; answers: DemoAnswer[] };

/**
 * Nine months of Lindgaard Flow and its customers, up to the day before a Monday. The same Monday gives the same rows;
 * every date is counted back from it, so that the stories stand where they do whenever the demo is begun.
 */
export function demoPortfolio(monday: LocalDate): DemoPortfolio {
  return {
    files: {
      "members.csv": MEMBER_KEYS.map(memberRow),
      "customers.csv": CUSTOMERS.map((customer) => customerRow(customer, monday)),
      "contacts.csv": CUSTOMERS.flatMap(contactRows),
      "interactions.csv": CUSTOMERS.flatMap((customer) => touchesOf(customer, monday, emailOf)),
      "signals.csv": CUSTOMERS.flatMap((customer) => signalRows(customer, monday)),
      "nudges.csv": MEMBER_KEYS.flatMap((key) => nudgesOf(key, CUSTOMERS, monday, emailOf)),
    },
    answers: CUSTOMERS.flatMap((customer) => answersOf(customer, monday)),
  };
}

const emailOf = (key: MemberKey) => `${key}@${COMPANY_DOMAIN}`;

function memberRow(key: MemberKey): TextRow {
  const { name, role, manager, zone } = MEMBERS[key];
  return {
    email: emailOf(key),
    name,
    role,
    manager_email: manager === "" ? "" : emailOf(manager),
    timezone: zone,
    working_days: "1-5",
    working_hours: "09:00-17:00",
  };
}

function customerRow(customer: DemoCustomer, monday: LocalDate): TextRow {
  const { name, aliases, domain, owners, tier, value, hours, renews, lead } = customer;
  return {
    name,
    aliases: aliases ?? "",
    domain,
    owner_email: owners.map(emailOf).join(";"),
    tier,
    annual_value: String(value),
    currency: "EUR",
    effort_hours_per_month: String(hours),
    renewal_on: renews === undefined ? "" : addDays(monday, renews),
    status: customer.status ?? "active",
    our_lead: lead ?? "",
    priorities: (customer.priorities ?? []).join(";"),
    visibility: customer.visibility ?? "everyone",
  };
}

function contactRows({ name: customer, domain, people }: DemoCustomer): TextRow[] {
  return partsOf(people).map(([name = "", title = "", place = "", , values = ""]) => {
    const [level = "", role = ""] = place.split(" ");
    return { customer, name, email: mailOf(name, domain), title, level, function: role, values };
  });
}

/** A mail address as companies make them: `karen.molgaard@…`. */
function mailOf(name: string, domain: string): string {
  const local = name
    .replace(/^Dr\. /, "")
    .toLowerCase()
    .replaceAll("ø", "o")
    .replaceAll("æ", "ae")
    .replaceAll("ł", "l")
    .replaceAll("ı", "i")
    .normalize("NFD")
    .replace(/[^a-z ]/g, "")
    .replaceAll(" ", ".");
  return `${local}@${domain}`;
}

function signalRows(customer: DemoCustomer, monday: LocalDate): TextRow[] {
  const random = randomFrom(`signals of ${customer.name}`);
  const lead = customer.owners[0] ?? "birgitte";
  return partsOf(customer.heard).map(([days = "", what = "", contact = "", quote = ""], n) => {
    const [kind = "", by = ""] = what.split(" ");
    const due = numberAfter("due", what);
    const closed = numberAfter("closed", what);
    return {
      customer: customer.name,
      kind,
      quote,
      at: momentOn(dayBefore(monday, Number(days)), lead, random),
      contact,
      by: by === "us" || by === "customer" ? by : "",
      due_on: due === null ? "" : dayBefore(monday, -due),
      closed_on: closed === null ? "" : dayBefore(monday, closed),
      source_id: `demo ${customer.name} ${n + 1}`,
    };
  });
}

function answersOf(customer: DemoCustomer, monday: LocalDate): DemoAnswer[] {
  return partsOf(customer.answers ?? []).map(([days = "", priority = "", respected = ""]) => ({
    customer: customer.name,
    memberEmail: emailOf(customer.owners[0] ?? "birgitte"),
    priority,
    respected: respected as PriorityAnswer["respected"],
    on: dayBefore(monday, Number(days)),
  }));
}
