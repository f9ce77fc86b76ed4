/** A team of a rep and a manager with three customers, one of which has gone quiet, up to an instant. */
import { DAY_MS } from "../../src/engine/model/time.ts";
import type { Files } from "./files.ts";

export const REP = "nadia@example.com";
export const MANAGER = "omar@example.com";
export const QUIET = "Fjord Foods A/S";

/** `monday` is the Monday that the week under test begins on, 00:00 UTC. */
export function smallPortfolio(monday: string): Files {
  const start = Date.parse(`${monday}T09:00:00Z`);
  const daysAgo = (days: number) => new Date(start - days * DAY_MS).toISOString();
  const touch = (customer: string, days: number, contacts: string) => ({
    customer,
    member_email: REP,
    at: daysAgo(days),
    channel: "call",
    direction: "out",
    contacts,
    summary: "Talked about the plan",
    source_id: `${customer}-${days}`,
  });
  const every = (customer: string, gap: number, from: number, contacts: string) =>
    Array.from({ length: 8 }, (_, n) => touch(customer, from + n * gap, contacts));
  return {
    "members.csv": [
      { email: MANAGER, name: "Omar Haddad", role: "manager", timezone: "Europe/Copenhagen" },
      {
        email: REP,
        name: "Nadia Berg",
        role: "rep",
        manager_email: MANAGER,
        timezone: "Europe/Copenhagen",
      },
    ],
    "customers.csv": [
      { name: QUIET, owner_email: REP, tier: "A", aliases: "Fjord" },
      { name: "Hansen Marine", owner_email: REP, tier: "B", aliases: "" },
      { name: "Lund Tools", owner_email: REP, tier: "C", aliases: "" },
    ],
    "contacts.csv": [
      { customer: QUIET, name: "Dana Holm", level: "leader", function: "operations" },
      { customer: QUIET, name: "Erik Voss", level: "user", function: "maintenance" },
      { customer: "Hansen Marine", name: "Peter Hansen", level: "executive", function: "other" },
      { customer: "Lund Tools", name: "Maja Lund", level: "executive", function: "other" },
    ],
    "interactions.csv": [
      ...every(QUIET, 9, 60, "Dana Holm"),
      ...every("Hansen Marine", 14, 9, "Peter Hansen"),
      ...every("Lund Tools", 21, 12, "Maja Lund"),
    ],
  };
}
