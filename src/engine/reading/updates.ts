/** What a reply changes of what stands open: kept, moved to a new day, or dropped. */
import { dayNumber } from "../model/calendar/days.ts";
import type { AnnotatedText } from "./annotated-text.ts";
import { within } from "./annotated-text.ts";
import type { Clause } from "./clauses.ts";
import type { DateMention } from "./date-rule.ts";
import { dateOf, type Day } from "./local-day.ts";
import { asWritten } from "./normalized-text.ts";
import { type ItemFit, openItems } from "./open-items.ts";
import type { OpenItem, ReadUpdate } from "./reading.ts";
import type { UpdateEvidence } from "./update-evidence.ts";
import { evidencesOf } from "./update-sharing.ts";
import { broughtBy, isDateOnly, type Part, partsOf } from "./update-parts.ts";

/** What changes, the question where two items fit, and the clauses that told it: these tell nothing new. */
export type Updates = { updates: ReadUpdate[]; ask: string | null; spent: Set<Clause> };

/** An evidence with what it is about, and the day on which it was done. */
type Found = UpdateEvidence & { part: Part; item: OpenItem; on: Day | null };

/** What was spoken of last, and where. */
type Topic = { fits: ItemFit[]; sentence: Clause["sentence"] | null };

const NOBODY: Topic = { fits: [], sentence: null };
const NOTHING: Updates = { updates: [], ask: null, spent: new Set() };
/** A day told for something else in the sentence may lie this far back, in days. */
const LATELY = 14;

/** @returns what the reply changes of the request's open items */
export function updatesOf(annotated: AnnotatedText, clauses: Clause[]): Updates {
  const { open = [] } = annotated.request;
  if (open.length === 0 || annotated.language === null) return NOTHING;
  const items = openItems(annotated);
  const parts = partsOf(clauses, annotated, items.languages);
  const evidences = evidencesOf(parts, annotated);
  let found: Found[] = [];
  let doubt: OpenItem[] = [];
  let topic = NOBODY;
  for (const [at, { part, evidence: all }] of evidences.entries()) {
    const { sentence } = part.clause;
    const fits = items.fitting(part);
    const told = all.filter(({ how }) => how !== "yes" || !part.isBare || items.asksIfDone);
    const isFound = ({ item }: ItemFit) => found.some((each) => each.item.id === item.id);
    const spoken =
      topic.sentence !== sentence &&
      topic.fits.every(isFound) &&
      fits.some((fit) => fit.isAsked && !isFound(fit))
        ? NOBODY
        : topic;
    const options = told.map((evidence) => ({
      evidence,
      ...meantBy(evidence, part, fits, spoken),
    }));
    const best =
      options.find(({ isNamed }) => isNamed) ?? options.find(({ meant }) => meant.length > 0);
    const { evidence, meant = [] } = best ?? {};
    const isAll = part.words.some(({ is }) => is.has("both"));
    if (meant.length > 1 && !isAll) doubt = meant;
    else if (evidence !== undefined)
      for (const item of meant)
        found.push({ ...evidence, part, item, on: doneOn(evidence, parts, at, annotated) });
    if (part.words.length > 0 && part.words.every(({ is }) => is.has("irony")))
      found = found.filter((each) => each.part !== parts[at - 1]);
    const named = fits.filter(({ words }) => words > 0);
    if (named.length > 0) topic = { fits: named, sentence };
    else if (!part.isBare && sentence !== topic.sentence) topic = NOBODY;
  }
  const updates = open.flatMap((item) => updateOf(item, found, annotated));
  const ask = updates.length > 0 || doubt.length === 0 ? null : whichItem(doubt);
  return { updates, ask, spent: new Set(found.map(({ part }) => part.clause)) };
}

/** A word that it was recorded in is said again, or a part of one where more speaks for it. */
const isSaid = ({ words, context }: ItemFit): boolean => words >= 1 || (words > 0 && context > 0);

/** Which items a part can mean: one, several that fit as well, or none; and whether its own words say so. */
function meantBy(
  evidence: UpdateEvidence,
  part: Part,
  fits: ItemFit[],
  topic: Topic,
): { meant: OpenItem[]; isNamed: boolean } {
  const able = fits.filter(({ item, isAsked }) => isPossible(evidence, item, part, isAsked));
  const named = able.filter(isSaid);
  const asked = able.filter(({ isAsked }) => isAsked);
  const isAnswer = part.isBare && asked.length > 0 && !asked.some(isSaid);
  if (named.length > 0 && !isAnswer) return { meant: bestOf(named), isNamed: true };
  const isIt = part.words.some(({ is }) => is.has("it"));
  if (
    (evidence.how === "acted" && !isIt) ||
    evidence.isShared ||
    (evidence.how === "yes" && !part.isBare)
  )
    return { meant: [], isNamed: false };
  const unsaid = evidence.how === "has" || evidence.how === "state" ? part.isBare : true;
  const isAbove =
    part.isBare ||
    (topic.sentence === part.clause.sentence && part.words.some(({ is }) => is.has("it")));
  const spoken = able.filter(({ item }) => topic.fits.some((fit) => fit.item.id === item.id));
  if (isAbove && spoken.length > 0) return { meant: bestOf(spoken), isNamed: false };
  const worries = able.filter(
    ({ item, context, isAsked }) => item.kind === "concern" && context >= 1 && !isAsked,
  );
  if (evidence.isTrouble && worries.length > 0) return { meant: bestOf(worries), isNamed: true };
  const toContact = able.filter(({ isContact }) => isContact);
  const isNewDay = evidence.how === "moved" && evidence.isFirm;
  if ((evidence.how === "finished" || isNewDay) && toContact.length > 0)
    return { meant: bestOf(toContact), isNamed: false };
  if (unsaid && asked.length > 0) return { meant: bestOf(asked), isNamed: false };
  const isAll = part.words.some(({ is }) => is.has("both"));
  const isVague = ["finished", "solved", "moved"].includes(evidence.how) && !isAll;
  return {
    meant: part.isBare && !isVague ? bestOf(able.filter(({ isLikely }) => isLikely)) : [],
    isNamed: false,
  };
}

