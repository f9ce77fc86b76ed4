/** What a claim is checked against, and the count of claims kept and dropped. */
import type { ReplyEvidence } from "../../engine/reading/evidence.ts";
import type { Lexicon } from "../../engine/reading/lexicon.ts";
import type { Reading, ReadingRequest } from "../../engine/reading/reading.ts";

/** What kind of claim the model made without support in the reply. */
export type DroppedClaim =
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
  | "update"
  | "news"
  | "control";

/** Counts the claims that were kept and those that were dropped. */
export type ClaimTally = {
  dropped: Partial<Record<DroppedClaim, number>>;
  kept(): void;
  drop(what: DroppedClaim): void;
  /** counts one or the other, and gives back which */
  isKept(isTrue: boolean, what: DroppedClaim): boolean;
  /** more of it was made up than was true: nothing in it is to be believed */
  isMostlyInvented(): boolean;
};

/** What a claim is held against. */
export type CheckContext = {
  request: ReadingRequest;
  evidence: ReplyEvidence;
  rules: Reading;
  lexicon: Lexicon;
  claims: ClaimTally;
};

/** Dropped claims that were made up; a wrong mood or channel is only poor judgement. */
const FABRICATIONS = new Set<DroppedClaim>([
  "customer",
  "interaction",
  "contact",
  "new contact",
  "quote",
  "date",
  "update",
  "news",
  "control",
]);
/** A single fabrication does not discredit the rest of a reading. */
const TOLERATED_FABRICATIONS = 1;

export function createClaimTally(): ClaimTally {
  const dropped: Partial<Record<DroppedClaim, number>> = {};
  let kept = 0;
  let fabrications = 0;
  const tally: ClaimTally = {
    dropped,
    kept() {
      kept += 1;
    },
    drop(what) {
      dropped[what] = (dropped[what] ?? 0) + 1;
      if (FABRICATIONS.has(what)) fabrications += 1;
    },
    isKept(isTrue, what) {
      if (isTrue) tally.kept();
      else tally.drop(what);
      return isTrue;
    },
    isMostlyInvented: () => fabrications > TOLERATED_FABRICATIONS && fabrications > kept,
  };
  return tally;
}

/** A quote as a model gives it. */
export type Quote = string | null | undefined;

/** @returns whether the words stand in the reply letter for letter, with at least so many letters or figures */
export function stands(quote: Quote, { evidence }: CheckContext, letters = 1): quote is string {
  if (typeof quote !== "string" || !evidence.text.includes(quote)) return false;
  return (quote.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= letters;
}
