/** News of people that no word list knows, by how likely the classifier finds it. */
import type { Act } from "./acts.ts";
import type { Clause } from "./clauses.ts";
import type { Cue, Named } from "./people-cues.ts";
import type { ClassedWord } from "./word-classes.ts";

/** From here on a clause that no word list knows brings news of the one person in it, */
const HEARD_FROM = 0.7;
/** and, where it names nobody, of who was spoken of last. */
const HEARD_OF_LAST_FROM = 0.85;
const NEWS_ACTS = [
  ["left", "left"],
  ["away", "away"],
  ["back", "back"],
  ["role", "moved"],
] as const satisfies [Act, Cue["change"]][];

/** News by how likely the clause brings it, whatever its words. */
export function heardIn(
  { clause, people, words }: { clause: Clause; people: Named[]; words: ClassedWord[] },
  last: Named | null,
): { person: Named; cue: Cue } | null {
  const [first] = NEWS_ACTS.toSorted(([one], [other]) => clause.acts[other] - clause.acts[one]);
  if (first === undefined || people.length > 1) return null;
  const [act, change] = first;
  const person = people[0] ?? (clause.subject === "us" ? null : last);
  const from = people.length === 1 ? HEARD_FROM : HEARD_OF_LAST_FROM;
  if (person === null || clause.acts[act] < from) return null;
  const { start, end } = clause;
  const word: ClassedWord = { word: "", start, end, is: new Set() };
  return { person, cue: { change, isAhead: act === "away", word, at: words.length } };
}
