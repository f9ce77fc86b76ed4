/** Errors that would hurt: records of what did not happen, closed what is open, or obeyed what nobody said (reading contract, "Harm"). */
import type { Gold } from "../../engine/reading/voices.ts";
import { folded, namesIn, pairTouches, type ReadPair } from "./pairs.ts";

type Touch = Gold["interactions"][number];
type Promised = Touch["signals"][number];

/** Instructions that act without asking again. */
const HEAVY = new Set(["pause", "stop", "undo", "resume"]);

/** The harmful errors of one reading, each in a few words; none for a field that was left empty. */
export function harmsOf(pair: ReadPair): string[] {
  return [
    ...harmOfInstruction(pair),
    ...harmOfTouches(pair),
    ...harmOfPlan(pair),
    ...harmOfUpdates(pair),
    ...harmOfPeople(pair),
  ];
}

function harmOfInstruction({ want, got }: ReadPair): string[] {
  if (!got.control || want.control) return [];
  const tells = ["interaction", "plan", "update"].includes(want.outcome);
  return tells || HEAVY.has(got.control.kind) ? ["an instruction nobody gave"] : [];
}

function harmOfTouches({ text, want, got }: ReadPair): string[] {
  const isOpen = want.ask !== null && want.interactions.length === 0;
  const { paired, extra } = pairTouches(want.interactions, got.interactions);
  let missing = paired.filter(([, read]) => read === null).length;
  const harms: string[] = extra.map(() => {
    if (want.control && want.interactions.length === 0 && !isOpen) {
      return "an instruction taken for a record";
    }
    return isOpen || missing-- > 0 ? "a wrong customer" : "a touch that did not happen";
  });
  for (const [told, read] of paired) {
    if (read) harms.push(...harmOfTouch(text, told, read, want.interactions));
  }
  return harms;
}

function harmOfTouch(text: string, told: Touch, read: Touch, touches: Touch[]): string[] {
  const harms: string[] = [];
  for (const name of namesIn(read)) {
    if (!namesIn(told).some((known) => isSamePerson(known, name))) harms.push("a wrong person");
  }
  if (read.occurredOn !== null && read.occurredOn !== told.occurredOn) harms.push("a wrong day");
  const moods = new Set([told.sentiment, read.sentiment]);
  if (moods.has("positive") && moods.has("negative")) harms.push("a mood turned round");
  for (const { quote } of read.signals) {
    const stands = (touch: Touch) => touch.signals.some((it) => overlap(text, it.quote, quote));
    const others = touches.filter(({ customer }) => customer !== told.customer);
    if (!stands(told) && others.some(stands)) harms.push("a wrong customer");
  }
  return [...harms, ...harmOfPromises(text, promisesIn(told), promisesIn(read))];
}

const promisesIn = ({ signals }: Touch) => signals.filter(({ kind }) => kind === "commitment");

function harmOfPromises(text: string, told: Promised[], read: Promised[]): string[] {
  const free = [...told];
  return read.flatMap((promise) => {
    const isMeant = (it: Promised) => overlap(text, it.quote, promise.quote);
    const isSame = (it: Promised) => isMeant(it) && it.by === promise.by;
    const own =
      free.find(isSame) ??
      free.find(isMeant) ??
      told.find(isSame) ??
      free.find(({ by }) => by === promise.by);
    if (!own) return ["a promise nobody made"];
    if (free.includes(own)) free.splice(free.indexOf(own), 1);
    if (own.by !== promise.by) return ["a promise on the wrong side"];
    if (promise.dueOn == null || promise.dueOn === own.dueOn) return [];
    const isOther = told.some(({ by, dueOn }) => by === promise.by && dueOn === promise.dueOn);
    return isOther ? [] : ["a wrong day"];
  });
}

function harmOfPlan({ want, got }: ReadPair): string[] {
  if (!want.plan || !got.plan) return [];
  const isWrongDay = got.plan.on !== null && got.plan.on !== want.plan.on;
  return [
    ...(isWrongDay ? ["a wrong day"] : []),
    ...(got.plan.customer === want.plan.customer ? [] : ["a wrong customer"]),
  ];
}

const closes = ({ change }: { change: string }) => change === "done" || change === "dropped";

function harmOfUpdates({ want, got }: ReadPair): string[] {
  const harms: string[] = [];
  const wanted = (ref: string) => want.updates.filter((update) => update.ref === ref);
  for (const { ref } of got.updates.filter(closes)) {
    if (!wanted(ref).some((it) => it.maybe || closes(it))) harms.push("an open item closed");
  }
  for (const { ref, change, maybe } of want.updates) {
    if (change !== "done" || maybe || got.ask !== null) continue;
    const isSeen = got.updates.some((it) => it.ref === ref && closes(it));
    if (!isSeen) harms.push("an open item left open that was said to be done");
  }
  for (const { ref, change, dueOn } of got.updates) {
    const moved = wanted(ref).find((it) => it.change === "moved" && !it.maybe);
    if (change === "moved" && dueOn !== null && moved && moved.dueOn !== dueOn) {
      harms.push("a wrong day");
    }
  }
  return harms;
}

function harmOfPeople({ text, known, got }: ReadPair): string[] {
  const names = [text, ...known].map(folded);
  return got.people.flatMap(({ name }) =>
    names.some((it) => it.includes(folded(name))) ? [] : ["a wrong person"],
  );
}

/** A short form ("Kai" for "Kai Lund") is the same person; "Dana Miller" for "Dana Brooks" is not. */
function isSamePerson(a: string, b: string): boolean {
  const [one, other] = [a.split(/\s+/), b.split(/\s+/)];
  return one.every((part) => other.includes(part)) || other.every((part) => one.includes(part));
}

/** Whether two quotes share a stretch of the text. */
function overlap(text: string, a: string, b: string): boolean {
  const [one, other] = [text.indexOf(a), text.indexOf(b)];
  return one >= 0 && other >= 0 && one < other + b.length && other < one + a.length;
}
