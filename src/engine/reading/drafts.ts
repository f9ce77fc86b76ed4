import type { Channel } from "../model/interaction.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Day } from "./local-day.ts";
import { isPlan } from "./plans.ts";
import type { Person } from "./portfolio-names.ts";
import type { Draft, Clause } from "./told-clauses.ts";
import type { AnnotatedText } from "./annotated-text.ts";
import { customersAhead, customersOf } from "./clause-customers.ts";
import { dayOf, isDateOnly } from "./clause-day.ts";
import { finishParty, hasDoubt, takePart } from "./participants.ts";
import { isReported } from "./touches.ts";

/** Where the telling stands while the clauses go by. */
type Story = {
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
  person: Person | null;
};

/**
 * Groups a reply's clauses into records: one for each touch that happened, in the order told.
 *
 * @param scene the marked reply
 * @param tellings its clauses, instructions to the coach left out
 * @param instruction whether the rep passed on the nudge: then only a touch that is told counts
 */
export function buildDrafts(
  scene: AnnotatedText,
  tellings: Clause[],
  { skip }: { skip: boolean },
): Draft[] {
  const story: Story = {
    drafts: [],
    waiting: [],
    focus: null,
    header: { day: null, channel: null },
    voice: false,
    person: null,
  };
  for (const told of tellings) {
    const plan = isPlan(told, scene);
    if (!plan && isTouch(told, tellings, scene)) tellTouch(story, told, { scene, tellings });
    else tellRest(story, told, { scene, plan });
    for (const named of told.named) if (named.is === "person") story.person = named.person;
    learn(story, told, { scene, plan });
  }
  if (story.drafts.length > 0) story.drafts[0]?.found.unshift(...story.waiting);
  else if (!skip) imply(story, scene, tellings);
  for (const draft of story.drafts) finishParty(draft, tellings, scene);
  return story.drafts;
}

/** A touch that happened: not one of ours that nobody answered, nor one they only asked for. */
function isTouch(told: Clause, tellings: Clause[], { lexicon }: AnnotatedText): boolean {
  if (told.touch?.when !== "past" || isOnlySaid(told)) return false;
  const next = tellings[tellings.indexOf(told) + 1];
  return told.subject === "customer" || next === undefined || !lexicon.noAnswer.test(next.flat);
}

function tellTouch(
  story: Story,
  told: Clause,
  { scene, tellings }: { scene: AnnotatedText; tellings: Clause[] },
): void {
  const day = dayOf(told, scene);
  const channel = told.touch?.channel ?? null;
  const customers = whose(story, told, { scene, tellings });
  if (channel === "event" && customersOf(told).length === 0 && story.focus === null)
    story.header = { day, channel };
  for (const customer of customers) {
    const draft = openDraft(story.drafts, customer, scene.lexicon, { told, day });
    const before = scene.lexicon.sameDay.test(told.flat)
      ? (story.drafts.at(-2)?.day ?? null)
      : null;
    draft.day ??= day ?? story.header.day ?? before;
    draft.channel ??= channel ?? story.header.channel;
    takePart(draft, told, scene);
    story.focus = draft;
  }
}

/** The customers a touch was with: those it names, else the one spoken of, else the nudge's. */
function whose(
  { focus }: Story,
  told: Clause,
  { scene, tellings }: { scene: AnnotatedText; tellings: Clause[] },
): string[] {
  const named = customersOf(told);
  if (named.length > 0) return named;
  if (hasDoubt(told)) return [];
  if (focus !== null) return [focus.customer];
  const { nudge } = scene.request;
  return nudge === null ? customersAhead(tellings, told) : [nudge.customer];
}

function tellRest(
  story: Story,
  told: Clause,
  { scene, plan }: { scene: AnnotatedText; plan: boolean },
): void {
  const [only] = customersOf(told);
  const known = story.drafts.find((draft) => draft.customer === only);
  const [first] = told.named;
  const heads = first !== undefined && first.at.start === told.start;
  if (known !== undefined) story.focus = known;
  else if (
    only !== undefined &&
    story.drafts.length > 0 &&
    heads &&
    (first.is === "company" || CAME_TOO.test(told.flat))
  ) {
    story.focus = openDraft(story.drafts, only, scene.lexicon, null);
    story.focus.day ??= dayOf(told, scene) ?? story.header.day;
    story.focus.channel ??= story.header.channel;
    takePart(story.focus, told, scene);
  }
  if (plan || told.kind !== null) return;
  if (story.drafts.length === 0) story.header.day = dayOf(told, scene) ?? story.header.day;
  else if (story.focus?.day === null && isDateOnly(told)) story.focus.day = dayOf(told, scene);
}

