/** Who took part in a touch. */
import type { TextSpan } from "./sentences.ts";
import type { Draft, Clause } from "./clauses.ts";
import type { AnnotatedText } from "./annotated-text.ts";
import { within } from "./annotated-text.ts";
import { customersOf } from "./clause-customers.ts";
import { personMeant } from "./pronouns.ts";
import { isUnreal } from "./touches.ts";
import { bringsNews } from "./weigh-acts.ts";
import type { Token } from "./tokens.ts";

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
    const before = annotated.tokens[mention.at.from - 1]?.word ?? "";
    if (!annotated.lexicon.withoutWords.has(before)) draft.contacts.add(mention.person.name);
  }
}

/**
 * Who else took part: those of a list beside the touch ("Zoom on Monday: Dana, Luis and their CFO"), whoever "her" means
 * in it, and those of whom something is told: where somebody is known to have been there, only whoever opens a clause.
 */
export function inferParticipants(draft: Draft, clauses: Clause[], annotated: AnnotatedText): void {
  const own = clausesWith(draft.customer, clauses, annotated);
  const touches = own.filter(({ touch }) => touch?.when === "past");
  for (const clause of listedWith(touches, clauses, annotated)) {
    addParticipants(draft, clause, annotated);
    for (const name of clause.newcomers) draft.newContacts.add(name);
  }
  if (draft.contacts.size === 0) addMeant(draft, touches, clauses, annotated);
  const isKnown = draft.contacts.size > 0;
  for (const clause of own) {
    if (clause.touch?.when === "not" || clause.touch?.when === "future") continue;
    if (
      isUnreal(clause.flat, annotated.lexicon) ||
      clause.kinds.some(isChange) ||
      bringsNews(clause.acts)
    )
      continue;
    if (clause.touch === null && isAbsent(clause, annotated)) continue;
    const [first] = clause.mentions;
    const opens = first?.is === "person" && first.at.start - clause.start < OPENING_LETTERS;
    if (opens || !isKnown) addParticipants(draft, clause, annotated);
  }
  if (draft.contacts.size > 0 || clauses.some(hasAmbiguousName)) return;
  const spoken = own.filter(({ touch, kinds }) => touch?.when === "past" || kinds.length > 0);
  addMeant(draft, spoken, clauses, annotated);
  addNudged(draft, touches, annotated);
}

/** A touch that names nobody, in answer to a nudge, was with the nudge's contact: "rang on Sunday, furious". */
function addNudged(
  draft: Draft,
  touches: Clause[],
  { request: { nudge }, names, tokens, lexicon }: AnnotatedText,
): void {
  if (draft.contacts.size + draft.newContacts.size > 0 || nudge?.customer !== draft.customer)
    return;
  if (draft.channel === null && draft.day === null) return;
  const isMany = touches.some((clause) =>
    within(tokens, clause).some(
      ({ word, base }) => lexicon.theyWords.has(word) || lexicon.groups.has(base),
    ),
  );
  const known = names.people.some(
    ({ name, customer }) => name === nudge.contact && customer === draft.customer,
  );
  if (known && !isMany && nudge.contact !== undefined) draft.contacts.add(nudge.contact);
}

/** "Dana wasn't there", "Luis is ill" */
const isAbsent = (clause: TextSpan, { tokens, lexicon: { absentWords } }: AnnotatedText): boolean =>
  within(tokens, clause).some(({ word }) => absentWords.has(word));

const isChange = ({ kind }: Clause["kinds"][number]) => kind === "change";

/** "The", "and", a dash: what may stand before the name that opens a clause. */
const OPENING_LETTERS = 6;

/** The clauses that are about a customer: those that name it, and those after them that name nobody. */
function clausesWith(customer: string, clauses: Clause[], { request }: AnnotatedText): Clause[] {
  let current = request.nudge?.customer ?? clauses.flatMap(customersOf)[0] ?? null;
  return clauses.filter((clause) => {
    const own = customersOf(clause);
    if (own.length > 0 && !own.includes(current ?? "")) current = own[0] ?? current;
    return own.length > 0 ? own.includes(customer) : current === customer;
  });
}

/** Clauses that name people and say nothing of them, in the sentence of a touch or in one of its own right beside it. */
function listedWith(touches: Clause[], clauses: Clause[], annotated: AnnotatedText): Clause[] {
  const sentences = [...Map.groupBy(clauses, ({ sentence }) => sentence).values()];
  const told = new Set(touches.map(({ sentence }) => sentence));
  const isTold = (at: number) => {
    const [first] = sentences[at] ?? [];
    return first !== undefined && told.has(first.sentence);
  };
  return sentences.flatMap((own, at) => {
    const isBeside = isTold(at - 1) || isTold(at + 1);
    if (!isTold(at) && !isBeside) return [];
    const lists = own.filter((clause) => clause.touch === null && isList(clause, annotated));
    if (!isTold(at) && lists.length < own.length) return [];
    return lists.filter(({ mentions, newcomers }) => mentions.length + newcomers.length > 0);
  });
}

/** "Dana, Luis and their new CFO Ruth Ebbesen": names, roles, and the small words between them. */
function isList(span: TextSpan, { tokens, mentions, newcomers, lexicon, language }: AnnotatedText) {
  const named = [...within(mentions, span), ...within(newcomers, span)];
  const isNamed = ({ start, end }: Token) =>
    named.some((name) => name.start <= start && name.end >= end);
  const isBetween = (token: Token) =>
    lexicon.isSmallWord(token.word) ||
    lexicon.listWords.has(token.word) ||
    lexicon.roles.after([token], 0, language) > 0 ||
    lexicon.newWords.after([token], 0, language) > 0;
  return within(tokens, span).every(
    (token) => isNamed(token) || (isBetween(token) && !lexicon.withoutWords.has(token.word)),
  );
}

/** Adds the customer's person whom a pronoun in one of the clauses means. */
function addMeant(
  draft: Draft,
  spoken: Clause[],
  clauses: Clause[],
  annotated: AnnotatedText,
): void {
  const names = clauses.flatMap(({ mentions }) => mentions);
  for (const clause of spoken) {
    const meant = personMeant(annotated, names, clause);
    if (meant?.customer !== draft.customer) continue;
    draft.contacts.add(meant.name);
    return;
  }
}
