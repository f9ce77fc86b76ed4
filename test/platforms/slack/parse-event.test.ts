import { describe, expect, test } from "vitest";
import type { Inbound } from "../../../src/chat/intent.ts";
import { type Heard, parseEvent } from "../../../src/platforms/slack/parse-event.ts";
import { unescapeMrkdwn } from "../../../src/platforms/slack/unescape.ts";
import { directMessage, eventOf } from "../../support/slack.ts";

function inbound(heard: Heard): Inbound {
  if ("ignored" in heard) throw new Error(`ignored: ${heard.ignored}`);
  return heard;
}

function ignored(heard: Heard): string {
  return "ignored" in heard ? heard.ignored : `heard as ${heard.intent.kind}`;
}

const event = (over: Record<string, unknown>) => parseEvent(eventOf(over));

describe("a message on Slack", () => {
  test("is what was said, by whom, where and when", () => {
    expect(event(directMessage("Called <@U9> at R&amp;D"))).toEqual({
      key: "slack:T0001:D1:1767600000.000100:message",
      platform: "slack",
      installation: "T0001",
      person: "U1",
      place: { kind: "direct", conversation: "D1", thread: null, address: '{"channel":"D1"}' },
      message: "1767600000.000100",
      at: 1_767_600_000_000,
      intent: { kind: "message", text: "Called @U9 at R&D" },
    });
  });

  test("has the same key under any event id", () => {
    const keys = Array.from({ length: 11 }, () => inbound(event(directMessage("Called them"))).key);
    expect(new Set(keys).size).toBe(1);
  });

  test("keeps its thread", () => {
    const said = inbound(event(directMessage("Done", { thread_ts: "1767500000.000100" })));
    expect(said.place.thread).toBe("1767500000.000100");
    expect(
      inbound(event(directMessage("Head", { thread_ts: "1767600000.000100" }))).place.thread,
    ).toBeNull();
  });

  test("that was changed is an edit with the whole new text, each version with a key of its own", () => {
    const message = {
      ...directMessage("Called twice"),
      edited: { user: "U1", ts: "1767600030.000000" },
    };
    const change = {
      type: "message",
      subtype: "message_changed",
      channel: "D1",
      channel_type: "im",
      ts: "1767600030.000200",
    };
    const edit = inbound(event({ ...change, message, previous_message: directMessage("Called") }));
    expect(edit.intent).toEqual({
      kind: "edit",
      message: "1767600000.000100",
      text: "Called twice",
    });
    expect(edit.key).toBe("slack:T0001:D1:1767600000.000100:edit:1767600030.000000");
    expect(edit.at).toBe(1_767_600_030_000);
    // a link that was unfurled, a reply that came in: the same version again
    expect(ignored(event({ ...change, message, previous_message: message }))).toBe(
      "change that no person made",
    );
    expect(ignored(event({ ...change, message: directMessage("Called") }))).toBe(
      "change that no person made",
    );
  });

  test("that was deleted is gone, with replies under it or not", () => {
    const gone = {
      type: "message",
      subtype: "message_deleted",
      channel: "D1",
      channel_type: "im",
      ts: "1767600040.000200",
    };
    const removal = inbound(
      event({
        ...gone,
        deleted_ts: "1767600000.000100",
        previous_message: directMessage("Called"),
      }),
    );
    expect(removal).toMatchObject({
      person: "U1",
      key: "slack:T0001:D1:1767600000.000100:remove",
      intent: { kind: "remove", message: "1767600000.000100" },
    });
    const tombstone = {
      ...directMessage("This message was deleted."),
      subtype: "tombstone",
      user: "USLACKBOT",
    };
    const hollow = event({
      ...gone,
      subtype: "message_changed",
      message: tombstone,
      previous_message: directMessage("Called"),
    });
    expect(inbound(hollow).key).toBe(removal.key);
  });

  test("by the coach itself, another app or Slack is not heard", () => {
    expect(ignored(event(directMessage("Hi", { bot_id: "BBOT", user: "UBOT" })))).toBe(
      "message of an app or of Slack",
    );
    expect(
      ignored(event(directMessage("Hi", { subtype: "bot_message", user: undefined }))),
    ).toMatch("app");
    expect(ignored(event(directMessage("Reminder", { user: "USLACKBOT" })))).toMatch("Slack");
    expect(ignored(event(directMessage("joined", { subtype: "channel_join" })))).toMatch("Slack");
    const change = {
      type: "message",
      subtype: "message_changed",
      channel: "D1",
      channel_type: "im",
      ts: "2.0",
    };
    const own = { ...directMessage("Receipt", { bot_id: "BBOT" }), edited: { ts: "2.0" } };
    expect(ignored(event({ ...change, message: own }))).toMatch("app");
    const gone = {
      ...change,
      subtype: "message_deleted",
      deleted_ts: "1.0",
      previous_message: own,
    };
    expect(ignored(event(gone))).toMatch("app");
  });

  test("outside a direct conversation is not heard", () => {
    expect(ignored(event(directMessage("Lunch?", { channel_type: "channel" })))).toMatch("outside");
    expect(ignored(event(directMessage("Lunch?", { channel_type: "mpim" })))).toMatch("outside");
  });

  test("that is only a file is said to be one", () => {
    const said = inbound(
      event(directMessage("", { subtype: "file_share", files: [{ id: "F1" }] })),
    );
    expect(said.intent).toEqual({ kind: "message", text: "" });
    const both = inbound(
      event(directMessage("The notes", { subtype: "file_share", files: [{ id: "F1" }] })),
    );
    expect(both.intent).toEqual({ kind: "message", text: "The notes" });
  });
});

