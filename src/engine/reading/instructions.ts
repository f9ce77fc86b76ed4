import { controlOf, isSkip } from "./controls.ts";
import { dateOf } from "./local-day.ts";
import type { Reading } from "./reading.ts";
import type { Told } from "./records.ts";
import type { Scene } from "./scene.ts";

/** What a reply asks of the coach itself. */
export type Instruction = { control: Reading["control"]; skip: boolean };

/**
 * @param scene the marked reply
 * @param tellings its clauses
 * @returns the first instruction to the coach, and whether the rep passes on the nudge
 */
export function instructionOf(scene: Scene, tellings: Told[]): Instruction {
  let skip = false;
  for (const sentence of scene.sentences) {
    const flat = scene.plain.flat.slice(sentence.start, sentence.end);
    const clauses = tellings.filter((told) => told.sentence === sentence);
    const kind =
      controlOf(flat) ??
      clauses.map((told) => controlOf(told.flat)).find((each) => each !== null) ??
      null;
    if (kind !== null) return { control: { kind, until: untilOf(kind, sentence, scene) }, skip };
    skip ||= isSkip(flat) || clauses.some((told) => isSkip(told.flat));
  }
  return { control: null, skip };
}

function untilOf(
  kind: NonNullable<Reading["control"]>["kind"],
  sentence: { start: number; end: number },
  scene: Scene,
): string | null {
  if (kind !== "snooze" && kind !== "pause") return null;
  const ahead = scene.dates.filter(
    (date) => date.lean !== "past" && date.future !== null && date.future >= scene.today,
  );
  const own = ahead.filter((date) => date.start >= sentence.start && date.end <= sentence.end);
  const dates = own.length > 0 ? own : ahead;
  const best =
    dates.find((date) => date.due && !date.span) ??
    dates.findLast((date) => !date.span) ??
    dates.find((date) => date.due) ??
    dates.at(-1);
  return best?.future === undefined || best.future === null ? null : dateOf(best.future);
}
