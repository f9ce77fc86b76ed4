import type { Form } from "../../chat/view.ts";
import { CHANNELS } from "../../engine/model/interaction.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import { words } from "../language.ts";

const CUSTOMERS_OFFERED = 100;
const CONTACTS_OFFERED = 99;

/** The form to log an interaction: about one customer, or, without one, about one of the member's own. */
export function logForm(
  customer: { id: string; name: string; contacts: { id: string; name: string }[] } | null,
  own: { id: string; name: string }[],
  today: LocalDate,
): Form {
  const { form } = words.replies;
  const none = { value: "", label: form.notSaid };
  return {
    kind: "form",
    name: "log",
    title: customer ? form.whatHappened : form.title,
    customerId: customer?.id ?? "",
    submit: form.submit,
    fields: [
      ...(customer
        ? []
        : [
            {
              kind: "choice" as const,
              id: "customer",
              label: form.customer,
              required: true,
              value: own[0]?.id ?? "",
              options: own
                .slice(0, CUSTOMERS_OFFERED)
                .map(({ id, name }) => ({ value: id, label: name })),
            },
          ]),
      {
        kind: "text",
        id: "what",
        label: customer ? form.whatHappenedWith(customer.name) : form.whatHappened,
        hint: form.hint,
        long: true,
        required: true,
        value: "",
      },
      { kind: "date", id: "on", label: form.when, required: false, value: today },
      {
        kind: "choice",
        id: "channel",
        label: form.how,
        required: false,
        value: "",
        options: [
          none,
          ...CHANNELS.map((channel) => ({
            value: channel,
            label: words.shared.channelNames[channel],
          })),
        ],
      },
      ...(customer && customer.contacts.length > 0
        ? [
            {
              kind: "choice" as const,
              id: "contact",
              label: form.withWhom,
              required: false,
              value: "",
              options: [
                none,
                ...customer.contacts
                  .slice(0, CONTACTS_OFFERED)
                  .map(({ id, name }) => ({ value: id, label: name })),
              ],
            },
          ]
        : []),
    ],
  };
}
