/** Features of the record classifier: the day, channel and mood of a record, and whether the touch happened. */
import { ACTS, type Act } from "./acts.ts";
import type { AnnotatedText } from "./annotated-text.ts";
import { within } from "./annotated-text.ts";
import { isDateOnly, isPastDay } from "./clause-day.ts";
import type { Clause, Draft } from "./clauses.ts";
import { mayLieAhead, type DateMention } from "./date-rule.ts";
import type { Sentiment } from "../model/interaction.ts";
import { touchScore } from "./weigh-acts.ts";

/** A reply's records in the making, with its clauses. */
export type RecordDrafts = {
  drafts: readonly Draft[];
  clauses: readonly Clause[];
  annotated: AnnotatedText;
};

const STEPS = [0.05, 0.15, 0.3, 0.5, 0.7, 0.9] as const;
/** Farther apart than this, clauses are all alike. */
export const FAR = 4;

/** "concern at least 0.3", "concern at least 0.5": each step a feature, so that a sum can follow any curve. */
const stepsOf = (name: string, value: number): string[] =>
  STEPS.filter((step) => value >= step).map((step) => `${name} ${step}`);

/** Days that a record may have: told in the reply, and not of something else. */
export function daysOf({ annotated }: RecordDrafts): DateMention[] {
  return annotated.dates.filter((date) => isPastDay(date, annotated));
}

const DAY_ACTS = [
  ...(["promise.us", "promise.them", "plan", "need", "concern", "change", "value"] as const),
  ...(["done", "moved", "away", "left", "joined", "back", "role", "won", "renewed"] as const),
  ...(["competitor", "thanks.them", "snooze", "pause"] as const),
] as const satisfies readonly Act[];

/** What speaks for a day as that of a record's touch, and against it. */
export function dayFeatures(draft: Draft, date: DateMention, records: RecordDrafts): string[] {
  const { drafts, clauses, annotated } = records;
  const place = clauses.findIndex(({ start, end }) => date.start >= start && date.end <= end);
  const clause = clauses[place];
  const own = draft.touches.length > 0 ? draft.touches : [...draft.clauses];
  const away = distance(place, own, clauses);
  const others = drafts.filter((each) => each !== draft);
  const isOthers = others.some(({ touches }) => clause !== undefined && touches.includes(clause));
  const isNearer = others.some(
    (each) => Math.abs(distance(place, each.touches, clauses)) < Math.abs(away),
  );
  const ruled = draft.day === null ? "none" : draft.day === date.past ? "this" : "another";
  const sure = annotated.today - (date.past ?? 0);
  const ago =
    sure === 0 ? 0 : sure === 1 ? 1 : sure < 8 ? 7 : sure < 31 ? 30 : sure < 121 ? 120 : 999;
  const acts = clause === undefined ? [] : DAY_ACTS.filter((act) => clause.acts[act] >= 0.3);
  const tells = clause === undefined ? 0 : touchScore(clause.acts);
  const tokens = within(annotated.tokens, { start: 0, end: date.start });
  const before = tokens.at(-1)?.word ?? "^";
  const second = tokens.at(-2)?.word ?? "^";
  const after = annotated.tokens.find(({ start }) => start >= date.end)?.word ?? "$";
  const at = annotated.dates.indexOf(date);
  const far = `away ${away}`;
  const sentence = own.some((each) => each.sentence === clause?.sentence) ? "same" : "other";
  const kind = clause !== undefined && isDateOnly(clause) ? "alone" : "within";
  const flags = [
    `lean ${date.lean}`,
    ...(date.span ? ["span"] : []),
    ...(date.due ? ["due"] : []),
    ...(date.elsewhere ? ["elsewhere"] : []),
    ...(date.from !== null ? ["from"] : []),
    ...(mayLieAhead(date, annotated.today) ? ["may lie ahead"] : []),
    ...(isOthers ? ["of another's touch"] : []),
    ...(isNearer ? ["nearer to another"] : []),
    ...acts.map((act) => `does ${act}`),
    ...stepsOf("tells", tells),
    far,
    sentence,
    kind,
    `ago ${ago}`,
    `date ${Math.min(at, 3)} of ${Math.min(annotated.dates.length, 4)}`,
    `record ${Math.min(drafts.indexOf(draft), 2)} of ${Math.min(drafts.length, 3)}`,
    draft.touches.length > 0 ? "touch" : "no touch",
    `before ${before}`,
    `before ${second} ${before}`,
    `after ${after}`,
    ...(clause !== undefined && date.start - clause.start < 3 ? ["opens"] : []),
    ...(clause !== undefined && clause.end - date.end < 3 ? ["ends"] : []),
  ];
  const main = [far, sentence, kind, `lean ${date.lean}`, `ago ${ago}`, ...acts];
  return [
    "day",
    ...flags.map((flag) => `day ${flag}`),
    ...flags.map((flag) => `day ${ruled}, ${flag}`),
    ...main.flatMap((one, n) => main.slice(n + 1).map((other) => `day ${one} + ${other}`)),
  ];
}

