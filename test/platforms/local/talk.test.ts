import { beforeEach, describe, expect, it } from "vitest";
import { exampleCard, exampleForm } from "../../support/cards.ts";
import { MONDAY_MORNING } from "../../support/local-chat.ts";
import { localTalk, press } from "../../support/local-talk.ts";

const $ = localTalk();

describe("words that a person posts", () => {
  it("are kept in the conversation and handed to the app, with who, where and when", async () => {
    const { body } = await $.say("Called Inês, all is well.");
    expect($.page.received).toEqual([
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
    expect(await $.seen("rosa", "direct:rosa")).toMatchObject([
      { from: "me", text: "Called Inês, all is well." },
    ]);
  });

  it("count once when the page sends them again, with the same key", async () => {
    const same = { press: press() };
    await $.say("Once.", same);
    await $.say("Once.", same);
    expect(await $.seen("rosa", "direct:rosa")).toHaveLength(1);
    expect(new Set($.page.received.map(({ key }) => key)).size).toBe(1);
  });

  it("are not lost while the database is away: the page is told, and sending again is one and the same", async () => {
    const same = { press: press() };
    const keys: string[] = [];
    $.answerWith = ({ key }) => {
      keys.push(key);
      return Promise.reject(new Error("the database is away"));
    };
    const told = await $.say("Hold on to this.", same);
    expect(told).toMatchObject({ status: 503, body: { error: expect.stringContaining("again") } });
    $.answerWith = async ({ key }) => {
      keys.push(key);
      return { kind: "accepted" };
    };
    expect(await $.say("Hold on to this.", same)).toMatchObject({ status: 200 });
    expect(await $.seen("rosa", "direct:rosa")).toHaveLength(1);
    expect(keys).toEqual([keys[0], keys[0]]);
  });

  it("carry the thread that they answer in", async () => {
    const nudge = await $.coachSays("nudge");
    await $.say("Done that.", { thread: nudge.id });
    expect($.page.received[0]?.place.thread).toBe(nudge.id);
  });

  it.each([
    ["/customer", ""],
    ["/customer Aldgate Mills", "Aldgate Mills"],
    ["  /Customer   week ", "week"],
    ["/customer log\nAldgate: a call", "log\nAldgate: a call"],
  ])("are a command when they begin with /customer: %j", async (words, text) => {
    await $.say(words);
    expect($.page.received[0]?.intent).toEqual({ kind: "command", text });
  });

  it("are kept as they are, but for what is no character at all", async () => {
    await $.say("nul\u0000 and half \uD800 a fox 🦊");
    expect($.page.received[0]?.intent).toEqual({
      kind: "message",
      text: "nul\uFFFD and half \uFFFD a fox 🦊",
    });
  });

  it("with another command are sent back, unless it only looks like one", async () => {
    expect(await $.say("/customers")).toMatchObject({ status: 422 });
    expect(await $.say("/help me")).toMatchObject({ status: 422 });
    expect($.page.received).toEqual([]);
    expect(await $.say("/2 of them agreed")).toMatchObject({ status: 200 });
  });

  it("are refused from somebody who is not here or not in that conversation", async () => {
    expect(await $.say("Hello", { person: "nobody" })).toMatchObject({ status: 404 });
    expect(await $.say("Hello", { conversation: "direct:jonas" })).toMatchObject({ status: 404 });
    expect($.page.received).toEqual([]);
  });
});

describe("an answer to a lookup on the page", () => {
  beforeEach(() => {
    $.answerWith = async ({ intent }) =>
      intent.kind === "command" && intent.text === "log"
        ? { kind: "form", form: exampleForm() }
        : { kind: "answer", card: exampleCard("customer"), personal: null };
  });

  it("stands as the coach's message in one's own chat", async () => {
    await $.say("/customer Aldgate Mills");
    const messages = await $.seen("rosa", "direct:rosa");
    expect(messages.map(({ from }) => from)).toEqual(["me", "coach"]);
    expect(messages[1]?.html).toContain('data-card="customer"');
  });

  it("is seen by the asker alone in a channel, question and answer", async () => {
    await $.post("say", {
      person: "helle",
      conversation: "channel:North",
      thread: null,
      text: "/customer",
      press: press(),
    });
    expect(await $.seen("helle", "channel:North")).toHaveLength(2);
    expect(await $.page.chat.messages("channel:North", "rosa", 10)).toEqual([]);
  });

  it("comes once though it was asked for twice in the same press", async () => {
    const same = { press: press() };
    await $.say("/customer", same);
    await $.say("/customer", same);
    expect(await $.seen("rosa", "direct:rosa")).toHaveLength(2);
  });

  it.each(["cus_01", ""])(
    "is a form for the page where there is something to fill in, and its values come back: about %j",
    async (customerId) => {
      const { body } = await $.say("/customer log");
      expect(body.form).toContain('data-form="log"');
      $.answerWith = async () => ({ kind: "accepted" });
      const values = { kind: "call", on: "2026-11-23", what: "All well" };
      const filled = { form: "log", customerId, values };
      const where = { person: "rosa", conversation: "direct:rosa", press: press() };
      expect(await $.post("submit", { ...where, ...filled })).toMatchObject({ status: 200 });
      expect($.page.received.at(-1)?.intent).toEqual({ kind: "submit", ...filled });
    },
  );
});
