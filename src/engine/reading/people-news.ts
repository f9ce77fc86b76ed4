/** News of people at customers: who came, went, is away, is back, or has another role. */
import type { AnnotatedText } from "./annotated-text.ts";
import { within } from "./annotated-text.ts";
import type { Clause } from "./clauses.ts";
import { customersOf } from "./clause-customers.ts";
import type { DateMention } from "./date-rule.ts";
import { dateOf, type Day } from "./local-day.ts";
import { asWritten } from "./normalized-text.ts";
import { heardIn } from "./people-heard.ts";
import { type Cue, cuesIn, goesTo, hasCue, type Named, presentedIn } from "./people-cues.ts";
import type { ReadPersonNews } from "./reading.ts";
import type { TextSpan } from "./sentences.ts";
import type { ClassedWord } from "./word-classes.ts";

/** A clause as it is read here: who is named in it, and its words. */
type Telling = { clause: Clause; people: Named[]; words: ClassedWord[] };

/** How many words may stand between a person and the news. */
const NEAR = 5;
/** "The papers of Roussel have come": what is somebody's is not they. */
const OF_SOMEBODY = /(?:^|[^a-z])(?:of|de|du|d'|von|vom|do|da|af)(?: la| el| o| a)? ?$/;
/** A name stands this close after the news that is its own, an article between: "jubila el ". */
const NAME_GAP = 5;
/** How far from the news, in characters, its day may stand. */
const DAY_REACH = 44;
/** Words before a day that may say from or until when. */
const DAY_LEAD = 12;

/** @returns the news of people that the reply tells as facts, one for each person */
export function peopleNewsOf(annotated: AnnotatedText, clauses: Clause[]): ReadPersonNews[] {
  if (annotated.language === null) return [];
  const { request, normalized, lexicon, languages } = annotated;
  const wordsIn = (span: TextSpan) => lexicon.peopleWords.wordsIn(normalized.flat, span, languages);
  const found: ReadPersonNews[] = [];
  const { nudge } = request;
  let last: Named | null =
    nudge?.contact === undefined
      ? null
      : { name: nudge.contact, customer: nudge.customer, start: -1, end: -1 };
  for (const clause of clauses) {
    const { sentence } = clause;
    const isFirst = clause.start === sentence.clauses[0]?.start;
    const presented = isFirst ? presentedIn(sentence, wordsIn(sentence), annotated) : [];
    const telling = { clause, people: namedIn(clause, annotated), words: wordsIn(clause) };
    const isTold =
      !sentence.question && !lexicon.hearsay.test(clause.flat) && !lexicon.unreal.test(clause.flat);
    for (const cue of isTold
      ? [
          ...goesTo(telling.words, annotated),
          ...cuesIn(
            telling.words,
            telling.people,
            wordsIn({ start: clause.end, end: Math.min(sentence.end, clause.end + DAY_REACH) }),
          ),
        ]
      : []) {
      const person = whoOf(cue, telling, last);
      if (person !== null) tell(person, cue, telling);
    }
    for (const person of presented) tell(person, null, telling);
    // What the word lists know and did not take was looked at: "left the meeting early".
    const heard = isTold && !hasCue(telling.words) ? heardIn(telling, last) : null;
    if (heard !== null) tell(heard.person, heard.cue, telling);
    last = presented.at(-1) ?? telling.people.at(-1) ?? last;
  }
  return found;

  function tell(person: Named, cue: Cue | null, { clause }: Telling): void {
    const customer = person.customer ?? customerOf(clause, clauses, annotated);
    if (customer === null) return;
    const known = found.find(({ name }) => name === person.name);
    const isNew = cue === null || (cue.change === "moved" && person.customer === null);
    const change = isNew ? "joined" : cue.change;
    const days = daysOf(cue, cue?.word ?? person, { clause, annotated, wordsIn });
    if (known?.change === change)
      Object.assign(known, { from: known.from ?? days.from, until: known.until ?? days.until });
    if (known !== undefined) return;
    const span =
      cue === null
        ? { start: Math.min(person.start, clause.start), end: Math.max(person.end, clause.end) }
        : clause;
    const quote = asWritten(normalized, span.start, span.end).trim();
    found.push({
      customer,
      name: person.name,
      change,
      ...days,
      quote,
    });
  }
}

function namedIn(clause: Clause, { newcomers, tokens, normalized }: AnnotatedText): Named[] {
  const known = clause.mentions.flatMap((mention): Named[] => {
    if (mention.is === "company") return [];
    const [person, other] = mention.is === "person" ? [mention.person] : mention.people;
    if (person === undefined || other !== undefined) return [];
    const { start, end } = mention.at;
    return [{ start, end, name: person.name, customer: person.customer }];
  });
  const unknown = within(newcomers, clause).flatMap(({ start, end, name, ours }): Named[] => {
    if (ours) return [];
    // A family that owns the customer: "Kyle Kestner" of Kestner Pallet.
    const next = tokens.find((token) => token.start === end + 1);
    const isLonger =
      !name.includes(" ") &&
      next?.capital === true &&
      clause.mentions.some(({ is, at }) => is === "company" && at.start === next.start);
    return isLonger
      ? [{ start, end: next.end, name: asWritten(normalized, start, next.end), customer: null }]
      : [{ start, end, name, customer: null }];
  });
  return [...known, ...unknown].toSorted((left, right) => left.start - right.start);
}

/**
 * Whose news it is: the nearest before the word, by name or as "she"; else the next after it; else, where nobody acts in the
 * clause, who was spoken of. Null where it is denied or only feared, or the rep's own.
 */
function whoOf(
  { word, at, change }: Cue,
  { clause, people, words }: Telling,
  last: Named | null,
): Named | null {
  if (words.slice(0, at).some(({ is }) => is.has("maybe"))) return null;
  const isPossessor = change === "moved" && word.word.startsWith("'s");
  const before = people.findLast(
    ({ end, start }) =>
      (isPossessor ? end < word.start : end <= word.end) &&
      !OF_SOMEBODY.test(clause.flat.slice(0, start - clause.start)),
  );
  const pronoun = words
    .slice(0, at)
    .findLastIndex(({ is }, n) => is.has("us") || (is.has("they") && isPronoun(words, n)));
  const isSaidSo = (from: number) => {
    const between = words.filter(({ start }, n) => start >= from && n < at);
    return between.length <= NEAR + 1 && !between.some(({ is }) => is.has("no") || is.has("says"));
  };
  const acting = words[pronoun];
  if (before !== undefined && (acting === undefined || before.start > acting.start))
    return isSaidSo(before.end) ? before : afterIn();
  // "Que se jubila Tomás": whom the word names right after it.
  const next = people.find(({ start }) => start >= word.end && start <= word.end + NAME_GAP);
  if (acting?.is.has("they") === true && next !== undefined && isSaidSo(acting.end)) return next;
  if (acting !== undefined) {
    if (acting.is.has("us") || !isSaidSo(acting.end)) return null;
    return isFit(before ?? last);
  }
  const after = afterIn();
  if (after !== null) return after;
  const isBare = words
    .slice(0, at)
    .every(({ is }) => ["being", "off", "now", "no-subject"].some((each) => is.has(each)));
  const isThird =
    ["being", "off"].some((each) => words[at - 1]?.is.has(each) === true) ||
    (last !== null && last.start >= clause.sentence.start);
  return isBare && isThird && !words.some(({ is }) => is.has("us")) ? isFit(last) : null;

  function afterIn(): Named | null {
    const later = people.find(({ start }) => start >= word.start);
    if (later === undefined) return null;
    const gap = words.filter(({ start }) => start >= word.end && start < later.start).length;
    return gap < NEAR - 1 ? later : null;
  }
  /** Somebody of the portfolio does not join again without being named. */
  function isFit(person: Named | null): Named | null {
    return person !== null && (change !== "joined" || person.customer === null) ? person : null;
  }
}

/** "Der ist jetzt Leiter", not "der Leiter". */
function isPronoun(words: ClassedWord[], at: number): boolean {
  return !/^(?:der|die)$/.test(words[at]?.word ?? "") || words[at + 1]?.is.has("is") === true;
}

/** The customer of somebody unknown: the one that the clause names, else the last one before it, else the nudge's. */
function customerOf(clause: Clause, clauses: Clause[], { request }: AnnotatedText): string | null {
  const at = clauses.indexOf(clause);
  const [own] = customersOf(clause);
  const before = clauses.slice(0, at).flatMap(customersOf).at(-1);
  const [after] = clauses.slice(at + 1).flatMap(customersOf);
  return own ?? before ?? request.nudge?.customer ?? after ?? null;
}

type DayContext = {
  clause: Clause;
  annotated: AnnotatedText;
  wordsIn: (span: TextSpan) => ClassedWord[];
};

/** From when and until when, by the days that stand near the word. */
function daysOf(
  cue: Cue | null,
  word: TextSpan,
  { clause, annotated, wordsIn }: DayContext,
): Pick<ReadPersonNews, "from" | "until"> {
  const { today } = annotated;
  const isNear = ({ start, end, span }: DateMention) =>
    !span &&
    start < word.end + DAY_REACH &&
    end > word.start - DAY_REACH &&
    !wordsIn({ start: Math.min(word.end, start), end: start }).some(({ is }) => is.has("us"));
  const own = within(annotated.dates, clause).filter(isNear);
  const next = clause.sentence.clauses.find(({ start }) => start >= clause.end);
  const isMore =
    next !== undefined &&
    wordsIn(next).some(({ is }) =>
      ["until", "from", "joined", "left", "leaves", "off"].some((each) => is.has(each)),
    ) &&
    !wordsIn(next).some(({ is }) => is.has("us") || is.has("they"));
  const days = own.length > 0 || !isMore ? own : within(annotated.dates, next).filter(isNear);
  const isAhead = cue?.isAhead ?? false;
  const isUntil = ({ start, end }: DateMention) =>
    wordsIn({ start: Math.max(0, start - DAY_LEAD), end }).some(
      ({ is }) => is.has("until") || is.has("returns"),
    );
  const until =
    cue?.change === "away"
      ? (days.findLast(isUntil) ?? (days.length > 1 ? days.at(-1) : undefined))
      : undefined;
  const from = days.find((day) => day !== until);
  return {
    from: from === undefined ? null : dayString(startOf(from, isAhead, today)),
    until: until === undefined ? null : dayString(until.future),
  };
}

/** Past for what has happened; of what may lie ahead the nearer of the two. */
function startOf({ past, future, lean }: DateMention, isAhead: boolean, today: Day): Day | null {
  if (!isAhead) return lean === "future" ? null : past;
  if (lean === "past" || past === null || future === null)
    return lean === "past" ? past : (future ?? past);
  return lean === "open" && today - past < future - today ? past : future;
}

const dayString = (day: Day | null): string | null => (day === null ? null : dateOf(day));
