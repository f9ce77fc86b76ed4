/** Sends a card, or puts it in the place of an earlier one. */
import { z } from "zod";
import type { Host, SendOrder, SendResult } from "../../chat/platform.ts";
import { type SlackAddress, parseAddress, parseReference, sentAt } from "./address.ts";
import { type SlackFailure, parseFailure, sendResultOf } from "./errors.ts";
import type { SlackCall, SlackClient } from "./client.ts";
import { DELIVERY_EVENT } from "./message.ts";
import { renderCard, renderText } from "./render.ts";

const posted = z.object({ channel: z.string().min(1), ts: z.string().min(1) });

/** Sends a card, or puts it in the place of an earlier one. Never throws: every end is a SendResult. */
export async function send(line: SlackClient, order: SendOrder): Promise<SendResult> {
  const address = parseAddress(order.address);
  const target = order.replaces === null ? null : parseReference(order.replaces);
  if (!address) return { kind: "refused", reason: "address unknown", who: "message" };
  if (order.replaces !== null && !target)
    return { kind: "refused", reason: "reference unknown", who: "message" };
  let call: SlackCall;
  try {
    call = await line.as(order.installation);
  } catch (error) {
    // nothing was sent yet, whatever went wrong
    return sendResultOf(parseFailure(error), true);
  }
  return post(call, line.host, order, target ?? address);
}

/** What is refused with everything is tried with less: a refused message was not sent. */
async function post(call: SlackCall, { log }: Host, order: SendOrder, target: Target) {
  const shape = { tables: true, charts: true, thread: order.thread };
  for (;;) {
    let failure: SlackFailure;
    try {
      const [method, message] = written(order, target, shape);
      return readPosted(await call(method, message));
    } catch (error) {
      failure = parseFailure(error);
    }
    const refused = failure.kind === "refused" ? failure.name : null;
    if (refused === "invalid_blocks" && (shape.charts || shape.tables)) {
      // Charts are newer than tables: a workspace may take the one and not the other.
      const hasCharts = shape.charts && order.card.blocks.some(({ kind }) => kind === "chart");
      shape.tables = shape.tables && hasCharts;
      shape.charts = false;
      log.info({ name: order.card.name }, "Slack refused the blocks of a message");
    } else if (refused !== null && shape.thread !== null && THREAD_IS_GONE.has(refused))
      shape.thread = null;
    else return sendResultOf(failure, order.replaces !== null);
  }
}

type Target = SlackAddress | { channel: string; ts: string };

/** The message that a thread hangs on was deleted: then the answer stands by itself. */
const THREAD_IS_GONE = new Set(["thread_not_found", "cannot_reply_to_message"]);

/** The method that sends it, and what it is handed. */
function written(
  { card, key }: SendOrder,
  target: Target,
  { tables, charts, thread }: { tables: boolean; charts: boolean; thread: string | null },
): [method: string, Record<string, unknown>] {
  const message = {
    text: renderText(card),
    blocks: renderCard(card, { tables, charts }),
    // the words are data: nothing in them becomes a link, a mention or a preview
    parse: "none",
    link_names: false,
    metadata: { event_type: DELIVERY_EVENT, event_payload: { key } },
  };
  if ("ts" in target) return ["chat.update", { ...target, ...message }];
  const where = {
    channel: "channel" in target ? target.channel : target.person,
    ...(thread === null ? {} : { thread_ts: thread }),
  };
  const bare = { mrkdwn: false, unfurl_links: false, unfurl_media: false };
  return ["chat.postMessage", { ...where, ...message, ...bare }];
}

function readPosted(answer: unknown): SendResult {
  const read = posted.safeParse(answer);
  if (!read.success) return { kind: "unknown", reason: "Slack named no message" };
  const { channel, ts } = read.data;
  return sentAt(channel, ts);
}
