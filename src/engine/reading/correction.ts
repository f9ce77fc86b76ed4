/** A correction of a recorded reading, and how it is applied. How one is recognized stands in read-correction.ts. */
import type { Channel } from "../model/interaction.ts";
import type { LocalDate } from "../model/time.ts";
import type { Reading } from "./reading.ts";

/** How the rep puts a record right: takes it all back, or changes one of its interactions. */
export type Correction =
  | { kind: "undo" }
  | {
      kind: "change";
      /** which of the reading's interactions, from 0 */
      interaction: number;
      occurredOn?: LocalDate;
      channel?: Channel;
      /** full names from the portfolio, in place of those that were read */
      contacts?: string[];
      /** the portfolio's own name */
      customer?: string;
    };

/** What a correction changes of an interaction. */
const CORRECTED = ["customer", "channel", "occurredOn", "contacts"] as const;

/**
 * A changed message's reading with the corrections of the one before: each stands unless the change speaks of it.
 *
 * @param first how the words before were read
 * @param corrected the reading that stood
 * @param now how the words are read now
 */
export function keepCorrections(first: Reading, corrected: Reading, now: Reading): Reading {
  const interactions = now.interactions.map((touch, at) => {
    const [before, stood] = [first.interactions[at], corrected.interactions[at]];
    if (before === undefined || stood === undefined) return touch;
    const kept = CORRECTED.filter(
      (field) => !isSame(stood[field], before[field]) && isSame(touch[field], before[field]),
    );
    return { ...touch, ...Object.fromEntries(kept.map((field) => [field, stood[field]])) };
  });
  return { ...now, interactions };
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** A reading with one of its interactions changed; what the correction does not name stays. */
export function applyCorrection(
  reading: Reading,
  correction: Extract<Correction, { kind: "change" }>,
): Reading {
  const { kind: _kind, interaction: index, ...change } = correction;
  const interactions = reading.interactions.map((touch, at) =>
    at === index ? { ...touch, ...change } : touch,
  );
  return { ...reading, interactions };
}
