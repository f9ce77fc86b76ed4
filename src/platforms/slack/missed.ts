/** Reads what people wrote during an outage. */
import { z } from "zod";
import type { Inbound } from "../../chat/intent.ts";
import type { Installation, Missed } from "../../chat/platform.ts";
import { parseJson } from "./address.ts";
import { parseFailure, waitOf } from "./errors.ts";
import { conversationOf } from "./find.ts";
import { cursorOf, pageAfter, pageOf, type SlackCall, type SlackClient } from "./client.ts";
import { changedIn, saidIn, slackMessage, toMillis, writer } from "./message.ts";

const page = pageOf(
  slackMessage.extend({
    reply_count: z.number().optional(),
    latest_reply: z.string().optional(),
  }),
);

/** How far reading got: the rest of the conversation's history, and the threads in it that had replies since. */
const progress = z.object({
  channel: z.string(),
  /** null: the history itself is read to its end */
  history: z.string().nullable(),
  threads: z.array(z.string()),
  /** within the first of the threads */
  replies: z.string().nullable(),
});
type Progress = z.infer<typeof progress>;

/** Replies come to nudges of the last two weeks; the history of a conversation tells of a thread only at the message it hangs on. */
const THREADS_BACK_MS = 14 * 86_400_000;
const START = "";

/**
 * What people said to us in a direct conversation since an instant, with the same keys as the events that we missed. Each call makes
 * one call of Slack's history or replies (and at first one of conversations.open), so that it goes on at any rate that Slack allows.
 */
export async function loadMissed(
  line: SlackClient,
  installation: Installation,
  address: string,
  since: number,
  next: string | null,
): Promise<Missed | { afterMs: number }> {
  try {
    const call = await line.as(installation);
    const from = next === null ? await begin(call, address) : progress.parse(parseJson(next));
    if (from === null) return { inbounds: [], next: null };
    const thread = from.threads[0];
    const got =
      thread === undefined
        ? await readHistory(call, from, since)
        : await readReplies(call, from, thread, since);
    const spot = { installation: installation.key, channel: from.channel, kind: "direct" } as const;
    const inbounds = got.read.messages
      // Two within a millisecond keep their order by their own stamps.
      .toSorted((one, other) => (one.ts < other.ts ? -1 : 1))
      .flatMap((message): Inbound[] => {
        const person = writer(message);
        if (person === null) return [];
        const changed = changedIn(spot, person, message);
        return [saidIn(spot, person, message), ...(changed ? [changed] : [])];
      })
      .filter(({ at }) => at >= since)
      .toSorted((one, other) => one.at - other.at);
    return { inbounds, next: got.rest === null ? null : JSON.stringify(got.rest) };
  } catch (error) {
    const failure = parseFailure(error);
    const afterMs = waitOf(failure);
    if (afterMs !== null) return { afterMs };
    line.host.log.warn(
      { installation: installation.key, failure },
      "What was said while we were away can't be read",
    );
    return { inbounds: [], next: null };
  }
}

async function begin(call: SlackCall, address: string): Promise<Progress | null> {
  const channel = await conversationOf(call, address);
  return channel === null ? null : { channel, history: START, threads: [], replies: null };
}

async function readHistory(call: SlackCall, from: Progress, since: number) {
  const oldest = String((since - THREADS_BACK_MS) / 1_000);
  const asked = pageAfter(from.history, { channel: from.channel, oldest });
  const read = page.parse(await call("conversations.history", asked));
  const threads = read.messages
    .filter(
      ({ reply_count: replies, latest_reply: latest }) =>
        replies && toMillis(latest ?? "0") >= since,
    )
    .map(({ ts }) => ts);
  return { read, rest: onwards({ ...from, history: cursorOf(read), threads, replies: null }) };
}

async function readReplies(call: SlackCall, from: Progress, ts: string, since: number) {
  const where = { channel: from.channel, ts, oldest: String(since / 1_000), inclusive: true };
  const read = page.parse(await call("conversations.replies", pageAfter(from.replies, where)));
  const replies = cursorOf(read);
  const threads = replies === null ? from.threads.slice(1) : from.threads;
  return { read, rest: onwards({ ...from, threads, replies }) };
}

function onwards(left: Progress): Progress | null {
  return left.history === null && left.threads.length === 0 ? null : left;
}
