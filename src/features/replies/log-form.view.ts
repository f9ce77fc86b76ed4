import type { Card, Field, FieldOption, Form } from "../../chat/view.ts";
import { CHANNELS } from "../../engine/model/interaction.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import { buttons, plainButton, textCard } from "../card-parts.view.ts";
import { words } from "../language.ts";

/** A list to tick is read by a person. */
const PEOPLE_OFFERED = 40;

/** A form that was asked for in words: no platform opens one by itself. */
export const formButtonCard = ({ title, customerId }: Form): Card =>
  textCard("ask", title, [
    buttons([
      {
        ...plainButton(words.replies.form.open, "customer.log", customerId),
        style: "primary",
      },
    ]),
  ]);

/** What the form is opened with: a customer, or a search among `own` and all others; and what is known already. */
export type LogFormContent = {
  customer: { id: string; name: string; contacts: { id: string; name: string }[] } | null;
  /** offered before a letter is typed */
  own: FieldOption[];
  today: LocalDate;
  what?: string;
  on?: LocalDate;
  channel?: string;
  people?: string[];
};

/** The form to log an interaction. Nothing is chosen in it but what it was opened with. */
export function logForm(content: LogFormContent): Form {
  const { form } = words.replies;
  const { customer } = content;
  return {
    kind: "form",
    name: "log",
    title: customer ? form.whatHappened : form.title,
    customerId: customer?.id ?? "",
    submit: form.submit,
    fields: [
      ...(customer ? [] : [customerField(content.own)]),
      {
        kind: "text",
        id: "what",
        label: customer ? form.whatHappenedWith(customer.name) : form.whatHappened,
        hint: form.hint,
        long: true,
        required: true,
        value: content.what ?? "",
      },
      ...peopleField(content),
      {
        kind: "date",
        id: "on",
        label: form.when,
        required: false,
        value: content.on ?? content.today,
      },
      channelField(content.channel ?? ""),
    ],
  };
}

/** A customer, by search. */
export const customerField = (first: FieldOption[], chosen: FieldOption | null = null): Field => ({
  kind: "search",
  id: "customer",
  label: words.replies.form.customer,
  hint: words.replies.form.customerHint,
  required: true,
  among: "customers",
  chosen,
  first,
});

function peopleField({ customer, people = [] }: LogFormContent): Field[] {
  if (!customer || customer.contacts.length === 0) return [];
  const offered = customer.contacts.toSorted(
    (a, b) => Number(people.includes(b.id)) - Number(people.includes(a.id)),
  );
  return [
    {
      kind: "several",
      id: "people",
      label: words.replies.form.withWhom,
      required: false,
      values: people,
      options: offered.slice(0, PEOPLE_OFFERED).map(({ id, name }) => ({ value: id, label: name })),
    },
  ];
}

const channelField = (value: string): Field => ({
  kind: "choice",
  id: "channel",
  label: words.replies.form.how,
  required: false,
  value,
  options: [
    { value: "", label: words.replies.form.notSaid },
    ...CHANNELS.map((channel) => ({ value: channel, label: words.shared.channelNames[channel] })),
  ],
});
