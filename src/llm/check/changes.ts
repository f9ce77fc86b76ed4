/** Checks what a model says to change: open items, people, customers. */
import type { Reading } from "../../engine/reading/reading.ts";
import type { ModelReading } from "../model-reading.ts";
import { stands, type CheckContext } from "./check-context.ts";
import { checkDay } from "./days.ts";
import { customerMeant, isContactNamed, isNewName } from "./people.ts";

/** @returns the changes of open items whose words stand in the reply, one for each item */
export function checkUpdates(
  said: ModelReading["updates"],
  context: CheckContext,
): Reading["updates"] {
  const seen = new Set<string>();
  return said.flatMap(({ ref, change, quote, ...days }) => {
    const item = context.request.open?.find(({ id }) => id === ref);
    if (item === undefined || seen.has(ref) || !stands(quote, context, 2)) {
      context.claims.drop("update");
      return [];
    }
    context.claims.kept();
    seen.add(ref);
    const { on, onQuote, dueOn, dueOnQuote } = days;
    return {
      ref,
      change,
      on: change === "done" ? checkDay({ day: on, quote: onQuote, side: "past" }, context) : null,
      dueOn:
        change === "moved"
          ? checkDay({ day: dueOn, quote: dueOnQuote, side: "ahead", from: item.dueOn }, context)
          : null,
      quote: quote.trim(),
    };
  });
}

/** @returns the news of people whom the reply names, of customers that it means */
export function checkPeopleNews(
  said: ModelReading["people"],
  context: CheckContext,
): Reading["people"] {
  return said.flatMap(({ name, nameQuote, change, quote, ...told }) => {
    const customer = customerMeant(told.customer, told.customerQuote ?? nameQuote, context);
    const isNamed =
      customer !== null &&
      (isContactNamed(customer, name, nameQuote, context) || isNewName(name, context));
    if (!isNamed || !stands(quote, context, 3)) {
      context.claims.drop("news");
      return [];
    }
    context.claims.kept();
    const from = checkDay({ day: told.from, quote: told.fromQuote, side: "any" }, context);
    const { until: day, untilQuote } = told;
    const until = checkDay({ day, quote: untilQuote, side: "any", isDayAfter: true }, context);
    return { customer: customer.name, name, change, from, until, quote: quote.trim() };
  });
}

/** @returns the news of customers that the reply means */
export function checkCustomerNews(
  said: ModelReading["customerNews"],
  context: CheckContext,
): Reading["customerNews"] {
  return said.flatMap(({ customer: name, customerQuote, change, quote }) => {
    const customer = customerMeant(name, customerQuote, context);
    if (customer === null || !stands(quote, context, 3)) {
      context.claims.drop("news");
      return [];
    }
    context.claims.kept();
    return { customer: customer.name, change, quote: quote.trim() };
  });
}
