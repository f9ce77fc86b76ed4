/** What the classifier learns from: labelled phrases, and the clauses of the labelled replies as far as their labels tell. */
import { ACTS, type Act, type ActScores, SIGNAL_OF } from "../../../../src/engine/reading/acts.ts";
import { annotate, type AnnotatedText } from "../../../../src/engine/reading/annotated-text.ts";
import { featuresOf } from "../../../../src/engine/reading/clause-features.ts";
import { type UnscoredClause, unscoredClausesOf } from "../../../../src/engine/reading/clauses.ts";
import type { Lexicon } from "../../../../src/engine/reading/lexicon.ts";
import type { ReadingRequest } from "../../../../src/engine/reading/reading.ts";
import { gapsOf } from "../../../../src/engine/reading/sentences.ts";
import { resolveMentions } from "../../../../src/engine/reading/resolve-mentions.ts";
import type { Example } from "./classifier.ts";
import type { Phrase } from "../../../engine/reading/phrases.ts";
import type { Run } from "../../../engine/reading/runs.ts";
import type { Gold } from "../../../engine/reading/voices.ts";

/** A reply with what a person read in it; of an older one it is not known what changed by it. */
export type Labelled = { request: ReadingRequest; gold: Gold; author: string; isOlder: boolean };

type ActExample = Example<Act> & { does: Set<Act>; unknown: Set<Act> };
/** Scores a clause by its features: the model of the round before, for what the labels leave open. */
export type Scorer = (features: readonly string[]) => ActScores;

const TOUCHES = ACTS.filter((act) => act.startsWith("touch."));

const PEOPLE_NEWS: ReadonlySet<Act> = new Set(["joined", "left", "away", "back", "role"]);
const NEWS: readonly Act[] = [
  ...(["done", "moved", "dropped", "notyet", "joined", "left", "away", "back", "role"] as const),
  ...(["won", "renewed", "lost", "renamed", "ask"] as const),
];

const PEOPLE = [
  "Dana Brooks",
  "Luis Ortega",
  "Karin Vogt",
  "Marie Leroy",
  "Paulo Reis",
  "Owen Hart",
];
const COMPANIES = ["Acme Dairy", "Fjordtech", "Molino Real", "Verlag Kranz", "Atelier Roux"];
const OTHERS = ["Nordglas", "Packwell", "Zentec", "Britanor"];
const DAYS: Record<string, { past: string[]; next: string[] }> = {
  en: {
    past: ["yesterday", "today", "last tuesday", "on friday"],
    next: ["tomorrow", "next friday", "monday"],
  },
  de: {
    past: ["gestern", "heute", "letzten Dienstag"],
    next: ["morgen", "nächsten Freitag", "am Montag"],
  },
  es: {
    past: ["ayer", "hoy", "el martes pasado"],
    next: ["mañana", "el próximo viernes", "el lunes"],
  },
  fr: {
    past: ["hier", "aujourd'hui", "mardi dernier"],
    next: ["demain", "vendredi prochain", "lundi"],
  },
  pt: { past: ["ontem", "hoje", "terça passada"], next: ["amanhã", "na próxima sexta", "segunda"] },
  da: { past: ["i går", "i dag", "i tirsdags"], next: ["i morgen", "på fredag", "mandag"] },
};

/** A phrase as a request: its signs stand for somebody of a small portfolio and for days. */
function requestOfPhrase(
  { text, language }: Pick<Phrase, "text" | "language">,
  at: number,
): ReadingRequest {
  const { customer, person, fill } = signsFor(language, at);
  return {
    id: `phrase ${at}`,
    text: fill(text),
    sentAt: "2026-03-18T15:00:00Z",
    timezone: "Europe/London",
    nudge: at % 2 === 0 ? { customer, contact: person, question: "How is it going?" } : null,
    customers: [{ name: customer, contacts: [person] }],
  };
}

