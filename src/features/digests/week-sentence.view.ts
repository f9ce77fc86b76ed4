/** A week in one sentence, from what the engine found to be new in it. Its words stand in `words.en.ts`. */
import type { DigestFacts } from "../../engine/digest/digest.ts";
import type { HeadlineBetter, HeadlineWorse } from "../../engine/digest/headline.ts";
import { capitalized } from "../card-parts.view.ts";
import { words } from "../language.ts";

/** Whether there is nothing to tell: no touch, no news, nothing that turned. Old lines are counted in its one line. */
export function isQuietWeek({ headline, numbers, news, needs, gaps }: DigestFacts): boolean {
  const isCalm = headline.worse === null && headline.better === null && numbers.touches === 0;
  return isCalm && openOf(news).length + openOf(needs).length + openOf(gaps).length === 0;
}

/** The sentence, with its full stop. */
export function weekSentence(facts: DigestFacts): string {
  const { headline, numbers, fading, promises, concerns } = facts;
  const { sentence } = words.digests;
  if (isQuietWeek(facts)) {
    return sentence.quiet(numbers.customers, {
      silent: openOf(fading).length,
      overdue: openOf(promises.overdue).length,
      concerns: openOf(concerns).length,
    });
  }
  const clauses = [
    ...(headline.worse ? [worse(headline.worse)] : []),
    ...(headline.better ? [better(headline.better)] : []),
  ];
  return clauses.length === 0 ? sentence.steady : `${capitalized(clauses.join("; "))}.`;
}

/** The lines that may stand in a channel: those of restricted customers may not. */
export const openOf = <Line extends { restricted: boolean }>(lines: Line[]): Line[] =>
  lines.filter(({ restricted }) => !restricted);

function worse(part: HeadlineWorse): string {
  const { sentence } = words.digests;
  const { customerName: name, others } = part;
  switch (part.kind) {
    case "lost":
      return sentence.lost(name, others);
    case "concern":
      return sentence.concern(name, others);
    case "overdue":
      return sentence.overdue(name, others);
    case "silence":
      return sentence.silence(name, part.silenceDays, others);
  }
}

function better(part: HeadlineBetter): string {
  const { sentence, strengths } = { ...words.digests, strengths: words.shared.strengths };
  const { customerName: name, others } = part;
  switch (part.kind) {
    case "renewed":
      return sentence.renewed(name, others);
    case "deed":
      return sentence.deed(part.memberName, part.text);
    case "rise":
      return sentence.rise(name, strengths[part.strength], part.from, part.to, part.memberNames);
    case "need":
      return sentence.need(name, others);
  }
}
