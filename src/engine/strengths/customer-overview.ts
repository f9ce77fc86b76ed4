import { type Balance, balance, type Shares } from "./balance.ts";
import { type Cadence, cadence } from "./cadence.ts";
import { toLocalDate } from "../model/calendar.ts";
import { type Commitment, commitmentsOf } from "../model/commitment.ts";
import { type Concern, concernsOf } from "../model/concern.ts";
import { type Coverage, coverage } from "./coverage.ts";
import { type Health, healthForEveryone, healthOf } from "./health.ts";
import type { CustomerHistory, Members } from "../model/history.ts";
import { type QuietRisk, type QuietRiskModel, quietRisk } from "../quiet-risk/quiet-risk.ts";
import type { AccessLevel } from "../model/visibility.ts";
import { isOpen, type Signal } from "../model/signal.ts";
import type { Instant, LocalDate, Zone } from "../model/time.ts";

/** Everything that a look at one customer shows, before it is put into words. */
export type CustomerOverview = {
  history: CustomerHistory;
  today: LocalDate;
  zone: Zone;
  sight: AccessLevel;
  health: Health;
  cadence: Cadence;
  coverage: Coverage;
  risk: QuietRisk | null;
  /** what only owners, their managers and admins see; null for everybody else */
  inside: null | {
    balance: Balance;
    /** not yet closed, the longest overdue first */
    promises: Commitment[];
    concerns: Concern[];
    needs: Signal[];
  };
};

/** One customer as a member may see it, as of an instant, with days in the member's own zone. */
export function customerOverview(
  history: CustomerHistory,
  asOf: Instant,
  members: Members,
  by: { sight: AccessLevel; zone: Zone; model: QuietRiskModel; shares: Shares | null },
): CustomerOverview {
  const { sight, zone, model, shares } = by;
  const today = toLocalDate(asOf, zone);
  const health = healthOf(history, asOf, members);
  const touches = history.interactions.map(({ at, direction, contactIds }) => ({
    at,
    direction,
    contactId: contactIds[0] ?? null,
  }));
  return {
    history,
    today,
    zone,
    sight,
    health: sight === "all" ? health : healthForEveryone(health),
    cadence: cadence(history, asOf, zone),
    coverage: coverage(history, asOf, members),
    risk: quietRisk(model, { id: history.customer.id, touches }, asOf),
    inside:
      sight === "all"
        ? {
            balance: balance(history, asOf, shares, zone),
            promises: commitmentsOf(history.signals, today)
              .filter(({ state }) => state === "open" || state === "overdue")
              .toSorted((a, b) => (a.signal.dueOn ?? "9").localeCompare(b.signal.dueOn ?? "9")),
            concerns: concernsOf(history.signals, today, zone).filter(
              ({ state }) => state === "open",
            ),
            needs: history.signals
              .filter((signal) => signal.kind === "need" && isOpen(signal))
              .toReversed(),
          }
        : null,
  };
}
