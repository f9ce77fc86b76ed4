/** Groups the clauses of a reply into records, one a touch. */
import type { Channel } from "../model/interaction.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Day } from "./local-day.ts";
import { isPlan } from "./plans.ts";
import type { PortfolioPerson } from "./portfolio-names.ts";
import type { Draft, Clause } from "./clauses.ts";
import type { AnnotatedText } from "./annotated-text.ts";
import { customersAhead, customersOf } from "./clause-customers.ts";
import { dayOf, isDateOnly } from "./clause-day.ts";
import { inferParticipants, hasAmbiguousName, addParticipants } from "./participants.ts";
import { isReported } from "./touches.ts";

/** Where the telling stands while the clauses go by. */
type Progress = {
  drafts: Draft[];
  /** learned before any record was there to hold it */
  waiting: Draft["found"];
  /** the record that is being spoken of */
  focus: Draft | null;
  /** a day or occasion told before the touch itself: "Busy day today.", "Our tasting on Saturday was good." */
  header: { day: Day | null; channel: Channel | null };
  /** somebody of the customer is heard */
  voice: boolean;
  /** whom "she" would mean */
  person: PortfolioPerson | null;
};

/**
 * Groups a reply's clauses into records: one for each touch that happened, in the order told.
 *
 * @param annotated the marked reply
 * @param clauses its clauses, instructions to the coach left out
 * @param instruction whether the rep passed on the nudge: then only a touch that is told counts
 */
export function buildDrafts(
  annotated: AnnotatedText,
  clauses: Clause[],
  { skip }: { skip: boolean },
): Draft[] {
  const progress: Progress = {
    drafts: [],
    waiting: [],
    focus: null,
    header: { day: null, channel: null },
    voice: false,
    person: null,
  };
  for (const clause of clauses) {
    const plan = isPlan(clause, annotated);
    if (!plan && isTouch(clause, clauses, annotated))
      addTouch(progress, clause, { annotated, clauses });
    else addOther(progress, clause, { annotated, plan });
    for (const mention of clause.mentions)
      if (mention.is === "person") progress.person = mention.person;
    addSignal(progress, clause, { annotated, plan });
  }
  if (progress.drafts.length > 0) progress.drafts[0]?.found.unshift(...progress.waiting);
  else if (!skip) inferDraft(progress, annotated, clauses);
  for (const draft of progress.drafts) inferParticipants(draft, clauses, annotated);
  return progress.drafts;
}

/** A touch that happened: not one of ours that nobody answered, nor one they only asked for. */
function isTouch(clause: Clause, clauses: Clause[], { lexicon }: AnnotatedText): boolean {
  if (clause.touch?.when !== "past" || isOnlySaid(clause)) return false;
  const next = clauses[clauses.indexOf(clause) + 1];
  const [first] = clause.mentions;
  const isTheirs =
    clause.subject === "customer" && (first?.at.start ?? clause.start) <= clause.start;
  return isTheirs || next === undefined || !lexicon.noAnswer.test(next.flat);
}

function addTouch(
  progress: Progress,
  clause: Clause,
  { annotated, clauses }: { annotated: AnnotatedText; clauses: Clause[] },
): void {
  const day = dayOf(clause, annotated);
  const channel = clause.touch?.channel ?? null;
  const customers = customersOfTouch(progress, clause, { annotated, clauses });
  if (channel === "event" && customersOf(clause).length === 0 && progress.focus === null)
    progress.header = { day, channel };
  for (const customer of customers) {
    const draft = openDraft(progress.drafts, customer, annotated.lexicon, { clause, day });
    const before = annotated.lexicon.sameDay.test(clause.flat)
      ? (progress.drafts.at(-2)?.day ?? null)
      : null;
    draft.day ??= day ?? progress.header.day ?? before;
    draft.channel ??= channel ?? progress.header.channel;
    addParticipants(draft, clause, annotated);
    progress.focus = draft;
  }
}

/** The customers a touch was with: those it names, else the one spoken of, else the nudge's. */
function customersOfTouch(
  { focus }: Progress,
  clause: Clause,
  { annotated, clauses }: { annotated: AnnotatedText; clauses: Clause[] },
): string[] {
  const customers = customersOf(clause);
  if (customers.length > 0) return customers;
  if (hasAmbiguousName(clause)) return [];
  if (focus !== null) return [focus.customer];
  const { nudge } = annotated.request;
  return nudge === null ? customersAhead(clauses, clause) : [nudge.customer];
}

