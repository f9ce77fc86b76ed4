import { beforeAll, describe, expect, test, vi } from "vitest";
import { everyBlockCard, exampleCard, exampleForm } from "../../support/cards.ts";
import { connectedSlack } from "../../support/connected-slack.ts";
import type { FakeSlack } from "../../support/slack-api.ts";
import { breaches, liveMarkup } from "../../support/slack-blocks.ts";
import { interactionOf, postSigned, press, slashCommand } from "../../support/slack.ts";

/** Two busy cores may take their time. */
const SOON = { timeout: 60_000 };

const connected = connectedSlack();
const { host } = connected;
let api: FakeSlack;
let url: string;
beforeAll(() => {
  ({ api, url } = connected);
});

describe("Slack command", () => {
  test("a lookup is answered in the response, to the asker alone", async () => {
    host.answer = () => ({ kind: "answer", card: everyBlockCard("<!channel>"), personal: null });
    const response = await postSigned(url, slashCommand("Aldgate"));
    const answer = (await response.json()) as {
      response_type: string;
      text: string;
      blocks: unknown[];
    };
    expect(answer.response_type).toBe("ephemeral");
    expect(breaches(answer.blocks)).toEqual([]);
    expect(liveMarkup(answer)).toEqual([]);
    expect(host.inbounds[0]?.intent).toEqual({ kind: "command", text: "Aldgate" });
  });

  test("what changes something is noted in a line", async () => {
    const answer = (await (await postSigned(url, slashCommand("log Aldgate call"))).json()) as {
      text: string;
    };
    expect(answer.text).toBe("Got it. I'll answer in our chat.");
  });

  test("what the house ignores is answered by nothing", async () => {
    host.answer = () => ({ kind: "ignored" });
    const response = await postSigned(url, slashCommand("x"));
    expect([response.status, await response.text()]).toEqual([200, ""]);
  });

  test("a form opens in a modal, and knows where it came from", async () => {
    host.answer = () => ({ kind: "form", form: exampleForm() });
    const response = await postSigned(url, slashCommand("log"));
    expect([response.status, await response.text()]).toEqual([200, ""]);
    await vi.waitFor(() => expect(api.views).toHaveLength(1), SOON);
    expect(JSON.parse(String(api.views[0]?.["private_metadata"]))).toMatchObject({
      customerId: "cus_01",
      place: { kind: "channel", conversation: "C1" },
    });
    expect(api.argsOf("views.open")[0]?.["trigger_id"]).toBe(
      "13345224609.738474920.8088930838d88f008e0",
    );
  });

  test("a form that came too late is said to have", async () => {
    host.answer = () => ({ kind: "form", form: exampleForm() });
    api.fault = ({ method }) =>
      method === "views.open" ? { kind: "error", error: "expired_trigger_id" } : null;
    await postSigned(url, slashCommand("log", { response_url: api.responseUrl }));
    await vi.waitFor(() => expect(api.responses).toHaveLength(1), SOON);
    expect(api.responses[0]).toMatchObject({ response_type: "ephemeral", replace_original: false });
    expect(String(api.responses[0]?.["text"])).toContain("did not open in time");
  });
});

test("Slack command: a lookup of more than three seconds is answered 503, and again when it is there", async () => {
  const { promise: refused, resolve: goOn } = Promise.withResolvers<void>();
  host.answer = async () => {
    await refused;
    return { kind: "answer", card: exampleCard("customer"), personal: null };
  };
  const response = await postSigned(
    url,
    slashCommand("Aldgate", { response_url: api.responseUrl }),
  );
  expect(response.status).toBe(503);
  goOn();
  await vi.waitFor(() => expect(api.responses).toHaveLength(1), SOON);
  expect(host.said.filter(({ sentence }) => sentence.includes("3 seconds"))).toHaveLength(1);
});

describe("Slack buttons and forms", () => {
  test("a press is acknowledged by nothing, and handed on", async () => {
    const response = await postSigned(url, press("nudge.done|nud_01|"));
    expect([response.status, await response.text()]).toEqual([200, ""]);
    expect(host.inbounds[0]?.intent).toMatchObject({
      kind: "act",
      action: { name: "nudge.done", subject: "nud_01" },
    });
  });

  test("a press that asks is answered beside the message, to the asker alone", async () => {
    host.answer = () => ({ kind: "answer", card: exampleCard("why"), personal: null });
    await postSigned(url, press("nudge.why|nud_01|", { response_url: api.responseUrl }));
    await vi.waitFor(() => expect(api.responses).toHaveLength(1), SOON);
    expect(api.responses[0]).toMatchObject({ response_type: "ephemeral", replace_original: false });
  });

  test("a press that opens a form opens it", async () => {
    host.answer = () => ({ kind: "form", form: exampleForm() });
    await postSigned(url, press("customer.log|cus_01|"));
    await vi.waitFor(
      () => expect(api.argsOf("views.open")[0]?.["trigger_id"]).toBe("13345224609.738474920.press"),
      SOON,
    );
  });

  const sentForm = () =>
    interactionOf({
      type: "view_submission",
      view: {
        id: "V1",
        callback_id: "log",
        private_metadata: JSON.stringify({
          customerId: "cus_01",
          place: { kind: "direct", conversation: "D1", thread: null, address: '{"channel":"D1"}' },
        }),
        state: { values: { what: { input: { type: "plain_text_input", value: "Spoke" } } } },
      },
    });

  test("a sent form closes; an answer takes its place", async () => {
    const closed = await postSigned(url, sentForm());
    expect([closed.status, await closed.text()]).toEqual([200, ""]);
    host.answer = () => ({ kind: "answer", card: exampleCard("unknown-customer"), personal: null });
    const answered = (await (await postSigned(url, sentForm())).json()) as {
      response_action: string;
      view: { type: string };
    };
    expect(answered).toMatchObject({ response_action: "update", view: { type: "modal" } });
    expect(host.inbounds.map(({ key }) => key)).toEqual([
      "slack:T0001:submit:V1",
      "slack:T0001:submit:V1",
    ]);
  });

  test("the shortcut opens the form to log", async () => {
    host.answer = () => ({ kind: "form", form: exampleForm() });
    const used = {
      type: "shortcut",
      callback_id: "customer_log",
      action_ts: "1.5",
      trigger_id: "9.9.shortcut",
    };
    expect((await postSigned(url, interactionOf(used))).status).toBe(200);
    await vi.waitFor(
      () => expect(api.argsOf("views.open")[0]?.["trigger_id"]).toBe("9.9.shortcut"),
      SOON,
    );
  });
});
