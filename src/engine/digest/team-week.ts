import { isSecret } from "../life/confidence.ts";
import type { Members } from "../model/history.ts";
import type { CustomerAsOf } from "../strengths/subject.ts";
import type { Signal } from "../model/signal.ts";
import type { Instant, LocalDate } from "../model/time.ts";

/** What every part of the digest is made from. */
export type TeamWeek = {
  /** the week's first instant, and where the telling ends: the week's end or asOf, whichever is earlier */
  from: Instant;
  until: Instant;
  /** since when what was told is news: the digest before, else the week's first instant */
  newsFrom: Instant;
  /** the day on which the news begins, in the manager's zone: what was due or quiet before it is no news */
  newsDay: LocalDate;
  fromDate: LocalDate;
  /** the last day that the digest tells of: what is dated later has not happened yet */
  lastDate: LocalDate;
  team: Members;
  members: Members;
  /** the active customers that a member of the team owns, as seen at `until` */
  customers: CustomerAsOf[];
};

/** Which customer a line is about. */
export type DigestLine = {
  customerId: string;
  customerName: string;
  /** the member of the team who leads it, or the first owner who is in the team */
  memberId: string;
  memberName: string;
  /** only its owners, their managers and admins may read this line */
  restricted: boolean;
};

/** The head of a customer's line. */
export function customerLine({ history }: CustomerAsOf, { team }: TeamWeek): DigestLine {
  const { customer } = history;
  const owner = customer.ownerIds.flatMap((id) => team.get(id) ?? [])[0];
  return {
    customerId: customer.id,
    customerName: customer.name,
    memberId: owner?.id ?? "",
    memberName: owner?.name ?? "",
    restricted: customer.visibility === "restricted",
  };
}

/** A customer's touches that were told since the digest before, ascending by when they happened. */
export const touchesThisWeek = (
  customer: CustomerAsOf,
  week: Pick<TeamWeek, "newsFrom">,
): CustomerAsOf["touches"] =>
  customer.touches.filter(({ interaction }) => isNews(interaction, week));

/** Whether something may be told in a channel: it was not said in confidence. */
export const isOpenly = (signal: Signal, { history }: CustomerAsOf): boolean =>
  !isSecret(signal, history.customer.priorities);

/** Whether something was told since the digest before; what was imported, whether it happened since. */
export const isNews = (
  { at, toldAt }: { at: Instant; toldAt?: Instant | null },
  { newsFrom }: Pick<TeamWeek, "newsFrom">,
): boolean => (toldAt ?? at) >= newsFrom;