/** How many clauses lie between a place and the nearest of some clauses: negative where it stands before. */
export function distance(
  place: number,
  own: readonly Clause[],
  clauses: readonly Clause[],
): number {
  let best = FAR + 1;
  for (const clause of own) {
    const away = place - clauses.indexOf(clause);
    if (Math.abs(away) < Math.abs(best)) best = away;
  }
  return Math.max(-FAR, Math.min(FAR, best));
}

/** What speaks for a mood in a record; `ruled` is the mood by the strongest of its clauses. */
export function moodFeatures(draft: Draft, ruled: Sentiment, records: RecordDrafts): string[] {
  const all = [...draft.clauses];
  const most = (act: Act) => Math.max(0, ...all.map(({ acts }) => acts[act]));
  const last = all.at(-1);
  const words = new Set(all.flatMap((clause) => conceptsIn(clause, records.annotated)));
  const kinds = new Set(draft.found.map(({ kind }) => `${kind.kind} ${kind.by ?? ""}`));
  const flags = [
    ...ACTS.flatMap((act) => stepsOf(act, most(act))),
    ...stepsOf("last pleased", last?.acts.pleased ?? 0),
    ...stepsOf("last cross", last?.acts.cross ?? 0),
    ...[...kinds].map((kind) => `found ${kind}`),
    ...[...words].map((word) => `says ${word}`),
    `clauses ${Math.min(all.length, 6)}`,
    draft.touches.length > 0 ? "touch" : "no touch",
    `records ${Math.min(records.drafts.length, 3)}`,
  ];
  return [
    "mood",
    `mood by rule ${ruled}`,
    ...flags.map((flag) => `mood ${flag}`),
    ...flags.map((flag) => `mood ${ruled}, ${flag}`),
  ];
}

/** @returns the concepts of a clause's words */
export function conceptsIn(
  clause: Clause,
  { lexicon, language, normalized }: AnnotatedText,
): string[] {
  const languages =
    language === null || language === "en" ? (["en"] as const) : ([language, "en"] as const);
  return lexicon.concepts.wordsIn(normalized.flat, clause, languages).flatMap(({ is }) => [...is]);
}

