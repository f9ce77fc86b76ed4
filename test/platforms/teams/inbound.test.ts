import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { teamsDescriptor } from "../../../src/platforms/teams/descriptor.ts";
import { renderCard, renderForm } from "../../../src/platforms/teams/render.ts";
import { exampleForm } from "../../support/cards.ts";
import { recordingHost, type RecordingHost } from "../../support/recording-host.ts";
import {
  BOT_ID,
  TENANT,
  activity,
  personalChat,
  post,
  serveRoutes,
  startLocalTeams,
} from "../../support/teams.ts";
import type { LocalTeams } from "../../support/teams.ts";

let teams: LocalTeams;
let app: RecordingHost;
let url: string;

const CHANNEL = "19:sales@thread.tacv2";
const MENTION = {
  type: "mention",
  text: "<at>Rapport</at>",
  mentioned: { id: BOT_ID, name: "Rapport" },
};
const inChannel = (over: Record<string, unknown> = {}) => ({
  conversation: {
    id: `${CHANNEL};messageid=1690000000000`,
    conversationType: "channel",
    tenantId: TENANT,
  },
  text: "<at>Rapport</at> customer Aldgate",
  entities: [MENTION],
  ...over,
});

beforeAll(async () => {
  teams = await startLocalTeams();
});
afterAll(() => teams.stop());
beforeEach(async () => {
  app = recordingHost();
  const served = await serveRoutes(await teamsDescriptor.connect(teams.config, app));
  ({ url } = served);
  return () => served.stop();
});

async function receive(over: Record<string, unknown>) {
  expect((await post(teams, url, activity(teams, over))).status).toBeLessThan(300);
  return app.inbounds.at(-1);
}

