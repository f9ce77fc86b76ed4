/** What may be meant by the letters typed into a search field: customers that the member sees, their own first. */
import { type FieldOption, MOST_SUGGESTIONS } from "../../chat/view.ts";
import type { Turn } from "../../app/context.ts";

export async function suggestCustomers(
  { store, member }: Pick<Turn, "store" | "member">,
  text: string,
): Promise<FieldOption[]> {
  const found = await store.customers.suggested(text, member, MOST_SUGGESTIONS);
  return found.map(({ id, name }) => ({ value: id, label: name }));
}
