/** Checks interactions and signals. */
import { foldText } from "../../engine/model/names.ts";
import type { ReadInteraction, ReadSignal } from "../../engine/reading/reading.ts";
import { SIGNALS } from "../../engine/model/signal.ts";
import type { ModelReading } from "../model-reading.ts";
import type { CheckContext } from "./check-context.ts";
import { customerMeant, isContactNamed, isNewName } from "./people.ts";

type Told = ModelReading["interactions"][number];
type Customer = CheckContext["request"]["customers"][number];

/** No reply tells of more touches: a model that does is repeating itself. */
const MAX_INTERACTIONS = 20;
/** A quote of fewer letters could stand in any reply. */
const MIN_QUOTE_LETTERS = 3;
/** "Done", and other ways to say so. */
const MAX_YES_WORDS = 4;

/** @returns what stands of the interactions that a model reported, two reports of one touch joined */
export function checkInteractions(told: Told[], context: CheckContext): ReadInteraction[] {
  const stood: ReadInteraction[] = [];
  for (const [place, each] of told.entries()) {
    const checked = place < MAX_INTERACTIONS ? checkOne(each, context) : null;
    if (checked === null) context.claims.drop("interaction");
    else join(stood, checked);
  }
  return stood;
}

function checkOne(told: Told, context: CheckContext): ReadInteraction | null {
  const { evidence, rules, claims } = context;
  const customer = customerMeant(told.customer, context);
  if (customer === null) {
    claims.drop("customer");
    return null;
  }
  const read = rules.interactions.find((each) => each.customer === customer.name);
  const channel = channelOf(told, read, context);
  const occurredOn = dayOf(told, read, context);
  const contacts = kept(told.contacts, "contact", context, (name) =>
    isContactNamed(customer, name, context),
  );
  const newContacts = kept(told.newContacts, "new contact", context, (name) =>
    isNewName(name, context),
  );
  const signals = told.signals.flatMap((signal) =>
    checkSignal(signal, customer, newContacts, context),
  );
  const isTold =
    read !== undefined ||
    evidence.customers.has(customer.name) ||
    signals.length + contacts.length + newContacts.length > 0 ||
    channel !== null ||
    occurredOn !== null ||
    isShortYes(context);
  if (!isTold) return null;
  claims.kept();
  let { sentiment } = told;
  if (sentiment !== "neutral" && signals.length === 0 && sentiment !== read?.sentiment) {
    claims.drop("mood");
    sentiment = read?.sentiment ?? "neutral";
  }
  return {
    customer: customer.name,
    channel,
    occurredOn,
    contacts,
    newContacts,
    sentiment,
    signals,
  };
}

/** "Sorted, mate": a few words that answer the nudge, and that the rules can make nothing else of. */
function isShortYes({ request, evidence, rules }: CheckContext): boolean {
  const words = foldText(evidence.text).split(" ").filter(Boolean);
  const isShort = words.length > 0 && words.length <= MAX_YES_WORDS;
  return (
    isShort && request.nudge !== null && rules.outcome === "unclear" && !evidence.text.includes("?")
  );
}

function channelOf(
  told: Told,
  read: ReadInteraction | undefined,
  { evidence, claims, lexicon }: CheckContext,
) {
  const { channel } = told;
  if (channel === null || channel === read?.channel) return channel;
  const flat = foldText(withoutNames(evidence));
  const isSaid =
    lexicon.channelCues[channel].test(flat) ||
    lexicon.channels.some(([known, words]) => known === channel && words.test(flat));
  if (isSaid) return channel;
  claims.drop("channel");
  return read?.channel ?? null;
}

/** The reply's words without those that name somebody: a name may hold any word. */
export function withoutNames({ text, names }: CheckContext["evidence"]): string {
  const letters = text.split("");
  for (const { start, end, kind } of names) if (kind !== "stranger") letters.fill(" ", start, end);
  return letters.join("");
}

function dayOf(told: Told, read: ReadInteraction | undefined, { evidence, claims }: CheckContext) {
  const { occurredOn } = told;
  if (occurredOn === null || occurredOn === read?.occurredOn) return occurredOn;
  if (evidence.past.has(occurredOn)) {
    claims.kept();
    return occurredOn;
  }
  claims.drop("date");
  return read?.occurredOn ?? null;
}

function kept(
  names: string[],
  what: "contact" | "new contact",
  { claims }: CheckContext,
  stands: (name: string) => boolean,
): string[] {
  return [...new Set(names)].filter((name) => {
    const isKept = stands(name);
    if (isKept) claims.kept();
    else claims.drop(what);
    return isKept;
  });
}

function checkSignal(
  { kind, quote, contact, by, dueOn }: Told["signals"][number],
  customer: Customer,
  newContacts: string[],
  context: CheckContext,
): ReadSignal[] {
  const { evidence, claims } = context;
  const letters = quote.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (letters < MIN_QUOTE_LETTERS || !evidence.text.includes(quote)) {
    claims.drop("quote");
    return [];
  }
  const hasSide = SIGNALS[kind].side !== null;
  if (hasSide && typeof by !== "string") {
    claims.drop("side");
    return [];
  }
  claims.kept();
  const isKnown =
    typeof contact === "string" &&
    (newContacts.includes(contact) || isContactNamed(customer, contact, context));
  if (typeof contact === "string" && !isKnown) claims.drop("contact");
  return [
    {
      kind,
      quote: quote.trim(),
      ...(isKnown && { contact }),
      ...(hasSide && typeof by === "string" && { by }),
      ...(SIGNALS[kind].hasDueDay && { dueOn: dueOf(dueOn ?? null, quote, context) }),
    },
  ];
}

function dueOf(dueOn: string | null, quote: string, { evidence, rules, claims }: CheckContext) {
  if (dueOn === null || evidence.ahead.has(dueOn)) return dueOn;
  claims.drop("date");
  const same = rules.interactions
    .flatMap(({ signals }) => signals)
    .find(
      (read) =>
        read.kind === "commitment" && (quote.includes(read.quote) || read.quote.includes(quote)),
    );
  return same?.dueOn ?? null;
}

/** Adds a touch to those that stand; the same customer on the same day by the same way is the same touch. */
function join(stood: ReadInteraction[], next: ReadInteraction): void {
  const same = stood.find(
    (each) =>
      each.customer === next.customer &&
      each.channel === next.channel &&
      each.occurredOn === next.occurredOn,
  );
  if (same === undefined) {
    stood.push({ ...next, signals: unique(next.signals) });
    return;
  }
  same.contacts = [...new Set([...same.contacts, ...next.contacts])];
  same.newContacts = [...new Set([...same.newContacts, ...next.newContacts])];
  same.signals = unique([...same.signals, ...next.signals]);
}

function unique(signals: ReadSignal[]): ReadSignal[] {
  return signals.filter(
    ({ kind, quote }, place) =>
      !signals.slice(0, place).some((other) => other.kind === kind && other.quote === quote),
  );
}
