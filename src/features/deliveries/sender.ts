/** Takes due deliveries from the outbox, shared fairly among workspaces, and has each sent. */
import { underRequest } from "../../http/request-id.ts";
import type { DeliveryRow } from "../../store/deliveries/deliveries.ts";
import type { Outbox } from "../../store/deliveries/outbox.ts";
import { deliverOne, type SenderLimits } from "./deliver-one.ts";
import type { AppContext } from "../../app/context.ts";

/** How long a worker holds a delivery: six times a platform call's own limit of 10 s, so that a lost call has ended. */
const LEASE_MS = 60_000;
/** Messages sent concurrently. */
const MAX_IN_FLIGHT = 400;
/** Messages of one workspace that are claimed together. */
const MAX_PER_WORKSPACE = 5;
/** The same while more workspaces wait than have room: at nine o'clock everybody's first comes before anybody's second. */
const MAX_PER_WORKSPACE_IN_A_CROWD = 1;
/** Fewer free places than this are not worth another claim. */
const MIN_FREE = 100;
/** How often a sender with messages in flight looks for what has come due meanwhile. */
const LOOK_AGAIN_MS = 100;

/** Sends many messages concurrently, each once. */
export type Sender = {
  /** Claims what is due, as much as there is room for. Returns 0 when nothing is due and nothing in flight. */
  turn(): Promise<number>;
  /** resolves when everything that was claimed has ended */
  settled(): Promise<void>;
};

/**
 * `owner` names this worker in the leases. Workspaces take turns, whatever each has waiting. `leaseMs` is shorter only
 * where the platform's own calls are, as in a test of crashes.
 */
export function createSender(
  app: AppContext,
  owner: string,
  limits: SenderLimits,
  leaseMs: number = LEASE_MS,
): Sender {
  const shared = app.store.createOutbox(leaseMs);
  const outbox: Outbox = {
    ...shared,
    async end(row, how) {
      await shared.end(row, how);
      limits.onEnd?.(row.kind, how.state);
    },
  };
  const inFlight = new Set<Promise<void>>();
  let after: string | null = null;
  let crowded = false;
  let oneHasEnded = () => {};
  /** Until enough have ended, but no longer than until the next look. */
  const until = async (enough: () => boolean): Promise<void> => {
    const end = performance.now() + LOOK_AGAIN_MS;
    while (!enough() && performance.now() < end) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.max(0, end - performance.now()));
        oneHasEnded = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const claim = async (limit: number): Promise<DeliveryRow[]> => {
    const perWorkspace = crowded ? MAX_PER_WORKSPACE_IN_A_CROWD : MAX_PER_WORKSPACE;
    const turn = { limit, perWorkspace, leaseMs };
    const rows = await app.store.deliveries.claim(owner, { ...turn, after });
    if (rows.length > 0 || after === null) return rows;
    return app.store.deliveries.claim(owner, { ...turn, after: null });
  };
  return {
    async turn() {
      const room = MAX_IN_FLIGHT - inFlight.size;
      const rows = room > 0 ? await claim(room) : [];
      for (const row of rows) {
        const sending: Promise<void> = underRequest(row.requestId ?? row.id, () =>
          deliverOne({ app, outbox, row }, limits),
        ).finally(() => {
          inFlight.delete(sending);
          oneHasEnded();
        });
        inFlight.add(sending);
      }
      const ids = rows.map((row) => row.workspaceId).toSorted();
      after = rows.length < room ? null : (ids.at(-1) ?? null);
      if (room > 0) crowded = isCrowd(rows, room);
      // Nothing was due a moment ago: a look for each that ends would find nothing again.
      if (room > 0 && rows.length === 0) await until(() => inFlight.size === 0);
      else await until(() => MAX_IN_FLIGHT - inFlight.size >= MIN_FREE);
      // Without room nothing was looked for, so "nothing due" can't be concluded.
      return room > 0 ? rows.length + inFlight.size : MAX_IN_FLIGHT;
    },
    async settled() {
      while (inFlight.size > 0) await Promise.all(inFlight);
    },
  };
}

/** Whether more workspaces wait than had a turn: all the room was taken, and by many. */
function isCrowd(rows: DeliveryRow[], room: number): boolean {
  const workspaces = new Set(rows.map(({ workspaceId }) => workspaceId)).size;
  return rows.length === room && workspaces * MAX_PER_WORKSPACE >= room;
}
