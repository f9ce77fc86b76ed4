import type { KeptReading } from "../../engine/life/edit.ts";
import { toldAgain } from "../../engine/life/told-again.ts";
import type { ReadingContext } from "./reading-context.ts";

/** What tells an open concern again stands for it. */
export function withToldAgain(
  text: string,
  reading: KeptReading,
  context: ReadingContext,
): KeptReading {
  const edits = toldAgain(text, reading, context);
  return edits.length === 0 ? reading : { ...reading, edits: [...(reading.edits ?? []), ...edits] };
}
