/** What is said when customers change hands, and when something without an end is asked about again. */
import type { Button, Card, Form, Rich } from "../../chat/view.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import {
  buttons,
  createCard,
  customerButtons,
  heading,
  note,
  paragraph,
  plainButton,
  section,
  strong,
  textCard,
} from "../card-parts.view.ts";
import { words } from "../language.ts";

const CUSTOMERS_ASKED = 20;
const LISTED = 20;

/** To the manager of somebody who has left. */
export const leaverCard = (leaverId: string, leaver: string, customers: number): Card =>
  textCard("ask", words.people.handover.leaver(leaver, customers), [
    buttons([
      {
        ...plainButton(words.people.handover.whoTakes, "handover.form", leaverId),
        style: "primary",
      },
    ]),
  ]);

/** Who takes each of a leaver's customers. */
export function handoverForm(
  leaver: { id: string; name: string },
  customers: { id: string; name: string }[],
  colleagues: { id: string; name: string }[],
): Form {
  const { handover } = words.people;
  return {
    kind: "form",
    name: "handover",
    title: handover.formTitle,
    customerId: leaver.id,
    submit: handover.submit,
    fields: customers.slice(0, CUSTOMERS_ASKED).map(({ id, name }) => ({
      kind: "choice",
      id,
      label: name,
      required: false,
      value: "",
      options: [
        { value: "", label: handover.me },
        ...colleagues.map((one) => ({ value: one.id, label: one.name })),
      ],
    })),
  };
}

/** Everything that somebody who takes a customer over should know, part by part. */
export type Brief = {
  customer: { id: string; name: string };
  headline: string;
  lately: Rich[];
  promises: Rich[];
  people: Rich[];
  careful: Rich[];
  next: { action: string; question: string } | null;
};

export function briefCard(brief: Brief): Card {
  const { handover } = words.people;
  const { customer, headline, lately, promises, people, careful, next } = brief;
  const title = handover.yours(customer.name);
  return createCard(
    "notice",
    `${title} ${headline}`,
    [
      heading(title),
      paragraph(headline),
      section(handover.lately, lately),
      section(handover.promises, promises),
      section(handover.people, people),
      section(handover.careful, careful),
      next && paragraph([strong(words.lookup.next), { text: `${next.action} ${next.question}` }]),
      buttons([
        plainButton(words.replies.seeCustomer(customer.name), "customer.show", customer.id),
        plainButton(words.lookup.log, "customer.log", customer.id),
      ]),
    ].flat(),
  );
}

/** Many customers at once: a list, each with its card behind a button. */
export const briefListCard = (customers: { id: string; name: string }[]): Card =>
  textCard("notice", words.people.handover.yoursAll(customers.length), [
    customerButtons(customers.slice(0, LISTED)),
    customers.length > LISTED && note(words.people.handover.andMore(customers.length - LISTED)),
  ]);

/** An absence or a pause without an end, or one that ends today. */
type ShownEnd = {
  what: "away" | "paused" | "over";
  id: string;
  name: string;
  customer: string;
  since: LocalDate | null;
};

/** Whether an absence or a pause goes on. */
export function openEndCard({ what, id, name, customer, since }: ShownEnd, today: LocalDate): Card {
  const { handover, personChanges, customerChanges, form } = words.people;
  if (what === "away") {
    const to = (label: string, change: "back" | "away" | "left"): Button => ({
      label,
      action: { name: "contact.news", subject: id, value: { change } },
    });
    return textCard("ask", handover.stillAway(name, customer, since, today), [
      buttons([
        to(personChanges.back, "back"),
        to(handover.notYet, "away"),
        to(personChanges.left, "left"),
        plainButton(form.more, "contact.form", id),
      ]),
    ]);
  }
  const news = (label: string, change: "won" | "lost"): Button => ({
    label,
    action: { name: "customer.news", subject: id, value: { change } },
  });
  return what === "over"
    ? textCard("notice", handover.pauseOver(name), [
        buttons([plainButton(form.more, "customer.form", id)]),
      ])
    : textCard("ask", handover.stillPaused(name, since, today), [
        buttons([
          news(handover.takeUp, "won"),
          news(customerChanges.lost, "lost"),
          plainButton(form.more, "customer.form", id),
        ]),
      ]);
}
