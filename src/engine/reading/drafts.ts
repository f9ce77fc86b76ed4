/** Groups the clauses of a reply into records, one a touch. */
import type { Channel } from "../model/interaction.ts";
import { customersOf } from "./clause-customers.ts";
import { dayOf, isDateOnly } from "./clause-day.ts";
import type { Draft, Clause } from "./clauses.ts";
import type { AnnotatedText } from "./annotated-text.ts";
import type { ClauseKind } from "./kinds.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Day } from "./local-day.ts";
import { addParticipants, hasAmbiguousName, inferParticipants } from "./participants.ts";
import { isPlan } from "./plans.ts";
import type { PortfolioPerson } from "./portfolio-names.ts";
import { bringsNews, isClear, isTold } from "./weigh-acts.ts";

/** A reply's clauses with what is needed to group them. */
type Telling = {
  annotated: AnnotatedText;
  clauses: readonly Clause[];
  /** which customers each clause is about */
  whose: ReadonlyMap<Clause, readonly string[]>;
  /** the rep's own next touches */
  plans: ReadonlySet<Clause>;
};

/**
 * Groups a reply's clauses into records: one for each touch that happened, in the order told, and one for a customer of
 * whom something was learned without a touch.
 *
 * @param annotated the marked reply
 * @param clauses its clauses, instructions to the coach and what only changes something open left out
 * @param besides whether the rep passed on the nudge: then only a touch that is told counts; and whether the reply tells
 * what became of something open, of somebody or of a customer: then only what was clearly learned opens a record
 */
export function buildDrafts(
  annotated: AnnotatedText,
  clauses: readonly Clause[],
  { skip, changes }: { skip: boolean; changes: boolean },
): Draft[] {
  const telling: Telling = {
    annotated,
    clauses,
    whose: customersByClause(annotated, clauses),
    plans: new Set(clauses.filter((clause) => isPlan(clause, annotated))),
  };
  const drafts: Draft[] = [];
  const places = addTouches(drafts, telling);
  addSignals(drafts, places, telling, { skip, changes });
  if (drafts.length === 0 && !skip && isDone(annotated))
    openDraft(drafts, annotated.request.nudge?.customer ?? "", annotated.lexicon, null);
  for (const draft of drafts) inferParticipants(draft, [...clauses], annotated);
  return drafts;
}

/**
 * Whom each clause is about: the customers that it names, else those of the clause before. Before any is named it is the
 * nudge's, unless the words that follow tell at once whose it was: "Had lunch on Friday. Dana from Acme wants …".
 */
function customersByClause(
  annotated: AnnotatedText,
  clauses: readonly Clause[],
): Map<Clause, readonly string[]> {
  const whose = new Map<Clause, readonly string[]>();
  let current: readonly string[] | null = null;
  clauses.forEach((clause, at) => {
    const own = customersOf(clause);
    if (own.length > 0) current = own;
    else if (hasAmbiguousName(clause)) current = [];
    whose.set(clause, current ?? opening(clauses.slice(at + 1)));
  });
  return whose;

  function opening(ahead: readonly Clause[]): readonly string[] {
    const { nudge } = annotated.request;
    const next = ahead.find((clause) => customersOf(clause).length > 0 || hasAmbiguousName(clause));
    const named = next === undefined ? [] : customersOf(next);
    if (nudge === null) return named.slice(0, 1);
    const isSame = next !== undefined && named.length === 1 && next.touch?.when !== "past";
    return isSame ? named : [nudge.customer];
  }
}

/** Opens a record for each touch. @returns the record that was spoken of at each clause */
function addTouches(drafts: Draft[], telling: Telling): Map<Clause, Draft | null> {
  const { annotated, clauses, whose, plans } = telling;
  const places = new Map<Clause, Draft | null>();
  const header: { day: Day | null; channel: Channel | null } = { day: null, channel: null };
  let focus: Draft | null = null;
  for (const clause of clauses) {
    const day = dayOf(clause, annotated);
    const customers = whose.get(clause) ?? [];
    if (!plans.has(clause) && isTouch(clause, clauses, annotated)) {
      const channel = clause.touch?.channel ?? null;
      if (channel === "event" && customersOf(clause).length === 0 && focus === null)
        Object.assign(header, { day, channel });
      for (const customer of customers) {
        const draft = openDraft(drafts, customer, annotated.lexicon, { clause, day });
        const isSameDay = annotated.lexicon.sameDay.test(clause.flat);
        draft.day ??= day ?? header.day ?? (isSameDay ? (drafts.at(-2)?.day ?? null) : null);
        draft.channel ??= channel ?? header.channel;
        draft.touches.push(clause);
        addParticipants(draft, clause, annotated);
        focus = draft;
      }
    } else {
      const [customer] = customers;
      focus = drafts.findLast((draft) => draft.customer === customer) ?? focus;
      const isNeutral = !plans.has(clause) && clause.kinds.length === 0;
      if (isNeutral && drafts.length === 0) header.day = day ?? header.day;
      else if (isNeutral && focus?.day === null && isDateOnly(clause)) focus.day = day;
    }
    places.set(clause, focus !== null && customers.includes(focus.customer) ? focus : null);
  }
  return places;
}

