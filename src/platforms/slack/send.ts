import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { Chart } from "../../chat/view.ts";
import type { SendOrder, SendResult } from "../../chat/platform.ts";
import { type Address, readAddress, readReference, writeReference } from "./address.ts";
import { plain } from "./escape.ts";
import { type Failure, readFailure, sendResult } from "./failure.ts";
import { LONGEST_ALT_TEXT, LONGEST_HEADER } from "./limits.ts";
import type { SlackClient } from "./line.ts";
import { DELIVERY_EVENT } from "./message.ts";
import { type Means, PLAIN, renderCard, renderText } from "./render.ts";

const posted = z.object({ channel: z.string().min(1), ts: z.string().min(1) });

/** Sends a card, or puts it in the place of an earlier one. Never throws: every end is a SendResult. */
export async function send(line: SlackClient, order: SendOrder): Promise<SendResult> {
  const address = readAddress(order.address);
  const target = order.replaces === null ? null : readReference(order.replaces);
  if (!address) return { kind: "refused", reason: "address unknown", who: "message" };
  if (order.replaces !== null && !target)
    return { kind: "refused", reason: "reference unknown", who: "message" };
  let token: string;
  try {
    token = await line.token(order.installation);
  } catch (error) {
    // nothing was sent yet, whatever went wrong
    return sendResult(readFailure(error), true);
  }
  const images = await uploadCharts(line, token, order);
  return post(line, token, order, target ?? address, images);
}

/** A picture that was just uploaded is refused for a moment, until Slack has looked at it (slackapi/node-slack-sdk issue 1865). */
const PICTURE_WAITS_MS = [400, 1_200];

/** What is refused with everything is tried with less: a message refused was not sent. */
async function post(
  line: SlackClient,
  token: string,
  order: SendOrder,
  target: Address | { channel: string; ts: string },
  images: Means["images"],
): Promise<SendResult> {
  let means: Means = { table: true, images };
  let thread = order.thread;
  const waits = images.size > 0 ? [...PICTURE_WAITS_MS] : [];
  for (;;) {
    let failure: Failure;
    try {
      return readPosted(await call(line, token, order, target, means, thread));
    } catch (error) {
      failure = readFailure(error);
    }
    const refused = failure.kind === "refused" ? failure.name : null;
    if (refused === "invalid_blocks" && means !== PLAIN) {
      const pause = waits.shift();
      if (pause === undefined) means = PLAIN;
      else await wait(pause);
      line.host.log.info(
        { name: order.card.name, pictures: images.size },
        "Slack refused the blocks of a message",
      );
    } else if (refused !== null && thread !== null && THREAD_IS_GONE.has(refused)) thread = null;
    else return sendResult(failure, order.replaces !== null);
  }
}

/** The message that a thread hangs on was deleted: then the answer stands by itself. */
const THREAD_IS_GONE = new Set(["thread_not_found", "cannot_reply_to_message"]);

function call(
  line: SlackClient,
  token: string,
  { card, key }: SendOrder,
  target: Address | { channel: string; ts: string },
  means: Means,
  thread: string | null,
): Promise<unknown> {
  const message = {
    text: renderText(card),
    blocks: renderCard(card, means),
    // the words are data: nothing in them becomes a link, a mention or a preview
    parse: "none",
    link_names: false,
    metadata: { event_type: DELIVERY_EVENT, event_payload: { key } },
  };
  if ("ts" in target)
    return line.call("chat.update", token, { channel: target.channel, ts: target.ts, ...message });
  return line.call("chat.postMessage", token, {
    channel: "channel" in target ? target.channel : target.person,
    ...(thread === null ? {} : { thread_ts: thread }),
    ...message,
    mrkdwn: false,
    unfurl_links: false,
    unfurl_media: false,
  });
}

function readPosted(answer: unknown): SendResult {
  const read = posted.safeParse(answer);
  if (!read.success) return { kind: "unknown", reason: "Slack named no message" };
  const { channel, ts } = read.data;
  return {
    kind: "sent",
    reference: writeReference(channel, ts),
    conversation: channel,
    message: ts,
  };
}

/** Longer than this a message does not wait for its pictures: the words say the same. */
const PICTURES_WITHIN_MS = 8_000;

async function uploadCharts(
  line: SlackClient,
  token: string,
  { card }: SendOrder,
): Promise<Means["images"]> {
  const images = new Map<Chart, string>();
  const charts = card.blocks.flatMap((block) => (block.kind === "chart" ? [block.chart] : []));
  if (charts.length === 0) return images;
  const uploads = charts.map(async (chart) => {
    const picture = await line.host.drawChart(chart);
    const title = plain(chart.title, LONGEST_HEADER);
    const id = await line.upload(token, picture, title, plain(chart.alt, LONGEST_ALT_TEXT));
    if (id !== null) images.set(chart, id);
  });
  const late = new AbortController();
  const done = await Promise.race([
    Promise.allSettled(uploads),
    wait(PICTURES_WITHIN_MS, null, { signal: late.signal, ref: false }).catch(() => null),
  ]);
  late.abort();
  for (const one of done ?? []) {
    if (one.status === "rejected") {
      line.host.log.warn(
        { reason: readFailure(one.reason) },
        "A chart goes out as text: its picture failed",
      );
    }
  }
  // what comes in from now on is too late to be shown
  return new Map(images);
}
