import { underRequest } from "../../http/request-id.ts";
import type { DeliveryRow } from "../../store/deliveries/deliveries.ts";
import type { Outbox } from "../../store/deliveries/outbox.ts";
import { deliverOne, type Limits } from "./deliver-one.ts";
import type { AppContext } from "../../app/context.ts";

/** A worker holds a delivery this long: six times a platform call's own limit of 10 s, so that a lost call has ended. */
const LEASE_MS = 60_000;
/**
 * So many messages are on their way at once, of one workspace at most so many are taken at once; and one where more wait
 * than can be taken: at nine o'clock everybody's first comes before anybody's second.
 */
const ON_THE_WAY = 400;
const OF_ONE_WORKSPACE = 5;
const OF_ONE_IN_A_CROWD = 1;
/** Room for so many is worth a look for more. */
const ROOM = 100;
/** While messages are on their way, what has come due meanwhile is looked for this often. */
const LOOK_AGAIN_MS = 100;

/** Sends messages, many at once, each once. */
export type Sender = {
  /** Takes what is due, as much as there is room for. Returns 0 when nothing is due and nothing on its way. */
  turn(): Promise<number>;
  /** resolves when everything that was taken has ended */
  settled(): Promise<void>;
};

/**
 * A worker's way to send; `owner` names it in the leases. Workspaces take turns, whatever each has waiting. `leaseMs` is
 * shorter only where the platform's own calls are, as in a test of crashes.
 */
export function createSender(
  app: AppContext,
  owner: string,
  limits: Limits,
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
  const onTheWay = new Set<Promise<void>>();
  let after: string | null = null;
  let crowded = false;
  let oneIsDone = () => {};
  /** Until enough have ended, but no longer than until the next look. */
  const until = async (enough: () => boolean): Promise<void> => {
    const end = performance.now() + LOOK_AGAIN_MS;
    while (!enough() && performance.now() < end) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.max(0, end - performance.now()));
        oneIsDone = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const claim = async (limit: number): Promise<DeliveryRow[]> => {
    const perWorkspace = crowded ? OF_ONE_IN_A_CROWD : OF_ONE_WORKSPACE;
    const turn = { limit, perWorkspace, leaseMs };
    const rows = await app.store.deliveries.claim(owner, { ...turn, after });
    if (rows.length > 0 || after === null) return rows;
    return app.store.deliveries.claim(owner, { ...turn, after: null });
  };
  return {
    async turn() {
      const room = ON_THE_WAY - onTheWay.size;
      const rows = room > 0 ? await claim(room) : [];
      for (const row of rows) {
        const sending: Promise<void> = underRequest(row.requestId ?? row.id, () =>
          deliverOne(app, outbox, row, limits),
        ).finally(() => {
          onTheWay.delete(sending);
          oneIsDone();
        });
        onTheWay.add(sending);
      }
      const ids = rows.map((row) => row.workspaceId).toSorted();
      after = rows.length < room ? null : (ids.at(-1) ?? null);
      if (room > 0) crowded = isCrowd(rows, room);
      // Nothing was due a moment ago: a look for each that ends would find nothing again.
      if (room > 0 && rows.length === 0) await until(() => onTheWay.size === 0);
      else await until(() => ON_THE_WAY - onTheWay.size >= ROOM);
      // Who had no room has not looked.
      return room > 0 ? rows.length + onTheWay.size : ON_THE_WAY;
    },
    async settled() {
      while (onTheWay.size > 0) await Promise.all(onTheWay);
    },
  };
}

/** Whether more workspaces wait than had a turn: all the room was taken, and by many. */
function isCrowd(rows: DeliveryRow[], room: number): boolean {
  const workspaces = new Set(rows.map(({ workspaceId }) => workspaceId)).size;
  return rows.length === room && workspaces * OF_ONE_WORKSPACE >= room;
}
