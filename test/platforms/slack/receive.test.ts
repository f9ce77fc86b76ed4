import { beforeAll, describe, expect, test, vi } from "vitest";
import { exampleCard, exampleForm } from "../../support/cards.ts";
import { connectedSlack } from "../../support/connected-slack.ts";
import type { FakeSlack } from "../../support/slack-api.ts";
import {
  directMessage,
  eventOf,
  postSigned,
  press,
  signatureOf,
  slashCommand,
} from "../../support/slack.ts";

/** Two busy cores may take their time. */
const SOON = { timeout: 60_000 };

const connected = connectedSlack();
const { host } = connected;
let api: FakeSlack;
let url: string;
beforeAll(() => {
  ({ api, url } = connected);
});

const message = () => eventOf(directMessage("Called Aldgate"));

describe("Slack request not signed, changed or stale", () => {
  test.each([
    ["unsigned", { headers: { "x-slack-signature": "", "x-slack-request-timestamp": "" } }],
    ["signed by another secret", { secret: "another" }],
    ["six minutes old", { ageS: 6 * 60 }],
    ["six minutes ahead", { ageS: -6 * 60 }],
    ["a day ahead", { ageS: -24 * 60 * 60 }],
    ["of another version", { headers: { "x-slack-signature": "v1=abc" } }],
    ["with a time that is none", { headers: { "x-slack-request-timestamp": "now" } }],
  ])("%s", async (_, signing) => {
    const response = await postSigned(url, message(), signing);
    expect(response.status).toBe(401);
    expect(host.inbounds).toEqual([]);
  });

  test("without any header", async () => {
    const response = await fetch(url, { method: "POST", body: JSON.stringify(message()) });
    expect(response.status).toBe(401);
  });

  test("with a body that was changed on the way", async () => {
    const headers = {
      "content-type": "application/json",
      ...signatureOf(JSON.stringify(message())),
    };
    const response = await fetch(url, {
      method: "POST",
      headers,
      body: JSON.stringify(message()).replace("U1", "U2"),
    });
    expect(response.status).toBe(401);
    expect(host.inbounds).toEqual([]);
  });

  test("four minutes old is fresh", async () => {
    expect((await postSigned(url, message(), { ageS: 4 * 60 })).status).toBe(200);
    expect(host.inbounds).toHaveLength(1);
  });

  test("larger than a megabyte", async () => {
    const response = await postSigned(url, eventOf(directMessage("x".repeat(1_100_000)))).catch(
      () => null,
    );
    // the rest of the body is not read: the answer can get lost with the connection
    expect(response?.status ?? 413).toBe(413);
    expect(host.inbounds).toEqual([]);
  });

  test("a body that is no object, though signed, breaks nothing", async () => {
    for (const body of ["null", "[]", "7", "", "payload=null", "payload=7"]) {
      const form = body.startsWith("payload");
      const type = form ? "application/x-www-form-urlencoded" : "application/json";
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": type, ...signatureOf(body) },
        body,
      });
      expect(response.status, body).toBeGreaterThanOrEqual(400);
    }
    expect((await postSigned(url, message())).status).toBe(200);
  });

  test("a GET", async () => {
    expect((await fetch(url)).status).toBe(401);
  });
});

test("Slack request: one that is cut off breaks nothing", async () => {
  const cut = new AbortController();
  const body = new ReadableStream({ start: (stream) => stream.enqueue(Buffer.from('{"type":')) });
  const headers = { "content-type": "application/json", ...signatureOf("") };
  const request = fetch(url, {
    method: "POST",
    headers,
    body,
    duplex: "half",
    signal: cut.signal,
  });
  setTimeout(() => cut.abort(), 50);
  await expect(request).rejects.toThrow();
  expect((await postSigned(url, message())).status).toBe(200);
});

describe("Slack events", () => {
  test("Slack's check of the address is answered", async () => {
    const response = await postSigned(url, { type: "url_verification", challenge: "3eZbrw1a" });
    expect(await response.json()).toEqual({ challenge: "3eZbrw1a" });
  });

  test("one message delivered three times, retries included, is heard each time with the same key", async () => {
    for (const headers of [
      {},
      { "x-slack-retry-num": "1" },
      { "x-slack-retry-num": "2", "x-slack-retry-reason": "http_timeout" },
    ]) {
      expect((await postSigned(url, message(), { headers })).status).toBe(200);
    }
    expect(host.inbounds).toHaveLength(3);
    expect(new Set(host.inbounds.map(({ key }) => key)).size).toBe(1);
  });

  test("are acknowledged only when they are stored", async () => {
    let stored = false;
    host.answer = async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      stored = true;
      return { kind: "accepted" };
    };
    expect((await postSigned(url, message())).status).toBe(200);
    expect(stored).toBe(true);
  });

  test("with the database away are answered by 503, so that Slack tries again", async () => {
    host.answer = () => {
      throw new Error("connect ECONNREFUSED");
    };
    for (const body of [message(), slashCommand("Aldgate"), press("nudge.done|nud_01|")]) {
      const response = await postSigned(url, body);
      expect(response.status).toBe(503);
      expect(response.headers.get("x-slack-no-retry")).toBeNull();
    }
    expect(host.said.some(({ level }) => level === "error")).toBe(true);
  });

  test("that are none of ours are acknowledged and not handed on", async () => {
    expect((await postSigned(url, eventOf({ type: "team_join" }))).status).toBe(200);
    expect((await postSigned(url, eventOf(directMessage("Hi", { bot_id: "BBOT" })))).status).toBe(
      200,
    );
    expect(host.inbounds).toEqual([]);
  });

  test("a lookup by name in a channel is answered to the asker alone", async () => {
    host.answer = () => ({ kind: "answer", card: exampleCard("customer"), personal: "person:U1" });
    const mention = {
      type: "app_mention",
      channel: "C1",
      user: "U1",
      text: "<@UBOT> customer Aldgate",
      ts: "1.000001",
    };
    await postSigned(url, eventOf(mention));
    await vi.waitFor(
      () => expect(api.argsOf("chat.postEphemeral")).toMatchObject([{ channel: "C1", user: "U1" }]),
      SOON,
    );
  });

  test("a form that was asked for in words comes as a button that opens it", async () => {
    host.answer = () => ({ kind: "form", form: exampleForm() });
    await postSigned(url, eventOf(directMessage("log a call")));
    await vi.waitFor(() => expect(api.argsOf("chat.postMessage")).toHaveLength(1), SOON);
    expect(api.argsOf("chat.postMessage")[0]?.["blocks"]).toContain("customer.log|cus_01|");
  });
});
