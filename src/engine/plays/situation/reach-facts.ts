import { addDays as dayAfter, daysBetween } from "../../model/calendar.ts";
import { FUNCTIONS, type Contact, type ContactFunction, type Level } from "../../model/contact.ts";
import { silentChampion, singleThread } from "../../strengths/single-threading.ts";
import type { LocalDate } from "../../model/time.ts";
import type { FactName } from "../facts.ts";
import type { PlayPerson } from "../play.ts";
import { addDay, addDays, addPlain, type Situation } from "../known.ts";

const IN_TOUCH_DAYS = 180;
const COLLEAGUE_DAYS = 365;
/** With fewer touches that name a contact, "only one person" says little. */
const TOUCHES_TO_KNOW = 3;
const NEW_DAYS = 45;
/** Whom it helps most to know, first; `other` is nobody's place to fill. */
const WANTED: ContactFunction[] = [
  "operations",
  "finance",
  "procurement",
  "engineering",
  "service",
  "it",
  "marketing",
  "maintenance",
  "legal",
];

/** One contact's touch days, ascending. */
type Days = Map<string, LocalDate[]>;

/** The people there by level and function, who was in touch, and who of us was. */
export function reachFacts(situation: Situation, memberId: string): void {
  const { customer } = situation;
  const days = touchDaysOf(situation);
  const contacts = [...customer.contacts.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  addPlain(situation, "contactsKnown", contacts.length);
  closest(situation, contacts, days, memberId);
  levels(situation, contacts, days);
  functions(situation, contacts);
  comingAndGoing(situation, contacts, days);
  ourSide(situation, memberId);
}

/** Touch days with each contact; of one member of ours, when asked. */
function touchDaysOf({ customer }: Situation, memberId?: string): Days {
  const days: Days = new Map();
  for (const { on, interaction } of customer.touches) {
    if (memberId !== undefined && interaction.memberId !== memberId) continue;
    for (const id of interaction.contactIds) {
      if (!customer.contacts.has(id)) continue;
      const own = days.get(id) ?? [];
      if (own.at(-1) !== on) own.push(on);
      days.set(id, own);
    }
  }
  return days;
}

function closest(situation: Situation, contacts: Contact[], days: Days, memberId: string): void {
  const from = dayAfter(situation.customer.today, -IN_TOUCH_DAYS);
  const recent = (id: string) => (days.get(id) ?? []).filter((on) => on >= from).length;
  const own = touchDaysOf(situation, memberId);
  const ownRecent = (id: string) => (own.get(id) ?? []).filter((on) => on >= from).length;
  const ranked = contacts.toSorted(
    (a, b) =>
      ownRecent(b.id) - ownRecent(a.id) ||
      recent(b.id) - recent(a.id) ||
      ((days.get(b.id)?.at(-1) ?? "") > (days.get(a.id)?.at(-1) ?? "") ? 1 : -1),
  );
  const [first] = ranked;
  const best = bestToTurnTo(situation, contacts);
  if (best) situation.people.closest = best.id;
  if (first && recent(first.id) > 0) {
    addPlain(situation, "closest", first.name, { on: days.get(first.id)?.at(-1) as LocalDate });
  }
  const named = situation.customer.touches.filter(
    ({ on, interaction }) => on >= from && interaction.contactIds.length > 0,
  );
  if (named.length < TOUCHES_TO_KNOW) return;
  const thread = singleThread(situation.customer);
  const carrier = thread && situation.customer.contacts.get(thread.contactId);
  if (carrier) {
    const on = days.get(carrier.id)?.at(-1) as LocalDate;
    addPlain(situation, "single", carrier.name, { on });
  }
  const inTouch = contacts.filter((it) => recent(it.id) > 0).length;
  addPlain(situation, "inTouch", inTouch, { on: named.at(-1)?.on as LocalDate });
  const unmet = contacts.find((it) => !days.has(it.id));
  if (unmet) addPerson(situation, "unmet", unmet);
}

/** How much a talk with somebody moves, by level: who decides before who uses (our choice). */
const LEVEL_WEIGHT: Record<Level, number> = { executive: 5, leader: 4, user: 1 };
const UNKNOWN_LEVEL_WEIGHT = 2;
/** Somebody we know and have not heard of lately; somebody we never met. */
const QUIET_WEIGHT = 0.3;
const UNMET_WEIGHT = 0.15;
const HEARD_FADES_DAYS = 60;
/** Whom we tried last, and who did not answer: somebody else first. */
const UNANSWERED_WEIGHT = 0.4;

/** Whom a nudge is best about, where the play does not say: who decides, who was heard of lately, not who fell silent. */
function bestToTurnTo({ customer }: Situation, contacts: Contact[]): Contact | undefined {
  const silent = contacts.length > 1 ? silentChampion(customer)?.contactId : undefined;
  const tried = customer.history.nudges.findLast((it) => it.touchedWithin7Days === true);
  const heard = new Map<string, { score: number; on: LocalDate }>();
  for (const { on, interaction } of customer.touches) {
    const spoke = interaction.direction !== "out";
    for (const id of interaction.contactIds) {
      const known = heard.get(id) ?? { score: 0, on };
      const fresh = spoke ? 0.5 ** (daysBetween(on, customer.today) / HEARD_FADES_DAYS) : 0;
      heard.set(id, { score: Math.min(1, known.score + fresh), on: spoke ? on : known.on });
    }
  }
  const scoreOf = ({ id, level }: Contact) => {
    const known = heard.get(id);
    const sentAt = tried?.contactId === id ? tried.sentAt : null;
    const isUnanswered = sentAt !== null && Date.parse(known?.on ?? "1970-01-01") < sentAt;
    return (
      (level === null ? UNKNOWN_LEVEL_WEIGHT : LEVEL_WEIGHT[level]) *
      (known === undefined ? UNMET_WEIGHT : QUIET_WEIGHT + known.score) *
      (isUnanswered ? UNANSWERED_WEIGHT : 1)
    );
  };
  let best: { contact: Contact; score: number } | undefined;
  for (const contact of contacts) {
    if (contact.id === silent) continue;
    const score = scoreOf(contact);
    if (best === undefined || score > best.score) best = { contact, score };
  }
  return best?.contact;
}

function levels(situation: Situation, contacts: Contact[], days: Days): void {
  if (contacts.every((it) => it.level === null)) return;
  const { today } = situation.customer;
  const at = (level: Level) => contacts.filter((it) => it.level === level);
  addPlain(situation, "executives", at("executive").length);
  addPlain(situation, "leaders", at("leader").length);
  addPlain(situation, "users", at("user").length);
  for (const [level, name, since] of [
    ["executive", "executive", "executiveDays"],
    ["user", "user", "userDays"],
  ] as const) {
    const last = (it: Contact) => days.get(it.id)?.at(-1) ?? "";
    const bySilence = at(level).toSorted((a, b) => (last(a) < last(b) ? -1 : 1));
    const [longest] = bySilence;
    if (!longest) continue;
    addPerson(situation, name, longest);
    const latest = last(bySilence.at(-1) ?? longest);
    if (latest) addDays(situation, since, daysBetween(latest, today), { on: latest });
  }
}

function functions(situation: Situation, contacts: Contact[]): void {
  const known = new Set(contacts.map((it) => it.function).filter((it) => it !== null));
  if (known.size === 0) return;
  const missing = WANTED.find((it) => FUNCTIONS.includes(it) && !known.has(it));
  if (missing) addPlain(situation, "missingFunction", missing === "it" ? "IT" : missing);
}

function comingAndGoing(situation: Situation, contacts: Contact[], days: Days): void {
  const { customer } = situation;
  const champion = silentChampion(customer);
  const silent = champion && customer.contacts.get(champion.contactId);
  if (silent) {
    addPerson(situation, "champion", silent);
    addDay(situation, "championOn", champion.lastOn);
    addDays(situation, "championDays", champion.silenceDays, { on: champion.lastOn });
  }
  const from = dayAfter(customer.today, -NEW_DAYS);
  const leaver = customer.history.contacts
    .filter(({ confidential = false }) => !confidential)
    .filter(({ state, stateOn = null }) => state === "left" && stateOn !== null && stateOn >= from)
    .toSorted((a, b) => ((a.stateOn ?? "") < (b.stateOn ?? "") ? 1 : -1))[0];
  if (leaver) addPlain(situation, "leaver", leaver.name);
  if (!customer.touches[0] || customer.touches[0].on >= from) return;
  const newcomer = contacts.find((it) => (days.get(it.id)?.[0] ?? "") >= from);
  if (!newcomer) return;
  addPerson(situation, "newcomer", newcomer);
  addDay(situation, "newcomerOn", days.get(newcomer.id)?.[0] as LocalDate);
}

function ourSide(situation: Situation, memberId: string): void {
  const { customer } = situation;
  const year = dayAfter(customer.today, -COLLEAGUE_DAYS);
  const half = dayAfter(customer.today, -IN_TOUCH_DAYS);
  const others = new Map<string, { touches: number; on: LocalDate }>();
  const lately = new Set<string>();
  for (const { on, interaction } of customer.touches) {
    const id = interaction.memberId;
    if (id === null || on < year) continue;
    if (on >= half) lately.add(id);
    if (id !== memberId) others.set(id, { touches: (others.get(id)?.touches ?? 0) + 1, on });
  }
  if (lately.size > 0) addPlain(situation, "ourSide", lately.size);
  const [best] = [...others].toSorted(
    ([a, x], [b, y]) => y.touches - x.touches || (a < b ? -1 : 1),
  );
  const colleague = best && customer.members.get(best[0]);
  if (!colleague) return;
  addPlain(situation, "colleague", colleague.name, { on: best[1].on });
  addDay(situation, "colleagueOn", best[1].on);
}

function addPerson(situation: Situation, name: FactName & PlayPerson, contact: Contact): void {
  situation.people[name] = contact.id;
  addPlain(situation, name, contact.name);
}
