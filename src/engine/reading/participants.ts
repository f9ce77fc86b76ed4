/** Who took part in a touch. */
import type { Draft, Clause } from "./clauses.ts";
import type { AnnotatedText } from "./annotated-text.ts";
import { isReported, isUnreal } from "./touches.ts";

/** @returns whether a name in the clause could mean several */
export function hasAmbiguousName(clause: Clause): boolean {
  return clause.mentions.some(
    (mention) => mention.is === "ambiguous" && mention.people.length + mention.companies.length > 1,
  );
}

/** Those whom the words of a touch name took part, unless it says "not Dana". */
export function addParticipants(draft: Draft, clause: Clause, annotated: AnnotatedText): void {
  for (const mention of clause.mentions) {
    if (mention.is !== "person" || mention.person.customer !== draft.customer) continue;
    const before = annotated.normalized.flat.slice(
      Math.max(clause.start, mention.at.start - 5),
      mention.at.start,
    );
    if (!/\bnot $/.test(before)) draft.contacts.add(mention.person.name);
  }
}

const PRONOUN =
  /\b(?:him|her|he|she|ihm|ihr|ihn|sie|er|lui|elle|il|ella|el|ele|ela|dele|dela|ham|hende|han|hun)\b/;

/** Who took part, when the words of the touch itself name nobody: the first of them to speak or act after it. */
export function inferParticipants(draft: Draft, clauses: Clause[], annotated: AnnotatedText): void {
  if (draft.contacts.size > 0 || draft.newContacts.size > 0) return;
  for (const clause of clauses) {
    if (
      clause.touch?.when === "not" ||
      clause.touch?.when === "future" ||
      isUnreal(clause.flat, annotated.lexicon)
    )
      continue;
    const people = clause.mentions.filter(
      (mention) => mention.is === "person" && mention.person.customer === draft.customer,
    );
    const [first] = people;
    if (first === undefined || first.at.start - clause.start >= 8) continue;
    if (clause.kind?.kind === "change" || clause.kind?.kind === "concern") {
      if (!isReported(clause.flat, annotated.lexicon)) continue;
    }
    for (const mention of people)
      if (mention.is === "person") draft.contacts.add(mention.person.name);
    return;
  }
  const { nudge } = annotated.request;
  if (nudge?.contact === undefined || nudge.customer !== draft.customer) return;
  if (clauses.some(hasAmbiguousName)) return;
  const about = clauses.some(
    (clause) =>
      (clause.touch?.when === "past" || clause.kind !== null) && PRONOUN.test(clause.flat),
  );
  const known = annotated.names.people.find(
    (person) => person.name === nudge.contact && person.customer === nudge.customer,
  );
  if (about && known !== undefined) draft.contacts.add(known.name);
}
