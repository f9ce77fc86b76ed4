/** What a customer was chosen for, which decides what kind of play answers it. */
import { DAY_MS } from "../model/time.ts";
import type { CustomerPriority } from "./customer-priority.ts";
import type { Cause } from "./play-for.ts";

/** From here on it is likelier than usual by a factor of two that they have turned away. */
const TURNED = 0.4;
/** From here on it is more likely than not, also where nothing about people shows. */
const SURELY_TURNED = 0.7;
const SENIORS_TURNED = 0.5;
const YEAR_MS = 365 * DAY_MS;
const HALF_YEAR_MS = 182 * DAY_MS;
/** Someone who took part in this share of the touches carried the relationship. */
const CHAMPION_SHARE = 0.3;
/** A champion not heard from for this long has fallen silent. */
const CHAMPION_SILENT_DAYS = 60;
const TOUCHES_TO_KNOW = 4;

export function causeOf(priority: CustomerPriority): Cause {
  const { change, issues } = priority;
  if (isGoodbye(priority)) return "goodbye";
  if (change.chance >= TURNED && change.chance >= issues.chance) return "turned";
  return issues.overduePromise || issues.openConcern ? "open" : "none";
}

/**
 * No green before a goodbye: they speak less, and it is about people. Their seniors fell silent, whoever carried the
 * relationship is gone or silent, one person does all the talking, nothing comes back to what we send, or a renewal is
 * near and no executive was heard. What was seen, never a verdict.
 */
function isGoodbye(priority: CustomerPriority): boolean {
  const { change } = priority;
  if (change.chance >= SURELY_TURNED) return true;
  if ((change.seniors ?? 0) >= SENIORS_TURNED) return true;
  if (change.chance < TURNED) return false;
  return (
    change.attempts >= 2 ||
    hasLostChampion(priority) ||
    isSingleThreaded(priority) ||
    isRenewedWithoutExecutive(priority)
  );
}

/** Someone who took part in many touches of the last year and a half has left, or has not been heard from lately. */
function hasLostChampion({ history, asOf, customer }: CustomerPriority): boolean {
  if (customer.status !== "active") return false;
  const before = history.interactions.filter((it) => it.at > asOf - YEAR_MS - HALF_YEAR_MS);
  const counts = new Map<string, { touches: number; last: number }>();
  for (const { contactIds, at } of before)
    for (const id of contactIds) {
      const own = counts.get(id) ?? { touches: 0, last: at };
      counts.set(id, { touches: own.touches + 1, last: at });
    }
  const gone = new Set(
    history.contacts.flatMap(({ id, state }) => (state === "left" || state === "died" ? [id] : [])),
  );
  return [...counts].some(
    ([id, { touches, last }]) =>
      touches >= TOUCHES_TO_KNOW &&
      touches >= CHAMPION_SHARE * before.length &&
      (gone.has(id) || last < asOf - CHAMPION_SILENT_DAYS * DAY_MS),
  );
}

function isSingleThreaded({ history, asOf }: CustomerPriority): boolean {
  const recent = history.interactions.filter(
    (it) => it.at > asOf - HALF_YEAR_MS && it.contactIds.length > 0,
  );
  if (recent.length < TOUCHES_TO_KNOW) return false;
  return new Set(recent.flatMap((it) => it.contactIds)).size === 1;
}

const RENEWAL_NEAR_DAYS = 120;
const EXECUTIVE_DAYS = 100;

function isRenewedWithoutExecutive({ history, issues, asOf }: CustomerPriority): boolean {
  if (issues.renewalInDays === null || issues.renewalInDays > RENEWAL_NEAR_DAYS) return false;
  const executives = new Set(
    history.contacts.flatMap(({ id, level }) => (level === "executive" ? [id] : [])),
  );
  return !history.interactions.some(
    (it) =>
      it.at > asOf - EXECUTIVE_DAYS * DAY_MS && it.contactIds.some((id) => executives.has(id)),
  );
}
