import { daysBetween, toLocalDate } from "./calendar.ts";
import type { Signal } from "./signal.ts";
import type { LocalDate, Zone } from "./time.ts";

/** A worry of the customer's, held with the same rank as our own goals. */
export type Concern = { signal: Signal; saidOn: LocalDate } & (
  | { state: "open"; openDays: number }
  | { state: "closed"; closedOn: LocalDate; tookDays: number }
);

/** The register of concerns as of a day, in the order of `signals`. */
export function concernsOf(signals: Signal[], today: LocalDate, zone: Zone): Concern[] {
  return signals
    .filter((signal) => signal.kind === "concern")
    .map((signal) => {
      const saidOn = toLocalDate(signal.at, zone);
      const { closedOn } = signal;
      return closedOn === null
        ? { signal, saidOn, state: "open", openDays: Math.max(0, daysBetween(saidOn, today)) }
        : {
            signal,
            saidOn,
            state: "closed",
            closedOn,
            tookDays: Math.max(0, daysBetween(saidOn, closedOn)),
          };
    });
}
