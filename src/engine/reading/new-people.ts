import type { Span } from "./clauses.ts";
import { isGivenName } from "./given-names.ts";
import type { ReadLanguage } from "./language.ts";
import { isPlainWord } from "./everyday-words.ts";
import { asWritten } from "./normalized-text.ts";
import type { NormalizedText } from "./normalized-text.ts";
import { TITLES } from "./portfolio-names.ts";
import type { Token } from "./tokens.ts";

/** Somebody named whom the portfolio does not know. */
export type Newcomer = { start: number; end: number; name: string; ours: boolean };

const ROLE =
  "ceo|cfo|cto|coo|cio|ciso|cmo|cpo|vp|svp|md|gm|hr|head|heads|director|manager|boss|buyer|purchaser|chief|lead|leader|president|chair|chairman|chairwoman|owner|partner|guy|lady|woman|man|girl|bloke|chap|person|contact|assistant|secretary|pa|colleague|deputy|successor|replacement|predecessor|engineer|controller|planner|accountant|bookkeeper|supervisor|foreman|principal|dean|nurse|matron|doctor|surgeon|consultant|architect|analyst|technician|operator|coordinator|officer|executive|exec|rep|trainee|intern|apprentice|niece|nephew|son|daughter|brother|sister|wife|husband|cousin|father|mother|chef|sous-chef|kollegin|kollege|kollegen|kollegin|leiter|leiterin|chefin|geschaftsfuhrer|geschaftsfuhrerin|einkaufer|einkauferin|nachfolger|nachfolgerin|assistentin|assistent|ansprechpartner|ansprechpartnerin|directora|director|jefe|jefa|gerente|responsable|encargado|encargada|companero|companera|colega|sucesor|sucesora|comprador|compradora|asistente|directeur|directrice|collegue|acheteur|acheteuse|successeur|adjoint|adjointe|patron|patronne|assistante|diretor|diretora|chefe|responsavel|sucessor|sucessora|assistente|indkober|kollega|direktor|leder|efterfolger|chefen|named|called|namens|heisst|llamado|llamada|nomme|nommee|chamado|chamada|ved navn|hedder";
const ROLE_BEFORE = new RegExp(`\\b(?:${ROLE})\\b[^.!?\\n]{0,28}$`);
const ROLE_BESIDE = new RegExp(`\\b(?:${ROLE})(?:,| is| called| named|:| -)? $`);
const NEW_BESIDE =
  /\b(?:their|his|her|the|a|ihre?[nrm]?|su|leur|seu|sua|deres|el|la|le|o|a) (?:new|neue[nrm]?|nuev[oa]|nouve(?:au|lle)|nov[oa]|nye?) (?:[a-z-]+ ){1,3}(?:is |called |named |, )?$/;
