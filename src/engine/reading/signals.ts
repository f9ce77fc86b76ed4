import { dateOf } from "./local-day.ts";
import { asWritten } from "./normalized-text.ts";
import type { ReadSignal } from "./reading.ts";
import type { Draft, Clause } from "./told-clauses.ts";
import type { AnnotatedText } from "./annotated-text.ts";

/** Clauses of one sentence that tell of one kind. */
type Group = { tellings: Clause[]; found: Draft["found"][number] };

/** Words that hang over from the sentence around a quote. */
const LEADING =
  /^(?:(?:and|but|so|then|also|though|although|that|because|only|plus|und|aber|dass|y|pero|que|et|mais|e|mas|og|men|at|anyway|yes|apparently),? )+/;
const TRAILING = /(?:[\s,;:.!?-]|\s(?:though|too|lah|la|lol|however|haha|as well)$)+$/;

/**
 * The signals of one record, one for each kind in a sentence, quoted letter for letter.
 *
 * @param draft the record in the making
 * @param scene the marked reply
 */
export function signalsOf(draft: Draft, scene: AnnotatedText): ReadSignal[] {
  const groups: Group[] = [];
  for (const found of draft.found) {
    const group = groups.find(
      (each) =>
        each.found.told.sentence === found.told.sentence &&
        each.found.kind.kind === found.kind.kind &&
        each.found.kind.by === found.kind.by,
    );
    if (group === undefined) groups.push({ tellings: [found.told], found });
    else group.tellings.push(found.told);
  }
  const told = groups.filter(
    (group) => !isMoodAlone(group.found) || !groups.some((other) => isSaidBetter(other, group)),
  );
  return told.flatMap(({ tellings, found }) => {
    const quote = quoteOf(scene, tellings);
    if (quote === "") return [];
    const { kind, by } = found.kind;
    return {
      kind,
      quote,
      ...(found.contact === null ? {} : { contact: found.contact }),
      ...(by === null ? {} : { by }),
      ...(kind === "commitment" ? { dueOn: dueOf(scene, tellings) } : {}),
    };
  });
}

/** "He rang, proper narked": the mood alone, in the words of the touch or in two or three of its own. */
function isMoodAlone({ told, kind }: Draft["found"][number]): boolean {
  if (kind.kind !== "concern" && kind.kind !== "appreciation") return false;
  return told.touch?.when === "past" || told.flat.split(" ").length <= 3;
}

function isSaidBetter(other: Group, group: Group): boolean {
  const same =
    other.found.kind.kind === group.found.kind.kind && other.found.kind.by === group.found.kind.by;
  return other !== group && same && !isMoodAlone(other.found);
}

function quoteOf(scene: AnnotatedText, tellings: Clause[]): string {
  let start = Math.min(...tellings.map((told) => told.start));
  let end = Math.max(...tellings.map((told) => told.end));
  const flat = scene.plain.flat.slice(start, end);
  start += LEADING.exec(flat)?.[0].length ?? 0;
  const rest = scene.plain.flat.slice(start, end);
  end -= TRAILING.exec(rest)?.[0].length ?? 0;
  return asWritten(scene.plain, start, end).trim();
}

function dueOf(scene: AnnotatedText, tellings: Clause[]): string | null {
  const inside = tellings.flatMap((told) => told.dates);
  const [told] = tellings;
  const around = scene.dates.filter(
    (date) =>
      told !== undefined && date.start >= told.start && date.end <= told.sentence.end && date.due,
  );
  const sentence = told?.sentence;
  const elsewhere = scene.dates.filter(
    (date) =>
      sentence !== undefined &&
      date.start >= sentence.start &&
      date.end <= sentence.end &&
      date.due,
  );
  const dates = [...inside, ...around, ...elsewhere].filter(
    (date) =>
      !date.span && date.lean !== "past" && date.future !== null && date.future >= scene.today,
  );
  const due = dates.find((date) => date.due) ?? dates[0];
  return due?.future === undefined || due.future === null ? null : dateOf(due.future);
}
