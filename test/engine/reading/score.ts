import type { Reading } from "../../../src/engine/reading/reading.ts";

type Signal = Reading["interactions"][number]["signals"][number];
export type Scores = Record<string, number>;

/** What to call a signal when counting: its kind, and its side where the kind has one. */
const named = ({ kind, by }: Signal): string =>
  kind === "commitment" || kind === "appreciation" ? `${kind}:${by}` : kind;
const folded = (name: string): string =>
  name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();

/**
 * Scores readings as the reading contract says: shares for single fields, F1 for people and signals.
 *
 * @param pairs what a person would read, and what was read
 */
export function scoresOf(pairs: { text: string; want: Reading; got: Reading }[]): Scores {
  const shares = new Map<string, [hits: number, of: number]>();
  const lists = new Map<string, [hits: number, extra: number, missed: number]>();
  const share = (name: string, hit: boolean): void => {
    const [hits, of] = shares.get(name) ?? [0, 0];
    shares.set(name, [hits + (hit ? 1 : 0), of + 1]);
  };
  const list = (name: string, want: string[], got: string[]): void => {
    const rest = [...got];
    const tally = lists.get(name) ?? [0, 0, 0];
    for (const each of want) {
      const at = rest.indexOf(each);
      if (at >= 0) rest.splice(at, 1);
      tally[at >= 0 ? 0 : 2] += 1;
    }
    tally[1] += rest.length;
    lists.set(name, tally);
  };
  for (const { text, want, got } of pairs) {
    share("outcome", got.outcome === want.outcome);
    share(
      "records",
      got.interactions.length === want.interactions.length &&
        want.interactions.every((touch, at) => got.interactions[at]?.customer === touch.customer),
    );
    share("ask", (got.ask === null) === (want.ask === null));
    share("control.kind", got.control?.kind === want.control?.kind);
    if (want.control?.until != null)
      share("control.until", got.control?.until === want.control.until);
    share("plan", (got.plan === null) === (want.plan === null));
    if (want.plan !== null) share("plan.on", got.plan?.on === want.plan.on);
    const pool = [...got.interactions];
    for (const touch of want.interactions) {
      const at = pool.findIndex(({ customer }) => customer === touch.customer);
      const [found] = at >= 0 ? pool.splice(at, 1) : [];
      share("channel", found?.channel === touch.channel);
      share("occurredOn", found?.occurredOn === touch.occurredOn);
      share("sentiment", found?.sentiment === touch.sentiment);
      list(
        "contacts",
        [...touch.contacts, ...touch.newContacts].map(folded),
        [...(found?.contacts ?? []), ...(found?.newContacts ?? [])].map(folded),
      );
      const signals = (found?.signals ?? []).filter(({ quote }) => text.includes(quote));
      list("signals", touch.signals.map(named), signals.map(named));
      for (const { kind, dueOn } of touch.signals)
        if (kind === "commitment" && dueOn != null)
          share(
            "dueOn",
            signals.some((signal) => signal.dueOn === dueOn),
          );
    }
    for (const extra of pool) {
      list("contacts", [], [...extra.contacts, ...extra.newContacts]);
      list("signals", [], extra.signals.map(named));
    }
  }
  const scores: Scores = {};
  for (const [name, [hits, of]] of shares) scores[name] = hits / of;
  for (const [name, [hits, extra, missed]] of lists)
    scores[name] = (2 * hits) / Math.max(1, 2 * hits + extra + missed);
  return scores;
}
