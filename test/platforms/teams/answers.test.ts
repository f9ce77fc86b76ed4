import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { teamsDescriptor } from "../../../src/platforms/teams/descriptor.ts";
import { exampleCard, exampleForm } from "../../support/cards.ts";
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

const OWN = personalChat("29:rosa");
const CHANNEL = "19:sales@thread.tacv2";
const inChannel = {
  conversation: {
    id: `${CHANNEL};messageid=1690000000000`,
    conversationType: "channel",
    tenantId: TENANT,
  },
  text: "<at>Rapport</at> customer Aldgate",
  entities: [{ type: "mention", text: "<at>Rapport</at>", mentioned: { id: BOT_ID } }],
};
const why = {
  type: "invoke",
  name: "adaptiveCard/action",
  value: {
    action: { verb: "rapport", data: { rapport: { nonce: "n", action: "nudge.why|nud_01|" } } },
  },
};

beforeAll(async () => {
  teams = await startLocalTeams();
});
afterAll(() => teams.stop());
beforeEach(async () => {
  teams.messages.length = 0;
  teams.calls.length = 0;
  app = recordingHost();
  const served = await serveRoutes(await teamsDescriptor.connect(teams.config, app));
  ({ url } = served);
  return () => served.stop();
});

const ownAddress = () =>
  JSON.stringify({
    serviceUrl: teams.serviceUrl,
    conversation: OWN,
    kind: "personal",
    tenant: TENANT,
    bot: BOT_ID,
  });

describe("A lookup", () => {
  it("in the own chat is answered there with its card", async () => {
    app.answer = () => ({ kind: "answer", card: exampleCard("customer"), personal: null });
    expect((await post(teams, url, activity(teams, { text: "customer Aldgate" }))).status).toBe(
      200,
    );
    expect(teams.messages).toMatchObject([
      {
        conversation: OWN,
        activity: {
          type: "message",
          summary: "Aldgate Mills: customer",
          attachments: [
            { contentType: "application/vnd.microsoft.card.adaptive", content: { version: "1.5" } },
          ],
        },
      },
    ]);
    expect(teams.messages[0]?.activity).not.toHaveProperty("text");
  });

  it("in a channel goes to the asker's own chat; the channel's thread gets one neutral line", async () => {
    app.answer = () => ({
      kind: "answer",
      card: exampleCard("customer"),
      personal: ownAddress(),
    });
    await post(teams, url, activity(teams, inChannel));
    expect(teams.messages).toMatchObject([
      { conversation: OWN, activity: { summary: "Aldgate Mills: customer" } },
      {
        conversation: `${CHANNEL};messageid=1690000000000`,
        activity: { text: "I've sent that to your own chat." },
      },
    ]);
    expect(JSON.stringify(teams.messages[1])).not.toContain("Aldgate");
  });

  it("in a channel, of somebody whose own chat we don't know yet, opens it", async () => {
    app.answer = () => ({ kind: "answer", card: exampleCard("customer"), personal: null });
    await post(teams, url, activity(teams, inChannel));
    expect(teams.messages).toMatchObject([
      { conversation: OWN, activity: { summary: "Aldgate Mills: customer" } },
      {
        conversation: `${CHANNEL};messageid=1690000000000`,
        activity: { text: "I've sent that to your own chat." },
      },
    ]);
  });

  it("in a channel, of somebody who has not installed us, says how to, and nothing of the customer", async () => {
    teams.fail({ step: "open", status: 403, code: "BotNotInConversationRoster" });
    app.answer = () => ({ kind: "answer", card: exampleCard("customer"), personal: null });
    await post(teams, url, activity(teams, inChannel));
    expect(teams.messages).toMatchObject([
      { activity: { text: expect.stringContaining("choose Add") } },
    ]);
    expect(JSON.stringify(teams.messages)).not.toContain("Aldgate");
  });

  it("by a button in the own chat is a message of its own, and the pressed card stays", async () => {
    app.answer = () => ({ kind: "answer", card: exampleCard("why"), personal: null });
    const answer = await post(teams, url, activity(teams, why));
    expect(answer.body).toMatchObject({
      statusCode: 200,
      type: "application/vnd.microsoft.activity.message",
    });
    expect(teams.messages).toMatchObject([
      { conversation: OWN, activity: { summary: "Aldgate Mills: why" } },
    ]);
  });

  it("by a button in a channel is told to the presser alone", async () => {
    app.answer = () => ({ kind: "answer", card: exampleCard("why"), personal: ownAddress() });
    const answer = await post(
      teams,
      url,
      activity(teams, { ...why, conversation: inChannel.conversation }),
    );
    expect(answer.body).toMatchObject({ value: "I've sent that to your own chat." });
    expect(teams.messages.map(({ conversation }) => conversation)).toEqual([OWN]);
  });

  it.each([
    ["too fast", { step: "send", status: 429, headers: { "retry-after": "1" } }],
    ["a broken gateway", { step: "send", status: 502 }],
    ["a lost race", { step: "send", status: 412, code: "PreconditionFailed" }],
  ] as const)("after %s is given again within the turn, without an apology", async (_, fault) => {
    teams.fail({ ...fault });
    app.answer = () => ({ kind: "answer", card: exampleCard("why"), personal: null });
    const answer = await post(teams, url, activity(teams, why));
    expect(JSON.stringify(answer.body)).not.toContain("try again");
    expect(teams.messages).toMatchObject([{ activity: { summary: "Aldgate Mills: why" } }]);
  });

  it("that must wait for longer than a turn is owned up to", async () => {
    teams.fail({ step: "send", status: 429, headers: { "retry-after": "60" } });
    app.answer = () => ({ kind: "answer", card: exampleCard("why"), personal: null });
    const answer = await post(teams, url, activity(teams, why));
    expect(answer.body).toMatchObject({ value: expect.stringContaining("try again") });
    expect(teams.calls.filter(({ step }) => step === "send")).toHaveLength(1);
  });
});

describe("A form that was asked for", () => {
  it("comes as a card with inputs into the own chat, from a channel too", async () => {
    app.answer = () => ({ kind: "form", form: exampleForm() });
    await post(teams, url, activity(teams, { text: "customer log" }));
    await post(teams, url, activity(teams, inChannel));
    const forms = teams.messages.filter(({ activity: sent }) =>
      JSON.stringify(sent).includes("Input.Text"),
    );
    expect(forms.map(({ conversation }) => conversation)).toEqual([OWN, OWN]);
  });
});

describe("A stored message on Teams", () => {
  it("is not answered in the turn: what there is to say comes as a message of its own", async () => {
    expect(await post(teams, url, activity(teams))).toEqual({ status: 200, body: null });
    expect(teams.messages).toEqual([]);
  });
});
