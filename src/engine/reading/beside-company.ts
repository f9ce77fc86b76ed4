/** Whose people are meant, by the customer that is named right beside them. */
import type { Mention } from "./mention.ts";

const AFTER =
  /^(?:,? ?(?:from|at|of|@|over at|out at|bei|von|aus|vom|de|del|da|do|fra|hos|chez) (?:the |der |den |la |el |o |a )?|'s | ?\(| \((?:from|bei|de|da|do|chez) )$/;
const BEFORE = /^(?:'s | ?\(|: ?| - |, | )$/;
const LONGEST_GAP = 24;

/**
 * Leaves out whoever the customer beside the name rules out: with "Thomas from Acme" nobody of another customer is
 * meant, and nobody at all where Acme has no Thomas.
 *
 * @param flat the flat text
 * @returns the mentions that are left, in their order
 */
export function narrowedByCompany(mentions: Mention[], flat: string): Mention[] {
  return mentions.flatMap((mention, at) => {
    if (mention.people.length === 0) return [mention];
    const [before, after] = [mentions[at - 1], mentions[at + 1]];
    const isOwn = (company: Mention) =>
      mention.people.filter(({ customer }) =>
        company.companies.some(({ name }) => name === customer),
      );
    if (isCompany(after) && isGap(AFTER, flat, mention.end, after.start)) {
      const people = isOwn(after);
      return people.length > 0 ? [{ ...mention, people }] : [];
    }
    if (isCompany(before) && isGap(BEFORE, flat, before.end, mention.start)) {
      const people = isOwn(before);
      if (people.length > 0) return [{ ...mention, people }];
    }
    return [mention];
  });
}

const isCompany = (mention: Mention | undefined): mention is Mention =>
  mention !== undefined && mention.people.length === 0;

const isGap = (pattern: RegExp, flat: string, start: number, end: number): boolean =>
  end - start <= LONGEST_GAP && pattern.test(flat.slice(start, end));
