/** How well replies are read: the scores of the reading contract, over pairs of what a person and what a reader read. */
import type { Gold } from "../../engine/reading/voices.ts";
import { folded, type ReadPair, namesIn, pairTouches, signalKey } from "./pairs.ts";

/** A score counts in the mean from so many cases on: fewer tell nothing. */
const FEWEST_CASES = 8;

export type Scores = {
  /** the mean over all fields with enough cases */
  mean: number;
  /** each field's share of equal values, or F1 for lists */
  fields: Record<string, number>;
  /** of what was told, how much was heard: [heard, told] */
  recall: Record<string, [heard: number, told: number]>;
  inventedQuotes: number;
};

/** Scores pairs as the reading contract says. */
export function scoresOf(pairs: readonly ReadPair[]): Scores {
  const shares = new Map<string, [equal: number, of: number]>();
  const lists = new Map<string, [hits: number, extra: number, missed: number]>();
  const recall = new Map<string, [number, number]>();
  let inventedQuotes = 0;
  const share = (field: string, want: unknown, got: unknown) => {
    const [equal, of] = shares.get(field) ?? [0, 0];
    shares.set(field, [equal + ((want ?? null) === (got ?? null) ? 1 : 0), of + 1]);
  };
  const list = (field: string, want: string[], got: string[]) => {
    const [hits, extra, missed] = lists.get(field) ?? [0, 0, 0];
    const found = common(want, got);
    lists.set(field, [hits + found, extra + got.length - found, missed + want.length - found]);
  };
  const heard = (what: string, want: string[], got: string[]) => {
    const [found, told] = recall.get(what) ?? [0, 0];
    recall.set(what, [found + common(want, got), told + want.length]);
  };
  for (const pair of pairs) {
    const { text, today, want, got } = pair;
    share("outcome", want.outcome, got.outcome);
    share("records", customersOf(want), customersOf(got));
    share("ask", want.ask !== null, got.ask !== null);
    share("control.kind", want.control?.kind, got.control?.kind);
    if (want.control) {
      // No day is right only where an instruction was heard.
      const of = (day: string | null | undefined) => (got.control ? day : "nothing heard");
      const isTimed = want.control.kind === "snooze" || want.control.kind === "pause";
      if (isTimed) share("control.until", want.control.until, of(got.control?.until));
      const later = (day: string | null | undefined) => (day === today ? null : day);
      share("control.from", later(want.control.from), of(later(got.control?.from) ?? null));
    }
    share("plan", want.plan !== null, got.plan !== null);
    if (want.plan) share("plan.on", want.plan.on, got.plan?.on);
    const { paired, extra } = pairTouches(want.interactions, got.interactions);
    for (const [told, read] of paired) {
      for (const field of ["channel", "occurredOn", "sentiment"] as const) {
        share(field, told[field], read ? read[field] : "no record");
      }
      list("contacts", namesIn(told), read ? namesIn(read) : []);
      list("signals", told.signals.map(signalKey), signalsIn(text, read).map(signalKey));
      for (const { kind, dueOn } of told.signals) {
        if (kind !== "commitment" || dueOn == null) continue;
        const days = signalsIn(text, read).flatMap((it) => it.dueOn ?? []);
        share("dueOn", dueOn, days.includes(dueOn) ? dueOn : null);
      }
    }
    for (const read of extra) {
      list("contacts", [], namesIn(read));
      list("signals", [], signalsIn(text, read).map(signalKey));
    }
    for (const { quote } of got.interactions.flatMap(({ signals }) => signals)) {
      if (!text.includes(quote)) inventedQuotes++;
    }
    const changes = { updates: updateKeys, people: peopleKeys, "customer news": newsKeys };
    for (const [field, changesOf] of Object.entries(changes)) {
      const { wanted, read } = changesOf(want, got);
      list(field, wanted, read);
      heard(field, wanted, read);
    }
    heard("instructions", one(want.control?.kind), one(got.control?.kind));
    heard("plans", one(want.plan && "plan"), one(got.plan && "plan"));
    heard("our promises", ourPromises(want), ourPromises(got));
  }
  const fields: Record<string, number> = {};
  let sum = 0;
  let counted = 0;
  const add = (field: string, value: number, cases: number) => {
    fields[field] = value;
    if (cases < FEWEST_CASES) return;
    sum += value;
    counted++;
  };
  for (const [field, [equal, of]] of shares) add(field, equal / of, of);
  for (const [field, [hits, extra, missed]] of lists) {
    add(field, (2 * hits) / Math.max(1, 2 * hits + extra + missed), hits + missed);
  }
  const mean = counted === 0 ? 0 : sum / counted;
  return { mean, fields, recall: Object.fromEntries(recall), inventedQuotes };
}

/** How many of one list stand in the other, each once. */
function common(want: readonly string[], got: readonly string[]): number {
  const rest = [...got];
  return want.filter((each) => {
    const at = rest.indexOf(each);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  }).length;
}

const one = (value: string | null | undefined): string[] => (value ? [value] : []);

const customersOf = ({ interactions }: Gold) =>
  interactions.map(({ customer }) => customer).join(" + ");

const ourPromises = ({ interactions }: Gold) =>
  interactions
    .flatMap(({ signals }) => signals)
    .filter(({ kind, by }) => kind === "commitment" && by === "us")
    .map(() => "ours");

/** A signal counts only when its quote stands in the text. */
const signalsIn = (text: string, touch: Gold["interactions"][number] | null) =>
  (touch?.signals ?? []).filter(({ quote }) => text.includes(quote));

type Keys = (want: Gold, got: Gold) => { wanted: string[]; read: string[] };

const updateKeys: Keys = (want, got) =>
  keysOf(want.updates, got.updates, ({ ref, change }) => `${ref} ${change}`);
const peopleKeys: Keys = (want, got) =>
  keysOf(want.people, got.people, ({ name, change }) => `${folded(name)} ${change}`);
const newsKeys: Keys = (want, got) =>
  keysOf(want.customerNews, got.customerNews, ({ customer, change }) => `${customer} ${change}`);

function keysOf<T extends { maybe?: boolean }>(want: T[], got: T[], key: (one: T) => string) {
  const open = new Set(want.filter((it) => it.maybe).map(key));
  return {
    wanted: want.filter((it) => !it.maybe).map(key),
    read: [...new Set(got.map(key))].filter((it) => !open.has(it)),
  };
}
