/** Patterns by which a reply falls into clauses, whom a clause speaks of, and what is said to the coach itself. */
import type { ControlKind } from "./reading.ts";
import type { WordLists } from "./word-lists.ts";

export function clausePatterns({ pattern, source }: WordLists) {
  const leadIn = "^(?:(?:and|but|so|then|also|und|y|et|e|og) ){0,6}";
  const ourVerbs = source`(?:${"clauses/our-verbs"})\b`;
  const customerVerbs = source`(?:${"clauses/customer-verbs"})\b`;
  const fillers = "(?:also |then |now |auch |aussi |tambien |tambem |ogsa )?";
  return {
    hostile: pattern`${"hostile/words"}`,
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
    /** the first that fits counts, so narrow ones stand first: "stop asking until March" is a snooze, "no nudges until March" a pause */
    controls: [
      ["undo", pattern`\b(?:${"controls/undo"})\b`],
      ["resume", pattern`\b(?:${"controls/resume"})\b`],
      ["stop", pattern`\b(?:${"controls/stop"})`],
      [
        "pause",
        new RegExp(
          String.raw`(?:^|\b(?:please|pls|plz|can (?:you|u|we)|could (?:you|we)|just|let'?s|to|and|then|but|so|also|,) )` +
            String.raw`(?:pause|mute|silence)\b|` +
            source`\b(?:${"controls/pause"})\b`,
        ),
      ],
      ["snooze", pattern`\b(?:${"controls/snooze"})\b`],
      ["why", pattern`${"controls/why"}`],
      ["another", pattern`\b(?:${"controls/another"})\b`],
      ["draft", pattern`\b(?:${"controls/draft"})\b`],
      ["help", pattern`${"controls/help"}`],
    ] satisfies [ControlKind, RegExp][],
    /** what may stand in a clause before an order to the coach */
    controlLeadIn: pattern`^(?:(?:${"controls/lead-in"})[ ,]{1,3}){0,6}$`,
    /** the coach is spoken to, or spoken of */
    coach: pattern`(?<![a-z'-])(?:${"controls/coach"})(?![a-z])`,
    reportedWish: pattern`${"controls/reported"}`,
    skip: pattern`${"controls/skip"}`,
    correction: new RegExp(
      String.raw`^(?:(?:oh|ah|oops|whoops|hm+|sorry|well|wait|my bad|my mistake)[ ,!.]{1,3}){0,6}` +
        source`(?:${"corrections/openers"})(?![\p{L}])`,
      "u",
    ),
    denial: new RegExp(
      source`\b(?:${"corrections/denials"})\s+` +
        String.raw`(?:a |an |the |on |by |with |at |mit |am |con |el |la |avec |le |un |une |com |o |med )?` +
        String.raw`[^,.;!?]{1,40}?(?=,|\.|;|!|\?|$| but | sondern | sino | mais | mas | men )`,
      "g",
    ),
  };
}
