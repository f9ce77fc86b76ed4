/** Looks a filled-in log form through before anything is stored: what can't stand is said in the form, which keeps its words. */
import { type Form, type FormValues, refused } from "../../chat/view.ts";
import { isLocalDate } from "../../engine/model/calendar.ts";
import type { Turn } from "../../app/context.ts";
import { words } from "../language.ts";
import { suggestCustomers } from "../lookup/suggest-customers.ts";
import { customerField, logForm } from "./log-form.view.ts";
import { customerOfForm, peopleOfForm } from "./record-form.ts";

/** @returns the form as it was filled in with what is wrong with it; null when all of it can stand */
export async function checkLogForm(
  turn: Turn,
  filled: { customerId: string; values: FormValues },
): Promise<Form | null> {
  const { store, member, today } = turn;
  const { values, customerId } = filled;
  const { form } = words.replies;
  const chosen = customerOfForm(filled);
  const [customer] = chosen === "" ? [] : await store.portfolios.names([chosen], member);
  const day = values["on"] ?? "";
  const known = new Set(customer?.contacts.map(({ id }) => id));
  const strangers = customer ? peopleOfForm(values).filter((id) => !known.has(id)) : [];
  const errors = {
    ...(!customer && { customer: chosen === "" ? form.chooseCustomer : form.customerGone }),
    ...((values["what"] ?? "").trim() === "" && { what: form.noWords }),
    ...(day !== "" && !isLocalDate(day) && { on: form.noDay }),
    ...(isLocalDate(day) && day > today && { on: form.futureDay }),
    ...(strangers.length > 0 && { people: form.otherPeople }),
  };
  if (Object.keys(errors).length === 0) return null;
  const own = await suggestCustomers(turn, "");
  const about = customer && customerId !== "" ? customer : null;
  const again = logForm({ customer: about, own, today });
  const option = customer ? { value: customer.id, label: customer.name } : null;
  const fields = again.fields.map((field) =>
    field.kind === "search" ? customerField(own, option) : field,
  );
  return refused({ ...again, fields }, values, errors);
}
