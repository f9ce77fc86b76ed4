/** Finds people who are named in a reply and not in the portfolio. */
import type { TextSpan } from "./sentences.ts";
import type { ReadLanguage } from "./languages.ts";
import type { Lexicon } from "./lexicon.ts";
import { asWritten } from "./normalized-text.ts";
import type { NormalizedText } from "./normalized-text.ts";
import type { Token } from "./tokens.ts";

/** Somebody named whom the portfolio does not know. */
export type Newcomer = { start: number; end: number; name: string; ours: boolean };

const NEW_BESIDE = new RegExp(
  String.raw`\b(?:their|his|her|the|a|ihre?[nrm]?|su|leur|seu|sua|deres|el|la|le|o|a) ` +
    String.raw`(?:new|neue[nrm]?|nuev[oa]|nouve(?:au|lle)|nov[oa]|nye?) ` +
    String.raw`(?:[a-z-]+ ){1,3}(?:is |called |named |, )?$`,
);
const PRESENTED = /\bintro(?:duced|'?d)? (?:me |us )?to $/;
const OURS_BEFORE =
  /\b(?:our|my|unser(?:e[nrm]?)?|mein(?:e[nrm]?)?|nuestr[oa]|mi|notre|mon|ma|noss[oa]|meu|minha|vores|min)(?: own)?(?: [\w-]+){0,2} $/;
const TITLE_BEFORE = /\b(?:mr|mrs|ms|dr|herrn?|frau|senora?|monsieur|madame|sra?|hr|fru)\.? $/;
const NAME_WORD = /^\p{Lu}[\p{L}'’-]*\p{Ll}[\p{L}'’-]*$/u;

/** A reply as written, its words and its language: in German every noun has a capital. */
type Page = {
  normalized: NormalizedText;
  tokens: Token[];
  language: ReadLanguage | null;
  lexicon: Lexicon;
};

/**
 * Finds people who are named and not in the portfolio, and says which of them are our own colleagues.
 *
 * @param page the reply
 * @param known what is already taken by the portfolio's names or by dates
 */
export function findNewcomers(page: Page, known: TextSpan[]): Newcomer[] {
  const { normalized, tokens, language, lexicon } = page;
  const found: Newcomer[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const row = nameRow(page, at, known);
    if (row.length === 0) continue;
    const [first, last] = [row[0], row.at(-1)];
    if (first === undefined || last === undefined) continue;
    const name = nameOf(normalized, first, last);
    const before = normalized.flat.slice(Math.max(0, first.start - 48), first.start);
    const after = normalized.flat.slice(last.start + nameLength(normalized, last), last.end + 40);
    const ours = OURS_BEFORE.test(before) || lexicon.oursAfter.test(after);
    if (ours || evidence(row, { before, after, language, lexicon }) >= 3)
      found.push({ start: first.start, end: last.end, name, ours });
    at += row.length - 1;
  }
  return found;
}

function nameLength(normalized: NormalizedText, token: Token): number {
  const written = normalized.flat.slice(token.start, token.end);
  return written.replace(/'(?:s|ll|d|ve|re)$/, "").length;
}

function nameOf(normalized: NormalizedText, first: Token, last: Token): string {
  return asWritten(normalized, first.start, last.start + nameLength(normalized, last));
}

/** The run of capitalised words that starts here, particles inside. */
function nameRow({ normalized, tokens, lexicon }: Page, at: number, known: TextSpan[]): Token[] {
  const row: Token[] = [];
  for (let step = at; step < tokens.length && row.length < 5; step += 1) {
    const token = tokens[step];
    if (
      token === undefined ||
      known.some((span) => token.start < span.end && token.end > span.start)
    )
      break;
    const previous = row.at(-1);
    if (
      previous !== undefined &&
      !/^(?: |-|\. )$/.test(normalized.flat.slice(previous.end, token.start))
    )
      break;
    const written = asWritten(normalized, token.start, token.end);
    const link =
      row.length > 0 && lexicon.links.has(token.word) && (tokens[step + 1]?.capital ?? false);
    if (!link && !isNameWord(token, written, row.length, lexicon)) break;
    row.push(token);
    if (normalized.flat.slice(token.start, token.end).endsWith("'s")) break;
  }
  return row;
}

function isNameWord(
  token: Token,
  written: string,
  place: number,
  { titles, isGivenName, isPlainWord }: Lexicon,
): boolean {
  if (titles.has(token.word)) return false;
  if (!NAME_WORD.test(written))
    return (
      place === 0 &&
      /^\p{Ll}+$/u.test(written) &&
      isGivenName(token.base) &&
      !isPlainWord(token.base)
    );
  return !isPlainWord(token.base) || (place > 0 && !token.first);
}

function evidence(
  row: Token[],
  {
    before,
    after,
    language,
    lexicon,
  }: { before: string; after: string; language: ReadLanguage | null; lexicon: Lexicon },
): number {
  const [first] = row;
  if (first === undefined) return 0;
  let score = 0;
  const given = lexicon.isGivenName(first.base);
  if (given) score += 2;
  if (row.length > 1) score += 1;
  if (lexicon.roleBeside.test(before) || NEW_BESIDE.test(before)) score += 3;
  else if (lexicon.roleBefore.test(before)) score += 2;
  else if (lexicon.meetingBefore.test(before)) score += given || row.length > 1 ? 1 : 0;
  if (TITLE_BEFORE.test(before)) score += 3;
  if (lexicon.roleAfter.test(after) || lexicon.joinsAfter.test(after)) score += 2;
  if (lexicon.companyNear.test(after)) score -= 3;
  if (
    lexicon.companyBefore.test(before) &&
    !lexicon.roleBefore.test(before) &&
    !PRESENTED.test(before)
  )
    score -= 2;
  if (row.length === 1 && first.first && !given) score -= 2;
  if (language === "de" && !given) score -= 1;
  if (row.some((token) => token.capitals)) score -= 3;
  return score;
}
