/** Up to three things a manager can do this week: ask someone, join a visit, thank someone. */
import type { LocalDate } from "../model/time.ts";
import type { FadingLine } from "./movement.ts";
import type { GapLine } from "./gaps.ts";
import type { DigestLine } from "./team-week.ts";
import { DEED_KINDS, type ThanksLine } from "./thanks.ts";
import type { PromiseLine, VoiceLine } from "./voice.ts";

/** One thing to do with a member of the team about a customer, and why. */
export type TodoLine = Omit<DigestLine, "restricted"> &
  (
    | { kind: "ask"; about: "promise"; quote: string; dueOn: LocalDate; overdueDays: number }
    | { kind: "ask"; about: "concern"; quote: string; contactName: string | null; days: number }
    | { kind: "ask"; about: "silence"; silenceDays: number; reason: string }
    | { kind: "go along"; about: "gap"; gap: string; introducer: GapLine["introducer"] }
    | { kind: "go along"; about: "only person"; person: string }
    | { kind: "thank"; about: "deed"; text: string }
  );

/** The lines of a digest that something can be done about, each in the order to show it. */
export type Doable = {
  promises: { overdue: PromiseLine[] };
  concerns: VoiceLine[];
  fading: FadingLine[];
  gaps: GapLine[];
  thanks: ThanksLine[];
};

/** A manager does few things well (the issue's own number). */
const MOST_TODOS = 3;
const KINDS: TodoLine["kind"][] = ["ask", "go along", "thank"];
/** Where a new relationship is worth a manager's hour: everybody's customers are too many. */
const GO_ALONG_TIERS: ReadonlySet<string> = new Set(["A", "B"]);

/**
 * Three things at most, no customer twice: the first of each kind (ask, go along, thank), then further questions. What
 * is new this week comes before what stood last week.
 */
export function todosOf(lines: Doable): TodoLine[] {
  const asks = asksOf(lines);
  const chosen: TodoLine[] = [];
  const take = (from: TodoLine[]) => {
    const free = from.find((one) => chosen.every((it) => it.customerId !== one.customerId));
    if (free !== undefined && chosen.length < MOST_TODOS) chosen.push(free);
  };
  take(asks);
  take(lines.thanks.toSorted(hardestFirst).map(thank));
  take(goAlongs(lines.gaps));
  take(asks);
  take(asks);
  return chosen.toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
}

/** Questions: what we owe before what we were told, that before silence; in each, the new first. */
function asksOf({ promises, concerns, fading }: Doable): TodoLine[] {
  const ours = promises.overdue.filter(({ by }) => by === "us");
  const unanswered = concerns.filter(({ lastTouchOn }) => lastTouchOn === null);
  const found = [
    ...ours.map((line): [boolean, TodoLine] => [
      line.isNew,
      {
        ...headOf(line),
        kind: "ask",
        about: "promise",
        quote: line.quote,
        dueOn: line.dueOn,
        overdueDays: line.overdueDays,
      },
    ]),
    ...unanswered.map((line): [boolean, TodoLine] => [
      line.isNew,
      {
        ...headOf(line),
        kind: "ask",
        about: "concern",
        quote: line.quote,
        contactName: line.contactName,
        days: line.days,
      },
    ]),
    ...fading.map((line): [boolean, TodoLine] => [
      line.newThisWeek,
      {
        ...headOf(line),
        kind: "ask",
        about: "silence",
        silenceDays: line.silenceDays,
        reason: line.reason,
      },
    ]),
  ];
  return [...found.filter(([isNew]) => isNew), ...found.filter(([isNew]) => !isNew)].map(
    ([, todo]) => todo,
  );
}

function goAlongs(gaps: GapLine[]): TodoLine[] {
  return gaps.flatMap((line): TodoLine[] => {
    if (!GO_ALONG_TIERS.has(line.tier)) return [];
    const head = { ...headOf(line), kind: "go along" } as const;
    const [gap] = [...line.opened, ...line.open];
    if (line.onlyPerson !== null) {
      return [{ ...head, about: "only person", person: line.onlyPerson }];
    }
    return gap === undefined ? [] : [{ ...head, about: "gap", gap, introducer: line.introducer }];
  });
}

const hardestFirst = (a: ThanksLine, b: ThanksLine) =>
  DEED_KINDS.indexOf(a.deed) - DEED_KINDS.indexOf(b.deed) || (a.memberName < b.memberName ? -1 : 1);

function thank(line: ThanksLine): TodoLine {
  return { ...headOf(line), kind: "thank", about: "deed", text: line.text };
}

const headOf = ({
  customerId,
  customerName,
  memberId,
  memberName,
}: Omit<DigestLine, "restricted">) => ({
  customerId,
  customerName,
  memberId,
  memberName,
});
