/** Reads a rep's reply by rules: the order of all steps. */
import { askOf } from "./ask.ts";
import { buildDrafts } from "./drafts.ts";
import type { SignalKind } from "../model/signal.ts";
import type { Lexicon } from "./lexicon.ts";
import { instructionOf } from "./instructions.ts";
import { dateOf } from "./local-day.ts";
import { moodOf } from "./mood.ts";
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
import type { Clause, Draft } from "./clauses.ts";
import { annotate } from "./annotated-text.ts";
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
  const names = resolveMentions(annotated);
  const told = clausesOf(annotated, names);
  const { updates, ask: askUpdate, spent } = updatesOf(annotated, told);
  const all = told.map((clause) => (spent.has(clause) ? withoutNews(clause) : clause));
  if (/^[\s?]*\?[\s?]*$/.test(annotated.normalized.flat)) return helpAsked(request.id);
  const instruction = instructionOf(annotated, all);
  const clauses = all.filter((clause) => !instruction.spent.has(clause));
  const plan = planOf(annotated, clauses);
  const people = peopleNewsOf(annotated, told);
  const customerNews = customerNewsOf(annotated, told);
  const changes = updates.length + people.length + customerNews.length > 0 || askUpdate !== null;
  const drafts = buildDrafts(annotated, clauses, { skip: instruction.skip, changes });
  const ask = askOf(annotated, clauses);
  const interactions =
    ask?.about === "customer" ? [] : drafts.map((draft) => asRead(draft, annotated));
  const happened = drafts.length > 0 || ask?.about === "customer";
  return {
    ...emptyReading(request.id),
    outcome: happened
      ? "interaction"
      : plan !== null
        ? "plan"
        : changes
          ? "update"
          : instruction.skip
            ? "skip"
            : instruction.control !== null
              ? "control"
              : "unclear",
    interactions,
    updates,
    people,
    customerNews,
    plan: ask?.about === "customer" && plan?.customer === null ? null : withCustomer(plan),
    control: instruction.control,
    ask: ask?.question ?? askUpdate,
    ...(ask && { options: ask.options }),
  };

  function withCustomer(found: typeof plan): Reading["plan"] {
    if (found === null || found.customer === null) return null;
    return { customer: found.customer, on: found.on, trigger: found.trigger };
  }
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

function asRead(draft: Draft, annotated: ReturnType<typeof annotate>): ReadInteraction {
  const signals = signalsOf(draft, annotated);
  return {
    customer: draft.customer,
    channel: draft.channel,
    occurredOn: draft.day === null ? null : dateOf(draft.day),
    contacts: [...draft.contacts],
    newContacts: [...draft.newContacts],
    sentiment: moodOf(draft, annotated.lexicon),
    signals,
  };
}