describe("other events of Slack", () => {
  const mention = (text: string) =>
    event({ type: "app_mention", channel: "C1", user: "U1", text, ts: "1767600000.000100" });

  test("a mention in a channel is heard there, without the coach's name", () => {
    expect(inbound(mention("<@UBOT> how are we doing?"))).toMatchObject({
      place: { kind: "channel", conversation: "C1", address: '{"channel":"C1"}' },
      intent: { kind: "message", text: "how are we doing?" },
    });
    expect(inbound(mention("<@UBOT>: customer Aldgate")).intent).toEqual({
      kind: "command",
      text: "Aldgate",
    });
    expect(inbound(mention("ask <@U9> about it")).intent).toEqual({
      kind: "message",
      text: "ask @U9 about it",
    });
  });

  test("a first look at the app says that a person can be written to, once a day", () => {
    const opened = (ts: string) =>
      inbound(
        event({
          type: "app_home_opened",
          user: "U1",
          channel: "D1",
          tab: "messages",
          event_ts: ts,
        }),
      );
    expect(opened("1767600000.1")).toMatchObject({
      person: "U1",
      intent: { kind: "installed" },
      place: { address: "person:U1" },
    });
    expect(opened("1767600000.1").key).toBe(opened("1767600900.1").key);
    expect(opened("1767600000.1").key).not.toBe(opened("1767700000.1").key);
  });

  test("the app's removal is for the whole workspace", () => {
    expect(inbound(event({ type: "app_uninstalled" }))).toMatchObject({
      person: null,
      intent: { kind: "uninstalled", everywhere: true },
    });
    expect(
      inbound(event({ type: "tokens_revoked", tokens: { oauth: [], bot: ["UBOT"] } })).intent.kind,
    ).toBe("uninstalled");
    expect(ignored(event({ type: "tokens_revoked", tokens: { oauth: ["U1"] } }))).toBe(
      "tokens of people",
    );
  });

  test("an installation of a whole organisation is known by the organisation", () => {
    const grant = {
      team_id: null,
      enterprise_id: "E1",
      user_id: "UBOT",
      is_bot: true,
      is_enterprise_install: true,
    };
    const wide = { ...eventOf(directMessage("Hi")), enterprise_id: "E1", authorizations: [grant] };
    expect(inbound(parseEvent(wide)).installation).toBe("E1");
  });

  test("what is of another form is not heard, and nothing breaks", () => {
    for (const body of [
      null,
      1,
      "x",
      [],
      {},
      { event: null },
      eventOf({ type: "team_join" }),
      eventOf({ type: "message" }),
    ]) {
      expect(ignored(parseEvent(body))).not.toMatch("heard as");
    }
    for (const type of ["app_mention", "app_home_opened", "tokens_revoked", "message"]) {
      expect(
        ignored(event({ type, channel: 7, user: {}, ts: null, channel_type: "im" })),
      ).not.toMatch("heard as");
    }
  });
});

test("Slack's form of a text is read back as the words that were seen", () => {
  const seen: [string, string][] = [
    ["<https://acme.example|acme.example> called", "acme.example called"],
    ["see <https://acme.example/a?b=1&amp;c=2>", "see https://acme.example/a?b=1&c=2"],
    ["<mailto:pia@acme.example|pia@acme.example>", "pia@acme.example"],
    ["<@U1|nadia> and <@U2>", "@nadia and @U2"],
    ["in <#C1|general>, <!here>, <!subteam^S1|@sales>", "in #general, @here, @sales"],
    ["<!date^1392734382^{date}|18 Feb>", "18 Feb"],
    ["2 &lt; 3 &amp;&amp; 4 &gt; 3", "2 < 3 && 4 > 3"],
    ["&amp;lt; stays", "&lt; stays"],
  ];
  for (const [sent, shown] of seen) expect(unescapeMrkdwn(sent)).toBe(shown);
});