describe("A message", () => {
  it("in the own chat is what was typed, with who, where and when", async () => {
    expect(await receive({})).toEqual({
      key: `${personalChat("29:rosa")}|1700000000001|message|`,
      platform: "teams",
      installation: TENANT,
      person: "29:rosa",
      place: {
        kind: "direct",
        conversation: personalChat("29:rosa"),
        thread: null,
        address: JSON.stringify({
          serviceUrl: teams.serviceUrl,
          conversation: personalChat("29:rosa"),
          kind: "personal",
          tenant: TENANT,
          bot: BOT_ID,
        }),
      },
      message: "1700000000001",
      at: Date.parse("2026-03-02T08:00:00.000Z"),
      intent: { kind: "message", text: "Coffee with Dana went well" },
    });
  });

  it("has the same key each time that it arrives", async () => {
    for (let n = 0; n < 3; n++) await receive({});
    expect(new Set(app.inbounds.map(({ key }) => key)).size).toBe(1);
  });

  const quotes = (itemid: string, more = "") =>
    `<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="${itemid}"${more}>` +
    `<p itemprop="preview">How is Dana?</p></blockquote><p>Fine</p>`;
  it.each([
    [
      "its quoting block",
      { attachments: [{ contentType: "text/html", content: quotes("17001") }] },
    ],
    [
      "its entity",
      {
        text: '<quoted messageId="17001"/>Fine',
        entities: [
          { type: "quotedReply", quotedReply: { messageId: "17001", preview: "How is …" } },
        ],
      },
    ],
  ])(
    "in answer to one of ours names that, by %s, and has the new words alone",
    async (_how, over) => {
      expect(await receive({ text: "Fine", ...over })).toMatchObject({
        place: { kind: "direct", conversation: personalChat("29:rosa"), thread: "17001" },
        intent: { kind: "message", text: "Fine" },
      });
    },
  );

  it.each([
    ["another kind of quote", '<blockquote itemid="17001">x</blockquote>'],
    ["no id", quotes("", ' itemid="x"')],
    ["no HTML at all", 17],
  ])("with %s beside it answers none", async (_what, content) => {
    const attachments = [{ contentType: "text/html", content }, null, "x"];
    expect(await receive({ attachments })).toMatchObject({ place: { thread: null } });
  });

  it("in a channel loses the bot's mention, keeps other people's names and knows its thread", async () => {
    const text = "<at>Rapport</at> met <at>Dana Kim</at> today&nbsp;";
    const dana = {
      type: "mention",
      text: "<at>Dana Kim</at>",
      mentioned: { id: "29:dana", name: "Dana Kim" },
    };
    expect(await receive(inChannel({ text, entities: [MENTION, dana] }))).toMatchObject({
      place: { kind: "channel", conversation: CHANNEL, thread: "1690000000000" },
      intent: { kind: "message", text: "met Dana Kim today" },
    });
  });

  it.each([
    ["a group chat", "19:abc@thread.v2", "groupChat", "channel"],
    ["a group chat without its type", "19:abc@thread.v2", undefined, "channel"],
    ["a channel without its type", CHANNEL, undefined, "channel"],
    ["a personal chat without its type", "a:1xyz", undefined, "direct"],
  ])("knows %s", async (_what, id, conversationType, kind) => {
    const conversation = { id, conversationType, tenantId: TENANT };
    expect(await receive({ conversation })).toMatchObject({ place: { kind, conversation: id } });
  });

  it.each([
    ["a &lt; b &amp; c &gt; d", "plain", "a < b & c > d"],
    ["<p>one</p><p>two <b>three</b></p>", "xml", "one\ntwo three"],
    ["&amp;lt;script&amp;gt;", "plain", "&lt;script&gt;"],
    ["   ", "plain", ""],
    ["👩‍👩‍👧 ok", "plain", "👩‍👩‍👧 ok"],
    ["if a<b then", "xml", "if a<b then"],
  ])("reads %j (%s) as %j", async (text, textFormat, words) => {
    expect(await receive({ text, textFormat })).toMatchObject({
      intent: { kind: "message", text: words },
    });
  });

  it("of 40,000 characters, or without any text, comes through", async () => {
    expect(await receive({ text: "x".repeat(40_000) })).toMatchObject({
      intent: { kind: "message", text: "x".repeat(40_000) },
    });
    expect(await receive({ text: undefined })).toMatchObject({
      intent: { kind: "message", text: "" },
    });
  });

  it("that was changed or deleted names the message, with one key for each time that it happened", async () => {
    const edited = await receive({
      type: "messageUpdate",
      text: "It was Wednesday",
      timestamp: "2026-03-02T08:05:00Z",
    });
    expect(edited).toMatchObject({
      message: null,
      intent: { kind: "edit", message: "1700000000001", text: "It was Wednesday" },
    });
    const again = await receive({
      type: "messageUpdate",
      text: "It was Friday",
      timestamp: "2026-03-02T08:06:00Z",
    });
    const removed = await receive({
      type: "messageDelete",
      text: undefined,
      timestamp: "2026-03-02T08:07:00Z",
    });
    expect(removed).toMatchObject({ intent: { kind: "remove", message: "1700000000001" } });
    expect(new Set([edited?.key, again?.key, removed?.key]).size).toBe(3);
  });

  it("that was changed into a command asks it, and one that was brought back says so", async () => {
    const update = { type: "messageUpdate", timestamp: "2026-03-02T08:05:00Z" };
    expect(await receive({ ...update, text: "customer Skovby" })).toMatchObject({
      intent: { kind: "edit", text: "customer Skovby", asks: "Skovby" },
    });
    const channelData = { eventType: "undeleteMessage" };
    expect(await receive({ ...update, text: "Met Dana", channelData })).toMatchObject({
      intent: { kind: "edit", text: "Met Dana", restored: true },
    });
  });
});

describe("The command", () => {
  it.each([
    ["customer Aldgate Mills", "Aldgate Mills"],
    ["/customer Aldgate Mills", "Aldgate Mills"],
    ["Customer   Aldgate", "Aldgate"],
    ["customer", ""],
    ["/customer", ""],
    ["customer log met Dana\nshe is happy", "log met Dana\nshe is happy"],
    ["customer digest here", "digest here"],
    ["/customer is a name", "is a name"],
    ["help", "help"],
    ["Help", "help"],
    ["/help", "help"],
  ])("is %j", async (text, rest) => {
    expect(await receive({ text })).toMatchObject({ intent: { kind: "command", text: rest } });
  });

  it.each([
    "customer is nervous about the rollout",
    "Customer's fine",
    "customers love it",
    "Customer wants a plan",
    "help me with this",
    "the customer Aldgate",
  ])("is not %j, which is a reply", async (text) => {
    expect(await receive({ text })).toMatchObject({ intent: { kind: "message", text } });
  });

  it("in a channel stands after the mention", async () => {
    expect(await receive(inChannel())).toMatchObject({
      intent: { kind: "command", text: "Aldgate" },
    });
  });
});

