import { distance } from "fastest-levenshtein";

/** A name is taken for a misspelling of another when this share of its letters, at most, would have to change. */
const ALIKE_WITHIN = 0.4;

/** Which of the names somebody may have meant; null when none is near. */
export function nearestOf(text: string, names: Iterable<string>): string | null {
  const wanted = text.toLowerCase();
  let best: { name: string; off: number } | null = null;
  for (const name of names) {
    const known = name.toLowerCase();
    const isPart = wanted.length >= 4 && known.includes(wanted);
    const off = isPart ? 1 : distance(wanted, known);
    if (off > known.length * ALIKE_WITHIN) continue;
    if (best === null || off < best.off) best = { name, off };
  }
  return best?.name ?? null;
}
