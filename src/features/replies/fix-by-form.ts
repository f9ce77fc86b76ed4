/** "Fix": the form of all that was understood, and the better reading that it comes to. */
import { isLocalDate, toLocalDate } from "../../engine/model/calendar.ts";
import { CHANNELS, SENTIMENTS } from "../../engine/model/interaction.ts";
import { foldText } from "../../engine/model/names.ts";
import { SIDES, SIGNAL_KINDS, SIGNALS } from "../../engine/model/signal.ts";
import type { KeptReading } from "../../engine/life/edit.ts";
import type { ReadInteraction, ReadSignal } from "../../engine/reading/reading.ts";
import type { Readable } from "../../engine/reading/records-of-reading.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import type { Card, Form } from "../../chat/view.ts";
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn, Turn } from "../../app/context.ts";
import { notice } from "../card-parts.view.ts";
import { say } from "../deliveries/answer.ts";
import { oldButtonCard } from "../help/help-card.view.ts";
import { words } from "../language.ts";
import { correctReply, pressedReply } from "./correct-reply.ts";
import { DROPPED, fixForm, lineValue } from "./fix-form.view.ts";
import { contextOfReply, nudgeOfReply, readingContext } from "./reading-context.ts";

export async function openFixForm(turn: Turn, replyId: string): Promise<Card | Form> {
  const { store, member, today } = turn;
  const reply = await store.replies.byId(replyId);
  if (!reply?.reading || reply.memberId !== member.id || reply.state === "withdrawn") {
    return oldButtonCard();
  }
  const own = await store.customers.ownedBy([member.id]);
  const customers = (await store.portfolios.names(own, member)).toSorted((a, b) =>
    a.name.localeCompare(b.name),
  );
  const refs = reply.reading.updates.map(({ ref }) => ref);
  const items = refs.length === 0 ? [] : await store.customers.itemsNamed(refs);
  return fixForm(reply.id, reply.reading, { customers, items, today });
}

/** The form, filled in: the reply is recorded again as it says. */
export function fixByForm(
  turn: ChangeTurn,
  { values }: { values: Record<string, string> },
): Write[] {
  const reply = pressedReply(turn);
  if (!reply?.reading) return [say(turn, oldButtonCard())];
  const context = contextOfReply(
    readingContext(turn),
    reply,
    nudgeOfReply(turn.conversation, reply),
  );
  const said = toLocalDate(reply.at, turn.member.timezone);
  const reading = fixed(reply.reading, values, { customers: context.customers, said });
  if (JSON.stringify(reading) === JSON.stringify(reply.reading)) {
    return [say(turn, notice(words.replies.fixing.nothing))];
  }
  return correctReply(turn, reply, context, { reading, reader: reply.reader });
}

type Known = { customers: Readable[]; said: LocalDate };

/** What a reading comes to by the form's values; what the form did not ask for stays. */
function fixed(reading: KeptReading, values: Record<string, string>, known: Known): KeptReading {
  const isDropped = (id: string) => values[id] === DROPPED;
  let line = 0;
  const kept = <T>(all: readonly T[]): T[] => all.filter(() => !isDropped(`change-${line++}`));
  const { edits, plan, ...others } = reading;
  const planned = values["planned"] ?? "";
  const interactions = reading.interactions.flatMap((touch, at) =>
    isDropped(`customer-${at}`) ? [] : [fixedTouch(touch, at, values, known)],
  );
  const now: KeptReading = {
    ...others,
    interactions,
    plan:
      plan === null || isDropped("plan")
        ? null
        : { ...plan, ...("planned" in values && { on: isLocalDate(planned) ? planned : null }) },
    // In the order in which the form lists them.
    updates: kept(reading.updates),
    people: kept(reading.people),
    customerNews: kept(reading.customerNews),
    ask: null,
  };
  const stays = kept(edits ?? []);
  return { ...now, outcome: outcomeOf(now), ...(stays.length > 0 && { edits: stays }) };
}

