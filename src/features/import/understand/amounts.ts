/** Money and hours as people write them. */
import { CURRENCIES, isUnitless, MULTIPLIERS } from "./words.ts";

/** A year's amount may say so. */
const A_YEAR =
  /\s*(?:\/\s*|\b(?:per|pro|par|por|al)\s+|\bp\.?\s?)(?:jahr|year|yr|y|an|año|ano|år|a)\.?\s*$/iu;

export type Amount = { digits: string; currency: string | null };

/** A sign or word, digits parted by what parts them, `k` or `Mio.`, a sign or word. */
const AMOUNT =
  /^(?<before>[^\d\s.,'’+-]+\.?)?\s*(?<digits>\d[\d.,'’\s]*?)(?:[.,][-–]+)?\s*(?<after>[^\d]*)$/u;

/**
 * Reads an amount. The last of `.` and `,` is the decimal sign if one or two digits follow it, or if both are there;
 * otherwise both part thousands. Null for what is none, and for what is below zero.
 */
export function readAmount(text: string): Amount | null {
  const {
    before = "",
    digits = "",
    after = "",
  } = AMOUNT.exec(text.trim().replace(A_YEAR, ""))?.groups ?? {};
  if (digits === "") return null;
  let currency: string | null = null;
  let times = 1;
  const words = [before, ...after.trim().split(/\s+/)].map((word) => word.replace(/^,-$/, ""));
  for (const word of words.flatMap(unglued)) {
    const known =
      CURRENCIES.get(word.toLowerCase()) ?? CURRENCIES.get(word.toLowerCase().replace(/\.$/, ""));
    const multiplier = Number(MULTIPLIERS.get(word.toLowerCase().replace(/\.$/, "")) ?? 0);
    if (known !== undefined) currency = known;
    else if (multiplier > 0 && times === 1) times = multiplier;
    else if (!isUnitless(word)) return null;
  }
  const plain = plainDigits(digits);
  if (plain === null) return null;
  return {
    digits: times === 1 ? plain : String(Number((Number(plain) * times).toFixed(2))),
    currency,
  };
}

/** `k€` and `T€` are two words. */
function unglued(word: string): string[] {
  if (word === "" || CURRENCIES.has(word.toLowerCase())) return word === "" ? [] : [word];
  const [, unit = "", sign = ""] = /^(\p{L}+\.?)([€$£¥])$/u.exec(word) ?? [];
  if (sign !== "") return [unit, sign];
  const [, thousands = "", code = ""] = /^([tkm])(eur|usd|gbp|chf|dkk)$/i.exec(word) ?? [];
  return code === "" ? [word] : [thousands, code];
}

function plainDigits(text: string): string | null {
  const compact = text.replace(/[\s'’]/gu, "");
  const [last = ""] = /[.,](?=[^.,]*$)/.exec(compact) ?? [];
  if (last === "") return compact;
  const at = compact.lastIndexOf(last);
  const head = compact.slice(0, at);
  const tail = compact.slice(at + 1);
  const other = last === "." ? "," : ".";
  const isDecimal =
    !head.includes(last) && (head.includes(other) || tail.length !== 3 || /^0*$/.test(head));
  const whole = (isDecimal ? head : compact).replace(/[.,]/g, "");
  if (!isDecimal && !/^\d{1,3}([.,]\d{3})+$/.test(compact)) return null;
  return isDecimal && tail !== "" ? `${whole}.${tail}` : whole;
}