const MEETING_BEFORE =
  /(?:\b(?:met|meet|meeting|introduced (?:me |us )?to|intro(?:'d)? (?:me |us )?to|introduce|with|w|w\/|saw|cc|copied|mit|con|avec|com|med|und|and|plus|&|\+|also|mr|mrs|ms|dr|herrn?|frau|senora?|monsieur|madame|replaced by|succeeded by|is now|reports? to|hired|appointed|promoted|presento a|presente|apresentou o|apresentou a)\.?|[-:(,]) ?$/;
const ROLE_AFTER = new RegExp(
  `^(?: \\(|, | - | ist | is | er | es | est | e )(?:(?:the|their|his|her|a|an|new|neue[rn]?|der|die|das|la|el|le|leur|su|seu|sua|o|a|den|deres) ){0,3}(?:\\w+ )?(?:${ROLE})\\b`,
);
const JOINS_AFTER =
  /^(?:'s| (?:is|will|has)(?: be)?)? ?(?:takes? over|taking (?:over|on|the)|took over|joins?|joined|joining|starts?|starting|replaces|replacing|steps in|stepping in|runs|running|heads|leads|overtager|starter|ubernimmt|folgt|kommt|beginnt|asume|asumira|sustituye|entra|toma|reprend|remplace|arrive|prend|assume|assumiu|vai assumir|entrou|substitui|came along|sat in|joined us|was there|is the new|in charge)|^(?:,? who| from (?:the |their |our )?[a-z ]{2,24}?) (?:runs?|heads?|leads?|manages|is|will|takes?|took|joins?|joined|does|handles|looks)\b|^ (?:is |are |was )?(?:in|out)(?= *(?:[.,;!?]|$))/;
const PRESENTED = /\bintro(?:duced|'?d)? (?:me |us )?to $/;
const COMPANY_NEAR =
  /^(?:'s|'re)? (?:also )?in (?:it|there)\b|^'?s?,? (?:\w+ )?(?:quoted|quotes|quoting|offers?|offered|offering|bid|bids|bidding|pitch\w*|undercut\w*|is (?:quoting|offering|cheaper|pitching|also)|are (?:quoting|offering|cheaper|pitching|also)|has (?:quoted|offered|been showing|been pitching)|have (?:quoted|offered)|came in (?:at|\d)|bietet|bot|hat (?:ihnen|ihr|ihm) |ofrecio|ofrece|propose|proposent|a propose|ofereceu|oferece|cotou|tilbyder|tilbod|for \d|\d)|^ (?:\w+ )?(?:gmbh|inc|ltd|llc|a\/s|ag|sa|group|corp|systems?|solutions|logistics|technologies|software|bank|show|expo|fair|conference|street|road|square|day|week|project|audit|plant|office|site|stadium|airport|port)\b/;
const COMPANY_BEFORE =
  /\b(?:supplier|vendor|competitor|rival|provider|lieferant|anbieter|proveedor|fournisseur|fornecedor|leverandor|quote (?:from|off|by)|offer (?:from|by)|switch(?:ing)? to|move to|moving to|against|than|von der firma|bei der firma|called in|using|use|uses|trialling|testing|evaluating|in|at|to|near|from|aus|nach|en|a|em|de|til|i|fra|on|via|contract with|in talks with|talking to|tied in with) $/;
const OURS_BEFORE =
  /\b(?:our|my|unser(?:e[nrm]?)?|mein(?:e[nrm]?)?|nuestr[oa]|mi|notre|mon|ma|noss[oa]|meu|minha|vores|min)(?: own)?(?: [\w-]+){0,2} $/;
const OURS_AFTER =
  /^ (?:from (?:our|my)|of our|in our|on our (?:side|team)|\((?:our|ours|us|colleague|my)|aus unser\w*|von uns|de nuestr[oa]|de notre|de chez nous|do nosso|da nossa|fra vores|and (?:i|myself|me)\b|& (?:i|me)\b)/;
const NAME_WORD = /^\p{Lu}[\p{L}'’-]*\p{Ll}[\p{L}'’-]*$/u;
const LINKS = new Set([
  "van",
  "von",
  "de",
  "da",
  "do",
  "dos",
  "del",
  "di",
  "der",
  "den",
  "la",
  "le",
  "al",
  "bin",
  "ben",
  "ter",
]);

/** A reply as written, its words and its language: in German every noun has a capital. */
type Page = { plain: NormalizedText; tokens: Token[]; language: ReadLanguage | null };

/**
 * Finds people who are named and not in the portfolio, and says which of them are our own colleagues.
 *
 * @param page the reply
 * @param known what is already taken by the portfolio's names or by dates
 */
export function findNewcomers(page: Page, known: Span[]): Newcomer[] {
  const { plain, tokens, language } = page;
  const found: Newcomer[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const row = nameRow(page, at, known);
    if (row.length === 0) continue;
    const [first, last] = [row[0], row.at(-1)];
    if (first === undefined || last === undefined) continue;
    const name = nameOf(plain, first, last);
    const before = plain.flat.slice(Math.max(0, first.start - 48), first.start);
    const after = plain.flat.slice(last.start + nameLength(plain, last), last.end + 40);
    const ours = OURS_BEFORE.test(before) || OURS_AFTER.test(after);
    if (ours || evidence(row, { before, after, language }) >= 3)
      found.push({ start: first.start, end: last.end, name, ours });
    at += row.length - 1;
  }
  return found;
}

function nameLength(plain: NormalizedText, token: Token): number {
  const written = plain.flat.slice(token.start, token.end);
  return written.replace(/'(?:s|ll|d|ve|re)$/, "").length;
}

function nameOf(plain: NormalizedText, first: Token, last: Token): string {
  return asWritten(plain, first.start, last.start + nameLength(plain, last));
}

/** The run of capitalised words that starts here, particles inside. */
function nameRow({ plain, tokens }: Page, at: number, known: Span[]): Token[] {
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
      !/^(?: |-|\. )$/.test(plain.flat.slice(previous.end, token.start))
    )
      break;
    const written = asWritten(plain, token.start, token.end);
    const link = row.length > 0 && LINKS.has(token.word) && (tokens[step + 1]?.capital ?? false);
    if (!link && !isNameWord(token, written, row.length)) break;
    row.push(token);
    if (plain.flat.slice(token.start, token.end).endsWith("'s")) break;
  }
  return row;
}

function isNameWord(token: Token, written: string, place: number): boolean {
  if (TITLES.has(token.word)) return false;
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
  { before, after, language }: { before: string; after: string; language: ReadLanguage | null },
): number {
  const [first] = row;
  if (first === undefined) return 0;
  let score = 0;
  const given = isGivenName(first.base);
  if (given) score += 2;
  if (row.length > 1) score += 1;
  if (ROLE_BESIDE.test(before) || NEW_BESIDE.test(before)) score += 3;
  else if (ROLE_BEFORE.test(before)) score += 2;
  else if (MEETING_BEFORE.test(before)) score += given || row.length > 1 ? 1 : 0;
  if (/\b(?:mr|mrs|ms|dr|herrn?|frau|senora?|monsieur|madame|sra?|hr|fru)\.? $/.test(before))
    score += 3;
  if (ROLE_AFTER.test(after) || JOINS_AFTER.test(after)) score += 2;
  if (COMPANY_NEAR.test(after)) score -= 3;
  if (COMPANY_BEFORE.test(before) && !ROLE_BEFORE.test(before) && !PRESENTED.test(before))
    score -= 2;
  if (row.length === 1 && first.first && !given) score -= 2;
  if (language === "de" && !given) score -= 1;
  if (row.some((token) => token.capitals)) score -= 3;
  return score;
}
