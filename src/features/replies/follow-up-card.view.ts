import type { Card } from "../../chat/view.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import { buttons, note, plainButton, textCard } from "../card-parts.view.ts";
import { words } from "../language.ts";

/** One question, at the moment that the rep named. */
export function followUpCard(
  plan: { plannedOn: LocalDate | null; trigger: string | null },
  customer: { id: string; name: string },
  contact: string | null,
): Card {
  const { askedOnce, howDidItGo, seeCustomer } = words.replies;
  const { plannedOn: on, trigger } = plan;
  return textCard("notice", howDidItGo(customer.name, contact, { on, trigger }), [
    note(askedOnce),
    buttons([plainButton(seeCustomer(customer.name), "customer.show", customer.id)]),
  ]);
}
