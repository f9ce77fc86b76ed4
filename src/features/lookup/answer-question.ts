/** Answers a question about what is known, from facts, by words or by command. Null for words that ask nothing of the kind. */
import type { Card } from "../../chat/view.ts";
import { commitmentsOf } from "../../engine/model/commitment.ts";
import { toLocalDate } from "../../engine/model/calendar.ts";
import { readQuestion } from "../../engine/reading/read-question.ts";
import type { Readable } from "../../engine/reading/records-of-reading.ts";
import type { CustomerSnapshot } from "../../store/customers/customer-snapshot.ts";
import type { Turn } from "../../app/context.ts";
import { showWeek } from "../nudges/show-week.ts";
import { lastTouchCard, promisesCard } from "./answer-cards.view.ts";
import { listCustomers } from "./list-customers.ts";
import { showCustomer } from "./show-customer.ts";

export async function answerQuestion(
  turn: Turn,
  text: string,
  customers: Readable[],
): Promise<Card | null> {
  const question = readQuestion(text, customers, turn.app.lexicon);
  if (!question) return null;
  const { kind, customer, contactId } = question;
  switch (kind) {
    case "promises":
    case "overdue":
      return promises(turn, kind, customer?.id ?? null);
    case "neglected":
      return listCustomers(turn);
    case "next":
      return customer ? showCustomer(turn, { id: customer.id }) : showWeek(turn);
    case "last touch":
      return customer ? lastTouch(turn, customer, contactId) : null;
    case "how is":
    case "who knows":
      return customer ? showCustomer(turn, { id: customer.id }) : null;
  }
}

/** `/customer …`: the customer of that name, else the answer to what the words ask. */
export async function showOrAnswer(
  turn: Turn,
  which: { name: string; look?: CustomerSnapshot | null },
): Promise<Card> {
  const card = await showCustomer(turn, which);
  const { store, member, app } = turn;
  const isAsked = readQuestion(which.name, [], app.lexicon) !== null;
  if (card.name !== "unknown-customer" || !isAsked) return card;
  const names = await store.portfolios.names(await store.customers.ownedBy([member.id]), member);
  return (await answerQuestion(turn, which.name, names)) ?? card;
}

/** Our open promises to the member's customers, or to one; all that are asked for or those past their day. */
async function promises(
  { store, member, now, today }: Turn,
  kind: "promises" | "overdue",
  customerId: string | null,
): Promise<Card> {
  const own = customerId ? [customerId] : await store.customers.ownedBy([member.id]);
  const seen = await store.portfolios.names(own, member, "all");
  const portfolio = await store.portfolios.load(now, { customerIds: seen.map(({ id }) => id) });
  const nameOf = new Map(seen.map(({ id, name }) => [id, name]));
  const open = commitmentsOf(portfolio.signals, today)
    .filter(({ by, state }) => by === "us" && (state === "overdue" || state === "open"))
    .filter(({ state }) => kind === "promises" || state === "overdue")
    .toSorted((a, b) => ((a.signal.dueOn ?? "9") < (b.signal.dueOn ?? "9") ? -1 : 1))
    .map(({ signal }) => ({
      id: signal.id,
      customer: nameOf.get(signal.customerId) ?? "",
      quote: signal.quote,
      dueOn: signal.dueOn,
    }));
  return promisesCard(kind, open, today);
}

async function lastTouch(
  { store, member, now, today }: Turn,
  customer: Readable,
  contactId: string | null,
): Promise<Card> {
  const portfolio = await store.portfolios.load(now, { customerIds: [customer.id] });
  const last = portfolio.interactions
    .filter(({ contactIds }) => contactId === null || contactIds.includes(contactId))
    .toSorted((a, b) => b.at - a.at)[0];
  const nameOf = (id: string) => customer.contacts.find((one) => one.id === id)?.name;
  const whom = (contactId && nameOf(contactId)) || customer.name;
  if (!last) return lastTouchCard(customer, whom, null, today);
  const by = portfolio.members.find(({ id }) => id === last.memberId);
  const touch = {
    on: toLocalDate(last.at, member.timezone),
    channel: last.channel,
    by: by?.id === member.id ? null : (by?.name ?? null),
    with: last.contactIds.flatMap((id) => nameOf(id) ?? []),
  };
  return lastTouchCard(customer, whom, touch, today);
}
