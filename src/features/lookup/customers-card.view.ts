import type { Card, Rich } from "../../chat/view.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import type { Cadence } from "../../engine/strengths/cadence.ts";
import { createCard, customerButtons, heading, strong, textCard } from "../card-parts.view.ts";
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
const BUTTONS_SHOWN = 5;

/** A member's own customers or those of their team, those that need them first on top. */
export function customersCard(
  lines: ListedCustomer[],
  today: LocalDate,
  whose: "own" | "team",
): Card {
  const { lookup, shared } = words;
  if (lines.length === 0) return textCard("customers", lookup.noCustomers);
  const more = lines.length - LINES_SHOWN;
  const rows = lines
    .slice(0, LINES_SHOWN)
    .map((line): Rich[] => [
      [strong(line.name)],
      line.tier,
      line.overall === null ? shared.notKnownYet : lookup.ofHundred(line.overall),
      lookup.cadenceStates[line.cadence.state],
      shared.ago(line.cadence.lastOn, today),
    ]);
  const first = lines.slice(0, BUTTONS_SHOWN);
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
    customerButtons(first),
  ]);
}
