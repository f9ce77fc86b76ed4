import { daysBetween } from "./calendar.ts";
import { type Side, sideOf, type Signal } from "./signal.ts";
import type { LocalDate } from "./time.ts";

/** What became of a promise. */
type CommitmentState =
  | { state: "open"; dueInDays: number | null }
  | { state: "overdue"; overdueDays: number }
  /** closed by its day, or without one */
  | { state: "kept" }
  | { state: "late"; lateDays: number };

/** A promise of ours or of theirs. */
export type Commitment = { signal: Signal; by: Side } & CommitmentState;

/**
 * The register of promises as of a day, in the order of `signals`.
 * A promise is closed when it was kept or handed back; one that is due today is still open.
 */
export function commitmentsOf(signals: Signal[], today: LocalDate): Commitment[] {
  return signals
    .filter((signal) => signal.kind === "commitment")
    .map((signal) => ({ signal, by: sideOf(signal) ?? "us", ...stateOf(signal, today) }));
}

function stateOf({ dueOn, closedOn }: Signal, today: LocalDate): CommitmentState {
  if (closedOn !== null) {
    const lateDays = dueOn === null ? 0 : daysBetween(dueOn, closedOn);
    return lateDays > 0 ? { state: "late", lateDays } : { state: "kept" };
  }
  if (dueOn === null) return { state: "open", dueInDays: null };
  const dueInDays = daysBetween(today, dueOn);
  return dueInDays < 0
    ? { state: "overdue", overdueDays: -dueInDays }
    : { state: "open", dueInDays };
}
