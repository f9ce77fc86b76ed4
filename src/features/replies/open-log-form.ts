/** The form to log an interaction with a customer, or, with an empty id, with one that is looked for in it. */
import type { Card, Form } from "../../chat/view.ts";
import type { Turn } from "../../app/context.ts";
import { goneCustomerCard } from "../lookup/customer-notices.view.ts";
import { suggestCustomers } from "../lookup/suggest-customers.ts";
import { logForm } from "./log-form.view.ts";

export async function openLogForm(turn: Turn, customerId: string): Promise<Card | Form> {
  const { store, member, today } = turn;
  if (customerId !== "") {
    const [customer] = await store.portfolios.names([customerId], member);
    return customer ? logForm({ customer, own: [], today }) : goneCustomerCard();
  }
  return logForm({ customer: null, own: await suggestCustomers(turn, ""), today });
}
