import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Inbound } from "../../../src/chat/intent.ts";
import type { LocalMessage } from "../../../src/chat/local-chat.ts";
import type { Received } from "../../../src/chat/platform.ts";
import type { ShownMessage } from "../../../src/platforms/local/message.ts";
import { exampleCard, exampleForm } from "../../support/cards.ts";
import { MONDAY_MORNING } from "../../support/local-chat.ts";
import { type LocalPage, openLocalPage } from "../../support/local-page.ts";

let page: LocalPage;
let answerWith: (inbound: Inbound) => Promise<Received>;
beforeEach(async () => {
  answerWith = async () => ({ kind: "accepted" });
  page = await openLocalPage({ receive: (inbound) => answerWith(inbound) });
});
afterEach(() => page.close());

type Answer = { status: number; body: Record<string, unknown> };

async function post(what: string, body: object): Promise<Answer> {
  const response = await fetch(`${page.address}/local/${what}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

let presses = 0;
const press = () => `press-${(presses += 1)}-of-a-test`;

function say(text: string, over: object = {}): Promise<Answer> {
  return post("say", {
    person: "rosa",
    conversation: "direct:rosa",
    thread: null,
    text,
    press: press(),
    ...over,
  });
}

/** What a person sees in a conversation. */
async function seen(person: string, conversation: string): Promise<ShownMessage[]> {
  const query = new URLSearchParams({ person, conversation });
  const response = await fetch(`${page.address}/local/messages?${query}`);
  return ((await response.json()) as { messages: ShownMessage[] }).messages;
}

/** A card of the coach in a conversation. */
function coachSays(
  name: Parameters<typeof exampleCard>[0],
  conversation = "direct:rosa",
): Promise<LocalMessage> {
  const card = exampleCard(name);
  return page.chat.add({
    conversation,
    person: null,
    onlyFor: null,
    text: card.text,
    card,
    thread: null,
    key: null,
  });
}

describe("words that a person posts", () => {
  it("are kept in the conversation and handed to the house, with who, where and when", async () => {
    const { body } = await say("Called Inês, all is well.");
    expect(page.received).toEqual([
      {
        key: `direct:rosa|${body["message"]}|message|`,
        platform: "local",
        installation: "local",
        person: "rosa",
        place: {
          kind: "direct",
          conversation: "direct:rosa",
          thread: null,
          address: "direct:rosa",
        },
        message: body["message"],
        at: MONDAY_MORNING,
        intent: { kind: "message", text: "Called Inês, all is well." },
      },
    ]);
    expect(await seen("rosa", "direct:rosa")).toMatchObject([
      { from: "me", text: "Called Inês, all is well." },
    ]);
  });

  it("count once when the page sends them again, with the same key", async () => {
    const same = { press: press() };
    await say("Once.", same);
    await say("Once.", same);
    expect(await seen("rosa", "direct:rosa")).toHaveLength(1);
    expect(new Set(page.received.map(({ key }) => key)).size).toBe(1);
  });

  it("are not lost while the database is away: the page is told, and sending again is one and the same", async () => {
    const same = { press: press() };
    answerWith = () => Promise.reject(new Error("the database is away"));
    expect(await say("Hold on to this.", same)).toMatchObject({
      status: 503,
      body: { error: expect.stringContaining("again") },
    });
    answerWith = async () => ({ kind: "accepted" });
    expect(await say("Hold on to this.", same)).toMatchObject({ status: 200 });
    expect(await seen("rosa", "direct:rosa")).toHaveLength(1);
    expect(page.received[0]?.key).toBe(page.received[1]?.key);
  });

  it("carry the thread that they answer in", async () => {
    const nudge = await coachSays("nudge");
    await say("Done that.", { thread: nudge.id });
    expect(page.received[0]?.place.thread).toBe(nudge.id);
  });

  it.each([
    ["/customer", ""],
    ["/customer Aldgate Mills", "Aldgate Mills"],
    ["  /Customer   week ", "week"],
    ["/customer log\nAldgate: a call", "log\nAldgate: a call"],
  ])("are a command when they begin with /customer: %j", async (words, text) => {
    await say(words);
    expect(page.received[0]?.intent).toEqual({ kind: "command", text });
  });

  it("are kept as they are, but for what is no character at all", async () => {
    await say("nul\u0000 and half \uD800 a fox 🦊");
    expect(page.received[0]?.intent).toEqual({
      kind: "message",
      text: "nul\uFFFD and half \uFFFD a fox 🦊",
    });
  });

  it("with another command are sent back, unless it only looks like one", async () => {
    expect(await say("/customers")).toMatchObject({ status: 422 });
    expect(await say("/help me")).toMatchObject({ status: 422 });
    expect(page.received).toEqual([]);
    expect(await say("/2 of them agreed")).toMatchObject({ status: 200 });
  });

  it("are refused from somebody who is not here or not in that conversation", async () => {
    expect(await say("Hello", { person: "nobody" })).toMatchObject({ status: 404 });
    expect(await say("Hello", { conversation: "direct:jonas" })).toMatchObject({ status: 404 });
    expect(page.received).toEqual([]);
  });
});

describe("what the house answers at once", () => {
  beforeEach(() => {
    answerWith = async ({ intent }) =>
      intent.kind === "command" && intent.text === "log"
        ? { kind: "form", form: exampleForm() }
        : { kind: "answer", card: exampleCard("customer"), personal: null };
  });

  it("stands as the coach's message in one's own chat", async () => {
    await say("/customer Aldgate Mills");
    const messages = await seen("rosa", "direct:rosa");
    expect(messages.map(({ from }) => from)).toEqual(["me", "coach"]);
    expect(messages[1]?.html).toContain('data-card="customer"');
  });

  it("is seen by the asker alone in a channel, question and answer", async () => {
    await post("say", {
      person: "helle",
      conversation: "channel:North",
      thread: null,
      text: "/customer",
      press: press(),
    });
    expect(await seen("helle", "channel:North")).toHaveLength(2);
    expect(await page.chat.messages("channel:North", "rosa", 10)).toEqual([]);
  });

  it("comes once though it was asked for twice in the same press", async () => {
    const same = { press: press() };
    await say("/customer", same);
    await say("/customer", same);
    expect(await seen("rosa", "direct:rosa")).toHaveLength(2);
  });

  it("is a form for the page where there is something to fill in, and its values come back", async () => {
    const { body } = await say("/customer log");
    expect(body["form"]).toContain('data-form="log"');
    answerWith = async () => ({ kind: "accepted" });
    const filled = {
      form: "log",
      customerId: "cus_01",
      values: { kind: "call", on: "2026-11-23", what: "All well" },
    };
    expect(
      await post("submit", {
        person: "rosa",
        conversation: "direct:rosa",
        press: press(),
        ...filled,
      }),
    ).toMatchObject({ status: 200 });
    expect(page.received.at(-1)?.intent).toEqual({ kind: "submit", ...filled });
  });
});

describe("changing what one said", () => {
  it("edits a message: shown as edited, and told with the whole new text", async () => {
    const { body } = await say("Called Ines.");
    await post("edit", {
      person: "rosa",
      message: body["message"],
      text: "Called Inês.",
      press: press(),
    });
    expect(page.received.at(-1)).toMatchObject({
      message: body["message"],
      intent: { kind: "edit", message: body["message"], text: "Called Inês." },
    });
    const [message] = await seen("rosa", "direct:rosa");
    expect(message).toMatchObject({ text: "Called Inês." });
    expect(message?.html).toContain("edited");
  });

  it("tells two edits of one message apart", async () => {
    const { body } = await say("One.");
    for (const text of ["Two.", "Three."])
      await post("edit", { person: "rosa", message: body["message"], text, press: press() });
    expect(new Set(page.received.map(({ key }) => key)).size).toBe(3);
  });

  it("deletes a message: its words are gone, and the house knows", async () => {
    const { body } = await say("Not for here.");
    await post("remove", { person: "rosa", message: body["message"] });
    expect(page.received.at(-1)?.intent).toEqual({ kind: "remove", message: body["message"] });
    const [message] = await seen("rosa", "direct:rosa");
    expect(message?.html).toContain("This message was deleted.");
    expect(message?.html).not.toContain("Not for here");
  });

  it("is for one's own messages alone, and not for a command", async () => {
    const nudge = await coachSays("nudge");
    const command = await say("/customer");
    for (const message of [nudge.id, command.body["message"], "m999"]) {
      const { status } = await post("remove", { person: "rosa", message });
      expect([403, 404, 409]).toContain(status);
    }
    expect(page.received.map(({ intent }) => intent.kind)).toEqual(["command"]);
  });
});

describe("pressing a button", () => {
  const done = "nudge.done|nud_01|Done";

  it("tells which button, on which message", async () => {
    const nudge = await coachSays("nudge");
    await post("act", { person: "rosa", message: nudge.id, action: done, press: press() });
    expect(page.received).toMatchObject([
      {
        message: nudge.id,
        intent: {
          kind: "act",
          message: nudge.id,
          action: { name: "nudge.done", subject: "nud_01", value: "Done" },
        },
      },
    ]);
  });

  it("counts only for a button that stands there, on a message that one can see", async () => {
    const nudge = await coachSays("nudge");
    const closed = await coachSays("nudge-closed");
    const attempts = [
      { person: "rosa", message: nudge.id, action: "nudge.done|nud_02|Done" },
      { person: "rosa", message: closed.id, action: done },
      { person: "jonas", message: nudge.id, action: done },
      { person: "rosa", message: "m999", action: done },
    ];
    for (const attempt of attempts) {
      const { status } = await post("act", { ...attempt, press: press() });
      expect([404, 409]).toContain(status);
    }
    expect(page.received).toEqual([]);
  });
});

describe("the state of the workspace", () => {
  it("names everyone, the person's own rooms, and the clock", async () => {
    const response = await fetch(`${page.address}/local/state?person=helle`);
    const state = (await response.json()) as Record<string, unknown>;
    expect(state).toMatchObject({
      demo: true,
      clock: { now: MONDAY_MORNING, zone: "Europe/Copenhagen" },
      rooms: [
        { conversation: "direct:helle" },
        { conversation: "channel:North", title: "North team" },
      ],
    });
    expect(state["people"]).toHaveLength(6);
  });

  it("moves the clock, and refuses to move it anywhere else", async () => {
    expect(await post("clock", { to: "week-on" })).toMatchObject({
      body: { now: MONDAY_MORNING + 7 * 86_400_000 },
    });
    expect(await post("clock", { to: "last-year" })).toMatchObject({ status: 400 });
  });

  it("tells an open page of changes, once for those that come together, and at once when it opens", async () => {
    const stop = new AbortController();
    const response = await fetch(`${page.address}/local/events`, { signal: stop.signal });
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain("event: changed");
    await Promise.all([
      coachSays("nudge"),
      coachSays("week"),
      coachSays("digest", "channel:North"),
    ]);
    expect((await reader?.read())?.value).toBe("event: changed\ndata: \n\n");
    stop.abort();
  });
});
