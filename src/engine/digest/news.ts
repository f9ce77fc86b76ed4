import type { Contact, ContactState } from "../model/contact.ts";
import type { Customer } from "../model/customer.ts";
import type { Portfolio } from "../model/portfolio.ts";
import { DAY_MS, type Instant, type LocalDate } from "../model/time.ts";
import { customerLine, type DigestLine, isNews, isOpenly, type TeamWeek } from "./team-week.ts";

/** What became of a customer, of a person there, or who competes. */
export type NewsLine = Pick<DigestLine, "customerId" | "customerName" | "restricted"> &
  (
    | { kind: "lost" | "renewed" }
    | {
        kind: "person";
        name: string;
        state: Exclude<ContactState, "active">;
        until: LocalDate | null;
      }
    | { kind: "competitor"; quote: string }
  );

/** A member of the team who answers no nudges. */
export type SilentLine = { memberId: string; memberName: string; weeks: number };

/** Weeks without a word, with nudges out, from which a manager should know. */
const SILENT_WEEKS = 3;
const WEEK_MS = 7 * DAY_MS;

/** News since the week began, customers first, then people, then competitors. */
export function newsOf(portfolio: Portfolio, week: TeamWeek): NewsLine[] {
  const { fromDate, lastDate, newsFrom, until, team } = week;
  // What was told after the digest before is news, whatever its day; what a file says has its day alone.
  const since = (on: LocalDate | null | undefined, toldAt: Instant | null = null) =>
    on != null &&
    (toldAt === null ? on >= fromDate && on <= lastDate : toldAt >= newsFrom && toldAt < until);
  const headOf = ({ id, name, visibility }: Customer) => ({
    customerId: id,
    customerName: name,
    restricted: visibility === "restricted",
  });
  const ours = portfolio.customers.filter(({ ownerIds }) => ownerIds.some((id) => team.has(id)));
  const customers = ours.flatMap((customer): NewsLine[] => {
    const isLost = customer.status === "lost" && since(customer.statusOn, customer.statusToldAt);
    if (isLost) return [{ ...headOf(customer), kind: "lost" }];
    return since(customer.renewedOn, customer.statusToldAt)
      ? [{ ...headOf(customer), kind: "renewed" }]
      : [];
  });
  const people = week.customers.flatMap(({ history }) =>
    history.contacts
      .filter(isGone)
      .filter(({ confidential = false }) => !confidential)
      .flatMap(({ name, state, stateOn, stateToldAt, awayUntil = null }): NewsLine[] =>
        since(stateOn, stateToldAt)
          ? [{ ...headOf(history.customer), kind: "person", name, state, until: awayUntil }]
          : [],
      ),
  );
  const competitors = week.customers.flatMap((customer) =>
    customer.signals
      .filter(
        (signal) =>
          signal.kind === "competitor" && isNews(signal, week) && isOpenly(signal, customer),
      )
      .map(({ quote }): NewsLine => ({
        ...customerLine(customer, week),
        kind: "competitor",
        quote,
      })),
  );
  return [...customers, ...people, ...competitors];
}

type Gone = Contact & { state: Exclude<ContactState, "active"> };
const isGone = (contact: Contact): contact is Gone =>
  contact.state !== undefined && contact.state !== "active";

/** Members with nudges out in the last weeks and not a word from them since, longest first. */
export function silentOf({ nudges, spokenAt }: Portfolio, { team, until }: TeamWeek): SilentLine[] {
  if (spokenAt === undefined) return [];
  return [...team.values()]
    .flatMap(({ id: memberId, name: memberName }) => {
      const sent = nudges.filter(
        (it) => it.memberId === memberId && it.sentAt !== null && it.sentAt < until,
      );
      const unheard = sent.filter(({ sentAt }) => (sentAt ?? 0) > (spokenAt[memberId] ?? 0));
      const first = Math.min(...unheard.map(({ sentAt }) => sentAt ?? until));
      const weeks = unheard.length === 0 ? 0 : Math.floor((until - first) / WEEK_MS);
      return weeks >= SILENT_WEEKS ? [{ memberId, memberName, weeks }] : [];
    })
    .toSorted((a, b) => b.weeks - a.weeks);
}
