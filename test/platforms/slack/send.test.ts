import { beforeAll, describe, expect, test } from "vitest";
import type { Platform, SendOrder } from "../../../src/chat/platform.ts";
import { slackDescriptor } from "../../../src/platforms/slack/descriptor.ts";
import { everyBlockCard, exampleCard } from "../../support/cards.ts";
import { connectedSlack } from "../../support/connected-slack.ts";
import { type FakeSlack, type Fault, startFakeSlack } from "../../support/slack-api.ts";
import { recordingHost } from "../../support/recording-host.ts";
import { BOT_TOKEN, SIGNING_SECRET } from "../../support/slack.ts";

const connected = connectedSlack();
let api: FakeSlack;
let slack: Platform;
beforeAll(() => {
  ({ api, slack } = connected);
});

function order(over: Partial<SendOrder> = {}): SendOrder {
  return {
    installation: { key: "T0001", name: "Aldgate", secrets: "{}" },
    address: "person:U1",
    thread: null,
    card: exampleCard("nudge"),
    key: "dlv_01",
    replaces: null,
    ...over,
  };
}

const failing = (fault: Fault, method = "chat.postMessage") => {
  api.fault = (call) => (call.method === method ? fault : null);
};

describe("Slack send", () => {
  test("to a person goes to their own chat, with its key, and nothing in it unfolds", async () => {
    const sent = await slack.send(order());
    expect(sent).toMatchObject({ kind: "sent", conversation: "D1" });
    const [args] = api.argsOf("chat.postMessage");
    expect(args).toMatchObject({
      channel: "U1",
      unfurl_links: "false",
      unfurl_media: "false",
      link_names: "false",
      parse: "none",
    });
    expect(JSON.parse(args?.["metadata"] ?? "")).toEqual({
      event_type: "rapport_delivery",
      event_payload: { key: "dlv_01" },
    });
    expect(args?.["text"]).toBe("Aldgate Mills: nudge");
    expect(api.calls[0]?.token).toBe(BOT_TOKEN);
  });

  test("answers in its thread; where that is gone, by itself", async () => {
    const inThread = order({ address: '{"channel":"D1"}', thread: "1.000001" });
    await slack.send(inThread);
    expect(api.argsOf("chat.postMessage")[0]).toMatchObject({
      channel: "D1",
      thread_ts: "1.000001",
    });
    api.fault = ({ args }) =>
      args["thread_ts"] ? { kind: "error", error: "thread_not_found" } : null;
    expect((await slack.send(inThread)).kind).toBe("sent");
  });

  test("takes the place of an earlier message", async () => {
    const first = await slack.send(order());
    if (first.kind !== "sent") throw new Error(first.kind);
    const second = await slack.send(
      order({ replaces: first.reference, card: exampleCard("nudge-closed"), key: "dlv_02" }),
    );
    expect(second).toEqual(first);
    expect(api.conversations.get("D1")).toHaveLength(1);
    expect(api.conversations.get("D1")?.[0]?.text).toContain("nudge-closed");
  });

  test("says it in plain text when Slack will have no table", async () => {
    api.fault = ({ args }) =>
      args["blocks"]?.includes('"table"') ? { kind: "error", error: "invalid_blocks" } : null;
    expect((await slack.send(order({ card: everyBlockCard("Aldgate") }))).kind).toBe("sent");
    failing({ kind: "error", error: "invalid_blocks" });
    expect(await slack.send(order())).toEqual({
      kind: "refused",
      reason: "invalid_blocks",
      who: "message",
    });
  });

  test.each([
    [
      { kind: "rate", retryAfterS: 7 },
      { kind: "later", afterMs: 7_000, reason: "ratelimited", scope: "workspace" },
    ],
    [
      { kind: "rate", retryAfterS: null },
      { kind: "later", afterMs: 30_000, scope: "workspace" },
    ],
    [{ kind: "error", error: "ratelimited" }, { kind: "later" }],
    [
      { kind: "error", error: "account_inactive" },
      { kind: "refused", reason: "account_inactive", who: "workspace" },
    ],
    [
      { kind: "error", error: "token_revoked" },
      { kind: "refused", who: "workspace" },
    ],
    [
      { kind: "error", error: "invalid_auth" },
      { kind: "refused", who: "workspace" },
    ],
    [
      { kind: "error", error: "is_archived" },
      { kind: "refused", who: "person" },
    ],
    [
      { kind: "error", error: "channel_not_found" },
      { kind: "refused", who: "person" },
    ],
    [
      { kind: "error", error: "user_disabled" },
      { kind: "refused", who: "person" },
    ],
    [
      { kind: "error", error: "messages_tab_disabled" },
      { kind: "refused", who: "person" },
    ],
    [
      { kind: "error", error: "cannot_dm_bot" },
      { kind: "refused", who: "person" },
    ],
    [
      { kind: "error", error: "msg_too_long" },
      { kind: "refused", who: "message" },
    ],
    [
      { kind: "error", error: "msg_blocks_too_long" },
      { kind: "refused", who: "message" },
    ],
    [
      { kind: "error", error: "internal_error" },
      { kind: "unknown", reason: "internal_error" },
    ],
    [
      { kind: "status", status: 500 },
      { kind: "unknown", reason: "http 500" },
    ],
    [{ kind: "status", status: 503 }, { kind: "unknown" }],
    [
      { kind: "status", status: 200, body: "<html>sign in to the proxy</html>" },
      { kind: "unknown" },
    ],
    [{ kind: "cut", after: "work" }, { kind: "unknown" }],
    [{ kind: "cut", after: "nothing" }, { kind: "unknown" }],
  ] as const)("that meets %o ends as %o", async (fault, end) => {
    failing(fault);
    expect(await slack.send(order())).toMatchObject(end);
  });

  test("calls Slack once: the queue retries, and nobody else", async () => {
    failing({ kind: "status", status: 500 });
    await slack.send(order());
    failing({ kind: "rate", retryAfterS: 1 });
    await slack.send(order());
    expect(api.argsOf("chat.postMessage")).toHaveLength(2);
  });

  test("that replaces may be tried again when nobody can tell", async () => {
    failing({ kind: "status", status: 500 }, "chat.update");
    expect(await slack.send(order({ replaces: "D1/1.000001" }))).toMatchObject({ kind: "later" });
  });

  test("to an address or reference that is none is refused", async () => {
    expect(await slack.send(order({ address: "nobody" }))).toMatchObject({
      kind: "refused",
      who: "message",
    });
    expect(await slack.send(order({ replaces: "x" }))).toMatchObject({
      kind: "refused",
      who: "message",
    });
  });

  test("while Slack can't be reached comes later", async () => {
    const gone = await startFakeSlack();
    await gone.close();
    const config = { signingSecret: SIGNING_SECRET, botToken: BOT_TOKEN, apiUrl: gone.url };
    const away = await slackDescriptor.connect(config, recordingHost());
    expect(await away.send(order())).toMatchObject({ kind: "later", scope: "workspace" });
    expect(await away.check()).toMatchObject({ ok: false });
    await away.stop();
  });
});