function addOther(
  progress: Progress,
  clause: Clause,
  { annotated, plan }: { annotated: AnnotatedText; plan: boolean },
): void {
  const [only] = customersOf(clause);
  const known = progress.drafts.find((draft) => draft.customer === only);
  const [first] = clause.mentions;
  const heads = first !== undefined && first.at.start === clause.start;
  if (known !== undefined) progress.focus = known;
  else if (
    only !== undefined &&
    progress.drafts.length > 0 &&
    heads &&
    (first.is === "company" || CAME_TOO.test(clause.flat))
  ) {
    progress.focus = openDraft(progress.drafts, only, annotated.lexicon, null);
    progress.focus.day ??= dayOf(clause, annotated) ?? progress.header.day;
    progress.focus.channel ??= progress.header.channel;
    addParticipants(progress.focus, clause, annotated);
  }
  if (plan || clause.kind !== null) return;
  if (progress.drafts.length === 0)
    progress.header.day = dayOf(clause, annotated) ?? progress.header.day;
  else if (progress.focus?.day === null && isDateOnly(clause))
    progress.focus.day = dayOf(clause, annotated);
}

const CAME_TOO =
  /\b(?:came|was there|were there|attended|joined|showed up|turned up|was also|too|as well)\b/;

function addSignal(
  progress: Progress,
  clause: Clause,
  { annotated, plan }: { annotated: AnnotatedText; plan: boolean },
): void {
  for (const name of clause.newcomers) progress.focus?.newContacts.add(name);
  if (clause.kind !== null && !(plan && clause.kind.kind !== "commitment")) {
    const found = { clause, kind: clause.kind, contact: contactOf(clause, progress, annotated) };
    if (progress.focus === null) progress.waiting.push(found);
    else progress.focus.found.push(found);
    if (clause.kind.by !== "us") progress.voice = true;
  }
  if (
    isReported(clause.flat, annotated.lexicon) &&
    clause.subject === "customer" &&
    clause.touch?.when !== "not"
  )
    progress.voice = true;
}

/** No touch is told in words, but what was learned was learned from somebody; "Done" alone answers the nudge. */
function inferDraft(progress: Progress, annotated: AnnotatedText, clauses: Clause[]): void {
  const { nudge } = annotated.request;
  const whole = annotated.normalized.flat
    .replace(/[^\p{L}\p{N}' \p{Extended_Pictographic}]/gu, " ")
    .replace(/ +/g, " ")
    .trim();
  const done = nudge !== null && nudge.about === undefined && annotated.lexicon.done.test(whole);
  const isHeard = progress.waiting.some(
    ({ kind, clause: { flat } }) =>
      kind.by !== "us" &&
      flat.split(" ").length > 2 &&
      (kind.kind !== "change" ||
        progress.header.day !== null ||
        isReported(flat, annotated.lexicon)),
  );
  if (!done && !(progress.voice && isHeard)) return;
  const ownCustomers = [...new Set(clauses.flatMap(customersOf))];
  const none = nudge === null || clauses.some(hasAmbiguousName);
  const customers = ownCustomers.length > 0 ? ownCustomers : none ? [] : [nudge.customer];
  for (const customer of customers) {
    const draft = openDraft(progress.drafts, customer, annotated.lexicon, null);
    draft.day = progress.header.day;
    const [first] = customers;
    draft.found.push(
      ...progress.waiting.filter(({ clause: each }) => {
        const own = customersOf(each);
        return own.length === 0 ? customer === first : own.includes(customer);
      }),
    );
    for (const each of clauses) for (const name of each.newcomers) draft.newContacts.add(name);
  }
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
  const newPerson = people.length > 0 && !people.some((name) => last.contacts.has(name));
  const newDay = day !== null && last.day !== null && day !== last.day;
  const parted = lexicon.separate.test(clause.flat);
  if (channel !== last.channel) return newPerson || newDay || parted;
  return newPerson && newDay;
}

/** Told of a promise or wish about a channel ("asked me to email the quote"), not of a touch. */
function isOnlySaid(clause: Clause): boolean {
  return (
    /\b(?:ask\w*|want\w*|need\w*|told|like) (?:\w+ ){0,2}(?:to|us to) (?:call|email|visit|meet|ring|phone|message)\b/.test(
      clause.flat,
    ) && clause.mentions.length === 0
  );
}

/** Whom a signal comes from: the person it names, or the one that "she" means. */
function contactOf(
  clause: Clause,
  { person, focus }: Progress,
  { lexicon }: AnnotatedText,
): string | null {
  for (const mention of clause.mentions) if (mention.is === "person") return mention.person.name;
  if (person === null || !lexicon.heOrShe.test(clause.flat)) return null;
  return focus === null || focus.customer === person.customer ? person.name : null;
}
