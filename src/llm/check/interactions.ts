/** Checks interactions and signals. */
import { foldText } from "../../engine/model/names.ts";
import type { ReadInteraction, ReadSignal } from "../../engine/reading/reading.ts";
import { SIGNALS } from "../../engine/model/signal.ts";
import type { ModelReading } from "../model-reading.ts";
import { stands, type CheckContext } from "./check-context.ts";
import { checkDay } from "./days.ts";
import { customerMeant, isContactNamed, isNewName } from "./people.ts";

type Told = ModelReading["interactions"][number];
type Customer = CheckContext["request"]["customers"][number];

/** No reply tells of more touches: a model that does is repeating itself. */
const MAX_INTERACTIONS = 20;
/** "Done", and other ways to say so. */
const MAX_YES_WORDS = 6;

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
  const { evidence, claims, rules } = context;
  const customer = customerMeant(told.customer, told.customerQuote, context);
  if (customer === null) {
    claims.drop("customer");
    return null;
  }
  const isSaid = told.channel !== null && isOutsideNames(told.channelQuote, context);
  if (told.channel !== null && !isSaid) claims.drop("channel");
  const channel = isSaid ? told.channel : null;
  const said = { day: told.occurredOn, quote: told.occurredOnQuote, side: "past" } as const;
  const occurredOn = checkDay(said, context);
  const contacts = told.contacts
    .filter(({ name, quote }) =>
      claims.isKept(isContactNamed(customer, name, quote, context), "contact"),
    )
    .map(({ name }) => name);
  const newContacts = told.newContacts.filter((name) =>
    claims.isKept(isNewName(name, context), "new contact"),
  );
  const signals = told.signals.flatMap((each) => checkSignal(each, customer, newContacts, context));
  const isTold =
    evidence.customers.has(customer.name) ||
    rules.interactions.some((read) => read.customer === customer.name) ||
    signals.length + contacts.length + newContacts.length > 0 ||
    channel !== null ||
    occurredOn !== null ||
    isShortYes(context);
  if (!isTold) return null;
  claims.kept();
  const hasMood =
    told.sentiment !== "neutral" && (stands(told.sentimentQuote, context, 2) || signals.length > 0);
  if (told.sentiment !== "neutral" && !hasMood) claims.drop("mood");
  return {
    customer: customer.name,
    channel,
    occurredOn,
    contacts: [...new Set(contacts)],
    newContacts: [...new Set(newContacts)],
    sentiment: hasMood ? told.sentiment : "neutral",
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

/** A name may hold any word: what names somebody is no evidence for a channel. */
function isOutsideNames(quote: string | null | undefined, context: CheckContext): boolean {
  if (!stands(quote, context, 2)) return false;
  const { text, names } = context.evidence;
  const letters = text.split("");
  for (const { start, end, kind } of names) if (kind !== "stranger") letters.fill(" ", start, end);
  const at = text.indexOf(quote);
  return /\p{L}/u.test(letters.slice(at, at + quote.length).join(""));
}

function checkSignal(
  { kind, quote, contact, by, dueOn, dueOnQuote }: Told["signals"][number],
  customer: Customer,
  newContacts: string[],
  context: CheckContext,
): ReadSignal[] {
  const { claims } = context;
  if (!claims.isKept(stands(quote, context, 3), "quote")) return [];
  const hasSide = SIGNALS[kind].side !== null;
  if (hasSide && typeof by !== "string") {
    claims.drop("side");
    return [];
  }
  // Whose words they are is said by the same sentence or by the whole reply: the name may stand anywhere in it.
  const isKnown =
    typeof contact === "string" &&
    (newContacts.includes(contact) ||
      [quote, context.evidence.text, null].some((words) =>
        isContactNamed(customer, contact, words, context),
      ));
  if (typeof contact === "string" && !isKnown) claims.drop("contact");
  const due = SIGNALS[kind].hasDueDay
    ? { dueOn: checkDay({ day: dueOn, quote: dueOnQuote, side: "ahead" }, context) }
    : {};
  return [
    {
      kind,
      quote: quote.trim(),
      ...(isKnown && { contact }),
      ...(hasSide && typeof by === "string" && { by }),
      ...due,
    },
  ];
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
