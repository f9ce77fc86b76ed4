/** Where we know nobody at a customer: what opened and closed in a week, and who could introduce us. */
import type { Tier } from "../model/customer.ts";
import { TIERS } from "../model/customer.ts";
import type { CustomerHistory } from "../model/history.ts";
import { type Coverage, coverage } from "../strengths/coverage.ts";
import type { CustomerAsOf } from "../strengths/subject.ts";
import { type DigestLine, type TeamWeek, customerLine, touchesThisWeek } from "./team-week.ts";

/** The gaps of a customer that somebody was in touch with this week. */
export type GapLine = DigestLine & {
  tier: Tier;
  /** as the people map says them: `no executive`, `nobody in finance` */
  opened: string[];
  closed: string[];
  /** still open, the highest level first */
  open: string[];
  /** the one person there through whom 80 % or more of the last half year passes */
  onlyPerson: string | null;
  /** who could introduce us at the first open gap; the member is one of ours, and `reason` a sentence */
  introducer: { memberName: string; reason: string } | null;
};

/**
 * The gaps of the customers touched since the digest before, those that moved first, then tier A. A customer whose map is
 * complete and did not move has no line.
 */
export function gapsOf(week: TeamWeek): GapLine[] {
  return week.customers
    .flatMap((customer) =>
      touchesThisWeek(customer, week).length === 0 ? [] : gapLine(customer, week),
    )
    .toSorted(
      (a, b) =>
        moves(b) - moves(a) ||
        TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier) ||
        Number(b.onlyPerson !== null) - Number(a.onlyPerson !== null) ||
        (a.customerName < b.customerName ? -1 : 1),
    );
}

const moves = ({ opened, closed }: GapLine) => opened.length + closed.length;

function gapLine(customer: CustomerAsOf, week: TeamWeek): GapLine[] {
  const history = withoutConfidences(customer.history);
  const now = coverage(history, week.until, week.members);
  const open = textsOf(now);
  // Before a first touch everything is a gap: that one of them is left is no news.
  const known = customer.touches.some(({ interaction }) => interaction.at < week.from);
  const before = known ? textsOf(coverage(history, week.from, week.members)) : open;
  const only = now.singleThreaded && customer.contacts.get(now.singleThreaded.contactId);
  const first = now.gaps.flatMap(({ introducers }) => introducers)[0];
  const ours = first?.memberId == null ? undefined : week.members.get(first.memberId);
  const line: GapLine = {
    ...customerLine(customer, week),
    tier: customer.history.customer.tier,
    opened: open.filter((text) => !before.includes(text)),
    closed: before.filter((text) => !open.includes(text)),
    open,
    onlyPerson: only?.name ?? null,
    introducer: first && ours ? { memberName: ours.name, reason: first.reason } : null,
  };
  const isWhole = open.length === 0 && line.onlyPerson === null && line.closed.length === 0;
  return isWhole ? [] : [line];
}

const textsOf = ({ gaps }: Coverage) => gaps.map(({ text }) => text);

/** That somebody leaves was told in confidence: their place is not shown to be empty. */
function withoutConfidences(history: CustomerHistory): CustomerHistory {
  if (!history.contacts.some(({ confidential }) => confidential === true)) return history;
  return {
    ...history,
    contacts: history.contacts.map(
      ({ confidential, state, stateOn = null, awayUntil = null, ...contact }) =>
        confidential || state === undefined ? contact : { ...contact, state, stateOn, awayUntil },
    ),
  };
}
