import { addDays as dayAfter, daysBetween } from "../../model/calendar.ts";
import type { Channel } from "../../model/interaction.ts";
import { contactName, type CustomerAsOf, type Touch } from "../../strengths/subject.ts";
import { addDay, addDays, addPlain, sayDays, type Situation } from "../known.ts";

const CHANNEL_SAID: Record<Channel, string> = {
  meeting: "a meeting",
  call: "a call",
  email: "an email",
  message: "a message",
  visit: "a visit",
  event: "an event",
};
const WRITTEN_SAID: Partial<Record<Channel, string>> = { email: "email", message: "messages" };
const IN_PERSON = new Set<Channel | null>(["meeting", "visit", "event"]);
/** As many touches tell a habit of writing from a chance. */
const WRITTEN_TOUCHES = 5;
const WRITTEN_DAYS = 180;
/** A relationship counts as newly recovered for a month. */
const RECOVERED_DAYS = 30;
const LONGEST_ORDINARY_PAUSES = 2.5;
const SHORTEST_RECOVERED_GAP_DAYS = 45;

/** Adds facts about rhythm: the last touch, the usual gap, who spoke, meetings in person, and quiet risk. */
export function rhythmFacts(situation: Situation, quietRisk: number | null): void {
  const { customer } = situation;
  const { cadence, today, touches } = customer;
  addPlain(situation, "rhythmState", cadence.state);
  addPlain(situation, "touchDays", cadence.touchDays);
  if (quietRisk !== null) {
    const inTen = Math.min(9, Math.max(1, Math.round(quietRisk * 10)));
    situation.facts.quietRisk = { value: quietRisk, say: `about ${inTen} in 10` };
  }
  const last = touches.at(-1);
  if (last === undefined) return;
  addDay(situation, "lastOn", last.on);
  addDays(situation, "daysSilent", daysBetween(last.on, today), { on: last.on });
  addPlain(situation, "touches90", daysSince(touches, dayAfter(today, -90)));
  if (last.interaction.channel) {
    addPlain(situation, "lastChannel", CHANNEL_SAID[last.interaction.channel]);
  }
  const with_ = contactName(customer, last.interaction.contactIds[0] ?? null);
  if (with_ !== null) addPlain(situation, "lastWith", with_);
  if (cadence.state !== "new") {
    const days = Math.max(1, Math.round(cadence.usualGapDays));
    situation.facts.usualGap = { value: days, say: days === 1 ? "day" : sayDays(days) };
    recovered(situation, last, cadence.ordinaryPauseDays);
  }
  voices(situation);
  inPerson(situation);
}

/** The unusual silence that the latest touches ended. */
function recovered({ customer, facts }: Situation, last: Touch, ordinaryPauseDays: number): void {
  const long = Math.max(SHORTEST_RECOVERED_GAP_DAYS, ordinaryPauseDays * LONGEST_ORDINARY_PAUSES);
  for (let i = customer.touches.length - 1; i > 0; i--) {
    const back = customer.touches[i] as Touch;
    if (daysBetween(back.on, customer.today) > RECOVERED_DAYS) return;
    const before = customer.touches[i - 1] as Touch;
    const gap = daysBetween(before.on, back.on);
    if (gap > long) {
      facts.gapBefore = { value: gap, say: sayDays(gap), evidence: { on: last.on } };
      return;
    }
  }
}

/** When they last spoke, and how often we did since. */
function voices(situation: Situation): void {
  const { touches, today } = situation.customer;
  const heard = touches.findLast((it) => it.interaction.direction !== "out");
  const since = heard ? touches.slice(touches.lastIndexOf(heard) + 1) : touches;
  addPlain(situation, "unanswered", daysSince(since, ""));
  if (!heard) return;
  addDay(situation, "heardOn", heard.on);
  addDays(situation, "heardDays", daysBetween(heard.on, today), { on: heard.on });
}

function inPerson(situation: Situation): void {
  const { touches, today } = situation.customer;
  const recent = touches.filter((it) => it.on >= dayAfter(today, -WRITTEN_DAYS));
  const channels = new Set(recent.map((it) => it.interaction.channel));
  const [only] = channels;
  const written = channels.size === 1 && only ? WRITTEN_SAID[only] : undefined;
  if (written && recent.length >= WRITTEN_TOUCHES) {
    addPlain(situation, "onlyWritten", written, { on: (recent.at(-1) as Touch).on });
  }
  const met = touches.findLast((it) => IN_PERSON.has(it.interaction.channel));
  if (met) {
    addDay(situation, "metOn", met.on);
    addDays(situation, "metDays", daysBetween(met.on, today), { on: met.on });
  }
  const saw = touches.findLast((it) => it.interaction.channel === "visit");
  if (saw) {
    addDay(situation, "sawOn", saw.on);
    addDays(situation, "sawDays", daysBetween(saw.on, today), { on: saw.on });
  }
}

/** Distinct days with a touch from a day on. */
function daysSince(touches: CustomerAsOf["touches"], from: string): number {
  return new Set(touches.filter((it) => it.on >= from).map((it) => it.on)).size;
}
