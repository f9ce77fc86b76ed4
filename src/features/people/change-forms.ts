/** The forms of what can become of a customer or a person there: opened with what is known, and booked as one reply. */
import { isLocalDate } from "../../engine/model/calendar.ts";
import type { RecordEdit } from "../../engine/life/edit.ts";
import { foldName, foldText } from "../../engine/model/names.ts";
import type { Card, Form } from "../../chat/view.ts";
import type { Readable } from "../../engine/reading/records-of-reading.ts";
import type { ReadCustomerNews, ReadPersonNews } from "../../engine/reading/reading.ts";
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn, Turn } from "../../app/context.ts";
import { notice } from "../card-parts.view.ts";
import { say } from "../deliveries/answer.ts";
import { oldButtonCard } from "../help/help-card.view.ts";
import { words } from "../language.ts";
import { goneCustomerCard } from "../lookup/customer-notices.view.ts";
import { recordPress } from "../replies/record-press.ts";
import { customerForm, personForm, type Prefill } from "./change-forms.view.ts";

type Filled = { customerId: string; values: Record<string, string> };

/** The customer as far as the member sees all of it, with who looks after it. */
async function customerOf({ store, member }: Turn, id: string) {
  const [seen] = await store.portfolios.names([id], member, "all");
  const facts = seen && (await store.customers.facts(id));
  return seen && facts ? { ...seen, ...facts } : null;
}

/** Who may say who looks after a customer: admins, and managers of one of its owners. */
async function mayReassign({ store, member }: Turn, ownerIds: string[]): Promise<boolean> {
  if (member.role !== "manager") return member.role === "admin";
  const members = await store.members.list();
  return members.some(
    ({ id, managerId }) => ownerIds.includes(id) && (managerId === member.id || id === member.id),
  );
}

export async function openCustomerForm(
  turn: Turn,
  id: string,
  prefill: Prefill = {},
): Promise<Card | Form> {
  const { store, member } = turn;
  const customer = await customerOf(turn, id);
  if (!customer) return goneCustomerCard();
  const own = await store.customers.ownedBy([member.id, ...customer.ownerIds]);
  const others = (await store.portfolios.names(own, member, "all")).filter((one) => one.id !== id);
  const isReassigned = await mayReassign(turn, customer.ownerIds);
  const colleagues = isReassigned
    ? (await store.members.list()).filter(
        (one) => one.state !== "removed" && one.id !== customer.ownerIds[0],
      )
    : [];
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
  return customerForm(
    customer,
    { others: others.toSorted(byName), colleagues: colleagues.toSorted(byName) },
    prefill,
  );
}

export async function openPersonForm(
  turn: Turn,
  id: string,
  prefill: Prefill = {},
): Promise<Card | Form> {
  const { store, member } = turn;
  const person = await store.contacts.presence(id);
  const customer = person && (await customerOf(turn, person.customerId));
  if (!person || !customer) return oldButtonCard();
  const own = await store.customers.ownedBy([member.id]);
  const customers = (await store.portfolios.names(own, member)).filter(
    (one) => one.id !== customer.id,
  );
  const others = customer.contacts.filter((one) => one.id !== id);
  return personForm(person, { others, customers }, prefill);
}

