/** Patterns by which an unknown name is a person's, a company's or a colleague's, and what a role says of somebody. */
import type { ContactFunction, Level } from "../model/contact.ts";
import type { WordLists } from "./word-lists.ts";

export function namePatterns({ pattern, source }: WordLists) {
  const roles = source`(?:${"newcomers/roles"})`;
  return {
    roleBefore: new RegExp(String.raw`\b${roles}\b[^.!?\n]{0,28}$`),
    roleBeside: new RegExp(String.raw`\b${roles}(?:,| is| called| named|:| -)? $`),
    roleAfter: new RegExp(
      String.raw`^(?: \(|, | - | ist | is | er | es | est | e )(?:(?:the|their|his|her|a|an|new|neue[rn]?` +
        String.raw`|der|die|das|la|el|le|leur|su|seu|sua|o|a|den|deres) ){0,3}(?:\w+ )?${roles}\b`,
    ),
    meetingBefore: pattern`(?:\b(?:${"newcomers/meeting-before"})\.?|[-:(,]) ?$`,
    joinsAfter: new RegExp(
      [
        source`^(?:'s| (?:is|will|has)(?: be)?)? ?(?:${"newcomers/joins"})`,
        String.raw`^(?:,? who| from (?:the |their |our )?[a-z ]{2,24}?) ` +
          String.raw`(?:runs?|heads?|leads?|manages|is|will|takes?|took|joins?|joined|does|handles|looks)\b`,
        String.raw`^ (?:is |are |was )?(?:in|out)(?= *(?:[.,;!?]|$))`,
      ].join("|"),
    ),
    companyNear: new RegExp(
      [
        String.raw`^(?:'s|'re)? (?:also )?in (?:it|there)\b`,
        source`^'?s?,? (?:\w+ )?(?:${"newcomers/offers"})`,
        source`^ (?:\w+ )?(?:${"newcomers/company-words"})\b`,
      ].join("|"),
    ),
    companyBefore: pattern`\b(?:${"newcomers/before-a-company"}) $`,
    oursAfter: pattern`^ (?:${"newcomers/ours-after"})`,
    pronounLike: pattern`^(?:${"names/pronoun-like"})$`,
    heOrShe: pattern`(?<![a-z])(?:${"names/he-or-she"})(?![a-z])`,
    levels: [
      ["executive", pattern`\b(?:${"roles/level-executive"})\b`],
      ["leader", pattern`\b(?:${"roles/level-leader"})\b`],
      ["user", pattern`\b(?:${"roles/level-user"})\b`],
    ] satisfies [Level, RegExp][],
    /** the first that fits counts: a buyer of IT works in procurement */
    functions: [
      ["procurement", pattern`\b(?:${"roles/function-procurement"})\b`],
      ["finance", pattern`\b(?:${"roles/function-finance"})\b`],
      ["legal", pattern`\b(?:${"roles/function-legal"})\b`],
      ["it", pattern`\b(?:${"roles/function-it"})\b`],
      ["marketing", pattern`\b(?:${"roles/function-marketing"})\b`],
      ["maintenance", pattern`\b(?:${"roles/function-maintenance"})\b`],
      ["service", pattern`\b(?:${"roles/function-service"})\b`],
      ["engineering", pattern`\b(?:${"roles/function-engineering"})\b`],
      ["operations", pattern`\b(?:${"roles/function-operations"})\b`],
    ] satisfies [ContactFunction, RegExp][],
  };
}
