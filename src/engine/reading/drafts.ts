import type { DateMention } from "./dates.ts";
import type { Day } from "./local-day.ts";
import { isPlan } from "./plans.ts";
import type { Draft, Told } from "./records.ts";
import type { Scene } from "./scene.ts";
import { isReported, isUnreal } from "./touches.ts";

export type Ask = { about: "customer" | "contact"; question: string };

const DONE =
  /^(?:done|yes|yep|yup|did it|did that|all done|sorted|completed?|finished|taken care of|erledigt|gemacht|ja|hecho|listo|si|fait|c'est fait|oui|feito|pronto|sim|gjort|klaret|done deal|yes done|ok done|done ok|done thanks|done it|✅|✔️?|☑️?)(?: (?:done|thanks|thx|ta|today|that|it|now))?$/;
const SEPARATE =
  /^(?:separately|also|then|later|after that|afterwards|another|next|pm|second|besides|in addition|ausserdem|danach|spater|luego|despues|ademas|ensuite|puis|depois|alem disso|derefter|senere|bagefter)\b/;
const THEN =
  /^(?:and |und |y |et |e |og )?(?:then|after that|afterwards|later|same day|also|pm|danach|anschliessend|luego|despues|ensuite|puis|depois|derefter|bagefter)\b/;

/**
 * Groups a reply's clauses into records: one for each touch that happened, in the order told.
 *
 * @param scene the marked reply
 * @param tellings its clauses, instructions to the coach left out
 * @param instruction whether the rep passed on the nudge: then only a touch that is told counts
 */
export function buildDrafts(scene: Scene, tellings: Told[], { skip }: { skip: boolean }): Draft[] {
  const drafts: Draft[] = [];
  const waiting: Draft["found"] = [];
  const nudged = scene.request.nudge;
  let focus: Draft | null = null;
  let header: Day | null = null;
  let voice = false;
  for (const told of tellings) {
    const customers = customersOf(told);
    const plan = isPlan(told, scene);
    if (told.touch?.when === "past" && !plan && !isOnlySaid(told)) {
      const wanted: string[] =
        customers.length > 0
          ? customers
          : hasDoubt(told)
            ? []
            : focus !== null
              ? [focus.customer]
              : nudged === null
                ? customersAhead(tellings, told)
                : [nudged.customer];
      const day = dayOf(told, scene) ?? null;
      for (const customer of wanted) {
        const draft: Draft = openDraft(drafts, customer, told, day);
        draft.day ??= day ?? header ?? (THEN.test(told.flat) ? (drafts.at(-2)?.day ?? null) : null);
        draft.channel ??= told.touch.channel;
        takePart(draft, told, scene);
        focus = draft;
      }
    } else {
      const [only] = customers;
      const other =
        only === undefined ? undefined : drafts.find((draft) => draft.customer === only);
      if (other !== undefined) focus = other;
      else if (
        only !== undefined &&
        drafts.length > 0 &&
        told.named[0]?.is === "company" &&
        told.named[0].at.start === told.start
      ) {
        focus = openDraft(drafts, only, told, null);
        focus.day ??= dayOf(told, scene) ?? header;
      }
      if (drafts.length === 0 && !plan && told.kind === null) header = dayOf(told, scene) ?? header;
      else if (focus !== null && focus.day === null && !plan && isDateOnly(told))
        focus.day = dayOf(told, scene);
    }
    for (const name of told.newcomers) focus?.newContacts.add(name);
    if (told.kind !== null && !(plan && told.kind.kind !== "commitment")) {
      const found = { told, kind: told.kind, contact: contactOf(told) };
      if (focus !== null) focus.found.push(found);
      else waiting.push(found);
      if (told.kind.by !== "us") voice = true;
    }
    if (isReported(told.flat) && told.subject === "customer" && told.touch?.when !== "not")
      voice = true;
  }
  if (drafts.length === 0 && !skip) implied(scene, tellings, drafts, waiting, voice, header);
  else drafts[0]?.found.unshift(...waiting);
  for (const draft of drafts) finish(draft, tellings, scene);
  return drafts;
}

/** No touch is told in words, but what was learned was learned from somebody; "Done" alone answers the nudge. */
function implied(
  scene: Scene,
  tellings: Told[],
  drafts: Draft[],
  waiting: Draft["found"],
  voice: boolean,
  header: Day | null,
): void {
  const { nudge } = scene.request;
  const whole = scene.plain.flat
    .replace(/[^\p{L}\p{N}' \p{Extended_Pictographic}]/gu, " ")
    .replace(/ +/g, " ")
    .trim();
  const done = nudge !== null && DONE.test(whole);
  const undone = tellings.some((told) => told.touch?.when === "not");
  const told = waiting.some(
    ({ kind, told: { flat } }) => kind.by !== "us" && flat.split(" ").length > 2,
  );
  if (!done && !(voice && told && (!undone || told))) return;
  const named = [...new Set(tellings.flatMap(customersOf))];
  const customers =
    named.length > 0 ? named : nudge === null || tellings.some(hasDoubt) ? [] : [nudge.customer];
  for (const customer of customers) {
    const draft = openDraft(drafts, customer, undefined, null);
    draft.day = header;
    const [first] = customers;
    draft.found.push(
      ...waiting.filter(({ told: each }) => {
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
  told: Told | undefined,
  day: Day | null,
): Draft {
  const last = drafts.findLast((draft) => draft.customer === customer);
  if (last !== undefined && !(told !== undefined && isAnother(last, told, day))) return last;
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
function isAnother(last: Draft, told: Told, day: Day | null): boolean {
  const channel = told.touch?.channel ?? null;
  if (channel === null || last.channel === null) return false;
  const people = told.named.flatMap((named) => (named.is === "person" ? [named.person.name] : []));
  const newPerson = people.length > 0 && !people.some((name) => last.contacts.has(name));
  const newDay = day !== null && last.day !== null && day !== last.day;
  const parted =
    SEPARATE.test(told.flat) || SEPARATE.test(told.sentence.clauses.length > 0 ? told.flat : "");
  if (channel !== last.channel) return newPerson || newDay || parted;
  return newPerson && newDay;
}

function takePart(draft: Draft, told: Told, scene: Scene): void {
  for (const named of told.named) {
    if (named.is !== "person" || named.person.customer !== draft.customer) continue;
    const before = scene.plain.flat.slice(Math.max(told.start, named.at.start - 5), named.at.start);
    if (!/\bnot $/.test(before)) draft.contacts.add(named.person.name);
  }
}

const PRONOUN =
  /\b(?:him|her|he|she|ihm|ihr|ihn|sie|er|lui|elle|il|ella|el|ele|ela|dele|dela|ham|hende|han|hun)\b/;

/** Who took part, when the words of the touch itself name nobody: the first of them to speak or act after it. */
function finish(draft: Draft, tellings: Told[], scene: Scene): void {
  if (draft.contacts.size > 0 || draft.newContacts.size > 0) return;
  for (const told of tellings) {
    if (told.touch?.when === "not" || told.touch?.when === "future" || isUnreal(told.flat))
      continue;
    const people = told.named.filter(
      (named) => named.is === "person" && named.person.customer === draft.customer,
    );
    const [first] = people;
    if (first === undefined || first.at.start - told.start >= 8) continue;
    if (told.kind?.kind === "change" || told.kind?.kind === "concern") {
      if (!isReported(told.flat)) continue;
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

function customersOf(told: Told): string[] {
  const names = told.named.flatMap((named) =>
    named.is === "company"
      ? [named.company.name]
      : named.is === "person"
        ? [named.person.customer]
        : oneCustomer(named.people),
  );
  return [...new Set(names)];
}

/** Which person is in doubt, but not whose. */
function oneCustomer(people: { customer: string }[]): string[] {
  const customers = new Set(people.map(({ customer }) => customer));
  return customers.size === 1 ? [...customers] : [];
}

/** The customer named after a touch that names none: "Had lunch Friday. Dana from Acme wants …". */
function customersAhead(tellings: Told[], told: Told): string[] {
  for (const next of tellings.slice(tellings.indexOf(told) + 1)) {
    const [customer] = customersOf(next);
    if (customer !== undefined) return [customer];
  }
  return [];
}

function hasDoubt(told: Told): boolean {
  return told.named.some(
    (named) => named.is === "doubt" && named.people.length + named.companies.length > 1,
  );
}

/** Told of a promise or wish about a channel ("asked me to email the quote"), not of a touch. */
function isOnlySaid(told: Told): boolean {
  return (
    /\b(?:ask\w*|want\w*|need\w*|told|like) (?:\w+ ){0,2}(?:to|us to) (?:call|email|visit|meet|ring|phone|message)\b/.test(
      told.flat,
    ) && told.named.length === 0
  );
}

function isDateOnly(told: Told): boolean {
  const words = told.flat.split(" ").length;
  return told.dates.length > 0 && words <= 5 && told.kind === null;
}

/** The day on which a past touch happened, as its clause or the rest of its sentence says. */
function dayOf(told: Told, scene: Scene): Day | null {
  const own = told.dates.find((date) => isPastDay(date, scene));
  if (own !== undefined) return own.past;
  const beside = scene.dates.find(
    (date) =>
      date.start >= told.sentence.start &&
      date.end <= told.sentence.end &&
      isPastDay(date, scene) &&
      isBare(date, told, scene),
  );
  return beside?.past ?? null;
}

function isPastDay(date: DateMention, scene: Scene): boolean {
  return (
    !date.span &&
    !date.due &&
    date.lean !== "future" &&
    date.past !== null &&
    date.past <= scene.today
  );
}

/** A date in a clause of a few words ("on the 23rd", "fri:") belongs to the touch told beside it. */
function isBare(date: DateMention, told: Told, scene: Scene): boolean {
  const clause = told.sentence.clauses.find(
    ({ start, end }) => date.start >= start && date.end <= end,
  );
  if (clause === undefined) return false;
  return scene.plain.flat.slice(clause.start, clause.end).split(" ").length <= 5;
}

function contactOf(told: Told): string | null {
  for (const named of told.named) if (named.is === "person") return named.person.name;
  return null;
}

/**
 * The one question to ask back, when a name could mean several.
 *
 * @returns null when every name that matters is settled
 */
export function askOf(scene: Scene, tellings: Told[], drafts: Draft[]): Ask | null {
  for (const told of tellings) {
    if (told.touch?.when === "not") continue;
    for (const named of told.named) {
      if (named.is !== "doubt") continue;
      const word = scene.plain.text.slice(
        scene.plain.places[named.at.start] ?? 0,
        scene.plain.places[named.at.end] ?? 0,
      );
      if (named.companies.length > 1)
        return {
          about: "customer",
          question: `Which ${word} was that: ${listed(named.companies.map(({ name }) => name))}?`,
        };
      if (named.people.length < 2) continue;
      const customers = new Set(named.people.map(({ customer }) => customer));
      const settledBy = drafts.some((draft) =>
        named.people.every((person) => person.customer === draft.customer),
      );
      if (customers.size > 1 && !settledBy)
        return {
          about: "customer",
          question: `Which ${word} was that: ${listed(named.people.map(({ name, customer }) => `${name} of ${customer}`))}?`,
        };
      return {
        about: "contact",
        question: `Which ${word} was that: ${listed(named.people.map(({ name }) => name))}?`,
      };
    }
  }
  return null;
}

function listed(names: string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}
