import type { Card } from "../../chat/view.ts";
import { accessLevel } from "../../engine/model/visibility.ts";
import { historiesOf, membersById } from "../../engine/model/history.ts";
import { customerOverview } from "../../engine/strengths/customer-overview.ts";
import { nextStep } from "../../engine/choose/week-plan.ts";
import type { CustomerSnapshot } from "../../store/customers/customer-snapshot.ts";
import { customerCard } from "./customer-card.view.ts";
import type { NearContact } from "../../store/customers/contacts.ts";
import {
  goneCustomerCard,
  unknownCustomerCard,
  whichPersonCard,
  withPerson,
} from "./customer-notices.view.ts";
import type { Turn } from "../../app/context.ts";
import { shippedModel } from "../nudges/quiet-risk-model.ts";

/** A customer by name or id; `look` is what was found by the name already, null: none. */
type Which = { name: string; look?: CustomerSnapshot | null } | { id: string };

/** A name this alike is taken for the one that was meant (trigram word similarity, 0 to 1; our choice). */
export const MEANT_FROM = 0.6;
/** … when the next best is at least this much less alike. */
const AHEAD_BY = 0.15;

/**
 * `/customer NAME`: the customer as the asker may see it. A misspelt name that can mean only one is taken for it; else
 * the nearest names are offered. A customer that the asker may not see is answered like one that does not exist.
 */
export async function showCustomer(turn: Turn, which: Which): Promise<Card> {
  const { member, now } = turn;
  let look = "name" in which ? await called(turn, which) : null;
  let person: string | null = null;
  if (!look) {
    const meant = await meantBy(turn, which);
    if ("near" in meant) return unknownCustomerCard(meant.text, meant.near, meant.people);
    if ("named" in meant) return whichPersonCard(meant.named);
    person = meant.person;
    look = await turn.store.customerSnapshots.at(meant.id, member.id, now);
  }
  if (!look) return goneCustomerCard();
  const { portfolio, shares } = look;
  const [customer] = portfolio.customers;
  const members = membersById(portfolio.members);
  const history = historiesOf(portfolio).get(customer.id);
  const sight = accessLevel(member, customer, members);
  if (!history || sight === "nothing") return goneCustomerCard();
  const { app, workspace, inbound } = turn;
  const who = { workspaceId: workspace.id, memberId: member.id, customerId: customer.id };
  app.store.looks.note({ ...who, source: inbound.platform }, app.now());
  const model = look.model ?? shippedModel();
  const zone = member.timezone;
  const picture = customerOverview(history, now, members, { sight, zone, model, shares });
  const next =
    sight === "all"
      ? nextStep(portfolio, customer.id, member.id, now, { model, plays: look.plays })
      : null;
  return withPerson(customerCard(picture, { members }, next), person, picture);
}

async function called(
  { store, member, now }: Turn,
  { name, look }: { name: string; look?: CustomerSnapshot | null },
): Promise<CustomerSnapshot | null> {
  return look === undefined ? store.customerSnapshots.called(name, member, now) : look;
}

/** What a name that no customer has may mean. */
type Meant =
  | { id: string; person: string | null }
  | { named: NearContact[] }
  | { text: string; near: { id: string; name: string }[]; people: NearContact[] };

/**
 * The customer that is meant by a name that none has, among those that the member sees: by an alias, by somebody who works
 * there, or by what can only be a slip; when none is, or more than one can be, the nearest names.
 */
async function meantBy({ store, member }: Turn, which: Which): Promise<Meant> {
  // Whether the member sees it is decided by `accessLevel`, once it is loaded.
  if ("id" in which) return { id: which.id, person: null };
  const text = which.name;
  const found = await store.customers.near(text, member);
  if (found[0]?.named && !found[1]?.named) return { id: found[0].id, person: null };
  const people = found[0]?.named ? [] : await store.contacts.near(text, member);
  const named = people.filter((one) => one.named);
  const [only] = named;
  if (only && new Set(named.map(({ customerId }) => customerId)).size === 1)
    return { id: only.customerId, person: only.name };
  if (only) return { named };
  const near = withNumbersOf(text, found);
  const [first, second] = near;
  const isMeant =
    first &&
    !first.named &&
    people.length === 0 &&
    hasNumbersOf(text, first) &&
    first.likeness >= MEANT_FROM &&
    first.likeness - (second?.likeness ?? 0) >= AHEAD_BY;
  return isMeant ? { id: first.id, person: null } : { text, near, people };
}

const numbersIn = (text: string): string[] => text.match(/\d+/g) ?? [];

/** Whether a name has the numbers of what was asked: "Zeta 149" is not "Zeta 148", however alike. */
const hasNumbersOf = (text: string, { name }: { name: string }) =>
  numbersIn(text).every((number) => numbersIn(name).includes(number));

/** The names that have the numbers that were asked for, where there are such. */
function withNumbersOf<Named extends { name: string }>(text: string, near: Named[]): Named[] {
  const fitting = near.filter((one) => hasNumbersOf(text, one));
  return fitting.length > 0 ? fitting : near;
}
