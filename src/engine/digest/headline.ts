/** A week in one sentence: the most telling thing that got worse in it, and the most telling one that got better. */
import type { FadingLine, StrengthenedLine } from "./movement.ts";
import type { NewsLine } from "./news.ts";
import { DEED_KINDS, type DeedKind, type ThanksLine } from "./thanks.ts";
import type { StrengthName } from "../model/nudge.ts";
import type { PromiseLine, VoiceLine } from "./voice.ts";

/** What a week's sentence says. Nothing in it happened in another week; both null: nothing changed. */
export type Headline = { worse: HeadlineWorse | null; better: HeadlineBetter | null };

/** `others`: how many more customers it happened to in the same week. */
type About = { customerId: string; customerName: string; others: number };

export type HeadlineWorse = About &
  (
    | { kind: "lost" }
    | { kind: "concern" }
    | { kind: "overdue"; memberName: string }
    | { kind: "silence"; state: FadingLine["state"]; silenceDays: number }
  );

export type HeadlineBetter = About &
  (
    | { kind: "renewed" }
    | { kind: "deed"; deed: DeedKind; memberName: string; text: string }
    | {
        kind: "rise";
        memberNames: string[];
        strength: StrengthName;
        from: number;
        to: number;
      }
    | { kind: "need" }
  );

/** The lines that a sentence is made of, each in the order to show it. */
export type Tellable = {
  news: NewsLine[];
  concerns: VoiceLine[];
  needs: VoiceLine[];
  promises: { overdue: PromiseLine[] };
  fading: FadingLine[];
  thanks: ThanksLine[];
  strengthened: StrengthenedLine[];
};

/** The sentence of a week, from what is new in it alone. */
export function headlineOf(lines: Tellable): Headline {
  return { worse: worseOf(lines), better: betterOf(lines) };
}

/** A loss, then a worry, then a promise of ours that fell overdue, then a silence that began. */
function worseOf({ news, concerns, promises, fading }: Tellable): HeadlineWorse | null {
  const lost = first(news.filter(({ kind }) => kind === "lost"));
  if (lost) return { ...lost.about, kind: "lost" };
  const concern = first(concerns.filter(({ isNew }) => isNew));
  if (concern) return { ...concern.about, kind: "concern" };
  const overdue = first(promises.overdue.filter(({ by, isNew }) => by === "us" && isNew));
  if (overdue) {
    return { ...overdue.about, kind: "overdue", memberName: overdue.line.memberName };
  }
  const silent = first(fading.filter(({ newThisWeek }) => newThisWeek));
  if (!silent) return null;
  const { state, silenceDays } = silent.line;
  return { ...silent.about, kind: "silence", state, silenceDays };
}

/** A renewal, then the hardest deed, then the biggest rise, then what a customer asked for. */
function betterOf({ news, thanks, strengthened, needs }: Tellable): HeadlineBetter | null {
  const renewed = first(news.filter(({ kind }) => kind === "renewed"));
  if (renewed) return { ...renewed.about, kind: "renewed" };
  for (const kind of DEED_KINDS) {
    const done = first(thanks.filter(({ deed }) => deed === kind));
    if (!done) continue;
    const { deed, memberName, text } = done.line;
    return { ...done.about, kind: "deed", deed, memberName, text };
  }
  const risen = first(strengthened.filter(({ rises }) => rises.some(({ from }) => from !== null)));
  const rise = risen?.line.rises.find(({ from }) => from !== null);
  if (risen && rise && rise.from !== null) {
    const { strength, from, to } = rise;
    const memberNames = risen.line.byMemberNames;
    return { ...risen.about, kind: "rise", memberNames, strength, from, to };
  }
  const need = first(needs);
  return need ? { ...need.about, kind: "need" } : null;
}

/** The first line, and of how many further customers there are lines. */
function first<Line extends { customerId: string; customerName: string }>(
  lines: Line[],
): { line: Line; about: About } | null {
  const [line] = lines;
  if (line === undefined) return null;
  const { customerId, customerName } = line;
  const others = new Set(lines.map((one) => one.customerId)).size - 1;
  return { line, about: { customerId, customerName, others } };
}
