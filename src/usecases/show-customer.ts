import { sightOf } from "../engine/access.ts";
import { historiesOf, membersById } from "../engine/history.ts";
import { pictureOf } from "../engine/picture.ts";
import { nextStep } from "../engine/week-plan.ts";
import type { MemberRow } from "../store/members.ts";
import type { WorkspaceRow } from "../store/workspaces.ts";
import { customerCard } from "../views/customer-card.ts";
import { goneCustomerCard, unknownCustomerCard } from "../views/notices.ts";
import { type House, timeIn } from "./house.ts";
import { quietRiskModel } from "./quiet-risk-model.ts";

/** A name this alike is taken for the one that was meant (trigram word similarity, 0 to 1; our choice). */
const MEANT_FROM = 0.6;
/** … when the next best is at least this much less alike. */
const AHEAD_BY = 0.15;

/**
 * `/customer NAME`: the customer as the asker may see it. A misspelt name that can mean only one is taken for it; else
 * the nearest names are offered. A customer that the asker may not see is answered like one that does not exist.
 */
export async function showCustomer(
  house: House,
  workspace: WorkspaceRow,
  member: MemberRow,
  which: { name: string } | { id: string },
) {
  const { customers, portfolios } = house.store;
  const now = timeIn(house, workspace);
  const text = "name" in which ? which.name : "";
  const hit = await hitOf(house, workspace, member, which);
  if (!hit) {
    if (!("name" in which)) return goneCustomerCard();
    return unknownCustomerCard(text, await customers.near(workspace.id, text, member));
  }
  const portfolio = await portfolios.load(workspace.id, now, { customerIds: [hit.id] });
  const members = membersById(portfolio.members);
  const history = historiesOf(portfolio).get(hit.id);
  const sight = history ? sightOf(member, history.customer, members) : "nothing";
  if (!history || sight === "nothing") return goneCustomerCard();
  const model = await quietRiskModel(house, workspace);
  const picture = pictureOf(history, now, members, {
    sight,
    zone: member.timezone,
    model,
    shares: await customers.shares(workspace.id, hit.id),
  });
  const next = sight === "all" ? nextStep(portfolio, hit.id, member.id, now, { model }) : null;
  return customerCard(picture, { members }, next);
}

/** The customer that is meant, among those that the member sees; null when none is, or more than one can be. */
async function hitOf(
  house: House,
  workspace: WorkspaceRow,
  member: MemberRow,
  which: { name: string } | { id: string },
): Promise<{ id: string } | null> {
  const { customers, portfolios } = house.store;
  if ("id" in which) {
    const [seen] = await portfolios.names(workspace.id, [which.id], member);
    return seen ?? null;
  }
  const exact = await customers.byName(workspace.id, which.name, member);
  if (exact) return exact;
  const [first, second] = await customers.near(workspace.id, which.name, member);
  const isMeant =
    first && first.likeness >= MEANT_FROM && first.likeness - (second?.likeness ?? 0) >= AHEAD_BY;
  return isMeant ? first : null;
}
