/** A promise, concern or need as it stands open, or did until one of the replies at hand. */
import type { ItemKind, Side } from "./signal.ts";
import type { LocalDate } from "./time.ts";

/** What is not known is null. */
export type Item = {
  id: string;
  /** the customer's name */
  customer: string;
  kind: ItemKind;
  quote: string;
  by: Side | null;
  /** a contact's name */
  contact: string | null;
  dueOn: LocalDate | null;
  /** one of the replies at hand that has closed it; null: it stands open */
  closedBy: string | null;
};
