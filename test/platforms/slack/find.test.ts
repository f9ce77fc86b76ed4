import { beforeAll, describe, expect, test } from "vitest";
import type { Platform, SendOrder } from "../../../src/chat/platform.ts";
import { exampleCard } from "../../support/cards.ts";
import { connectedSlack } from "../../support/connected-slack.ts";
import type { FakeSlack, Fault } from "../../support/slack-api.ts";

const connected = connectedSlack();
const { host } = connected;
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

describe("read-back on Slack", () => {
  test("finds what was sent, and only that", async () => {
    const sent = await slack.send(order());
    expect(await slack.find(order(), Date.now())).toEqual(sent);
    expect(await slack.find(order({ key: "dlv_02" }), Date.now())).toEqual({ kind: "absent" });
  });

  test("finds what was sent when the connection was cut", async () => {
    failing({ kind: "cut", after: "work" });
    expect((await slack.send(order())).kind).toBe("unknown");
    api.fault = () => null;
    expect(await slack.find(order(), Date.now())).toMatchObject({
      kind: "sent",
      conversation: "D1",
    });
  });

  test("looks through all pages, and in the thread that it was sent to", async () => {
    const sent = await slack.send(order());
    for (let n = 0; n < 450; n += 1) api.write("D1", { user: "U1", text: `later ${n}` });
    expect(await slack.find(order(), Date.now())).toEqual(sent);
    expect(api.argsOf("conversations.history").length).toBe(3);
    const inThread = order({
      thread: api.write("D1", { user: "U1", text: "head" }),
      key: "dlv_03",
    });
    const answer = await slack.send(inThread);
    expect(await slack.find(inThread, Date.now())).toEqual(answer);
    expect(api.argsOf("conversations.replies")).toHaveLength(1);
  });

  test("knows whether a message was replaced", async () => {
    const first = await slack.send(order());
    if (first.kind !== "sent") throw new Error(first.kind);
    const update = order({ replaces: first.reference, key: "dlv_02" });
    expect(await slack.find(update, Date.now())).toEqual({ kind: "absent" });
    await slack.send(update);
    expect(await slack.find(update, Date.now())).toEqual(first);
  });

  test("comes later when Slack says so, and can't where it may not look", async () => {
    failing({ kind: "rate", retryAfterS: 60 }, "conversations.history");
    expect(await slack.find(order(), Date.now())).toEqual({ kind: "later", afterMs: 60_000 });
    failing({ kind: "error", error: "missing_scope" }, "conversations.history");
    expect(await slack.find(order({ address: '{"channel":"C1"}' }), Date.now())).toEqual({
      kind: "cannot",
      reason: "missing_scope",
    });
  });
});

describe("a check of the credentials", () => {
  test("says where they lead, or what is wrong with them", async () => {
    expect(await slack.check()).toEqual({
      ok: true,
      sentence: "Slack: connected to Aldgate as @rapport.",
    });
    failing({ kind: "error", error: "invalid_auth" }, "auth.test");
    expect(await slack.check()).toMatchObject({
      ok: false,
      sentence: expect.stringContaining("invalid_auth"),
    });
  });

  test("the workspace of a bot token is made known, without the token", () => {
    expect(host.kept.get("T0001")).toEqual({ key: "T0001", name: "Aldgate", secrets: "{}" });
  });
});
