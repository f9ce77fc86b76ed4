/** The form to log an interaction with a customer, or, with an empty id, with one of the member's own. */
import type { Card, Form } from "../../chat/view.ts";
import type { Turn } from "../../app/context.ts";
import { goneCustomerCard } from "../lookup/customer-notices.view.ts";
import { logForm } from "./log-form.view.ts";

export async function openLogForm(
  { store, member, today }: Turn,
  customerId: string,
): Promise<Card | Form> {
  if (customerId !== "") {
    const [customer] = await store.portfolios.names([customerId], member);
    return customer ? logForm(customer, [], today) : goneCustomerCard();
  }
  const own = await store.customers.ownedBy([member.id]);
  const names = await store.portfolios.names(own, member);
  const byName = names.toSorted((a, b) => a.name.localeCompare(b.name));
  return logForm(null, byName, today);
}
