/** A person's name in one piece. */
import { foldText } from "../../../engine/model/names.ts";
import type { TextRow } from "../../../engine/model/portfolio-files.ts";

/** What may follow a comma without being a first name. */
const AFTER_NAME = /^(?:ph\.?\s?d|m\.?\s?d|mba|msc|bsc|esq|jr|sr|ii|iii|cpa|dds)\.?$/i;

/**
 * The full name of a row that tells it whole, in parts, or with the surname first (`Kragh, Mette`). A heading `Name`
 * beside one for the first name, as `Vorname` and `Name`, is the surname.
 */
export function personName(text: TextRow): string {
  const part = (field: string) => (text[field] ?? "").trim();
  const [first, middle, last] = [part("first_name"), part("middle_name"), part("last_name")];
  const whole = inOrder(part("name"));
  if (first !== "" && last !== "") return joined(first, middle, last);
  if (first === "" && last === "") return whole;
  if (whole === "" || has(whole, first || last)) return whole || joined(first, middle, last);
  return first === "" ? joined(whole, last) : joined(first, middle, whole);
}

const joined = (...parts: string[]) => parts.filter((part) => part !== "").join(" ");
const has = (whole: string, part: string) => ` ${foldText(whole)} `.includes(` ${foldText(part)} `);

export function inOrder(name: string): string {
  const [last = "", first = "", ...more] = name.split(",").map((part) => part.trim());
  return first === "" || more.length > 0 || AFTER_NAME.test(first) ? name : `${first} ${last}`;
}
