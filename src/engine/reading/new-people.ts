/** Finds people who are named in a reply and not in the portfolio. */
import type { TextSpan } from "./sentences.ts";
import type { Mention, NamePage } from "./mention.ts";
import { isAddressed, isJoinedTo, nameRow, rowSpan } from "./name-row.ts";
import type { NameRow } from "./name-row.ts";
import type { NormalizedText } from "./normalized-text.ts";
import { asWritten } from "./normalized-text.ts";
import type { Phrases } from "./phrases.ts";

/** Somebody named whom the portfolio does not know. */
export type Newcomer = { start: number; end: number; name: string; ours: boolean };

/** From this much evidence on, an unknown name is a person's. */
const ENOUGH = 3;
/** A role stands this close before its person's name: "their new skipper down at the berth, Tui". */
const ROLE_WITHIN = 5;
/** Words between "our" and the colleague's name, or between "who is" and the role. */
const ROLE_WORDS = 3;

/** The last words of the people who are named, by their place among the tokens. */
type Named = ReadonlySet<number>;

type NamedRow = { row: NameRow; name: string; ours: boolean };

/**
 * Finds people who are named and not in the portfolio, and says which of them are our own colleagues.
 *
 * @param page the reply's words
 * @param known what is already taken by the portfolio's names or by dates
 */
export function findNewcomers(
  page: NamePage,
  normalized: NormalizedText,
  known: { mentions: Mention[]; dates: TextSpan[] },
): Newcomer[] {
  const found: Newcomer[] = [];
  const named = new Set(
    known.mentions.flatMap(({ people, from, to }) => (people.length > 0 ? [from, to] : [])),
  );
  const taken = [...known.mentions, ...known.dates];
  const rows: NamedRow[] = [];
  for (let at = 0; at < page.tokens.length; at += 1) {
    const row = nameRow(page, at, taken, named);
    if (row === null) continue;
    at = row.to;
    const { start, end, nameEnd } = rowSpan(page, row, normalized.flat);
    const again = sameAgain(page, row, rows);
    const ours = again?.ours ?? isOurs(page, row);
    if (again === undefined && !ours && evidence(page, row, named) < ENOUGH) continue;
    const name = again?.name ?? asWritten(normalized, start, nameEnd);
    found.push({ start, end, name, ours });
    named.add(row.to);
    if (again === undefined) rows.push({ row, name, ours });
  }
  return found;
}

/** "Ravi" after "Ravi Paranjape" is the same person. */
function sameAgain(
  { tokens }: NamePage,
  { from, to }: NameRow,
  before: NamedRow[],
): NamedRow | undefined {
  const word = tokens[from]?.base;
  return from === to
    ? before.findLast(({ row }) =>
        tokens.slice(row.from, row.to + 1).some(({ base }) => base === word),
      )
    : undefined;
}

/** "Our engineer Jens", "Jens from our side". */
function isOurs({ tokens, language, lexicon }: NamePage, { from, to, given }: NameRow): boolean {
  const gap = tokens[to + 1]?.gap;
  if ((gap === " " || gap === " (") && lexicon.oursAfter.after(tokens, to + 1, language) > 0)
    return true;
  for (let step = from; step > from - ROLE_WORDS; step -= 1) {
    if (tokens[step]?.gap !== " ") return false;
    const isRole = lexicon.roles.before(tokens, from, language) > 0;
    if (lexicon.ours.before(tokens, step, language) > 0)
      return step === from ? given : isRole && lexicon.theirs.before(tokens, from, language) === 0;
  }
  return false;
}

/** How much speaks for a person. What speaks for a company, a place or a thing counts against it. */
function evidence(page: NamePage, row: NameRow, named: Named): number {
  const { tokens, language, lexicon, lower } = page;
  const { from, to, given } = row;
  const [first, isWhole] = [tokens[from], to > from];
  if (first === undefined || isOfFamily(page, from)) return 0;
  const shown = introduction(page, row);
  let score = shown + (given ? 2 : 0) + (isWhole ? 1 : 0) + company(page, row);
  const joined = besideOthers(page, row, named);
  score += joined + (doesNext(page, row) ? 1 : 0);
  if (hasRoleAfter(page, to)) score += 2;
  if (isFromSomewhere(page, row)) score += 1;
  if (shown < ENOUGH && isAfter(page, lexicon.beforeCompany, from))
    score -= given ? (isWhole ? 0 : 1) : 2;
  if (!isWhole && lexicon.places.has(first.base)) score -= given ? 1 - joined : 3;
  const isOpening = first.first && shown < ENOUGH;
  if (!isWhole && !given && (isOpening || lexicon.isKnownWord(first.base))) score -= 2;
  if (language === "de" && !given && shown < ENOUGH) score -= 1;
  if (given && first.first && !isWhole && !lexicon.isOnlyGivenName(first.base)) score -= 1;
  if (first.capitals && !lower) score -= 3;
  return score;
}

const isAfter = ({ tokens, language }: NamePage, words: Phrases, at: number): boolean =>
  tokens[at]?.gap === " " && words.before(tokens, at, language) > 0;

const isInSentence = (gap: string | undefined): boolean =>
  gap !== undefined && !/[.!?;\n]/.test(gap);

/** "Her husband Tom", "the baby's called Ruth": they are no contacts. */
function isOfFamily({ tokens, language, lexicon }: NamePage, from: number): boolean {
  for (let at = from; at > from - 2; at -= 1) {
    if (tokens[at]?.gap !== " ") return false;
    const base = tokens[at - 1];
    if (base && lexicon.family.after([{ ...base, word: base.base }], 0, language) > 0) return true;
    if (lexicon.named.before(tokens, at, language) === 0) return false;
  }
  return false;
}

