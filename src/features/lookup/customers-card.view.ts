import type { Button, Card, Rich } from "../../chat/view.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import type { Cadence } from "../../engine/strengths/cadence.ts";
import {
  buttons,
  createCard,
  customerButtons,
  heading,
  strong,
  textCard,
} from "../card-parts.view.ts";
import { words } from "../language.ts";

/** A customer in the list, as a line of it. */
export type ListedCustomer = {
  id: string;
  name: string;
  tier: string;
  overall: number | null;
  cadence: Cadence;
};

const LINES_SHOWN = 15;
/** Names in the sentence that a notification shows. */
const FIRST_NAMED = 5;

/** A member's own customers or those of their team, those that need them first on top: a page of them, each with its button. */
export function customersCard(
  lines: ListedCustomer[],
  today: LocalDate,
  { whose, from, memberId }: { whose: "own" | "team"; from: number; memberId: string },
): Card {
  const { lookup, shared } = words;
  if (lines.length === 0) return textCard("customers", lookup.noCustomers);
  const start = from < lines.length ? from : 0;
  const shown = lines.slice(start, start + LINES_SHOWN);
  const more = lines.length - start - shown.length;
  const rows = shown.map((line): Rich[] => [
    [strong(line.name)],
    line.tier,
    line.overall === null ? shared.notKnownYet : lookup.ofHundred(line.overall),
    lookup.cadenceStates[line.cadence.state],
    shared.ago(line.cadence.lastOn, today),
  ]);
  const first = lines.slice(0, FIRST_NAMED);
  const paging: Button[] = [
    ...(start > 0 ? [pageButton(lookup.firstOnes, memberId, 0)] : []),
    ...(more > 0
      ? [pageButton(lookup.nextOnes(Math.min(more, LINES_SHOWN)), memberId, start + LINES_SHOWN)]
      : []),
  ];
  const { customer, tier, health, rhythm, lastTouch } = lookup.customerColumns;
  const summary = lookup.customersSummary[whose](
    lines.length,
    first.map((line) => line.name),
  );
  return createCard("customers", summary, [
    heading(lookup.customers[whose]),
    {
      kind: "table",
      columns: [customer, tier, health, rhythm, lastTouch],
      rows,
      caption: more > 0 ? lookup.needFirstAndMore(more) : lookup.needFirst,
    },
    customerButtons(shown),
    paging.length > 0 && buttons(paging),
  ]);
}

const pageButton = (label: string, subject: string, from: number): Button => ({
  label,
  action: { name: "customer.page", subject, value: { from } },
});