const CAME_TOO =
  /\b(?:came|was there|were there|attended|joined|showed up|turned up|was also|too|as well)\b/;

function learn(
  story: Story,
  told: Clause,
  { scene, plan }: { scene: AnnotatedText; plan: boolean },
): void {
  for (const name of told.newcomers) story.focus?.newContacts.add(name);
  if (told.kind !== null && !(plan && told.kind.kind !== "commitment")) {
    const found = { told, kind: told.kind, contact: contactOf(told, story, scene) };
    if (story.focus === null) story.waiting.push(found);
    else story.focus.found.push(found);
    if (told.kind.by !== "us") story.voice = true;
  }
  if (
    isReported(told.flat, scene.lexicon) &&
    told.subject === "customer" &&
    told.touch?.when !== "not"
  )
    story.voice = true;
}

/** No touch is told in words, but what was learned was learned from somebody; "Done" alone answers the nudge. */
function imply(story: Story, scene: AnnotatedText, tellings: Clause[]): void {
  const { nudge } = scene.request;
  const whole = scene.plain.flat
    .replace(/[^\p{L}\p{N}' \p{Extended_Pictographic}]/gu, " ")
    .replace(/ +/g, " ")
    .trim();
  const done = nudge !== null && scene.lexicon.done.test(whole);
  const told = story.waiting.some(
    ({ kind, told: { flat } }) => kind.by !== "us" && flat.split(" ").length > 2,
  );
  if (!done && !(story.voice && told)) return;
  const named = [...new Set(tellings.flatMap(customersOf))];
  const none = nudge === null || tellings.some(hasDoubt);
  const customers = named.length > 0 ? named : none ? [] : [nudge.customer];
  for (const customer of customers) {
    const draft = openDraft(story.drafts, customer, scene.lexicon, null);
    draft.day = story.header.day;
    const [first] = customers;
    draft.found.push(
      ...story.waiting.filter(({ told: each }) => {
        const own = customersOf(each);
        return own.length === 0 ? customer === first : own.includes(customer);
      }),
    );
    for (const each of tellings) for (const name of each.newcomers) draft.newContacts.add(name);
  }
}

function openDraft(
  drafts: Draft[],
  customer: string,
  lexicon: Lexicon,
  touch: { told: Clause; day: Day | null } | null,
): Draft {
  const last = drafts.findLast((draft) => draft.customer === customer);
  if (last !== undefined && !(touch !== null && isAnother(last, touch.told, touch.day, lexicon)))
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
function isAnother(last: Draft, told: Clause, day: Day | null, lexicon: Lexicon): boolean {
  const channel = told.touch?.channel ?? null;
  if (channel === null || last.channel === null) return false;
  const people = told.named.flatMap((named) => (named.is === "person" ? [named.person.name] : []));
  const newPerson = people.length > 0 && !people.some((name) => last.contacts.has(name));
  const newDay = day !== null && last.day !== null && day !== last.day;
  const parted = lexicon.separate.test(told.flat);
  if (channel !== last.channel) return newPerson || newDay || parted;
  return newPerson && newDay;
}

/** Told of a promise or wish about a channel ("asked me to email the quote"), not of a touch. */
function isOnlySaid(told: Clause): boolean {
  return (
    /\b(?:ask\w*|want\w*|need\w*|told|like) (?:\w+ ){0,2}(?:to|us to) (?:call|email|visit|meet|ring|phone|message)\b/.test(
      told.flat,
    ) && told.named.length === 0
  );
}

/** Whom a signal comes from: the person it names, or the one that "she" means. */
function contactOf(
  told: Clause,
  { person, focus }: Story,
  { lexicon }: AnnotatedText,
): string | null {
  for (const named of told.named) if (named.is === "person") return named.person.name;
  if (person === null || !lexicon.heOrShe.test(told.flat)) return null;
  return focus === null || focus.customer === person.customer ? person.name : null;
}
