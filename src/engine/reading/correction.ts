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

/** A reading with one of its interactions changed; what the mend does not name stays. */
export function applyCorrection(
  reading: Reading,
  mend: Extract<Correction, { kind: "change" }>,
): Reading {
  const { kind: _kind, interaction: index, ...change } = mend;
  const interactions = reading.interactions.map((touch, at) =>
    at === index ? { ...touch, ...change } : touch,
  );
  return { ...reading, interactions };
}
