import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Inbound } from "../../../src/chat/intent.ts";
import type { Missed, Platform } from "../../../src/chat/platform.ts";
import { slackDescriptor } from "../../../src/platforms/slack/descriptor.ts";
import { parseEvent } from "../../../src/platforms/slack/parse-event.ts";
import { exampleCard } from "../../support/cards.ts";
import { type FakeSlack, startFakeSlack } from "../../support/slack-api.ts";
import { recordingHost } from "../../support/recording-host.ts";
import { BOT_TOKEN, directMessage, eventOf, SIGNING_SECRET } from "../../support/slack.ts";

let api: FakeSlack;
let slack: Platform;
const installation = { key: "T0001", name: "Aldgate", secrets: "{}" };
const NOW_S = 1_767_600_000;

beforeAll(async () => {
  api = await startFakeSlack(() => NOW_S * 1_000);
  slack = await slackDescriptor.connect(
    { signingSecret: SIGNING_SECRET, botToken: BOT_TOKEN, apiUrl: api.url },
    recordingHost(),
  );
});

beforeEach(() => {
  api.fault = () => null;
  api.calls.length = 0;
  api.conversations.clear();
  api.users.clear();
});

afterAll(async () => {
  await slack.stop();
  await api.close();
});

/** All that was missed, page by page; `calls` counts the pages. */
async function readAll(
  sinceS: number,
  address = "person:U1",
): Promise<{ inbounds: Inbound[]; calls: number }> {
  const inbounds: Inbound[] = [];
  let next: string | null = null;
  let calls = 0;
  do {
    const page: Missed | { afterMs: number } | undefined = await slack.missed?.(
      installation,
      address,
      sinceS * 1_000,
      next,
    );
    if (!page || "afterMs" in page) throw new Error("later");
    inbounds.push(...page.inbounds);
    next = page.next;
    calls += 1;
  } while (next !== null);
  return { inbounds: inbounds.toSorted((one, other) => one.at - other.at), calls };
}

test("Slack backfill: a message has the same key and content as its event would have", async () => {
  const ts = `${NOW_S}.000100`;
  api.write("D1", { ts, user: "U1", text: "Called <@U9> at R&amp;D" });
  const { inbounds } = await readAll(NOW_S - 60);
  expect(inbounds).toEqual([parseEvent(eventOf(directMessage("Called <@U9> at R&amp;D", { ts })))]);
});

test("Slack backfill: only people's messages since then, and none of our own", async () => {
  api.write("D1", { ts: `${NOW_S - 120}.000100`, user: "U1", text: "before" });
  await slack.send({
    installation,
    address: "person:U1",
    thread: null,
    card: exampleCard("nudge"),
    key: "dlv_01",
    replaces: null,
  });
  api.write("D1", { ts: `${NOW_S + 1}.000100`, user: "U1", text: "after" });
  const { inbounds } = await readAll(NOW_S - 60);
  expect(inbounds.map(({ intent }) => intent)).toEqual([{ kind: "message", text: "after" }]);
});

test("Slack backfill: an edit of an older message is found too", async () => {
  const edited = { user: "U1", ts: `${NOW_S + 5}.000000` };
  api.write("D1", { ts: `${NOW_S - 3_600}.000100`, user: "U1", text: "Called twice", edited });
  const { inbounds } = await readAll(NOW_S - 60);
  const message = { ...directMessage("Called twice", { ts: `${NOW_S - 3_600}.000100` }), edited };
  const change = {
    type: "message",
    subtype: "message_changed",
    channel: "D1",
    channel_type: "im",
    ts: `${NOW_S + 5}.000100`,
  };
  expect(inbounds).toEqual([parseEvent(eventOf({ ...change, message }))]);
});