/** The names and days that replace the placeholders of a phrase. */
function signsFor(language: string, at: number) {
  const pick = (list: readonly string[], step: number) => list[(at + step) % list.length] ?? "";
  const { past, next } = DAYS[language] ?? DAYS["en"]!;
  const customer = pick(COMPANIES, 0);
  const person = pick(PEOPLE, 0);
  const fill = (text: string) =>
    text
      .replaceAll("{P}", at % 3 === 0 ? person : (person.split(" ")[0] ?? ""))
      .replaceAll("{C}", customer)
      .replaceAll("{O}", pick(OTHERS, 0))
      .replaceAll("{PAST}", pick(past, 0))
      .replaceAll("{NEXT}", pick(next, 0));
  return { customer, person, fill };
}

type Marked = { annotated: AnnotatedText; clauses: UnscoredClause[]; features: string[][] };

function marked(request: ReadingRequest, lexicon: Lexicon): Marked {
  const annotated = annotate(request, lexicon);
  const clauses = unscoredClausesOf(annotated, resolveMentions(annotated));
  return { annotated, clauses, features: featuresOf(clauses, annotated) };
}

/** The clause that most likely does an act, by the model of the round before; by its place where there is none. */
function likeliest(features: string[][], act: Act, score: Scorer | null): number {
  if (score === null) return features.length === 1 ? 0 : -1;
  let best = 0;
  features.forEach((each, at) => {
    if (score(each)[act] > score(features[best] ?? [])[act]) best = at;
  });
  return best;
}

export function examplesOfPhrase(
  phrase: Phrase,
  at: number,
  lexicon: Lexicon,
  score: Scorer | null,
): ActExample[] {
  const { features } = marked(requestOfPhrase(phrase, at), lexicon);
  const examples = features.map((each): ActExample => ({
    features: each,
    does: new Set(),
    unknown: new Set(),
  }));
  // Most authors of phrases label no moods: praise and results please, a worry may be about themselves.
  for (const { unknown } of examples)
    if (phrase.acts.length > 0 && !phrase.hasMoods)
      for (const act of ["pleased", "cross"] as const) unknown.add(act);
  const pleases =
    !phrase.hasMoods && phrase.acts.some((act) => act === "thanks.them" || act === "value");
  // News of a person is a change at the customer too, whether or not its author said so.
  if (phrase.acts.some((act) => PEOPLE_NEWS.has(act)))
    for (const { unknown } of examples) unknown.add("change");
  for (const act of [...phrase.acts, ...(pleases ? (["pleased"] as const) : [])]) {
    const one = likeliest(features, act, score);
    if (one < 0) for (const { unknown } of examples) unknown.add(act);
    else examples[one]?.does.add(act);
  }
  return examples;
}

/** A statement's place in the words of its run. */
type Placed = { start: number; end: number; acts: Act[] };

/** A run as a request, and where its statements stand in it. */
function requestOfRun({ language, statements }: Run, at: number): [ReadingRequest, Placed[]] {
  const { fill } = signsFor(language, at);
  const placed: Placed[] = [];
  let text = "";
  for (const { acts, text: written } of statements) {
    if (text !== "") text += " ";
    const start = text.length;
    text += fill(written);
    placed.push({ start, end: text.length, acts });
  }
  return [{ ...requestOfPhrase({ language, text: "" }, at), id: `run ${at}`, text }, placed];
}

export function examplesOfRun(run: Run, at: number, lexicon: Lexicon): ActExample[] {
  const [request, placed] = requestOfRun(run, at);
  const { annotated, clauses, features } = marked(request, lexicon);
  const { offsets } = annotated.normalized;
  return clauses.map(({ start, end }, place) => {
    const [from, to] = [offsets[start] ?? 0, offsets[end] ?? request.text.length];
    const own = placed.filter((each) => {
      const shared = Math.min(each.end, to) - Math.max(each.start, from);
      return shared > 0 && shared >= 0.5 * Math.min(to - from, each.end - each.start);
    });
    const does = new Set(own.flatMap(({ acts }) => acts));
    const unknown = new Set<Act>();
    if (["joined", "left", "away", "back", "role"].some((act) => does.has(act as Act)))
      if (!does.has("change")) unknown.add("change");
    return { features: features[place] ?? [], does, unknown };
  });
}

