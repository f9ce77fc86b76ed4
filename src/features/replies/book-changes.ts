/**
 * What a reading changes of what stood before: promises, concerns and needs that are done, moved or dropped, people who come
 * and go, customers won and lost, the member's own absence. Words, buttons and commands all come here as a reading.
 */
import { toLocalDate } from "../../engine/model/calendar.ts";
import { isConfidential } from "../../engine/life/confidence.ts";
import type { KeptReading } from "../../engine/life/edit.ts";
import type { Lexicon } from "../../engine/reading/lexicon.ts";
import type { ReadCustomerNews, ReadPersonNews, ReadUpdate } from "../../engine/reading/reading.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import type { RecordChange } from "../../store/changes/record-changes.ts";
import type { ReplyRow } from "../../store/replies/replies.ts";
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn } from "../../app/context.ts";
import { bookEdits } from "./book-edits.ts";
import type { ReadingContext } from "./reading-context.ts";

/** Whether a reading changes anything that stood before. */
export const changesSomething = ({
  updates,
  people,
  customerNews,
  edits = [],
}: KeptReading): boolean => updates.length + people.length + customerNews.length + edits.length > 0;

export function bookChanges(
  turn: ChangeTurn,
  reply: Pick<ReplyRow, "id" | "memberId" | "text">,
  reading: KeptReading,
  context: ReadingContext,
): Write[] {
  const today = toLocalDate(context.at, turn.member.timezone);
  const told = { replyId: reply.id, memberId: reply.memberId, at: turn.now };
  const changed = (
    record: RecordChange["record"],
    id: string,
    after: RecordChange["after"] | null,
  ): Write[] =>
    after === null ? [] : [{ kind: "record.change", change: { record, id, after, ...told } }];
  const standing = new Set(itemsFor(context, reply.id).map(({ id }) => id));
  return [
    ...reading.updates
      .filter(({ ref }) => standing.has(ref))
      .flatMap((update) => changed("signal", update.ref, itemAfter(update, today))),
    ...reading.people.flatMap((news) => {
      const customer = context.customers.find(({ name }) => name === news.customer);
      const known = customer?.contacts.find(({ name }) => name === news.name);
      if (!customer || news.name.trim() === "") return [];
      const state = contactAfter(news, today, context.lexicon);
      const after = state && { ...state, confidential: isConfidential(reply.text) };
      if (known) return changed("contact", known.id, after);
      if (news.change !== "joined") return [];
      const contactId = turn.newId();
      const { name } = news;
      return [
        { kind: "contact.add", contactId, customerId: customer.id, name, isHidden: true } as const,
        ...changed("contact", contactId, after),
      ];
    }),
    ...reading.customerNews.flatMap((news) => {
      const customer = context.customers.find(({ name }) => name === news.customer);
      return customer ? changed("customer", customer.id, customerAfter(news, today)) : [];
    }),
    ...bookEdits(reading, told, today),
  ];
}

/** What a reply may close: what stands open, and what it has closed itself before it was read again. */
const itemsFor = ({ items }: Pick<ReadingContext, "items">, replyId: string) =>
  items.filter(({ closedBy }) => closedBy === null || closedBy === replyId);

function itemAfter(
  { change, on, dueOn }: ReadUpdate,
  today: LocalDate,
): RecordChange["after"] | null {
  if (change === "moved") return dueOn === null ? null : { due_on: dueOn, reminded_at: null };
  const day = on !== null && on < today ? on : today;
  return { closed_on: day, closed_as: change };
}

function contactAfter(
  { change, from, until, quote }: ReadPersonNews,
  today: LocalDate,
  { deathWords }: Lexicon,
): RecordChange["after"] | null {
  switch (change) {
    case "left": {
      const state = deathWords.test(quote.toLowerCase()) ? "died" : "left";
      return { state, state_on: from ?? today, away_until: null, asked_on: null };
    }
    case "away":
      return { state: "away", state_on: from ?? today, away_until: until, asked_on: null };
    case "joined":
    case "back":
      return { state: "active", state_on: null, away_until: null };
    case "moved":
      return null;
  }
}

function customerAfter(
  { change, quote }: ReadCustomerNews,
  today: LocalDate,
): RecordChange["after"] | null {
  switch (change) {
    case "lost":
      return { status: "lost", status_reason: quote, status_on: today };
    case "won":
      return { status: "active", status_reason: quote, status_on: today, status_until: null };
    case "renewed":
      // The next date is asked for, and never guessed.
      return { renewal_on: null, renewed_on: today };
    case "renamed":
      return null;
  }
}
