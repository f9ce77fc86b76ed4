/** Whose people are meant, by the customer that is named right beside them. */
import type { Mention, NamePage } from "./mention.ts";

/** "Dana (Acme)"; "Acme: Dana", "Acme's Dana" */
const BRACKET = /^ ?\($/;
const BEFORE = /^(?:'s |[ ,] ?|: ?| ?\(| - )$/;
/** "from the Acme" */
const LINKING_WORDS = 3;

/**
 * Leaves out whoever the customer beside the name rules out: with "Thomas from Acme" nobody of another customer is
 * meant, and nobody at all where Acme has no Thomas.
 *
 * @returns the mentions that are left, in their order
 */
export function narrowedByCompany(mentions: Mention[], page: NamePage): Mention[] {
  return mentions.flatMap((mention, at) => {
    if (mention.people.length === 0) return [mention];
    const [before, after] = [mentions[at - 1], mentions[at + 1]];
    const isOwn = (company: Mention) =>
      mention.people.filter(({ customer }) =>
        company.companies.some(({ name }) => name === customer),
      );
    if (isCompany(after) && isOf(page, mention, after)) {
      const people = isOwn(after);
      return people.length > 0 ? [{ ...mention, people }] : [];
    }
    const gap = page.tokens[mention.from]?.gap ?? "";
    if (isCompany(before) && before.to === mention.from - 1 && BEFORE.test(gap)) {
      const people = isOwn(before);
      if (people.length > 0) return [{ ...mention, people }];
    }
    return [mention];
  });
}

const isCompany = (mention: Mention | undefined): mention is Mention =>
  mention !== undefined && mention.people.length === 0;

/** "Thomas from Acme", "Thomas (Acme)", "Thomas de chez Acme". */
function isOf({ tokens, language, lexicon }: NamePage, person: Mention, company: Mention): boolean {
  const between = company.from - person.to - 1;
  if (between === 0) return BRACKET.test(tokens[company.from]?.gap ?? "");
  if (between > LINKING_WORDS) return false;
  const gaps = tokens.slice(person.to + 1, company.from + 1).map(({ gap }) => gap);
  if (!gaps.every((gap, at) => gap === " " || (at === 0 && BRACKET.test(gap)))) return false;
  return lexicon.ofCompany.after(tokens, person.to + 1, language) === between;
}