test("Slack backfill: replies in an older nudge's thread are found, thread by thread", async () => {
  const nudge = api.write("D1", {
    ts: `${NOW_S - 86_400}.000100`,
    bot_id: "BBOT",
    user: "UBOT",
    text: "A nudge",
  });
  const other = api.write("D1", {
    ts: `${NOW_S - 80_000}.000100`,
    bot_id: "BBOT",
    user: "UBOT",
    text: "Another",
  });
  api.write("D1", {
    ts: `${NOW_S - 70_000}.000100`,
    user: "U1",
    text: "long ago",
    thread_ts: other,
  });
  api.write("D1", { ts: `${NOW_S + 1}.000100`, user: "U1", text: "Done", thread_ts: nudge });
  api.write("D1", { ts: `${NOW_S + 2}.000100`, user: "U1", text: "Also done", thread_ts: other });
  const { inbounds, calls } = await readAll(NOW_S);
  expect(inbounds.map(({ intent, place }) => [intent, place.thread])).toEqual([
    [{ kind: "message", text: "Done" }, nudge],
    [{ kind: "message", text: "Also done" }, other],
  ]);
  expect(calls).toBe(3);
});

test("Slack backfill: a long outage is read page by page, one call each", async () => {
  for (let n = 0; n < 450; n += 1)
    api.write("D1", { ts: `${NOW_S + n}.000100`, user: "U1", text: `said ${n}` });
  const { inbounds, calls } = await readAll(NOW_S);
  expect(inbounds.map(({ at }) => at)).toEqual(
    Array.from({ length: 450 }, (_, n) => (NOW_S + n) * 1_000),
  );
  expect(calls).toBe(3);
  expect(api.argsOf("conversations.history")).toHaveLength(3);
  expect(api.argsOf("conversations.open")).toHaveLength(1);
});

test("Slack backfill: a conversation's address works as well as a person's", async () => {
  api.write("D1", { ts: `${NOW_S + 1}.000100`, user: "U1", text: "after" });
  expect((await readAll(NOW_S, '{"channel":"D1"}')).inbounds).toHaveLength(1);
});

test("Slack backfill: Retry-After is kept, and reading goes on where it stopped", async () => {
  api.fault = () => ({ kind: "rate", retryAfterS: 60 });
  expect(await slack.missed?.(installation, "person:U1", NOW_S * 1_000, null)).toEqual({
    afterMs: 60_000,
  });
  api.fault = () => ({ kind: "error", error: "channel_not_found" });
  expect(await slack.missed?.(installation, "person:U1", NOW_S * 1_000, null)).toEqual({
    inbounds: [],
    next: null,
  });
});

test("Slack profile: says who a person is, and who is a guest", async () => {
  const user = {
    id: "U1",
    team_id: "T0001",
    real_name: "Nadia Reuter",
    tz: "Europe/Berlin",
    profile: { email: "nadia@aldgate.example" },
  };
  const known = {
    key: "U1",
    email: "nadia@aldgate.example",
    name: "Nadia Reuter",
    timezone: "Europe/Berlin",
    guest: false,
  };
  const profile = (over: object) => {
    api.users.set("U1", { ...user, ...over });
    return slack.profile(installation, "U1");
  };
  expect(await profile({})).toEqual(known);
  expect(await profile({ is_restricted: true })).toEqual({ ...known, guest: true });
  expect(await profile({ is_ultra_restricted: true })).toEqual({ ...known, guest: true });
  expect(await profile({ is_stranger: true })).toEqual({ ...known, guest: true });
  expect(await profile({ team_id: "T9999" })).toEqual({ ...known, guest: true });
  expect(
    await profile({ team_id: "T9999", enterprise_user: { enterprise_id: "E1", teams: ["T0001"] } }),
  ).toEqual(known);
  expect(await profile({ profile: {} })).toEqual({ ...known, email: null });
  expect(await profile({ deleted: true })).toBeNull();
  expect(await profile({ is_bot: true })).toBeNull();
  expect(await slack.profile(installation, "U404")).toBeNull();
  api.fault = () => ({ kind: "status", status: 500 });
  await expect(slack.profile(installation, "U1")).rejects.toThrow();
});
