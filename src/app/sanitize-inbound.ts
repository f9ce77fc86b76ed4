import type { Inbound, Intent } from "../chat/intent.ts";

/** An id that nothing has: what is asked about it is not there. */
const NOBODYS_ID = "00000000-0000-0000-0000-000000000000";
/** Slack takes no longer message, and nobody writes one. Characters. */
const LONGEST_TEXT = 40_000;
/** Fields of a form. */
const MOST_VALUES = 50;
/** What is asked for by name, with room for a sentence. Characters. */
const LONGEST_COMMAND = 4_000;

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * An Inbound as the house can keep it. PostgreSQL takes no NUL and no half of a character in a text, and no id that is
 * none: a platform may bring either, in words that somebody pasted or in a button that somebody forged.
 */
export function saneInbound(inbound: Inbound): Inbound {
  const kept = wellFormed(inbound);
  return { ...kept, intent: withIds(bounded(kept.intent)) };
}

/** No text longer than what a platform lets a person write: reading takes time with its length. */
function bounded(intent: Intent): Intent {
  switch (intent.kind) {
    case "message":
    case "files":
      return { ...intent, text: cut(intent.text, LONGEST_TEXT) };
    case "edit": {
      const { asks } = intent;
      return {
        ...intent,
        text: cut(intent.text, LONGEST_TEXT),
        ...(asks !== undefined && { asks: cut(asks, LONGEST_COMMAND) }),
      };
    }
    case "command":
      return { ...intent, text: cut(intent.text, LONGEST_COMMAND) };
    case "submit": {
      const values = Object.entries(intent.values).slice(0, MOST_VALUES);
      const kept = values.map(([name, value]) => [name, cut(value, LONGEST_TEXT)] as const);
      return { ...intent, values: Object.fromEntries(kept) };
    }
    default:
      return intent;
  }
}

const cut = (text: string, length: number) =>
  text.length > length ? text.slice(0, length).toWellFormed() : text;

/** Every text in a value without NULs, and with a sign of replacement for each half of a character. */
function wellFormed<T>(value: T): T {
  // Nearly all input is well-formed, so it is not copied.
  return isWell(value) ? value : (mended(value) as T);
}

function isWell(value: unknown): boolean {
  if (typeof value === "string") return value.isWellFormed() && !value.includes("\0");
  if (typeof value !== "object" || value === null) return true;
  for (const key of Object.keys(value)) {
    if (!isWell(key) || !isWell((value as Record<string, unknown>)[key])) return false;
  }
  return true;
}

function mended(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("\0", "").toWellFormed();
  if (Array.isArray(value)) return value.map(mended);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [mended(key), mended(inner)]);
  return Object.fromEntries(entries) as unknown;
}

function withIds(intent: Intent): Intent {
  switch (intent.kind) {
    case "act": {
      const { action } = intent;
      // The form to log with any customer is opened about none.
      if (action.name === "customer.log" && action.subject === "") return intent;
      return { ...intent, action: { ...action, subject: idOf(action.subject) } };
    }
    case "submit": {
      const { customer, ...values } = intent.values;
      return {
        ...intent,
        // A form about no customer asks for one; whoever chose none has not answered it.
        customerId: intent.customerId === "" ? "" : idOf(intent.customerId),
        values: {
          ...values,
          ...(customer !== undefined && { customer: customer === "" ? "" : idOf(customer) }),
        },
      };
    }
    default:
      return intent;
  }
}

const idOf = (text: string) => (ID.test(text) ? text : NOBODYS_ID);
