/** Slack as our tests' counterpart: signed requests with the bodies that Slack sends. */
import { createHmac } from "node:crypto";

export const SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
export const BOT_TOKEN = "xoxb-rapport-test";
const TEAM = "T0001";
const BOT_USER = "UBOT";

/** How a request is signed: rightly and now, unless a test says otherwise. */
type Signing = { secret?: string; ageS?: number; headers?: Record<string, string> };

/** Posts a body as Slack does: an object as JSON, entries as a form (`payload` for interactions). */
export async function postSigned(
  url: string,
  body: object | URLSearchParams,
  signing: Signing = {},
): Promise<Response> {
  const form = body instanceof URLSearchParams;
  const sent = form ? body.toString() : JSON.stringify(body);
  const type = form ? "application/x-www-form-urlencoded" : "application/json";
  return fetch(url, {
    method: "POST",
    body: sent,
    headers: { "content-type": type, ...signatureOf(sent, signing), ...signing.headers },
  });
}

/** The two headers by which Slack proves that a body is its own. */
export function signatureOf(
  body: string,
  { secret = SIGNING_SECRET, ageS = 0 }: Signing = {},
): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1_000) - ageS);
  const signature = createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex");
  return { "x-slack-request-timestamp": timestamp, "x-slack-signature": `v0=${signature}` };
}

let deliveries = 0;

/** An event in its envelope; each call gives it another event id, as a delivery of its own. */
export function eventOf(event: Record<string, unknown>, team = TEAM): Record<string, unknown> {
  deliveries += 1;
  return {
    type: "event_callback",
    team_id: team,
    api_app_id: "A0001",
    event_id: `Ev${deliveries}`,
    event_time: 1_767_600_000,
    authorizations: [
      {
        team_id: team,
        enterprise_id: null,
        user_id: BOT_USER,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    event,
  };
}

/** A person's message in their own chat with the app. */
export function directMessage(
  text: string,
  over: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    type: "message",
    channel_type: "im",
    channel: "D1",
    user: "U1",
    text,
    ts: "1767600000.000100",
    event_ts: "1767600000.000100",
    ...over,
  };
}

/** `/customer …` in a channel. */
export function slashCommand(text: string, over: Record<string, string> = {}): URLSearchParams {
  return new URLSearchParams({
    command: "/customer",
    text,
    team_id: TEAM,
    team_domain: "aldgate",
    is_enterprise_install: "false",
    channel_id: "C1",
    channel_name: "sales",
    user_id: "U1",
    user_name: "nadia",
    api_app_id: "A0001",
    trigger_id: "13345224609.738474920.8088930838d88f008e0",
    ...over,
  });
}

/** A pressed button, a sent form or a shortcut, wrapped as Slack does. */
export function interactionOf(payload: Record<string, unknown>): URLSearchParams {
  const who = {
    team: { id: TEAM, domain: "aldgate" },
    user: { id: "U1", username: "nadia" },
    api_app_id: "A0001",
  };
  return new URLSearchParams({ payload: JSON.stringify({ ...who, ...payload }) });
}

/** A press on a button with this value, on the message of a direct conversation. */
export function press(value: string, over: Record<string, unknown> = {}): URLSearchParams {
  return interactionOf({
    type: "block_actions",
    trigger_id: "13345224609.738474920.press",
    channel: { id: "D1", name: "directmessage" },
    container: {
      type: "message",
      message_ts: "1767600000.000200",
      channel_id: "D1",
      is_ephemeral: false,
    },
    message: { ts: "1767600000.000200", text: "…" },
    actions: [
      { type: "button", action_id: "x:0", block_id: "b", action_ts: "1767600060.000300", value },
    ],
    ...over,
  });
}
