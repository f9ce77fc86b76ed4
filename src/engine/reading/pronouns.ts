/** Whom "she" or "he" means. */
import type { AnnotatedText } from "./annotated-text.ts";
import type { Sex } from "./given-names.ts";
import type { PortfolioPerson } from "./portfolio-names.ts";
import type { ResolvedMention } from "./resolve-mentions.ts";
import type { TextSpan } from "./sentences.ts";

/** A pronoun for one person, and whom it may mean; null where it may mean both. */
type Pronoun = { at: number; sex: Sex | null };

/**
 * Whom the pronouns of a stretch mean: the last person named before who may be meant, else the nudge's contact.
 *
 * @param names everybody who is named in the reply, in its order
 */
export function personMeant(
  annotated: AnnotatedText,
  names: ResolvedMention[],
  span: TextSpan,
): PortfolioPerson | null {
  const { nudge } = annotated.request;
  const contact = annotated.names.people.find(
    ({ name, customer }) => name === nudge?.contact && customer === nudge.customer,
  );
  for (const { at, sex } of pronounsIn(annotated, span)) {
    const named = names.flatMap((mention) =>
      mention.is === "person" && mention.at.end <= at && !isOwner(annotated, mention.at.to)
        ? [mention.person]
        : [],
    );
    const meant = [...(contact ? [contact] : []), ...named].findLast(
      ({ words: [first = ""] }) =>
        (annotated.lexicon.sexOf(first) ?? sex) === (sex ?? annotated.lexicon.sexOf(first)),
    );
    if (meant !== undefined) return meant;
  }
  return null;
}

/** "Meredith's old job" is not about Meredith. */
const isOwner = ({ tokens }: AnnotatedText, at: number): boolean => {
  const [token, next] = [tokens[at], tokens[at + 1]];
  return (
    token?.word === `${token?.base}s` && next?.gap === " " && !/^(?:back|off|here)$/.test(next.word)
  );
};

/** The pronouns that stand for somebody; "her stand-in" is not her. */
function pronounsIn(annotated: AnnotatedText, span: TextSpan): Pronoun[] {
  const { tokens, lexicon, language } = annotated;
  return tokens.flatMap(({ start, end, word, base }, at) => {
    if (start < span.start || end > span.end) return [];
    const sex = lexicon.sexOfPronoun(word, language) ?? lexicon.sexOfPronoun(base, language);
    if (sex === undefined) return [];
    const isTheirs =
      tokens[at + 1]?.gap === " " &&
      (lexicon.roles.after(tokens, at + 1, language) > 0 ||
        lexicon.newWords.after(tokens, at + 1, language) > 0);
    return isTheirs ? [] : [{ at: start, sex: sex === "either" ? null : sex }];
  });
}