/** The gaps between the words of a run: a break before each statement, none inside. */
export function breakExamplesOfRun(run: Run, at: number, lexicon: Lexicon): Example<"break">[] {
  const [request, placed] = requestOfRun(run, at);
  const annotated = annotate(request, lexicon);
  const { offsets } = annotated.normalized;
  return annotated.sentences.flatMap((sentence) =>
    gapsOf(sentence, annotated.marks, lexicon).flatMap(({ start, end, features }) => {
      const [from, to] = [offsets[start] ?? 0, offsets[end] ?? request.text.length];
      const isEdge = placed.some(
        (each) => each.start >= from && each.start <= to && each.start > 0,
      );
      return [
        {
          features,
          does: new Set(isEdge ? (["break"] as const) : []),
          unknown: new Set<"break">(),
        },
      ];
    }),
  );
}

export function examplesOfReply(
  { request, gold, isOlder }: Labelled,
  lexicon: Lexicon,
  score: Scorer | null,
): ActExample[] {
  const { text } = request;
  const { annotated, clauses, features } = marked(request, lexicon);
  const examples = features.map((each): ActExample => ({
    features: each,
    does: new Set(),
    unknown: new Set(),
  }));
  const { offsets } = annotated.normalized;
  const under = (quote: string): number[] => {
    const start = text.indexOf(quote);
    const end = start + quote.length;
    return clauses.flatMap((clause, at) => {
      const [from, to] = [offsets[clause.start] ?? 0, offsets[clause.end] ?? text.length];
      const shared = Math.min(end, to) - Math.max(start, from);
      return shared > 0 && shared >= 0.5 * Math.min(to - from, quote.length) ? [at] : [];
    });
  };
  const mark = (places: number[], act: Act) => {
    for (const at of places) examples[at]?.does.add(act);
  };
  const guess = (act: Act) => {
    const at = likeliest(features, act, score);
    if (at < 0) for (const { unknown } of examples) unknown.add(act);
    else examples[at]?.does.add(act);
  };
  for (const { signals } of gold.interactions)
    for (const { kind, by, quote } of signals) {
      const act = (Object.keys(SIGNAL_OF) as (keyof typeof SIGNAL_OF)[]).find(
        (each) => SIGNAL_OF[each].kind === kind && (SIGNAL_OF[each].by ?? null) === (by ?? null),
      );
      if (act) mark(under(quote), act);
    }
  for (const { change, quote, maybe } of gold.updates)
    if (maybe) for (const at of under(quote)) examples[at]?.unknown.add(change);
    else mark(under(quote), change);
  for (const { unknown } of examples)
    for (const act of isOlder ? NEWS : (["notyet"] as const)) unknown.add(act);
  for (const { change, quote } of gold.people)
    mark(under(quote), change === "moved" ? "role" : change);
  for (const { change, quote } of gold.customerNews) mark(under(quote), change);
  for (const { sentiment, signals } of gold.interactions) markMood(sentiment, signals);
  if (gold.plan) guess("plan");
  if (gold.control) guess(gold.control.kind);
  if (gold.outcome === "skip") guess("skip");
  if (gold.outcome === "unclear") for (const { unknown } of examples) unknown.add("ask");
  markTouches();
  return examples;

  /** A mood stands in the worries and praises of its record; where there are none, in some clause. */
  function markMood(
    sentiment: string,
    signals: { kind: string; by?: string | undefined; quote: string }[],
  ) {
    const sides = {
      cross: sentiment === "negative" || sentiment === "mixed",
      pleased: sentiment === "positive" || sentiment === "mixed",
    };
    for (const side of ["cross", "pleased"] as const) {
      if (!sides[side]) continue;
      const saying = signals.filter(({ kind, by }) =>
        side === "cross"
          ? kind === "concern"
          : kind === "value" || (kind === "appreciation" && by === "customer"),
      );
      if (saying.length > 0) for (const { quote } of saying) mark(under(quote), side);
      else guess(side);
    }
  }

  /** Which clause tells a touch, no label says: one of its channel that the rules see, else the likeliest. */
  function markTouches(): void {
    const toldPast = clauses.map(({ byRules }) => byRules.touch?.when === "past");
    const silent = gold.interactions.length === 0 && gold.ask === null;
    if (silent) return;
    for (const [at, { unknown }] of examples.entries())
      if (toldPast[at]) for (const act of TOUCHES) unknown.add(act);
    if (gold.interactions.length === 0) return;
    for (const { channel } of gold.interactions) {
      const byRules = clauses.findIndex(
        ({ byRules: { touch } }, at) =>
          toldPast[at] &&
          touch?.channel === channel &&
          !examples[at]?.does.has(`touch.${channel ?? "said"}`),
      );
      const act: Act = channel === null ? "touch.said" : `touch.${channel}`;
      if (byRules >= 0) mark([byRules], act);
      else if (channel !== null) guess(act);
    }
    for (const { does, unknown } of examples) {
      // One touch is told one way: where it is known, the other ways are known not to be.
      const isTouch = TOUCHES.some((act) => does.has(act));
      for (const act of isTouch ? TOUCHES : does) unknown.delete(act);
    }
  }
}

