import type { Draft, Clause } from "./told-clauses.ts";
import type { AnnotatedText } from "./annotated-text.ts";
import { isReported, isUnreal } from "./touches.ts";

/** @returns whether a name in the clause could mean several */
export function hasDoubt(told: Clause): boolean {
  return told.named.some(
    (named) => named.is === "doubt" && named.people.length + named.companies.length > 1,
  );
}

/** Those whom the words of a touch name took part, unless it says "not Dana". */
export function takePart(draft: Draft, told: Clause, scene: AnnotatedText): void {
  for (const named of told.named) {
    if (named.is !== "person" || named.person.customer !== draft.customer) continue;
    const before = scene.plain.flat.slice(Math.max(told.start, named.at.start - 5), named.at.start);
    if (!/\bnot $/.test(before)) draft.contacts.add(named.person.name);
  }
}

const PRONOUN =
  /\b(?:him|her|he|she|ihm|ihr|ihn|sie|er|lui|elle|il|ella|el|ele|ela|dele|dela|ham|hende|han|hun)\b/;

/** Who took part, when the words of the touch itself name nobody: the first of them to speak or act after it. */
export function finishParty(draft: Draft, tellings: Clause[], scene: AnnotatedText): void {
  if (draft.contacts.size > 0 || draft.newContacts.size > 0) return;
  for (const told of tellings) {
    if (
      told.touch?.when === "not" ||
      told.touch?.when === "future" ||
      isUnreal(told.flat, scene.lexicon)
    )
      continue;
    const people = told.named.filter(
      (named) => named.is === "person" && named.person.customer === draft.customer,
    );
    const [first] = people;
    if (first === undefined || first.at.start - told.start >= 8) continue;
    if (told.kind?.kind === "change" || told.kind?.kind === "concern") {
      if (!isReported(told.flat, scene.lexicon)) continue;
    }
    for (const named of people) if (named.is === "person") draft.contacts.add(named.person.name);
    return;
  }
  const { nudge } = scene.request;
  if (nudge?.contact === undefined || nudge.customer !== draft.customer) return;
  if (tellings.some(hasDoubt)) return;
  const about = tellings.some(
    (told) => (told.touch?.when === "past" || told.kind !== null) && PRONOUN.test(told.flat),
  );
  const known = scene.names.people.find(
    (person) => person.name === nudge.contact && person.customer === nudge.customer,
  );
  if (about && known !== undefined) draft.contacts.add(known.name);
}
