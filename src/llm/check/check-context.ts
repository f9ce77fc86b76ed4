import type { Evidence } from "../../engine/reading/evidence.ts";
import type { Lexicon } from "../../engine/reading/lexicon.ts";
import type { Reading, ReadingRequest } from "../../engine/reading/reading.ts";

/** What a claim of the model was about that the reply does not bear out. */
export type Dropped =
  | "customer"
  | "interaction"
  | "contact"
  | "new contact"
  | "quote"
  | "side"
  | "date"
  | "channel"
  | "mood"
  | "plan"
  | "trigger"
  | "control"
  | "skip"
  | "ask";

/** Keeps count of what stood and what fell. */
export type ClaimTally = {
  dropped: Partial<Record<Dropped, number>>;
  kept(): void;
  drop(what: Dropped): void;
  /** more of it was made up than was true: nothing in it is to be believed */
  isMostlyInvented(): boolean;
};

/** What a claim is held against. */
export type CheckContext = {
  request: ReadingRequest;
  evidence: Evidence;
  rules: Reading;
  lexicon: Lexicon;
  judge: ClaimTally;
};

/** Inventions that show a reading as such, where a wrong mood or channel only shows poor judgement. */
const LIES = new Set<Dropped>([
  "customer",
  "interaction",
  "contact",
  "new contact",
  "quote",
  "date",
  "control",
]);
/** One slip is forgiven. */
const FORGIVEN = 1;

/** @returns a judge who has heard nothing yet */
export function createClaimTally(): ClaimTally {
  const dropped: Partial<Record<Dropped, number>> = {};
  let kept = 0;
  let lies = 0;
  return {
    dropped,
    kept() {
      kept += 1;
    },
    drop(what) {
      dropped[what] = (dropped[what] ?? 0) + 1;
      if (LIES.has(what)) lies += 1;
    },
    isMostlyInvented: () => lies > FORGIVEN && lies > kept,
  };
}