/** The best of the items, and whichever fit as well. */
function bestOf(fits: ItemFit[]): OpenItem[] {
  const scored = fits.map(({ item, words, context }) => ({ item, score: 2 * words + context }));
  const most = Math.max(...scored.map(({ score }) => score));
  return scored.flatMap(({ item, score }) => (most - score < 0.25 ? [item] : []));
}

/** Whether such a thing can be said of an item: a worry is settled, a promise is kept by who made it. */
function isPossible(
  { how, dueOn, isTrouble }: UpdateEvidence,
  item: OpenItem,
  part: Part,
  isAsked: boolean,
): boolean {
  const isWorry = item.kind === "concern";
  if (how === "yes") return isAsked || !part.isBare;
  if (how === "finished") return isWorry || !isTrouble || isAsked;
  if (how === "solved") return item.kind !== "commitment" && (isWorry || !part.isBare);
  if (isWorry) return false;
  if (how === "denied") return item.kind === "commitment" && item.by !== "customer";
  if (how === "moved")
    return item.kind === "commitment" && (typeof dueOn !== "object" || item.dueOn !== undefined);
  const by = broughtBy(part);
  const isPassive = part.words.some(({ is }) => is.has("passive"));
  if (how === "dropped" || isAsked || by === null || isPassive) return true;
  const isOurs = item.kind === "need" || item.by !== "customer";
  // "Tom has the samples sent": they are his now.
  const says = (name: string) => part.words.some(({ is }) => is.has(name));
  if (how === "sent" && by === "them" && isOurs && says("owns") && !says("to-us")) return true;
  if (how === "arrived" || how === "state") return by === "them" || !isOurs;
  return (how === "sent" ? by === "us" : by === "them") === isOurs;
}

/** The day on which it was done: told with it, alone beside it, or, of what was handed over, before it in its sentence. */
function doneOn(
  { change, how }: UpdateEvidence,
  parts: Part[],
  at: number,
  { today, dates }: AnnotatedText,
): Day | null {
  const [part, next] = [parts[at], parts[at + 1]];
  if (part === undefined || change !== "done") return null;
  const isPast = ({ past, lean, span }: DateMention) =>
    past !== null && past <= today && lean !== "future" && !span;
  const beside = next !== undefined && isDateOnly(next) ? next.dates : [];
  const first = [...part.dates, ...beside].find(isPast);
  if (first !== undefined || !["sent", "arrived"].includes(how)) return first?.past ?? null;
  const around = within(dates, { start: part.clause.sentence.start, end: part.start }).filter(
    isPast,
  );
  const last = around.at(-1)?.past ?? null;
  return last !== null && today - last < LATELY ? last : null;
}

/** What all that was said of one item comes to. */
function updateOf(item: OpenItem, all: Found[], { normalized }: AnnotatedText): ReadUpdate[] {
  const found = all.filter((each) => each.item.id === item.id);
  const of = (change: ReadUpdate["change"]) => found.filter((each) => each.change === change);
  const firm = of("moved").filter(({ isFirm }) => isFirm);
  // "It's finished, she gets it Thursday": made, and still to be brought.
  const isSure = ({ how }: Found) => ["sent", "arrived", "has", "solved"].includes(how);
  const done = of("done");
  const [first] = [
    ...of("dropped"),
    ...firm,
    ...done.filter(isSure),
    ...of("moved").toReversed(),
    ...done,
  ];
  if (first === undefined) return [];
  const { change, part, dueOn } = first;
  const due =
    typeof dueOn === "object" && dueOn !== null ? dayNumber(item.dueOn ?? "") + dueOn.after : dueOn;
  if (change === "moved" && (due === null || dateOf(due) === item.dueOn)) return [];
  const on = change === "done" ? (of("done").find((each) => each.on !== null)?.on ?? null) : null;
  const quote = asWritten(normalized, part.start, part.end).trim();
  return [
    {
      ref: item.id,
      change,
      on: on === null ? null : dateOf(on),
      dueOn: change === "moved" && due !== null ? dateOf(due) : null,
      quote,
    },
  ];
}

export function whichItem(items: readonly OpenItem[]): string {
  const quotes = items.map(
    ({ quote, contact }) => `“${quote}”${contact === undefined ? "" : ` (${contact})`}`,
  );
  return `Which one was that: ${quotes.slice(0, -1).join(", ")} or ${quotes.at(-1)}?`;
}
