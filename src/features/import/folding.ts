import { foldName } from "../../engine/model/names.ts";

const NAMES_REMEMBERED = 100_000;

/** Folds names as the engine does, each name once: a million rows name the same few thousand customers and people. */
export function folding(): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const folded = foldName(name);
    if (known.size >= NAMES_REMEMBERED) known.clear();
    known.set(name, folded);
    return folded;
  };
}
