/** Finds companies that are named where a customer would be, and that are not in the portfolio. */
import type { TextSpan } from "./sentences.ts";
import type { NamePage } from "./mention.ts";
import { isFamilyName } from "./name-position.ts";
import { rowSpan } from "./name-row.ts";
import type { NormalizedText } from "./normalized-text.ts";
import { asWritten } from "./normalized-text.ts";
import type { Token } from "./tokens.ts";

/** A company that the portfolio does not have, where a touch with one is told. */
export type UnknownCompany = TextSpan & {
  /** place of its first and last word among the tokens */
  from: number;
  to: number;
  name: string;
  /** told as whom we met, not only as somebody there */
  met: boolean;
};

type Row = {
  from: number;
  to: number;
  /** a kind of company or a legal form stands in it */
  sure: boolean;
};

const MAX_WORDS = 6;

/**
 * @param taken what is known otherwise: the portfolio's names, newcomers, dates
 * @returns companies that somebody visited, called, met … and that are nobody's whom the portfolio knows
 */
export function findUnknownCompanies(
  page: NamePage,
  normalized: NormalizedText,
  taken: readonly TextSpan[],
): UnknownCompany[] {
  const found: UnknownCompany[] = [];
  for (let at = 0; at < page.tokens.length; at += 1) {
    const row = companyRow(page, at, taken);
    if (row === null) continue;
    at = row.to;
    const met = isWhomWeMet(page, row);
    if (!met && !isGroup(page, row)) continue;
    const { start, end, nameEnd } = rowSpan(page, row, normalized.flat);
    const { from, to } = row;
    found.push({ start, end, from, to, name: asWritten(normalized, start, nameEnd), met });
  }
  return found;
}

const isTaken = ({ start, end }: Token, taken: readonly TextSpan[]): boolean =>
  taken.some((span) => start < span.end && end > span.start);

/** "Molkerei Gschwandt", "Fazenda Lua Mansa", "Osprey & Finch", "Nordglas": words that may name a company. */
function companyRow(page: NamePage, at: number, taken: readonly TextSpan[]): Row | null {
  const { tokens, lexicon } = page;
  const first = tokens[at];
  if (first === undefined || isTaken(first, taken)) return null;
  const isKind = lexicon.companyKinds.has(first.base);
  if (!isKind && !startsCompany(page, at)) return null;
  let to = at;
  for (let step = at + 1; step < at + MAX_WORDS; step += 1) {
    const [token, before] = [tokens[step], tokens[step - 1]];
    if (token === undefined || before === undefined || isTaken(token, taken)) break;
    if (before.word !== before.base || !/^[ -]$/.test(token.gap)) break;
    if (goesOn(page, step, isKind)) to = step;
    else if (!isLink(token, lexicon)) break;
  }
  const words = tokens.slice(at + 1, to + 1);
  const sure = isKind || words.some(({ base }) => lexicon.companyEndings.has(base));
  return isKind && to === at ? null : { from: at, to, sure };
}

/** "Osprey & Finch", "Herdade do Tojal" */
const isLink = ({ word, start, end }: Token, { links }: NamePage["lexicon"]): boolean =>
  links.has(word) || ARTICLES.has(word) || (word === "and" && end - start === 1);

function startsCompany(page: NamePage, at: number): boolean {
  const { lexicon } = page;
  const token = page.tokens[at];
  if (token === undefined || token.base.length < 3) return false;
  if (!token.capital) return page.lower && startsLowerCase(page, at);
  if (token.capitals && lexicon.commonCapitals.has(token.base)) return false;
  if (!isFamilyName(page, token) || lexicon.places.has(token.base)) return false;
  return !lexicon.isGivenName(token.base) && !(token.first && lexicon.isKnownWord(token.base));
}

/** "called in to barrett meats": an unknown word and a kind of company, where nothing has capitals. */
function startsLowerCase({ tokens, lexicon }: NamePage, at: number): boolean {
  const [first, next] = [tokens[at], tokens[at + 1]];
  if (first === undefined || next?.gap !== " " || next.base.length < 4) return false;
  return !lexicon.isKnownWord(first.base) && lexicon.companyEndings.has(next.base);
}

/** A later word of the name: with a capital; where nothing has one, an unknown word behind a kind of company. */
function goesOn(page: NamePage, at: number, isKind: boolean): boolean {
  const { lexicon, lower } = page;
  const token = page.tokens[at];
  if (token === undefined || token.first || /\d/.test(token.word)) return false;
  if (token.capital)
    return (
      lexicon.companyEndings.has(token.base) || isFamilyName({ ...page, language: null }, token)
    );
  if (!lower) return false;
  if (!isKind) return lexicon.companyEndings.has(token.base);
  return token.base.length > 3 && !lexicon.isKnownWord(token.base);
}

/** What stands before the name says that we had to do with them: "visited", "sat down with", "the owner of". */
function isWhomWeMet(page: NamePage, row: Row): boolean {
  const { tokens, language, lexicon } = page;
  const isWhole = row.to > row.from;
  const before = tokens[row.from - 1];
  const isArticle = before?.gap !== undefined && ARTICLES.has(before.word);
  let at = isArticle && tokens[row.from]?.gap === " " ? row.from - 1 : row.from;
  if (TODAY.has(tokens[at - 1]?.word ?? "")) at -= 1;
  if (!row.sure && !isWhole && language === "de") return false;
  if (isWhole && row.sure && tokens[row.to]?.colon) return true;
  if (tokens[at]?.gap !== " ") return false;
  if (lexicon.withCompany.before(tokens, row.from, language) > 0) return isNamed(page, row);
  if (lexicon.withCompany.before(tokens, at, language) > 0) return isNamed(page, row);
  const link = lexicon.ofCompany.before(tokens, at, language);
  if (link === 0) return false;
  return row.sure || (isWhole && lexicon.roles.before(tokens, at - link, language) > 0);
}

/** "The Nordglas people" */
function isGroup({ tokens, language, lexicon }: NamePage, { to, sure }: Row): boolean {
  const next = tokens[to + 1];
  return (sure || language !== "de") && next?.gap === " " && lexicon.groups.has(next.base);
}

/** "Visité ayer …", "visited today …" */
const TODAY = new Set(
  "today yesterday heute gestern hoy ayer hier hoje ontem dag gar aujourdhui".split(" "),
);

const ARTICLES = new Set("the der die das dem den la el le les o a os as las los".split(" "));

const isNamed = ({ tokens, lexicon }: NamePage, { from, to, sure }: Row): boolean => {
  const { base = "", capital = false } = tokens[from] ?? {};
  return sure || to > from || (capital && base.length > 3 && !lexicon.isKnownWord(base));
};