describe("An installation", () => {
  it("is kept with what the tenant is reached by, before it is handed on", async () => {
    expect(
      await receive({ type: "installationUpdate", action: "add", text: undefined }),
    ).toMatchObject({
      person: "29:rosa",
      message: null,
      intent: { kind: "installed" },
    });
    expect(app.kept.get(TENANT)).toEqual({
      key: TENANT,
      name: "Microsoft Teams",
      secrets: JSON.stringify({
        serviceUrl: teams.serviceUrl,
        tenant: TENANT,
        bot: BOT_ID,
        team: null,
      }),
    });
  });

  it.each([
    [
      "the bot was added to a conversation",
      { type: "conversationUpdate", membersAdded: [{ id: "29:rosa" }, { id: BOT_ID }] },
      { kind: "installed" },
    ],
    [
      "the app was renewed",
      { type: "installationUpdate", action: "add-upgrade" },
      { kind: "installed" },
    ],
    [
      "the app was removed",
      { type: "installationUpdate", action: "remove" },
      { kind: "uninstalled", everywhere: false },
    ],
    [
      "the bot was removed",
      { type: "conversationUpdate", membersRemoved: [{ id: BOT_ID }] },
      { kind: "uninstalled", everywhere: false },
    ],
    [
      "the old version went",
      { type: "installationUpdate", action: "remove-upgrade" },
      { kind: "unsupported", what: "installationUpdate remove-upgrade" },
    ],
    [
      "somebody joined",
      {
        type: "conversationUpdate",
        membersAdded: [{ id: "29:new" }],
        channelData: { tenant: { id: TENANT }, eventType: "teamMemberAdded" },
      },
      { kind: "unsupported", what: "conversationUpdate teamMemberAdded" },
    ],
    [
      "somebody reacted",
      { type: "messageReaction" },
      { kind: "unsupported", what: "messageReaction" },
    ],
  ])("is told from its activity: %s", async (_what, over, intent) => {
    expect(await receive({ text: undefined, ...over })).toMatchObject({ intent });
  });

  it("missed during an outage is learned from any activity, and the store is asked once", async () => {
    let asked = 0;
    const find = app.installations.find.bind(app.installations);
    app.installations.find = (platform, key) => {
      asked += 1;
      return find(platform, key);
    };
    for (let n = 0; n < 3; n++) await receive({});
    expect(app.kept.has(TENANT)).toBe(true);
    expect(asked).toBe(1);
  });

  it("follows the service URL and learns a team, once", async () => {
    await receive({});
    await receive(inChannel({ type: "installationUpdate", action: "add" }));
    expect(JSON.parse(app.kept.get(TENANT)?.secrets ?? "")).toMatchObject({ team: CHANNEL });
    await receive({});
    expect(JSON.parse(app.kept.get(TENANT)?.secrets ?? "")).toMatchObject({ team: CHANNEL });
  });

  it("after a removal is kept again", async () => {
    await receive({ type: "installationUpdate", action: "add" });
    app.kept.clear();
    await receive({ type: "installationUpdate", action: "add", id: "f:2" });
    expect(app.kept.has(TENANT)).toBe(true);
  });
});

/** What Teams sends when a button of a rendered card is pressed. */
function press(card: { body: unknown }, label: string, inputs: Record<string, string> = {}) {
  const found = findAction(card.body, label);
  return {
    type: "invoke",
    name: "adaptiveCard/action",
    text: undefined,
    replyToId: "1700000000777",
    value: {
      action: {
        type: "Action.Execute",
        verb: found["verb"],
        data: { ...(found["data"] as object), ...inputs },
      },
      trigger: "manual",
    },
  };
}

function findAction(element: unknown, title: string): Record<string, unknown> {
  const all: Record<string, unknown>[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    if ((node as { title?: unknown }).title === title && "verb" in node) all.push(node);
    for (const child of Object.values(node)) walk(child);
  };
  walk(element);
  const [first] = all;
  if (!first) throw new Error(`no action ${title}`);
  return first;
}

