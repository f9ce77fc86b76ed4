/** What is kept of a member, who looked at their customers, and an admin's requests about a person. */
import type { Card } from "../../chat/view.ts";
import { nameForms } from "../../engine/model/redact.ts";
import { bullets, createCard, heading, notice, paragraph } from "../card-parts.view.ts";
import { words } from "../language.ts";

/** Somebody who is held here, as the store finds them. */
type PersonHeld = {
  contacts: { name: string; customer: string }[];
  members: { name: string }[];
  names: string[];
  addresses: string[];
};

/** What the card shows a member. */
type Privacy = {
  manager: string | null;
  admins: string[];
  keptDays: { messages: number; replies: number; audit: number };
  /** null: they own no customer */
  looks: { name: string; customer: string; times: number }[] | null;
};

const ADMINS_NAMED = 3;
const LOOKS_SHOWN = 20;

export function privacyCard({ manager, admins, keptDays, looks }: Privacy): Card {
  const say = words.privacy;
  const shown = looks?.slice(0, LOOKS_SHOWN) ?? [];
  return createCard("notice", say.title, [
    heading(say.title),
    bullets(say.kept),
    paragraph(say.managerSees(manager)),
    paragraph(say.keptFor(keptDays)),
    paragraph(say.object(admins.slice(0, ADMINS_NAMED))),
    looks !== null && heading(say.looks),
    looks !== null && shown.length === 0 && paragraph(say.noLooks),
    shown.length > 0 && bullets(shown.map((one) => say.look(one.name, one.customer, one.times))),
  ]);
}

/** What would be forgotten, and how to say yes. */
export function forgetCard(who: string, person: PersonHeld): Card {
  const say = words.privacy;
  const forms = person.names.map(nameForms);
  const whole = [...new Set([...forms.flatMap((form) => form.whole), ...person.addresses])];
  const parts = [...new Set(forms.flatMap((form) => form.parts))];
  return createCard("notice", say.held, [
    heading(say.held),
    bullets(peopleIn(person)),
    paragraph(say.removed(whole)),
    parts.length > 0 && paragraph(say.leftAlone(parts)),
    paragraph(say.confirm(who)),
  ]);
}

/** How much is held of somebody, by table. */
export function heldCard(who: string, person: PersonHeld, counts: [string, number][]): Card {
  const say = words.privacy;
  return createCard("notice", say.held, [
    heading(say.held),
    bullets(peopleIn(person)),
    bullets(counts.map(([what, count]) => say.heldIn(what, count))),
    paragraph(say.fullExport(who)),
  ]);
}

const peopleIn = ({ contacts, members }: PersonHeld) => [
  ...contacts.map(({ name, customer }) => words.privacy.contactAt(name, customer)),
  ...members.map(({ name }) => words.privacy.colleague(name)),
];

export const adminsOnlyCard = () => notice(words.privacy.adminsOnly);
export const nobodyHeldCard = (who: string) => notice(words.privacy.nobody(who));
export const forgottenCard = () => notice(words.privacy.forgotten);
export const allowedCard = () => notice(words.privacy.allowed);
export const personUsageCard = () => notice(words.privacy.usage);
