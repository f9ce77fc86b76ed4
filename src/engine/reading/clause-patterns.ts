/** Patterns by which a reply falls into clauses, and by which is told whom a clause speaks of. */
import type { WordLists } from "./word-lists.ts";

export function clausePatterns({ each, pattern, source }: WordLists) {
  const leadIn = "^(?:(?:and|but|so|then|also|und|y|et|e|og) ){0,6}";
  const ourVerbs = source`(?:${"clauses/our-verbs"})\b`;
  const customerVerbs = source`(?:${"clauses/customer-verbs"})\b`;
  const fillers = "(?:also |then |now |auch |aussi |tambien |tambem |ogsa )?";
  return {
    hostile: each("hostile/words"),
    receives: each("promises/receives"),
    orders: pattern`^(?:and |then )?(?:${"hostile/orders"})\b`,
    abbreviation: pattern`(?:^|[\s(])(?:${"clauses/abbreviations"})$`,
    clauseBreak: new RegExp(
      String.raw`(?:(?<=[,;] )| )(?:(?:and|&|und|et|y|e|og|plus|\+|or|then|so) (?=${fillers}` +
        source`(?:${"clauses/openers"})\b)|(?:${"clauses/contrast"}) )`,
      "g",
    ),
    verbAfterName: new RegExp(
      source`^[\p{L}'.-]+(?: [\p{L}'.-]+)? (?:${"clauses/verbs-after-a-name"})(?!\p{L})`,
      "u",
    ),
    usFirst: pattern`^(?:(?:${"clauses/lead-in-us"})[ ,]{1,3}){0,6}(?:${"clauses/us-first"})\b`,
    usVerb: new RegExp(`${leadIn}${ourVerbs}`),
    customerFirst: pattern`^(?:(?:${"clauses/lead-in-customer"})[ ,]{1,3}){0,6}(?:${"clauses/customer-first"})\b`,
    customerVerb: new RegExp(`${leadIn}${customerVerbs}`),
  };
}
