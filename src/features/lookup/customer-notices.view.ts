import type { Card } from "../../chat/view.ts";
import { createCard, customerButtons, notice, paragraph, textCard } from "../card-parts.view.ts";
import { words } from "../language.ts";

/** After a button or a form about a customer that is not there for whoever pressed it. */
export const goneCustomerCard = () => notice(words.lookup.gone);

/** After an answer on a customer's card. */
export const thanksCard = (customer: string) => notice(words.lookup.thanksForAnswer(customer));

/** A lookup of an unknown name, with the nearest ones. */
export function unknownCustomerCard(text: string, near: { id: string; name: string }[]): Card {
  const { lookup, shared } = words;
  const unknown = lookup.unknown(text);
  if (near.length === 0) return textCard("unknown-customer", `${unknown} ${lookup.listIsYours}`);
  const sentence = `${unknown} ${lookup.didYouMean}`;
  const named = `${sentence} ${shared.list(near.map(({ name }) => name))}.`;
  return createCard("unknown-customer", named, [paragraph(sentence), customerButtons(near)]);
}
