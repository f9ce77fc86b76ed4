import { describe, expect, test } from "vitest";
import type { Inbound } from "../../../src/chat/intent.ts";
import type { Heard } from "../../../src/platforms/slack/parse-event.ts";
import {
  parseCommand,
  parseInteraction,
  writeOrigin,
} from "../../../src/platforms/slack/parse-interaction.ts";
import { interactionOf, press, slashCommand } from "../../support/slack.ts";

const NOW = 1_767_600_100_000;

function inbound(heard: Heard): Inbound {
  if ("ignored" in heard) throw new Error(`ignored: ${heard.ignored}`);
  return heard;
}

function ignored(heard: Heard): string {
  return "ignored" in heard ? heard.ignored : `heard as ${heard.intent.kind}`;
}

const payload = (form: URLSearchParams): unknown => JSON.parse(form.get("payload") ?? "");
const interaction = (form: URLSearchParams) => parseInteraction(payload(form), NOW);
const command = (form: URLSearchParams) => parseCommand(Object.fromEntries(form), NOW);

describe("Slack command", () => {
  test("is its text, where it was typed", () => {
    expect(command(slashCommand(" Aldgate &amp; Sons "))).toMatchObject({
      key: "slack:T0001:command:13345224609.738474920.8088930838d88f008e0",
      person: "U1",
      at: NOW,
      place: { kind: "channel", conversation: "C1", address: '{"channel":"C1"}' },
      intent: { kind: "command", text: "Aldgate & Sons" },
    });
  });

  test("in a direct conversation, maybe of two others, is answered in the person's own", () => {
    expect(inbound(command(slashCommand("", { channel_id: "D9" }))).place).toEqual({
      kind: "direct",
      conversation: "D9",
      thread: null,
      address: "person:U1",
    });
  });
});

describe("Slack interaction", () => {
  test("a press is the button's action, on its message", () => {
    expect(interaction(press("nudge.snooze|nud_01|"))).toMatchObject({
      key: "slack:T0001:act:1767600000.000200:1767600060.000300:U1",
      person: "U1",
      message: null,
      place: { kind: "direct", conversation: "D1", address: '{"channel":"D1"}' },
      intent: {
        kind: "act",
        action: { name: "nudge.snooze", subject: "nud_01", value: null },
        message: "1767600000.000200",
      },
    });
  });

  test("a press on an answer that only its reader sees names no message", () => {
    const container = { type: "message", message_ts: "1767600000.000200", is_ephemeral: true };
    const pressed = inbound(interaction(press("customer.log|cus_01|", { container })));
    expect(pressed.intent).toMatchObject({ message: null });
    expect(pressed.place.address).toBe("person:U1");
  });

  test("a press on a button that is none of ours is said to be unknown", () => {
    expect(inbound(interaction(press("approve"))).intent).toEqual({
      kind: "unsupported",
      what: "button",
    });
  });

  test("a form's values come back to where it was opened", () => {
    const place = {
      kind: "direct",
      conversation: "D1",
      thread: "1.0",
      address: '{"channel":"D1"}',
    } as const;
    const sent = interactionOf({
      type: "view_submission",
      view: {
        id: "V1",
        callback_id: "log",
        private_metadata: writeOrigin("cus_01", place),
        state: {
          values: {
            kind: {
              input: { type: "static_select", selected_option: { value: "call", text: {} } },
            },
            on: { input: { type: "datepicker", selected_date: "2026-01-05" } },
            what: { input: { type: "plain_text_input", value: "Spoke with R&D" } },
            next: { input: { type: "plain_text_input", value: null } },
          },
        },
      },
    });
    expect(interaction(sent)).toMatchObject({
      key: "slack:T0001:submit:V1",
      place,
      intent: {
        kind: "submit",
        form: "log",
        customerId: "cus_01",
        values: { kind: "call", on: "2026-01-05", what: "Spoke with R&D", next: "" },
      },
    });
  });

  test("the shortcut is the command to log", () => {
    const used = {
      type: "shortcut",
      callback_id: "customer_log",
      action_ts: "1767600000.5",
      trigger_id: "1.2.3",
    };
    expect(interaction(interactionOf(used))).toMatchObject({
      place: { kind: "direct", address: "person:U1" },
      intent: { kind: "command", text: "log" },
    });
  });

  test("what is of another form is not heard, and nothing breaks", () => {
    for (const body of [
      null,
      {},
      { type: "block_actions" },
      { type: "view_submission", user: { id: "U1" } },
      { type: "view_closed" },
    ]) {
      expect(ignored(parseInteraction(body, NOW))).not.toMatch("heard as");
    }
  });
});