/** What presents a person before the name: a title, "a gal named", "their skipper". */
function introduction(page: NamePage, { from, to, given }: NameRow): number {
  const { tokens, language, lexicon } = page;
  const gap = tokens[from]?.gap ?? "";
  if (isAddressed(page, from) || isAfter(page, lexicon.presented, from)) return 3;
  const role = lexicon.roles.before(tokens, from, language);
  const isSure = given || to > from;
  if (role > 0 && gap === " ") {
    const before = tokens[from - role - 1]?.word ?? "";
    const isMeant =
      lexicon.isSmallWord(before) || lexicon.newWords.before(tokens, from - role, language) > 0;
    return isSure || isMeant ? 3 : 1;
  }
  if (role > 0 && /^(?:, |: | - | \(|- )$/.test(gap)) return isSure ? 3 : 2;
  const named = lexicon.named.before(tokens, from, language);
  let [isRole, isNew] = [false, false];
  for (let step = 0; step <= ROLE_WITHIN && isInSentence(tokens[from - step]?.gap); step += 1) {
    isRole ||= lexicon.roles.before(tokens, from - step, language) > 0;
    isNew ||= lexicon.newWords.before(tokens, from - step, language) > 0;
  }
  if (named > 0 && isRole) return 3;
  return isRole && isNew ? 2 : (isRole || isNew) && given ? 1 : 0;
}

const WITH = new Set("with w con com mit avec med".split(" "));

/** Words after a name that stand after any noun as well. */
const JOINING = new Set("at from a".split(" "));

/** Named in one breath with people: "Dana and O'Neill", or where people are met. */
function besideOthers(page: NamePage, { from, to, given }: NameRow, named: Named): number {
  const { tokens, lexicon } = page;
  const [gap, next] = [tokens[from]?.gap, tokens[to + 1]];
  const isWith = gap === " " && WITH.has(tokens[from - 1]?.word ?? "") && named.has(from - 2);
  if (isWith || isJoinedTo(page, from, named)) return given ? 1 : gap === " " ? 3 : 2;
  const isFollowed =
    next?.gap === " " &&
    lexicon.andWords.has(next.word) &&
    tokens[to + 2]?.gap === " " &&
    named.has(to + 2);
  if (isFollowed) return 1;
  return isAfter(page, lexicon.beside, from) ? 1 : 0;
}

/** What follows is what a person does: "Jordi called about the lids". */
function doesNext({ tokens, language, lexicon }: NamePage, { to }: NameRow): boolean {
  const [last, next] = [tokens[to], tokens[to + 1]];
  if (next === undefined || (next.gap !== " " && next.gap !== ", "))
    return last?.word !== last?.base;
  if (lexicon.joins.after(tokens, to + 1, language) > 0) return true;
  if (next.gap !== " " || lexicon.andWords.has(next.word) || JOINING.has(next.word)) return false;
  return lexicon.afterName.has(next.word) || /...ed$/.test(next.word);
}

/** "Brian in Goods In", "Sarah from finance" */
function isFromSomewhere({ tokens, language, lexicon }: NamePage, { from, to }: NameRow): boolean {
  const [first, next] = [tokens[from], tokens[to + 1]];
  if (first?.capital !== true || next?.gap !== " " || !lexicon.isOnlyGivenName(first.base))
    return false;
  const link = lexicon.ofCompany.after(tokens, to + 1, language) || (next.word === "in" ? 1 : 0);
  return link > 0 && tokens[to + 1 + link]?.gap === " ";
}

/** "Jordi, the new CFO", "Priya Raman (procurement)". */
function hasRoleAfter({ tokens, language, lexicon }: NamePage, to: number): boolean {
  if (!/^(?:, | \(| - | )$/.test(tokens[to + 1]?.gap ?? "")) return false;
  for (let step = 1; step <= ROLE_WORDS + 1; step += 1) {
    if (step > 1 && tokens[to + step]?.gap !== " ") return false;
    if (lexicon.roles.after(tokens, to + step, language) > 0)
      return step > 1 || tokens[to + 1]?.gap !== " ";
    const { word = "" } = tokens[to + step] ?? {};
    const isLed =
      lexicon.isSmallWord(word) || lexicon.newWords.after(tokens, to + step, language) > 0;
    if (!isLed) return false;
  }
  return false;
}

/** What speaks for a company: its kind or form in the name or beside it, or an offer that it makes. */
function company({ tokens, language, lexicon }: NamePage, { from, to, given }: NameRow): number {
  const words = tokens.slice(given ? from + 1 : from, to + 1);
  const [before, next] = [tokens[from - 1], tokens[to + 1]];
  const isKind =
    words.some(({ base }) => lexicon.companyEndings.has(base)) ||
    lexicon.companyKinds.has(tokens[from]?.base ?? "") ||
    (next?.gap === " " && lexicon.companyEndings.has(next.base)) ||
    (next?.gap === " " && lexicon.groups.has(next.base)) ||
    (next?.word === "and" && lexicon.companyEndings.has(tokens[to + 2]?.base ?? ""));
  if (isKind) return given ? -2 : -4;
  if (next?.gap === " " && lexicon.placeEndings.has(next.base)) return given ? -2 : -3;
  if (to > from && lexicon.placeEndings.has(tokens[to]?.base ?? "")) return -3;
  if (before && tokens[from]?.gap === " " && lexicon.companyKinds.has(before.base)) return -3;
  return next?.gap === " " && lexicon.offers.after(tokens, to + 1, language) > 0 ? -3 : 0;
}
