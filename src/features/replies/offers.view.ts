/** The forms that words raise, and those that a reading leaves something open for, as buttons. */
import type { Button } from "../../chat/view.ts";
import type { Offer } from "../../engine/life/offers.ts";
import type { Reading } from "../../engine/reading/reading.ts";
import { words } from "../language.ts";

export function offerButton(offer: Offer): Button {
  const { offers } = words.replies;
  if (offer.form === "person") {
    const { person } = offer;
    const value =
      offer.about === "merge"
        ? { same: offer.same.id }
        : offer.about === "rename" && offer.name !== null
          ? { name: offer.name }
          : null;
    return {
      label: offers.person[offer.about](
        person.name,
        offer.about === "merge" ? offer.same.name : "",
      ),
      action: { name: "contact.form", subject: person.id, value },
    };
  }
  const { customer } = offer;
  const to = (
    label: string,
    value: Extract<Button["action"], { name: "customer.form" }>["value"],
  ): Button => ({
    label,
    action: { name: "customer.form", subject: customer.id, value },
  });
  switch (offer.about) {
    case "merge":
      return to(offers.merge(customer.name, offer.same.name), { same: offer.same.id });
    case "split":
      return to(offers.split(customer.name), offer.part === null ? null : { part: offer.part });
    case "rename":
      return to(offers.rename(customer.name), offer.name === null ? null : { name: offer.name });
    case "pause":
      return to(offers.pause(customer.name), { state: "paused" });
  }
}

type Known = { id: string; name: string; contacts: { id: string; name: string }[] };

/** What a reading leaves open: when somebody is back, what their new role is, when the next renewal is. */
export function openEnds({ people, customerNews }: Reading, customers: Known[]): Button[] {
  const { offers } = words.replies;
  const find = (customer: string) => customers.find(({ name }) => name === customer);
  return [
    ...people.flatMap(({ customer, name, change, until }): Button[] => {
      const person = find(customer)?.contacts.find((one) => one.name === name);
      if (!person) return [];
      const label =
        change === "away" && until === null
          ? offers.backOn(name)
          : change === "moved"
            ? offers.person.role(name, "")
            : null;
      return label === null
        ? []
        : [{ label, action: { name: "contact.form", subject: person.id, value: null } }];
    }),
    ...customerNews.flatMap(({ customer: name, change }): Button[] => {
      const customer = find(name);
      if (!customer) return [];
      const label =
        change === "renewed"
          ? offers.nextRenewal
          : change === "renamed"
            ? offers.rename(name)
            : null;
      return label === null
        ? []
        : [{ label, action: { name: "customer.form", subject: customer.id, value: null } }];
    }),
  ];
}
