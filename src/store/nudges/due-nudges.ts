import type { Evidence } from "../../engine/model/nudge.ts";
import type { ItemKind } from "../../engine/model/signal.ts";
import type { Started } from "../../engine/model/may-send.ts";
import type { Instant, Week } from "../../engine/model/time.ts";
import type { NewDelivery } from "../deliveries/deliveries.ts";
import { newId } from "../connection/id.ts";
import type { MemberRow } from "../members/members.ts";
import type { Sql } from "../connection/sql.ts";
import { batch } from "../connection/batch.ts";
import { statement } from "../connection/sql-file.ts";

const CANCEL_NUDGES = statement("nudges/cancel-nudges");
const POSTPONE_NUDGES = statement("nudges/postpone-nudges");
const SEND_NUDGES = statement("nudges/send-nudges");
const DUE_NUDGES = statement("nudges/due-nudges");

/** A planned nudge whose slot has come, with all that its way hangs on in the moment before it goes out. */
export type DueNudge = {
  nudge: {
    id: string;
    memberId: string;
    week: Week;
    reason: string;
    action: string;
    question: string;
    evidence: Evidence[];
    /** the promise, concern or need that it is about */
    item: { id: string; kind: ItemKind } | null;
  };
  /** what it is about was closed or moved meanwhile, or the person it names is not there */
  isOver: boolean;
  member: MemberRow;
  /** the member's chat on a connected platform; null when there is none */
  place: { platform: string; address: string } | null;
  customer: string;
  contact: string | null;
  /** the member looks after the customer, which is active, and has not asked out of it */
  theirs: boolean;
  /** when somebody was in touch with the customer last */
  lastTouch: Instant | null;
  /** the nudges that the member was sent in the last days, and the plans that they were asked about */
  started: Started[];
};

/** A nudge's end before it was sent, or its later slot. */
export type DroppedNudge = { id: string; outcome: string };
export type Postponed = { id: string; localAt: string; dueAt: Instant };

/** Workspaces whose pages are loaded, and handed out, in one statement. */
const PAGES = { mostAtOnce: 100 };

type AskedDue = { workspaceId: string; now: Date; most: number; since: Date };
type AskedHandOut = {
  workspaceId: string;
  now: Date;
  requestId: string | null;
  going: NewDelivery[];
};

/** Nudges on their way out: what sending asks and writes, a statement each for many, and for many workspaces where it comes to that. */
export function createDueNudgeRepository(sql: Sql, origin: () => string | null) {
  const due = batch(async (asks: AskedDue[]) => {
    const asked = JSON.stringify(asks.map((ask, n) => ({ n, ...ask })));
    const rows = await sql<DueNudge & { asked: number }>(DUE_NUDGES, [asked]);
    const pages = Map.groupBy(rows, (row) => row.asked);
    return asks.map((_, n): DueNudge[] => pages.get(n) ?? []);
  }, PAGES);
  const handOut = batch(async (asks: AskedHandOut[]) => {
    const rows = asks.flatMap(({ going, ...ask }, n) =>
      going.map((delivery) => ({ n, ...ask, ...delivery, id: newId() })),
    );
    const made = await sql<{ asked: number; made: number }>(SEND_NUDGES, [JSON.stringify(rows)]);
    const counts = new Map(made.map((row) => [row.asked, row.made]));
    return asks.map((_, n) => counts.get(n) ?? 0);
  }, PAGES);
  return {
    /**
     * Planned nudges whose slot has come, oldest first and, of those that an outage moved to one time, the earlier slot; what the
     * coach started is counted from `since` on.
     */
    async due(
      workspaceId: string,
      now: Instant,
      most: number,
      since: Instant,
    ): Promise<DueNudge[]> {
      return due({ workspaceId, now: new Date(now), most, since: new Date(since) });
    },

    /**
     * Marks planned nudges as sent and makes their deliveries due, at once. Returns how many: what another instance took
     * meanwhile is left to it.
     */
    async handOut(workspaceId: string, now: Instant, going: NewDelivery[]): Promise<number> {
      return handOut({ workspaceId, now: new Date(now), requestId: origin(), going });
    },

    /** Drops planned nudges, each with what its `outcome` is to say. Returns how many. */
    async drop(workspaceId: string, dropped: DroppedNudge[]): Promise<number> {
      return (await sql(CANCEL_NUDGES, [workspaceId, JSON.stringify(dropped)])).length;
    },

    /** Moves planned nudges' slots to later wall times. Returns how many. */
    async postpone(workspaceId: string, postponed: Postponed[]): Promise<number> {
      return (await sql(POSTPONE_NUDGES, [workspaceId, JSON.stringify(postponed)])).length;
    },
  };
}
