import { isGivenName } from "./given-names.ts";
import { PERSON_BEFORE } from "./mention.ts";
import type { Mention } from "./mention.ts";
import { isNear } from "./misspelling.ts";
import { isPlainWord } from "./everyday-words.ts";
import type { PortfolioNames } from "./portfolio-names.ts";
import type { Token } from "./tokens.ts";

/** "TMS" for Tanjong Marine Supplies, "DH" for Dale Halverson: only in capitals, only when one name has them. */
export function initialsAt(tokens: Token[], at: number, names: PortfolioNames): Mention | null {
  const token = tokens[at];
  if (token === undefined || !token.capitals || token.word.length > 4) return null;
  const companies = names.companies.filter((company) => company.initials === token.base);
  const people = names.people.filter(
    ({ words }) => words.length > 1 && words.map((word) => word[0]).join("") === token.base,
  );
  const spot = { start: token.start, end: token.end, from: at, to: at, sure: false };
  if (companies.length === 1 && token.word.length > 2) return { ...spot, people: [], companies };
  if (people.length === 1 && !COMMON_CAPITALS.has(token.base))
    return { ...spot, people, companies: [] };
  return null;
}

const COMMON_CAPITALS = new Set(
  "it hr pr qa pm am ok us uk eu ai ir po rfp rfq tv pc id hq vp md cs ux ui bi sg ny la dc nz sa tx ca va pa nc sc mo al ar co ct de fl ga ia il in ks ky ma me mi mn ms mt nd ne nh nj nm nv oh or ri sd tn ut vt wa wi wv wy kw ko bb dm sm es as at be by do go he if is me my no of on so to up we".split(
    " ",
  ),
);

/** A word one or two letters off a name, where no plain word would stand. */
export function misspeltAt(tokens: Token[], at: number, names: PortfolioNames): Mention | null {
  const token = tokens[at];
  if (token === undefined || token.base.length < 4 || /\d/.test(token.base)) return null;
  const before = tokens[at - 1]?.word ?? "";
  const expected = PERSON_BEFORE.has(before) || token.capital;
  if (isPlainWord(token.base) || isGivenName(token.base) || !expected) return null;
  const near = (word: string): boolean => word.length >= 4 && isNear(token.base, word);
  const people = names.people.filter(({ words }) => words.some(near));
  const companies = names.companies.filter((company) =>
    [...company.sure, ...company.parts].some((row) => row.length === 1 && row.some(near)),
  );
  if (people.length + companies.length === 0) return null;
  const spot = { start: token.start, end: token.end, from: at, to: at, sure: false };
  const next = tokens[at + 1]?.base ?? "";
  const whole = people.filter(
    ({ words }) =>
      next !== "" &&
      words.length > 1 &&
      (words.at(-1) === next || isNear(words.at(-1) ?? "", next)),
  );
  if (whole.length > 0)
    return {
      ...spot,
      end: tokens[at + 1]?.end ?? token.end,
      to: at + 1,
      people: whole,
      companies: [],
    };
  return { ...spot, people, companies: people.length > 0 ? [] : companies };
}
