import type { PlatformName } from "../chat/intent.ts";
import type { Found, Platform, SendOrder, SendResult } from "../chat/platform.ts";
import { underRequest } from "../request.ts";
import type { DeliveryRow } from "../store/deliveries.ts";
import type { Pace } from "../store/rate-limits.ts";
import type { WorkspaceRow } from "../store/workspaces.ts";
import type { House } from "./house.ts";
import { reachLost } from "./reach-lost.ts";
import { stillWanted } from "./still-wanted.ts";

/** A worker holds a delivery this long: six times a platform call's own limit of 10 s, so that a lost call has ended. */
const LEASE_MS = 60_000;
/** So many messages are on their way at once, of one workspace at most so many. */
const ON_THE_WAY = 100;
const OF_ONE_WORKSPACE = 5;
/** While messages are on their way, what has come due meanwhile is looked for this often. */
const LOOK_AGAIN_MS = 100;
/** A wait for the platform's pace up to this long is slept through; a longer one gives the delivery back. */
const LONGEST_SLEEP_MS = 2_000;
/** A wait this long is asked for when the platform or the database says nothing better. */
const TRY_AGAIN_MS = 30_000;
const TRIES = 12;

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
export function openSender(
  house: House,
  owner: string,
  pace: PaceOf,
  leaseMs: number = LEASE_MS,
): Sender {
  const onTheWay = new Set<Promise<void>>();
  let after: string | null = null;
  const someRoom = async (): Promise<void> => {
    const soon = new Promise<void>((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    await Promise.race([...onTheWay, soon]);
  };
  const claim = async (limit: number): Promise<DeliveryRow[]> => {
    const turn = { limit, perWorkspace: OF_ONE_WORKSPACE, leaseMs };
    const rows = await house.store.deliveries.claim(owner, { ...turn, after });
    if (rows.length > 0 || after === null) return rows;
    return house.store.deliveries.claim(owner, { ...turn, after: null });
  };
  return {
    async turn() {
      const room = ON_THE_WAY - onTheWay.size;
      const rows = room > 0 ? await claim(room) : [];
      for (const row of rows) {
        const sending: Promise<void> = underRequest(row.requestId ?? row.id, () =>
          deliverOne(house, row, pace),
        ).finally(() => {
          onTheWay.delete(sending);
        });
        onTheWay.add(sending);
      }
      const ids = rows.map((row) => row.workspaceId).toSorted();
      after = rows.length < room ? null : (ids.at(-1) ?? null);
      if (rows.length === 0 && onTheWay.size > 0) await someRoom();
      return rows.length + onTheWay.size;
    },
    async settled() {
      while (onTheWay.size > 0) await Promise.all(onTheWay);
    },
  };
}

/** How fast a platform may be called, in a workspace and in a conversation. */
export type PaceOf = (platform: PlatformName, address: string) => Pace[];

async function deliverOne(house: House, row: DeliveryRow, pace: PaceOf): Promise<void> {
  try {
    await attempt(house, row, pace);
  } catch (error) {
    // The lease brings it back; whether something was sent is looked up then.
    const facts = {
      delivery: row.id,
      error: error instanceof Error ? error.message : String(error),
    };
    house.log.error(facts, "a delivery broke off and is tried again after its lease");
  }
}

async function attempt(house: House, row: DeliveryRow, pace: PaceOf): Promise<void> {
  const { deliveries, workspaces, installations, rateLimits } = house.store;
  const workspace = await workspaces.byId(row.workspaceId);
  const platform = house.platforms.get(row.platform as PlatformName);
  const installation = await installations.ofWorkspace(row.workspaceId, row.platform);
  if (!workspace || !platform || !installation) {
    await deliveries.end(row, { state: "skipped", reason: "the platform is not connected" });
    return;
  }
  const replaced = row.replaces ? await deliveries.byId(row.workspaceId, row.replaces) : null;
  const order: SendOrder = {
    installation,
    address: row.address,
    thread: row.thread,
    card: row.card,
    key: row.id,
    replaces: replaced?.reference ?? null,
  };
  if (row.firstTriedAt && !(await reconcile(house, workspace, platform, row, order))) return;
  const obstacle = await stillWanted(house, workspace, row);
  if (typeof obstacle === "object" && obstacle !== null) {
    await deliveries.postpone(row, obstacle.afterMs, "waiting for the member's hours");
    return;
  }
  if (obstacle !== null) {
    await deliveries.end(row, { state: "skipped", reason: obstacle });
    return;
  }
  const paces = pace(platform.name, row.address);
  const { waitMs, rising } = await rateLimits.take(row.workspaceId, paces);
  if (waitMs > LONGEST_SLEEP_MS) {
    await deliveries.postpone(row, waitMs, "waiting for the platform's pace");
    return;
  }
  if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
  if (!(await deliveries.begin(row))) return;
  const result = await platform.send(order);
  await settle(house, workspace, row, result, { paces, rising });
}

/** After a send that was cut off: true when it is certain that nothing was sent, so that it can be sent now. */
async function reconcile(
  house: House,
  workspace: WorkspaceRow,
  platform: Platform,
  row: DeliveryRow,
  order: SendOrder,
): Promise<boolean> {
  const { deliveries } = house.store;
  // A message that takes another's place can be written twice: it is the same message.
  if (order.replaces !== null) return true;
  const found: Found = await platform.find(order, row.firstTriedAt?.getTime() ?? house.now());
  switch (found.kind) {
    case "absent":
      return true;
    case "sent":
      await deliveries.end(row, { state: "sent", ...sentFacts(found) });
      return false;
    case "cannot":
      await deliveries.end(row, { state: "unknown", reason: found.reason });
      house.log.warn(
        { delivery: row.id, workspace: workspace.key },
        "whether a message was sent is unknown",
      );
      return false;
    case "later":
      // Not `postpone`: that would forget that a send was tried.
      await deliveries.extend(row, Math.max(found.afterMs, 1_000));
      return false;
  }
}

const sentFacts = (sent: { reference: string; conversation: string; message: string }) => ({
  reference: sent.reference,
  conversation: sent.conversation,
  message: sent.message,
});

async function settle(
  house: House,
  workspace: WorkspaceRow,
  row: DeliveryRow,
  result: SendResult,
  { paces, rising }: { paces: Pace[]; rising: Pace[] },
): Promise<void> {
  const { deliveries, rateLimits } = house.store;
  switch (result.kind) {
    case "sent":
      await deliveries.end(row, { state: "sent", ...sentFacts(result) });
      house.log.info(
        { delivery: row.id, kind: row.kind, platform: row.platform, attempt: row.attempt },
        "a message was sent",
      );
      for (const pace of rising) await rateLimits.wentWell(workspace.id, pace);
      return;
    case "later": {
      const slowed = paces.filter((pace) =>
        result.scope === "workspace" ? pace.scope === "workspace" : pace.scope !== "workspace",
      );
      for (const pace of slowed) await rateLimits.slowDown(workspace.id, pace, result.afterMs);
      if (row.attempt >= TRIES) {
        await giveUp(house, row, result.reason);
        return;
      }
      await deliveries.postpone(row, Math.max(result.afterMs, 0) || TRY_AGAIN_MS, result.reason);
      return;
    }
    case "unknown":
      await later(house, row, result.reason);
      return;
    case "refused":
      await giveUp(house, row, result.reason);
      await reachLost(house, workspace, row, result);
  }
}

async function giveUp(house: House, row: DeliveryRow, reason: string): Promise<void> {
  await house.store.deliveries.end(row, { state: "dead", reason });
  house.log.warn({ delivery: row.id, kind: row.kind, reason }, "a message could not be sent");
}

/** Whether it was sent is not known yet: the lease runs out, then it is looked up where the platform can tell. */
async function later(house: House, row: DeliveryRow, reason: string): Promise<void> {
  house.log.warn(
    { delivery: row.id, reason },
    "a send had no clear end and is looked up after its lease",
  );
}