const nudge = (nonce: string) =>
  renderCard(
    {
      kind: "card",
      name: "nudge",
      text: "Ring Dana",
      blocks: [
        {
          kind: "buttons",
          buttons: [
            { label: "Done", action: { name: "nudge.done", subject: "nud_01", value: null } },
            {
              label: "Next week",
              action: { name: "contact.add", subject: "cus_01", value: { name: "A|B" } },
            },
          ],
        },
      ],
    },
    nonce,
  );

describe("A press", () => {
  it("is the action that the card carried, on the message that it stands on", async () => {
    expect(await receive(press(nudge("n1"), "Next week"))).toMatchObject({
      message: null,
      intent: {
        kind: "act",
        action: { name: "contact.add", subject: "cus_01", value: { name: "A|B" } },
        message: "1700000000777",
      },
    });
  });

  it("has one key however often Teams sends it, under whatever id", async () => {
    for (const id of ["f:1", "f:2", "f:3"]) await receive({ ...press(nudge("n1"), "Done"), id });
    expect(new Set(app.inbounds.map(({ key }) => key)).size).toBe(1);
  });

  it("has another key for another button, another card and another person", async () => {
    await receive(press(nudge("n1"), "Done"));
    await receive(press(nudge("n1"), "Next week"));
    await receive(press(nudge("n2"), "Done"));
    await receive({ ...press(nudge("n1"), "Done"), from: { id: "29:luis", name: "Luis" } });
    expect(new Set(app.inbounds.map(({ key }) => key)).size).toBe(4);
  });

  it("is answered with a word that only the presser sees", async () => {
    expect(await post(teams, url, activity(teams, press(nudge("n1"), "Done")))).toEqual({
      status: 200,
      body: {
        statusCode: 200,
        type: "application/vnd.microsoft.activity.message",
        value: "Got it.",
      },
    });
  });

  it.each([
    ["of another app's button", { action: { verb: "other", data: {} } }],
    [
      "of an action that we never had",
      { action: { verb: "rapport", data: { rapport: { nonce: "n", action: "drop.table|x|y" } } } },
    ],
    [
      "of an action without its nonce",
      { action: { verb: "rapport", data: { rapport: { action: "nudge.done|x|y" } } } },
    ],
    ["with nothing in it", {}],
    ["with a list for data", { action: { verb: "rapport", data: [] } }],
  ])("%s changes nothing and is answered kindly", async (_what, value) => {
    app.answer = () => ({ kind: "ignored" });
    const sent = { type: "invoke", name: "adaptiveCard/action", value };
    expect(await post(teams, url, activity(teams, sent))).toMatchObject({
      status: 200,
      body: { statusCode: 200 },
    });
    expect(app.inbounds.at(-1)).toMatchObject({ intent: { kind: "unsupported" } });
  });

  it("that is another kind of invoke is said to be unknown", async () => {
    expect(
      (
        await post(
          teams,
          url,
          activity(teams, { type: "invoke", name: "composeExtension/query", value: {} }),
        )
      ).status,
    ).toBe(501);
  });
});

describe("A form that was filled in", () => {
  const values = { kind: "meeting", on: "2026-03-02", what: "Went *well* <b>" };

  it("comes back with its values and its customer, and is thanked with a card that has no inputs", async () => {
    const sent = press(renderForm(exampleForm(), "n1"), "Record it", values);
    const answer = await post(teams, url, activity(teams, sent));
    expect(app.inbounds.at(-1)).toMatchObject({
      intent: { kind: "submit", form: "log", customerId: "cus_01", values },
    });
    expect(answer.body).toMatchObject({ type: "application/vnd.microsoft.card.adaptive" });
    expect(JSON.stringify(answer.body)).not.toContain("Input.");
  });

  it("has one key for the same values, another for others", async () => {
    const form = renderForm(exampleForm(), "n1");
    await receive({ ...press(form, "Record it", values), id: "f:1" });
    await receive({ ...press(form, "Record it", { ...values }), id: "f:2" });
    expect(new Set(app.inbounds.map(({ key }) => key)).size).toBe(1);
    await receive(press(form, "Record it", { ...values, what: "Or not" }));
    expect(new Set(app.inbounds.map(({ key }) => key)).size).toBe(2);
  });
});
