/** Checks what a model says to change: open items, people, customers. */
import type { Reading } from "../../engine/reading/reading.ts";
import type { ModelReading } from "../model-reading.ts";
import { stands, type CheckContext } from "./check-context.ts";
import { checkDay } from "./days.ts";
import { customerMeant, isContactNamed, isNewName } from "./people.ts";

/** @returns the changes of open items whose words stand in the reply, one for each item */
export function checkUpdates(said: ModelReading["updates"], context: CheckContext) {
  const seen = new Set<string>();
  return said.flatMap(({ ref, change, quote, ...told }): Reading["updates"] => {
    const item = context.request.open?.find(({ id }) => id === ref);
    const isTold = item !== undefined && !seen.has(ref) && stands(quote, context, 2);
    if (!context.claims.isKept(isTold, "update")) return [];
    seen.add(ref);
    const done = { day: told.on, quote: told.onQuote, side: "past" } as const;
    const due = { day: told.dueOn, quote: told.dueOnQuote, side: "ahead" } as const;
    const on = change === "done" ? checkDay(done, context) : null;
    const dueOn = change === "moved" ? checkDay({ ...due, from: item?.dueOn }, context) : null;
    return [{ ref, change, on, dueOn, quote: quote.trim() }];
  });
}

/** @returns the news of people whom the reply names, of customers that it means */
export function checkPeopleNews(said: ModelReading["people"], context: CheckContext) {
  return said.flatMap(({ name, nameQuote, change, quote, ...told }): Reading["people"] => {
    const customer = customerMeant(told.customer, told.customerQuote ?? nameQuote, context);
    const isNamed =
      customer !== null &&
      (isContactNamed(customer, name, nameQuote, context) || isNewName(name, context));
    if (!context.claims.isKept(isNamed && stands(quote, context, 3), "news")) return [];
    const start = { day: told.from, quote: told.fromQuote, side: "any" } as const;
    const end = { day: told.until, quote: told.untilQuote, side: "any", isDayAfter: true } as const;
    const [from, until] = [checkDay(start, context), checkDay(end, context)];
    return customer ? [{ customer: customer.name, name, change, from, until, quote }] : [];
  });
}

/** @returns the news of customers that the reply means */
export function checkCustomerNews(said: ModelReading["customerNews"], context: CheckContext) {
  return said.flatMap(({ customer: name, customerQuote, change, quote }) => {
    const customer = customerMeant(name, customerQuote, context);
    const isTold = customer !== null && stands(quote, context, 3);
    if (!context.claims.isKept(isTold, "news") || customer === null) return [];
    return [{ customer: customer.name, change, quote }];
  });
}