/** A touch that happened: not one of ours that nobody answered. */
function isTouch(clause: Clause, clauses: readonly Clause[], { lexicon }: AnnotatedText): boolean {
  if (clause.touch?.when !== "past") return false;
  const next = clauses[clauses.indexOf(clause) + 1];
  const [first] = clause.mentions;
  const isTheirs =
    clause.subject === "customer" && (first?.at.start ?? clause.start) <= clause.start;
  return isTheirs || next === undefined || !lexicon.noAnswer.test(next.flat);
}

/** Gives each signal to the record of its customer; what was learned without a touch opens one. */
function addSignals(
  drafts: Draft[],
  places: ReadonlyMap<Clause, Draft | null>,
  { annotated, clauses, whose, plans }: Telling,
  { skip, changes }: { skip: boolean; changes: boolean },
): void {
  let person: PortfolioPerson | null = null;
  for (const clause of clauses) {
    for (const mention of clause.mentions) if (mention.is === "person") ({ person } = mention);
    const [customer] = whose.get(clause) ?? [];
    if (customer === undefined) continue;
    let draft = places.get(clause) ?? drafts.find((each) => each.customer === customer) ?? null;
    const kinds = clause.kinds.filter(({ kind }) => kind === "commitment" || !plans.has(clause));
    if (draft === null && !skip && kinds.some((kind) => isLearned(kind, clause, changes)))
      draft = openDraft(drafts, customer, annotated.lexicon, null);
    if (draft === null) continue;
    draft.clauses.add(clause);
    for (const kind of kinds)
      draft.found.push({ clause, kind, contact: contactOf(clause, person, draft, annotated) });
    for (const name of clause.newcomers) draft.newContacts.add(name);
  }
}

/** Whether a signal was learned from somebody, so that it is a record though no touch is told. */
function isLearned({ kind, by }: ClauseKind, clause: Clause, changes: boolean): boolean {
  if (changes && (kind === "change" || kind === "value" || !isClear(clause.acts))) return false;
  // "Promised Frits a plan": words reached whoever is named as the one who gets it.
  if (kind === "commitment" && by === "us")
    return isTold(clause.acts) || clause.mentions.some(({ is }) => is === "person");
  return kind !== "change" || !bringsNews(clause.acts);
}

/** "Done" alone answers the nudge, unless that asks about something open. */
function isDone({ request: { nudge }, normalized, lexicon }: AnnotatedText): boolean {
  const whole = normalized.flat
    .replace(/[^\p{L}\p{N}' \p{Extended_Pictographic}]/gu, " ")
    .replace(/ +/g, " ")
    .trim();
  return nudge !== null && nudge.about === undefined && lexicon.done.test(whole);
}

function openDraft(
  drafts: Draft[],
  customer: string,
  lexicon: Lexicon,
  touch: { clause: Clause; day: Day | null } | null,
): Draft {
  const last = drafts.findLast((draft) => draft.customer === customer);
  if (last !== undefined && !(touch !== null && isAnother(last, touch.clause, touch.day, lexicon)))
    return last;
  const draft: Draft = {
    customer,
    channel: null,
    day: null,
    contacts: new Set(),
    newContacts: new Set(),
    found: [],
    clauses: new Set(),
    touches: [],
  };
  drafts.push(draft);
  return draft;
}

/** A second touch with the same customer: another channel, and another day, person or word that parts them. */
function isAnother(last: Draft, clause: Clause, day: Day | null, lexicon: Lexicon): boolean {
  const channel = clause.touch?.channel ?? null;
  if (channel === null || last.channel === null) return false;
  const people = clause.mentions.flatMap((mention) =>
    mention.is === "person" ? [mention.person.name] : [],
  );
  const newPerson =
    people.length > 0 && last.contacts.size > 0 && !people.some((name) => last.contacts.has(name));
  const newDay = day !== null && last.day !== null && day !== last.day;
  const parted = lexicon.separate.test(clause.flat);
  if (channel !== last.channel) return newPerson || newDay || parted;
  return newPerson && newDay;
}

/** Whom a signal comes from: the person it names, or the one that "she" means. */
function contactOf(
  clause: Clause,
  person: PortfolioPerson | null,
  { customer }: Draft,
  { lexicon }: AnnotatedText,
): string | null {
  for (const mention of clause.mentions) if (mention.is === "person") return mention.person.name;
  if (person === null || !lexicon.heOrShe.test(clause.flat)) return null;
  return customer === person.customer ? person.name : null;
}
