/** Keeps a long command's memory small. */
import { setFlagsFromString } from "node:v8";

/** What the heap may grow by before it is collected, in per cent of what lives in it; V8 would let it grow fourfold. */
const GROWTH_PERCENT = 50;

/**
 * Has V8 collect garbage before it piles up. An import of a million rows keeps names and ids, and everything else is
 * garbage a moment later: 300,000 rows took 450 MB without this, 250 with it, in the same time.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
  // New objects live in three spaces of up to 32 MB each: they stay as large as loading the program made them.
  setFlagsFromString("--semi-space-growth-factor=1");
}
