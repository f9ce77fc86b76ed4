/** Changes of records that the reading contract has no words for: told in a form, by a command or a button, kept with their reply. */
import type { Reading } from "../reading/reading.ts";
import type { LocalDate } from "../model/time.ts";

/** A record as it was called when it changed. */
export type RecordName = { id: string; name: string };

/** One change; days are local dates. */
export type RecordEdit =
  /** no nudges about the customer until a day, or until somebody says so */
  | { kind: "paused"; customer: RecordName; until: LocalDate | null; why: string }
  | { kind: "renewal"; customer: RecordName; on: LocalDate }
  /** the old name stays an alias */
  | { kind: "renamed"; customer: RecordName; to: string; aliases: string[] }
  /** what is known of the customer is known of `into` from now on */
  | { kind: "merged"; customer: RecordName; into: RecordName; aliases: string[] }
  /** some of its people are another customer from now on */
  | {
      kind: "split";
      customer: RecordName;
      part: RecordName;
      people: RecordName[];
      ownerIds: string[];
    }
  /** who looks after it, the first one leads */
  | { kind: "owners"; customer: RecordName; owners: RecordName[] }
  | { kind: "person renamed"; customer: RecordName; person: RecordName; to: string }
  | { kind: "person merged"; customer: RecordName; person: RecordName; into: RecordName }
  | { kind: "person role"; customer: RecordName; person: RecordName; title: string }
  /** a concern that was told again stands for the one before */
  | { kind: "told again"; customer: string; signalId: string; quote: string };

/** A reading as it is kept with its reply. */
export type KeptReading = Reading & { edits?: RecordEdit[] };