/** What of a customer is another now than it was. */
export async function changeByCustomerForm(
  turn: ChangeTurn,
  { customerId, values }: Filled,
): Promise<Write[]> {
  const customer = await customerOf(turn, customerId);
  if (!customer) return [say(turn, goneCustomerCard())];
  const { today } = turn;
  const text = (id: string) => (values[id] ?? "").trim();
  const dayIn = (id: string) => (isLocalDate(text(id)) ? text(id) : null);
  const named = { id: customer.id, name: customer.name };
  const edits: RecordEdit[] = [];
  const customerNews: ReadCustomerNews[] = [];
  const why = text("why");
  const news = (change: ReadCustomerNews["change"], quote: string) =>
    customerNews.push({ customer: customer.name, change, quote: why || quote });
  const { customerChanges } = words.people;
  const state = text("state");
  const until = dayIn("until");
  if (state === "lost" && customer.status !== "lost") news("lost", customerChanges.lost);
  if (state === "active" && customer.status !== "active") news("won", customerChanges.won);
  if (state === "paused" && (customer.status !== "paused" || until !== null)) {
    edits.push({
      kind: "paused",
      customer: named,
      until: until && until > today ? until : null,
      why,
    });
  }
  const renewal = dayIn("renewal");
  if (renewal !== null && renewal !== customer.renewalOn) {
    edits.push({ kind: "renewal", customer: named, on: renewal });
  }
  const owner = (await turn.store.members.list()).find(({ id }) => id === text("owner"));
  if (owner && owner.state !== "removed" && (await mayReassign(turn, customer.ownerIds))) {
    const kept = new Set(customer.ownerIds.slice(1).filter((id) => id !== owner.id));
    const others = (await turn.store.members.list()).filter(({ id }) => kept.has(id));
    const owners = [owner, ...others].map(({ id, name }) => ({ id, name }));
    edits.push({ kind: "owners", customer: named, owners });
  }
  const isNew = (name: string) => name !== "" && foldText(name) !== foldText(customer.name);
  const name = text("name");
  for (const called of [isNew(name) ? name : "", text("part")].filter((one) => one !== "")) {
    const taken = await turn.store.customers.withName(called);
    if (taken !== null && taken !== customer.id) {
      return [say(turn, notice(words.people.form.nameIsTaken(called)))];
    }
  }
  if (isNew(name))
    edits.push({ kind: "renamed", customer: named, to: name, aliases: customer.aliases });
  if (isNew(text("part"))) {
    const people = customer.contacts.filter((one) => isNamedIn(one.name, text("people")));
    const part = { id: turn.newId(), name: text("part") };
    const { ownerIds } = customer;
    edits.push({ kind: "split", customer: named, part, people: people.map(idAndName), ownerIds });
  }
  const into = text("same") === "" ? null : await customerOf(turn, text("same"));
  if (into && into.id !== customer.id) {
    const aliases = [...new Set([...into.aliases, customer.name, ...customer.aliases])];
    const all = aliases.filter((one) => one !== into.name);
    edits.push({ kind: "merged", customer: named, into: idAndName(into), aliases: all });
  }
  if (edits.length + customerNews.length === 0)
    return [say(turn, notice(words.people.form.nothing))];
  const said = [why, words.people.form.changed(customer.name)]
    .filter((one) => one !== "")
    .join(": ");
  return recordPress(turn, { text: said, changes: { customerNews, edits } });
}

/** What of a person is another now than it was. */
export async function changeByPersonForm(
  turn: ChangeTurn,
  { customerId: personId, values }: Filled,
): Promise<Write[]> {
  const person = await turn.store.contacts.presence(personId);
  const customer = person && (await customerOf(turn, person.customerId));
  if (!person || !customer) return [say(turn, oldButtonCard())];
  const text = (id: string) => (values[id] ?? "").trim();
  const dayIn = (id: string) => (isLocalDate(text(id)) ? text(id) : null);
  const about = { customer: idAndName(customer), person: idAndName(person) };
  const edits: RecordEdit[] = [];
  const people: ReadPersonNews[] = [];
  const { form } = words.people;
  const state = text("state");
  const until = dayIn("until");
  const from = dayIn("from");
  const went = await wentTo(turn, text("went"));
  const change = changeOf(state, went !== null);
  const isOther = state !== "" && (state !== person.state || until !== person.awayUntil);
  if (change !== null && (isOther || went !== null)) {
    const quote = went
      ? form.wentTo(person.name, went.name)
      : state === "died"
        ? form.hasDied(person.name)
        : form.stateOf(person.name, state);
    const days = {
      from: state === person.state || from === person.stateOn ? null : from,
      until: change === "away" ? until : null,
    };
    people.push({ customer: customer.name, name: person.name, change, ...days, quote });
  }
  if (went) {
    people.push({
      customer: went.name,
      name: person.name,
      change: "joined",
      from: null,
      until: null,
      quote: form.wentTo(person.name, went.name),
    });
  }
  const title = text("title");
  if (title !== (person.title ?? "")) edits.push({ kind: "person role", ...about, title });
  const name = text("name");
  if (name !== "" && name !== person.name)
    edits.push({ kind: "person renamed", ...about, to: name });
  const into = customer.contacts.find(({ id }) => id === text("same"));
  if (into && into.id !== person.id)
    edits.push({ kind: "person merged", ...about, into: idAndName(into) });
  if (edits.length + people.length === 0) return [say(turn, notice(form.nothing))];
  return recordPress(turn, {
    text: form.changed(person.name),
    changes: { people, edits },
    customers: went ? [went] : [],
  });
}

const idAndName = ({ id, name }: { id: string; name: string }) => ({ id, name });

async function wentTo({ store, member }: Turn, id: string): Promise<Readable | null> {
  const [there] = id === "" ? [] : await store.portfolios.names([id], member);
  return there ?? null;
}

function changeOf(state: string, hasGone: boolean): ReadPersonNews["change"] | null {
  if (hasGone || state === "left" || state === "died") return "left";
  if (state === "away") return "away";
  return state === "active" ? "back" : null;
}

/** Whether words hold a person's name, or its first or last word. */
function isNamedIn(name: string, text: string): boolean {
  const flat = ` ${foldText(text)} `;
  return [foldName(name), ...foldText(name).split(" ")].some(
    (word) => word.length > 2 && flat.includes(` ${word} `),
  );
}