/** Words that may open a clause without belonging to its quote: the gap before them may as well be the break. */
const JOINS =
  /^(?:and|but|so|then|also|und|aber|dann|y|pero|et|mais|puis|e|mas|og|men|that|dass|que|because|weil|porque)$/;

/** The gaps between the words of a labelled reply: breaks where a quote starts or ends, none inside of one. */
export function breakExamples({ request, gold }: Labelled, lexicon: Lexicon): Example<"break">[] {
  const { text } = request;
  const annotated = annotate(request, lexicon);
  const { flat, offsets } = annotated.normalized;
  const quotes = [
    ...gold.interactions.flatMap(({ signals }) => signals),
    ...gold.updates,
    ...gold.people,
    ...gold.customerNews,
  ].map(({ quote }) => ({ start: text.indexOf(quote), end: text.indexOf(quote) + quote.length }));
  return annotated.sentences.flatMap((sentence) =>
    gapsOf(sentence, annotated.marks, lexicon).flatMap(({ start, end, features }) => {
      const [from, to] = [offsets[start] ?? 0, offsets[end] ?? text.length];
      const isEdge = quotes.some((quote) => quote.start === to || quote.end === from);
      const isInside = quotes.some((quote) => quote.start < from && quote.end > to);
      if (!isEdge && !isInside) return [];
      const next = /^[a-z]+/.exec(flat.slice(end))?.[0] ?? "";
      const isOpen = !isEdge && JOINS.test(next);
      return isOpen
        ? []
        : {
            features,
            does: new Set(isEdge ? (["break"] as const) : []),
            unknown: new Set<"break">(),
          };
    }),
  );
}

/** A phrase says one thing: no break inside, unless it has several labels, or where punctuation may be one. */
export function breakExamplesOfPhrase(
  phrase: Phrase,
  at: number,
  lexicon: Lexicon,
): Example<"break">[] {
  if (phrase.acts.length > 1) return [];
  const annotated = annotate(requestOfPhrase(phrase, at), lexicon);
  return annotated.sentences.flatMap((sentence) =>
    gapsOf(sentence, annotated.marks, lexicon)
      .filter(({ features }) => !features.includes("ruled"))
      .map(({ features }) => ({ features, does: new Set(), unknown: new Set() })),
  );
}