/** What speaks for a touch as one that happened. */
export function touchFeatures(draft: Draft, records: RecordDrafts): string[] {
  const { clauses, drafts, annotated } = records;
  const most = Math.max(0, ...draft.touches.map(({ acts }) => touchScore(acts)));
  const own = draft.touches[0];
  const place = own === undefined ? -1 : clauses.indexOf(own);
  const beside = [clauses[place - 1], clauses[place + 1]].filter((each) => each !== undefined);
  const acts = (all: readonly Clause[], act: Act) =>
    Math.max(0, ...all.map((each) => each.acts[act]));
  const flags = [
    ...stepsOf("tells", most),
    ...ACTS.flatMap((act) => stepsOf(`own ${act}`, acts(draft.touches, act))),
    ...ACTS.flatMap((act) => stepsOf(`all ${act}`, acts(clauses, act))),
    ...beside.flatMap(({ byRules }) => [`beside ${byRules.touch?.when ?? "none"}`]),
    ...draft.touches.flatMap(({ byRules, subject, sentence }) => [
      `rule ${byRules.touch?.when ?? "none"}`,
      `subject ${subject}`,
      ...(byRules.unreal ? ["unreal"] : []),
      ...(sentence.question ? ["asked"] : []),
    ]),
    ...draft.touches.flatMap((clause) =>
      conceptsIn(clause, annotated).map((word) => `says ${word}`),
    ),
    ...beside.flatMap((clause) =>
      conceptsIn(clause, annotated).map((word) => `beside says ${word}`),
    ),
    `found ${Math.min(draft.found.length, 3)}`,
    draft.contacts.size > 0 ? "somebody" : "nobody",
    draft.day === null ? "no day" : "a day",
    `channel ${draft.channel ?? "none"}`,
    `records ${Math.min(drafts.length, 3)}`,
    `clauses ${Math.min(clauses.length, 8)}`,
    annotated.request.nudge === null
      ? "no nudge"
      : annotated.request.nudge.about
        ? "about"
        : "nudge",
  ];
  const kind = draft.touches.length > 0 ? "touch" : "learned";
  return [kind, ...flags.map((flag) => `${kind} ${flag}`)];
}

const CHANNEL_ACTS = ACTS.filter((act) => act.startsWith("touch."));

/** What speaks for each channel of a record: its own words, and what was said of several at once ("two calls today"). */
export function channelFeatures(draft: Draft, records: RecordDrafts): string[] {
  const { drafts, clauses, annotated } = records;
  const own = [...new Set([...draft.touches, ...draft.clauses])];
  const most = (all: readonly Clause[], act: Act) =>
    Math.max(0, ...all.map(({ acts }) => acts[act]));
  const first = drafts.find((each) => each !== draft && each.channel !== null);
  const header = first?.touches[0] ?? clauses[0];
  const isMany =
    header !== undefined &&
    within(annotated.tokens, header).some(
      ({ word }) => (annotated.lexicon.numbers.get(word) ?? Number(word)) > 1,
    );
  const place = drafts.indexOf(draft) === 0 ? "first" : "later";
  const told = draft.touches.length > 0 ? "told" : "learned";
  const flags = [
    ...CHANNEL_ACTS.flatMap((act) => stepsOf(`own ${act}`, most(own, act))),
    ...CHANNEL_ACTS.flatMap((act) => stepsOf(`all ${act}`, most(clauses, act))),
    ...CHANNEL_ACTS.flatMap((act) => stepsOf(`header ${act}`, header?.acts[act] ?? 0)),
    `other ${first?.channel ?? "none"}`,
    `other ${first?.channel ?? "none"}, ${told}`,
    `other ${first?.channel ?? "none"}, ${isMany ? "many" : "one"}`,
    `records ${Math.min(drafts.length, 3)}`,
    place,
    told,
    ...(draft.contacts.size > 1 ? ["several"] : []),
    ...new Set(
      own.flatMap((clause) => conceptsIn(clause, annotated).map((word) => `says ${word}`)),
    ),
    ...new Set(
      draft.touches.flatMap((clause) =>
        within(annotated.tokens, clause).map(({ word }) => `word ${word}`),
      ),
    ),
  ];
  const ruled = draft.channel ?? "none";
  return [
    `channel by rule ${ruled}`,
    `channel by rule ${ruled}, ${told}`,
    ...flags.map((flag) => `channel ${flag}`),
    ...flags.filter((flag) => !flag.startsWith("word")).map((flag) => `channel ${ruled}, ${flag}`),
  ];
}
