import type { Card } from "../../chat/view.ts";
import type { CustomerOverview } from "../../engine/strengths/customer-overview.ts";
import {
  createCard,
  customerButtons,
  notice,
  paragraph,
  strong,
  textCard,
} from "../card-parts.view.ts";
import { words } from "../language.ts";

/** Somebody who works at a customer. */
type PersonThere = { name: string; customerId: string; customer: string };

/** Names offered in place of one that nobody has. */
const NAMES_OFFERED = 6;

/** After a button or a form about a customer that is not there for whoever pressed it. */
export const goneCustomerCard = () => notice(words.lookup.gone);

/** After an answer on a customer's card. */
export const thanksCard = (customer: string) => notice(words.lookup.thanksForAnswer(customer));

/** A lookup of an unknown name, with the nearest ones. */
export function unknownCustomerCard(
  text: string,
  near: { id: string; name: string }[],
  people: PersonThere[] = [],
): Card {
  const { lookup, shared } = words;
  const unknown = lookup.unknown(text);
  const offered = [...near, ...people.map(asButton)].slice(0, NAMES_OFFERED);
  if (offered.length === 0) return textCard("unknown-customer", `${unknown} ${lookup.listIsYours}`);
  const sentence = `${unknown} ${lookup.didYouMean}`;
  const named = `${sentence} ${shared.list(offered.map(({ name }) => name))}.`;
  return createCard("unknown-customer", named, [paragraph(sentence), customerButtons(offered)]);
}

const asButton = ({ customerId, name, customer }: PersonThere) => ({
  id: customerId,
  name: words.lookup.personAt(name, customer),
});

/** A name that people at several customers have. */
export function whichPersonCard(people: PersonThere[]): Card {
  const { lookup, shared } = words;
  const offered = people.map(asButton);
  const named = `${lookup.whichPerson} ${shared.list(offered.map(({ name }) => name))}.`;
  return createCard("unknown-customer", named, [
    paragraph(lookup.whichPerson),
    customerButtons(offered),
  ]);
}

/** A customer's card for who asked for somebody there: that person first. */
export function withPerson(card: Card, name: string | null, picture: CustomerOverview): Card {
  if (name === null) return card;
  const { lookup } = words;
  const cells = picture.coverage.cells;
  const cell = cells.find(({ people }) => people.some((one) => one.name === name));
  const person = cell?.people.find((one) => one.name === name);
  if (!cell || !person) return card;
  const role = lookup.role(cell.level, cell.function);
  const line = lookup.personLine(name, picture.history.customer.name, role, {
    presence: lookup.presence(person.state, person.awayUntil, picture.today),
    last: words.shared.ago(person.lastOn, picture.today),
  });
  return {
    ...card,
    text: `${line} ${card.text}`,
    blocks: card.blocks.toSpliced(1, 0, paragraph([strong(line)])),
  };
}
