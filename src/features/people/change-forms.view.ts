/** What can become of a customer or a person there as one form, filled in with what is known. */
import type { Field, Form } from "../../chat/view.ts";
import type { CustomerStatus } from "../../engine/model/customer.ts";
import type { ContactState } from "../../engine/model/contact.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import { words } from "../language.ts";

const OPTIONS = 99;

type Option = { id: string; name: string };

/** What words before it made likely. */
export type Prefill = {
  name?: string | undefined;
  same?: string | undefined;
  part?: string | undefined;
  state?: string | undefined;
  until?: string | undefined;
};

const choice = (id: string, label: string, value: string, options: Option[]): Field => ({
  kind: "choice",
  id,
  label,
  required: false,
  value,
  options: [
    { value: "", label: words.people.form.asItIs },
    ...options.slice(0, OPTIONS).map((one) => ({ value: one.id, label: one.name })),
  ],
});
const line = (id: string, label: string, value: string, hint = ""): Field => ({
  kind: "text",
  id,
  label,
  hint,
  long: false,
  required: false,
  value,
});
const day = (id: string, label: string, value: LocalDate | null): Field => ({
  kind: "date",
  id,
  label,
  required: false,
  value: value ?? "",
});

export function customerForm(
  customer: Option & { status: CustomerStatus; renewalOn: LocalDate | null },
  { others, colleagues }: { others: Option[]; colleagues: Option[] },
  prefill: Prefill,
): Form {
  const { form } = words.people;
  const states = (["active", "paused", "lost"] as const).map((id) => ({
    id,
    name: form.statuses[id],
  }));
  return {
    kind: "form",
    name: "customer",
    title: form.customerTitle,
    customerId: customer.id,
    submit: form.submit,
    fields: [
      line("name", form.name, prefill.name ?? customer.name),
      choice("state", form.state, prefill.state ?? customer.status, states),
      day("until", form.pausedUntil, prefill.until ?? null),
      line("why", form.why, ""),
      day("renewal", form.renewal, customer.renewalOn),
      ...(colleagues.length > 0 ? [choice("owner", form.owner, "", colleagues)] : []),
      ...(others.length > 0 ? [choice("same", form.sameCustomer, prefill.same ?? "", others)] : []),
      line("part", form.part, prefill.part ?? "", form.partHint),
      line("people", form.partPeople, "", form.partPeopleHint),
    ],
  };
}

export function personForm(
  person: Option & {
    title: string | null;
    state: ContactState;
    stateOn: LocalDate | null;
    awayUntil: LocalDate | null;
  },
  { others, customers }: { others: Option[]; customers: Option[] },
  prefill: Prefill,
): Form {
  const { form } = words.people;
  const states = (["active", "away", "left", "died"] as const).map((id) => ({
    id,
    name: form.presences[id],
  }));
  return {
    kind: "form",
    name: "person",
    title: form.personTitle,
    customerId: person.id,
    submit: form.submit,
    fields: [
      line("name", form.name, prefill.name ?? person.name),
      line("title", form.role, person.title ?? ""),
      choice("state", form.state, prefill.state ?? person.state, states),
      day("from", form.from, person.stateOn),
      day("until", form.backOn, prefill.until ?? person.awayUntil),
      ...(customers.length > 0 ? [choice("went", form.went, "", customers)] : []),
      ...(others.length > 0 ? [choice("same", form.samePerson, prefill.same ?? "", others)] : []),
    ],
  };
}
