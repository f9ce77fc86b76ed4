import type { Card } from "../../chat/view.ts";
import { sayDate } from "../../engine/model/saying.ts";
import type { LocalDate } from "../../engine/model/time.ts";

/** One question, at the moment that the rep named. */
export function followUpCard(
  plan: { plannedOn: LocalDate | null; trigger: string | null },
  customer: { id: string; name: string },
): Card {
  const when = plan.plannedOn
    ? ` on ${sayDate(plan.plannedOn, plan.plannedOn)}`
    : plan.trigger
      ? ` (“${plan.trigger}”)`
      : "";
  const text = `You planned to be in touch with ${customer.name}${when}. How did it go?`;
  return {
    kind: "card",
    name: "notice",
    text,
    blocks: [
      { kind: "text", text },
      { kind: "note", text: "I ask this once. Answer in your own words, or leave it." },
      {
        kind: "buttons",
        buttons: [
          {
            label: `See ${customer.name}`,
            action: { name: "customer.show", subject: customer.id, value: "" },
          },
        ],
      },
    ],
  };
}