/** The first that applies, in the contract's order. */
function outcomeOf({ interactions, plan, updates, people, customerNews, outcome }: KeptReading) {
  if (interactions.length > 0) return "interaction";
  if (plan) return "plan";
  if (updates.length + people.length + customerNews.length > 0) return "update";
  return outcome === "interaction" || outcome === "plan" || outcome === "update"
    ? "unclear"
    : outcome;
}

function fixedTouch(
  touch: ReadInteraction,
  at: number,
  values: Record<string, string>,
  { customers, said }: Known,
): ReadInteraction {
  const value = (id: string) => values[`${id}-${at}`];
  const there =
    customers.find(({ name }) => name === value("customer")) ??
    customers.find(({ name }) => name === touch.customer);
  const customer = there?.name ?? touch.customer;
  const people = value("people") === undefined ? null : peopleIn(value("people") ?? "", there);
  const day = value("on");
  const channel = value("channel");
  const mood = SENTIMENTS.find((one) => one === value("mood"));
  const contacts = people?.contacts ?? touch.contacts;
  return {
    ...touch,
    customer,
    contacts,
    newContacts: people?.newContacts ?? touch.newContacts,
    occurredOn:
      day === undefined
        ? touch.occurredOn
        : isLocalDate(day) && day <= said
          ? day
          : touch.occurredOn,
    channel:
      channel === undefined ? touch.channel : (CHANNELS.find((one) => one === channel) ?? null),
    sentiment: mood ?? touch.sentiment,
    signals: touch.signals.flatMap((signal, line) =>
      fixedLine(signal, values[`line-${at}-${line}`], values[`due-${at}-${line}`]).map((one) =>
        isAt(one, there) ? one : withoutContact(one),
      ),
    ),
  };
}

/** Who said something at another customer did not say it here. */
const isAt = ({ contact }: ReadSignal, there: Readable | undefined) =>
  contact === undefined || !there || there.contacts.some(({ name }) => name === contact);

function withoutContact({ contact: _contact, ...signal }: ReadSignal): ReadSignal {
  return signal;
}

function fixedLine(
  signal: ReadSignal,
  value: string | undefined,
  due: string | undefined,
): ReadSignal[] {
  if (value === DROPPED) return [];
  const { kind: _kind, by: _by, dueOn: _due, ...said } = signal;
  const [, kind = signal.kind, by = signal.by] =
    value === undefined || value === lineValue(signal) ? [] : (lineIn(value) ?? []);
  const { side, hasDueDay } = SIGNALS[kind];
  const dueOn = due === undefined ? (signal.dueOn ?? null) : isLocalDate(due) ? due : null;
  return [{ ...said, kind, ...(side !== null && by && { by }), ...(hasDueDay && { dueOn }) }];
}

/** A line's kind and side in a choice's value; null for one that names none. */
function lineIn(value: string) {
  const [word, side] = value.split(" ");
  const kind = SIGNAL_KINDS.find((one) => one === word);
  return kind ? ([value, kind, SIDES.find((one) => one === side)] as const) : null;
}

/** Names between commas: people of the customer by full name, or by the only first or last name that fits; else somebody new. */
function peopleIn(text: string, there: Readable | undefined) {
  const contacts: string[] = [];
  const newContacts: string[] = [];
  for (const name of text
    .split(/[,;\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== "")) {
    const folded = foldText(name);
    const all = there?.contacts ?? [];
    const whole = all.filter((one) => foldText(one.name) === folded);
    const part = all.filter((one) => foldText(one.name).split(" ").includes(folded));
    const [only] = whole.length > 0 ? whole : part.length === 1 ? part : [];
    if (only) contacts.push(only.name);
    else newContacts.push(name);
  }
  return { contacts: [...new Set(contacts)], newContacts: [...new Set(newContacts)] };
}
