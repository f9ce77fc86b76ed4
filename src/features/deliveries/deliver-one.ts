/** Sends one delivery: checks that it is still wanted, waits for its rate limit, and records how it ended. */
import type { PlatformName } from "../../chat/intent.ts";
import type { Found, Platform, RateLimit, SendOrder, SendResult } from "../../chat/platform.ts";
import { DAY_MS, MINUTE_MS } from "../../engine/model/time.ts";
import type { DeliveryEnd, DeliveryKind, DeliveryRow } from "../../store/deliveries/deliveries.ts";
import type { Outbox } from "../../store/deliveries/outbox.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { type AppContext, workspaceTime } from "../../app/context.ts";
import { backoffMs } from "./backoff.ts";
import { handleUnreachable } from "./handle-unreachable.ts";
import { checkBeforeSend } from "./check-before-send.ts";

/** How fast a platform may be called, in a workspace and to an address. */
export type RatesOf = (platform: PlatformName, address: string) => RateLimit[];

/** The limiter's side of sending. */
export type SenderLimits = {
  rates: RatesOf;
  /** notified of how long a message waits for its turn at the platform */
  onWait?: (platform: PlatformName, ms: number) => void;
  /** notified of how each message ends */
  onEnd?: (kind: DeliveryRow["kind"], state: DeliveryEnd["state"]) => void;
};

/** The next try, where the platform names no time; see `backoffMs`. */
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 10 * MINUTE_MS;
/** A message that its platform has not taken for this long is given up. */
const GIVE_UP_AFTER_MS = DAY_MS;

/** A delivery on its way: what its sending asks and tells. */
type Sending = { app: AppContext; outbox: Outbox; row: DeliveryRow };

/** Sends one delivery that this worker holds, if it is still wanted. Never throws. */
export async function deliverOne(sending: Sending, limits: SenderLimits): Promise<void> {
  try {
    await attempt(sending, limits);
  } catch (error) {
    // The lease brings it back; whether something was sent is looked up then.
    const told = error instanceof Error ? error.stack : String(error);
    sending.app.log.error(
      { delivery: sending.row.id, error: told },
      "a delivery broke off and is tried again after its lease",
    );
  }
}

async function attempt(sending: Sending, { rates, onWait }: SenderLimits): Promise<void> {
  const { app, outbox, row } = sending;
  const { deliveries, nudges } = app.store;
  const facts = await outbox.facts(row);
  const platform = app.platforms.get(row.platform);
  if (!facts?.installation || !platform) {
    await outbox.end(row, { state: "skipped", reason: "the platform is not connected" });
    return;
  }
  const { workspace, installation, replaces } = facts;
  const { id: key, address, thread, card } = row;
  const order: SendOrder = { installation, address, thread, card, key, replaces };
  if (row.firstTriedAt && !(await reconcile(sending, workspace, platform, order))) return;
  const obstacle = checkBeforeSend(row, facts, workspaceTime(app, workspace));
  if (obstacle && "afterMs" in obstacle) {
    await deliveries.postpone(row, obstacle.afterMs, "waiting for the member's hours");
    return;
  }
  if (obstacle) {
    // First the nudge: a worker that dies between the two finds it closed the next time, and skips the message then.
    if (obstacle.touched && row.nudgeId !== null) {
      const outcome = "touched";
      await nudges.advance(workspace.id, row.nudgeId, ["sent"], "cancelled", { outcome });
    }
    await outbox.end(row, { state: "skipped", reason: obstacle.reason });
    return;
  }
  const limits = rates(platform.name, row.address);
  const { granted, waitMs } = await outbox.take({ workspaceId: workspace.id, limits });
  onWait?.(platform.name, waitMs);
  if (!granted) {
    await deliveries.postpone(row, waitMs, WAITING);
    return;
  }
  if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
  if (!(await outbox.begin(row))) {
    // Another worker holds it, or the platform asked us to wait while this one waited for its turn.
    await deliveries.postpone(row, NEXT_TURN_MS, WAITING);
    return;
  }
  await settle(sending, workspace, await platform.send(order), limits);
}

/** A message that could not begin in its turn asks for another one this much later. */
const NEXT_TURN_MS = 2_000;
const WAITING = "waiting for the platform's rate limit";

/** What answers somebody: a second one is better than none. Nothing unasked is sent twice. */
const MAY_COME_TWICE: ReadonlySet<DeliveryKind> = new Set(["receipt"]);
/** … as often as this, a lease apart. */
const MOST_TRIES_UNSURE = 3;

/** After a send that was cut off: true when it is certain that nothing was sent, so that it can be sent now. */
async function reconcile(
  { app, outbox, row }: Sending,
  workspace: WorkspaceRow,
  platform: Platform,
  order: SendOrder,
): Promise<boolean> {
  // A message that takes another's place can be written twice: it is the same message.
  if (order.replaces !== null) return true;
  const found: Found = await platform.find(order, row.firstTriedAt?.getTime() ?? app.now());
  switch (found.kind) {
    case "absent":
      return true;
    case "sent":
      await outbox.end(row, sentAs(found));
      return false;
    case "cannot":
      if (MAY_COME_TWICE.has(row.kind) && row.attempt <= MOST_TRIES_UNSURE) return true;
      await outbox.end(row, { state: "unknown", reason: found.reason });
      app.log.warn(
        { delivery: row.id, workspace: workspace.key },
        "whether a message was sent is unknown",
      );
      return false;
    case "later":
      // Not `postpone`: that would forget that a send was tried.
      await app.store.deliveries.extend(row, Math.max(found.afterMs, 1_000));
      return false;
  }
}

async function settle(
  { app, outbox, row }: Sending,
  workspace: WorkspaceRow,
  result: SendResult,
  limits: RateLimit[],
): Promise<void> {
  const { deliveries, rateLimits } = app.store;
  const giveUp = async (reason: string) => {
    await outbox.end(row, { state: "dead", reason });
    app.log.warn({ delivery: row.id, kind: row.kind, reason }, "a message could not be sent");
  };
  switch (result.kind) {
    case "sent":
      await outbox.end(row, sentAs(result));
      app.log.info(
        { delivery: row.id, kind: row.kind, platform: row.platform, attempt: row.attempt },
        "a message was sent",
      );
      return;
    case "later": {
      const isOfWorkspace = result.scope === "workspace";
      const slowed = limits.filter(({ scope }) => (scope === "workspace") === isOfWorkspace);
      for (const limit of slowed) await rateLimits.slowDown(workspace.id, limit, result.afterMs);
      if (Date.now() - row.madeAt.getTime() > GIVE_UP_AFTER_MS) return giveUp(result.reason);
      const afterMs =
        result.afterMs > 0
          ? result.afterMs
          : backoffMs(row.attempt, FIRST_WAIT_MS, LONGEST_WAIT_MS);
      await deliveries.postpone(row, afterMs, result.reason);
      return;
    }
    case "unknown":
      // The lease runs out, then it is looked up where the platform can tell.
      app.log.warn(
        { delivery: row.id, reason: result.reason },
        "a send had no clear end and is looked up after its lease",
      );
      return;
    case "refused":
      await giveUp(result.reason);
      await handleUnreachable(app, workspace, row, result);
  }
}

const sentAs = ({ reference, conversation, message }: Extract<SendResult, { kind: "sent" }>) =>
  ({ state: "sent", reference, conversation, message }) as const;
