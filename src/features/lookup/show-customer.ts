import type { Card } from "../../chat/view.ts";
import { accessLevel } from "../../engine/model/visibility.ts";
import { historiesOf, membersById } from "../../engine/model/history.ts";
import { customerOverview } from "../../engine/strengths/customer-overview.ts";
import { nextStep } from "../../engine/choose/week-plan.ts";
import type { CustomerSnapshot } from "../../store/customers/customer-snapshot.ts";
import { customerCard } from "./customer-card.view.ts";
import { goneCustomerCard, unknownCustomerCard } from "./customer-notices.view.ts";
import type { Turn } from "../../app/context.ts";
import { shippedModel } from "../nudges/quiet-risk-model.ts";

/** A customer by name or id; `look` is what was found by the name already, null: none. */
type Which = { name: string; look?: CustomerSnapshot | null } | { id: string };

/** A name this alike is taken for the one that was meant (trigram word similarity, 0 to 1; our choice). */
const MEANT_FROM = 0.6;
/** … when the next best is at least this much less alike. */
const AHEAD_BY = 0.15;

/**
 * `/customer NAME`: the customer as the asker may see it. A misspelt name that can mean only one is taken for it; else
 * the nearest names are offered. A customer that the asker may not see is answered like one that does not exist.
 */
export async function showCustomer(turn: Turn, which: Which): Promise<Card> {
  const { member, now } = turn;
  let look = "name" in which ? await called(turn, which) : null;
  if (!look) {
    const meant = await meantBy(turn, which);
    if ("near" in meant) return unknownCustomerCard(meant.text, meant.near);
    look = await turn.store.customerSnapshots.at(meant.id, member.id, now);
  }
  if (!look) return goneCustomerCard();
  const { portfolio, shares } = look;
  const [customer] = portfolio.customers;
  const members = membersById(portfolio.members);
  const history = historiesOf(portfolio).get(customer.id);
  const sight = accessLevel(member, customer, members);
  if (!history || sight === "nothing") return goneCustomerCard();
  const model = look.model ?? shippedModel();
  const zone = member.timezone;
  const picture = customerOverview(history, now, members, { sight, zone, model, shares });
  if (sight !== "all") return customerCard(picture, { members }, null);
  const next = nextStep(portfolio, customer.id, member.id, now, { model, plays: look.plays });
  return customerCard(picture, { members }, next);
}

async function called(
  { store, member, now }: Turn,
  { name, look }: { name: string; look?: CustomerSnapshot | null },
): Promise<CustomerSnapshot | null> {
  return look === undefined ? store.customerSnapshots.called(name, member, now) : look;
}

/**
 * The customer that is meant by a name that none has, among those that the member sees; when none is, or more than one can
 * be, the nearest names.
 */
async function meantBy({ store, member }: Turn, which: Which) {
  // Whether the member sees it is decided by `accessLevel`, once it is loaded.
  if ("id" in which) return which;
  const near = await store.customers.near(which.name, member);
  const [first, second] = near;
  if (first?.named) return second?.named ? { text: which.name, near } : first;
  const isMeant =
    first && first.likeness >= MEANT_FROM && first.likeness - (second?.likeness ?? 0) >= AHEAD_BY;
  return isMeant ? first : { text: which.name, near };
}
