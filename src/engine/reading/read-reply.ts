/** Reads a rep's reply by rules: the order of all steps. */
import { askOf } from "./ask.ts";
import { buildDrafts } from "./drafts.ts";
import type { SignalKind } from "../model/signal.ts";
import type { Lexicon } from "./lexicon.ts";
import { instructionOf } from "./instructions.ts";
import { dateOf } from "./local-day.ts";
import { peopleNewsOf } from "./people-news.ts";
import { customerNewsOf } from "./customer-news.ts";
import { planOf } from "./plans.ts";
import {
  emptyReading,
  type ReadInteraction,
  type Reading,
  type ReadingRequest,
} from "./reading.ts";
import { clausesOf } from "./weigh-clauses.ts";
import type { Clause } from "./clauses.ts";
import type { RecordDrafts } from "./record-features.ts";
import { type Settled, settleRecords } from "./settle-records.ts";
import { annotate, type AnnotatedText } from "./annotated-text.ts";
import { signalsOf } from "./signals.ts";
import { updatesOf } from "./updates.ts";
import { resolveMentions } from "./resolve-mentions.ts";

/**
 * Reads a rep's reply by rules alone. The same request gives the same reading, always; nothing is taken that the words
 * do not say, and an instruction hidden in them is obeyed by nobody.
 *
 * @param request a valid request
 * @returns the reading; `unclear` when nothing usable was written
 */
export function readReply(request: ReadingRequest, lexicon: Lexicon): Reading {
  const annotated = annotate(request, lexicon);
  if (annotated.language === null) return emptyReading(request.id);
  if (/^[\s?]*\?[\s?]*$/.test(annotated.normalized.flat)) return helpAsked(request.id);
  const { records, ...told } = toldIn(annotated);
  const { updates, instruction, plan, people, customerNews, isChange } = told;
  const ask = askOf(annotated, records.clauses, instruction.control !== null || instruction.skip);
  const settled = ask?.about === "customer" ? [] : settleRecords(records);
  const happened = settled.length > 0 || ask?.about === "customer";
  return {
    ...emptyReading(request.id),
    outcome: happened
      ? "interaction"
      : plan !== null
        ? "plan"
        : isChange
          ? "update"
          : instruction.skip
            ? "skip"
            : instruction.control !== null
              ? "control"
              : "unclear",
    interactions: settled.map((record) => asRead(record, annotated)),
    updates,
    people,
    customerNews,
    plan: ask?.about === "customer" && plan?.customer === null ? null : withCustomer(plan),
    control: instruction.control,
    ask: ask?.question ?? told.ask,
    ...(ask && { options: ask.options }),
  };

  function withCustomer(found: typeof plan): Reading["plan"] {
    if (found === null || found.customer === null) return null;
    return { customer: found.customer, on: found.on, trigger: found.trigger };
  }
}

/** @returns all that a reply tells, its records still in the making */
export function toldIn(annotated: AnnotatedText) {
  const told = clausesOf(annotated, resolveMentions(annotated));
  const { updates, ask, spent } = updatesOf(annotated, told);
  const all = told.map((clause) => (spent.has(clause) ? withoutNews(clause) : clause));
  const instruction = instructionOf(annotated, all, updates.length > 0);
  const clauses = all.filter((clause) => !instruction.spent.has(clause));
  const plan = planOf(annotated, clauses);
  const people = peopleNewsOf(annotated, told);
  const customerNews = customerNewsOf(annotated, told);
  const isChange = updates.length + people.length + customerNews.length > 0 || ask !== null;
  const drafts = buildDrafts(annotated, clauses, { skip: instruction.skip, changes: isChange });
  const records: RecordDrafts = { drafts, clauses, annotated };
  return { records, updates, ask, instruction, plan, people, customerNews, isChange };
}

/** The kinds that stand open until something is said of them. */
const OPENED: ReadonlySet<SignalKind> = new Set(["commitment", "concern", "need"]);

/** A clause that told what became of something open: no new promise, worry or wish. */
function withoutNews(clause: Clause): Clause {
  const kinds = clause.kinds.filter(({ kind }) => !OPENED.has(kind));
  return { ...clause, kinds };
}

/** A question mark alone asks what this is about. */
function helpAsked(id: string): Reading {
  const control = { kind: "help", from: null, until: null } as const;
  return { ...emptyReading(id), outcome: "control", control };
}

function asRead(
  { draft, channel, day, mood, contacts }: Settled,
  annotated: AnnotatedText,
): ReadInteraction {
  return {
    customer: draft.customer,
    channel,
    occurredOn: day === null ? null : dateOf(day),
    contacts,
    newContacts: [...draft.newContacts],
    sentiment: mood,
    signals: signalsOf(draft, annotated),
  };
}
