/** What an interaction teaches, by kind, and what is true of each kind wherever it is read, shown or measured. */
import type { StrengthName } from "./nudge.ts";
import type { Instant, LocalDate } from "./time.ts";

export const SIDES = ["us", "customer"] as const;
export type Side = (typeof SIDES)[number];

/** One kind of signal. */
type SignalKindEntry = {
  /** what it means, for a model that reads replies */
  meaning: string;
  /** the side assumed when none is given; null: the kind has no side */
  side: Side | null;
  /** a commitment's day; no other kind is ever late */
  hasDueDay: boolean;
  /** can be kept, met, answered or settled on a day; what can't stays as it was reported */
  closable: boolean;
  /** the strength that it is measured in */
  strength: StrengthName;
  /** tells what the customer wants of us: two such answers can be compared */
  isAnswer: boolean;
  /** the name by which a play is about the person behind the latest one */
  person: string;
};

/**
 * The kinds of signals. A new one is an entry here, and does not compile until the reader's words
 * (`reading/kinds.ts`), plays' facts (`plays/facts.ts`, `plays/situation/signal-facts.ts`), fit's sentence
 * (`strengths/fit.ts`) where it is measured there, and the receipt's label have it too.
 */
export const SIGNALS = {
  need: {
    meaning: "wants, lacks or asks for",
    side: null,
    hasDueDay: false,
    closable: true,
    strength: "fit",
    isAnswer: true,
    person: "need",
  },
  concern: {
    meaning: "a worry, complaint or risk",
    side: null,
    hasDueDay: false,
    closable: true,
    strength: "trust",
    isAnswer: false,
    person: "concern",
  },
  commitment: {
    meaning: 'a promise; by "us" or "customer"; dueOn a date or null',
    side: "us",
    hasDueDay: true,
    closable: true,
    strength: "trust",
    isAnswer: false,
    person: "theirs",
  },
  appreciation: {
    meaning: "thanks or praise; by who gave it",
    // A kind word without a side was heard from them: that is what a rep writes down.
    side: "customer",
    hasDueDay: false,
    closable: false,
    strength: "warmth",
    isAnswer: false,
    person: "thanks",
  },
  change: {
    meaning: "people, roles, strategy, budget, process, timing at the customer",
    side: null,
    hasDueDay: false,
    closable: false,
    strength: "fit",
    isAnswer: true,
    person: "change",
  },
  value: {
    meaning: "a result they had from us",
    side: null,
    hasDueDay: false,
    closable: false,
    strength: "fit",
    isAnswer: true,
    person: "value",
  },
  competitor: {
    meaning: "another supplier in play",
    side: null,
    hasDueDay: false,
    closable: true,
    strength: "fit",
    isAnswer: false,
    person: "competitor",
  },
} as const satisfies Record<string, SignalKindEntry>;

export type SignalKind = keyof typeof SIGNALS;
export const SIGNAL_KINDS = Object.keys(SIGNALS) as [SignalKind, ...SignalKind[]];

/** What an interaction taught, with the words that say it. */
export type Signal = {
  id: string;
  customerId: string;
  kind: SignalKind;
  quote: string;
  at: Instant;
  contactId: string | null;
  /** who promised, or who gave thanks; null where the kind has no side */
  by: Side | null;
  /** a commitment's due date */
  dueOn: LocalDate | null;
  /** kept, handed back, answered or resolved on this day; null while open */
  closedOn: LocalDate | null;
  /** it was withdrawn or no longer wanted, rather than kept, met or settled; absent: it was not */
  isDropped?: boolean;
  /** who closed it, where somebody said so */
  closedById?: string | null;
  /** said in confidence; absent: it was not */
  confidential?: boolean;
  /** when it was told, where it was told by a reply */
  toldAt?: Instant | null;
  /** the member who told of it; absent where nobody did: it was imported */
  memberId?: string | null;
};

/** Whether something is still to be done about it: nothing ever is about a kind that can't be closed. */
export function isOpen({ kind, closedOn }: Pick<Signal, "kind" | "closedOn">): boolean {
  return SIGNALS[kind].closable && closedOn === null;
}

/** The kinds that stand open until something is said of them. */
export const ITEM_KINDS = ["commitment", "concern", "need"] as const satisfies SignalKind[];
export type ItemKind = (typeof ITEM_KINDS)[number];

/** Whether it is a promise, a concern or a need that stands open. */
export function isOpenItem(signal: Pick<Signal, "kind" | "closedOn">): boolean {
  return ITEM_KINDS.some((kind) => kind === signal.kind) && isOpen(signal);
}

/** Whose a promise or a kind word is; null for kinds that have no side. */
export function sideOf({ kind, by }: Pick<Signal, "kind" | "by">): Side | null {
  return by ?? SIGNALS[kind].side;
}
