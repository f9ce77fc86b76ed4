import { loadavg } from "node:os";
import type { Served } from "./cores.ts";
import type { Load } from "./load.ts";

/** What is compared: two ways to serve the same load, in turn. While one is measured the other stands still. */
export type Pair = { ours: Side; baseline: Side };
type Side = { served: Served; load: (served: Served, seconds: number) => Promise<Load> };

/** How often each is measured, and for how many seconds. */
type Rounds = {
  rounds: number;
  seconds: number;
  /** before the first of them: a server's code is compiled as it is used, for the first minute of such a load */
  warmUpSeconds: number;
};

type Figures = {
  name: string;
  unit: string;
  /** the ratio to reach */
  wanted: number;
};

/**
 * Runs both in turn, first so long that they are warm, which does not count, and prints the medians of their requests a
 * second, the median of the rounds' ratios (a machine's neighbours slow both of a round, not both of all rounds), and the
 * latencies of all counted rounds together; beside those the median and the worst of the rounds' own p99.
 */
export async function compareInRounds(
  pair: Pair,
  { rounds, seconds, warmUpSeconds }: Rounds,
  figures: Figures,
  print: (line: object) => void,
  facts: () => object,
): Promise<void> {
  const { ours: us, baseline: them } = pair;
  const measure = async ({ served, load }: Side, other: Side, forSeconds: number) => {
    other.served.freeze();
    served.wake();
    return load(served, forSeconds);
  };
  await measure(them, us, warmUpSeconds);
  await measure(us, them, warmUpSeconds);
  const ours: Load[] = [];
  const baseline: Load[] = [];
  for (let round = 0; round < rounds; round++) {
    baseline.push(await measure(them, us, seconds));
    ours.push(await measure(us, them, seconds));
  }
  for (const { wrong, wrongAnswer } of [...ours, ...baseline]) {
    if (wrong > 0) throw new Error(`${figures.name}: ${wrong} answers were wrong: ${wrongAnswer}`);
  }
  const value = median(ours.map((it) => it.perSecond));
  const rival = median(baseline.map((it) => it.perSecond));
  const ratios = ours.map((it, i) => {
    const beside = baseline[i]?.perSecond ?? Number.NaN;
    return Math.round((it.perSecond / beside) * 1_000) / 1_000;
  });
  const inRounds = ours.map(({ latencies }) => latencies.toSorted((a, b) => a - b));
  const together = inRounds.flat().toSorted((a, b) => a - b);
  const latency = (share: number) => round1(quantile(together, share));
  const p99s = inRounds.map((all) => quantile(all, 0.99));
  print({
    name: figures.name,
    value: round1(value),
    unit: figures.unit,
    baseline: round1(rival),
    ratio: median(ratios),
    wanted: figures.wanted,
    p50Ms: latency(0.5),
    p99Ms: latency(0.99),
    medianP99Ms: round1(median(p99s)),
    worstP99Ms: round1(Math.max(...p99s)),
    ratios,
    cpuMs: cpuOf(ours),
    baselineCpuMs: cpuOf(baseline),
    loadAverage: loadavg().map(round1),
    ...facts(),
  });
}

function cpuOf(loads: Load[]): number | null {
  const known = loads.flatMap((it) => it.cpuMs ?? []);
  return known.length === 0 ? null : Math.round(median(known) * 1_000) / 1_000;
}

export function median(values: number[]): number {
  return quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
}

function quantile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const round1 = (value: number) => Math.round(value * 10) / 10;
