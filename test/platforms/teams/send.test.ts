import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Platform, SendOrder, SendResult } from "../../../src/chat/platform.ts";
import { teamsDescriptor } from "../../../src/platforms/teams/descriptor.ts";
import { exampleCard } from "../../support/cards.ts";
import { recordingHost, type RecordingHost } from "../../support/recording-host.ts";
import { BOT_ID, TENANT, personalChat, startLocalTeams } from "../../support/teams.ts";
import type { Fault, LocalTeams } from "../../support/teams.ts";

let teams: LocalTeams;
let app: RecordingHost;
let platform: Platform;

const OWN = personalChat("29:rosa");
const CHANNEL = "19:sales@thread.tacv2";
const IMPATIENT_MS = 1_000;

beforeAll(async () => {
  teams = await startLocalTeams();
});
afterAll(() => teams.stop());
beforeEach(async () => {
  teams.messages.length = 0;
  teams.calls.length = 0;
  teams.forgetFaults();
  app = recordingHost();
  platform = await teamsDescriptor.connect(teams.config, app);
});

const address = (conversation: string, kind = "personal") =>
  JSON.stringify({ serviceUrl: teams.serviceUrl, conversation, kind, tenant: TENANT, bot: BOT_ID });

const installation = (over: object = {}) => ({
  key: TENANT,
  name: "Microsoft Teams",
  secrets: JSON.stringify({
    serviceUrl: teams.serviceUrl,
    tenant: TENANT,
    bot: BOT_ID,
    team: null,
    ...over,
  }),
});

const order = (over: Partial<SendOrder> = {}): SendOrder => ({
  installation: installation(),
  address: address(OWN),
  thread: null,
  card: exampleCard("nudge"),
  key: "del_01",
  replaces: null,
  ...over,
});

async function sendWith(fault: Fault, over: Partial<SendOrder> = {}): Promise<SendResult> {
  const sender = "cut" in fault && fault.cut === "never answers" ? await impatient() : platform;
  if (fault.step !== "token") await sender.check();
  teams.fail(fault);
  return sender.send(order(over));
}

/** The same platform with a shorter time limit. */
function impatient(): Promise<Platform> {
  return teamsDescriptor.connect(
    { ...teams.config, cloud: { ...teams.config.cloud, callTimeoutMs: IMPATIENT_MS } },
    app,
  );
}

const sends = () => teams.calls.filter(({ step }) => step === "send" || step === "update");

describe("A message that the coach starts", () => {
  it("goes to a stored address, with our token, and its keys come back", async () => {
    const result = await platform.send(order());
    expect(teams.messages).toMatchObject([
      { conversation: OWN, activity: { type: "message", from: { id: BOT_ID } } },
    ]);
    const id = teams.messages[0]?.id;
    expect(result).toEqual({
      kind: "sent",
      reference: JSON.stringify({ conversation: OWN, message: id }),
      conversation: OWN,
      message: id,
    });
    expect(sends()[0]?.authorization).toMatch(/^Bearer token-/);
  });

  it("carries its delivery's key in each button, so that a second send of it is no second press", async () => {
    await platform.send(order());
    expect(JSON.stringify(teams.messages[0]?.activity)).toContain('"nonce":"del_01"');
  });

  it("goes to somebody who has not written yet, by opening their own chat", async () => {
    const result = await platform.send(order({ address: "person:29:luis" }));
    expect(result).toMatchObject({ kind: "sent", conversation: personalChat("29:luis") });
    expect(teams.calls.find(({ step }) => step === "open")?.body).toMatchObject({
      isGroup: false,
      tenantId: TENANT,
      members: [{ id: "29:luis" }],
      bot: { id: BOT_ID },
    });
  });

  it("goes to a channel, as a new thread or into one", async () => {
    await platform.send(order({ address: address(CHANNEL, "channel") }));
    const result = await platform.send(
      order({ address: address(CHANNEL, "channel"), thread: "1690000000000" }),
    );
    expect(teams.messages.map(({ conversation }) => conversation)).toEqual([
      CHANNEL,
      `${CHANNEL};messageid=1690000000000`,
    ]);
    expect(result).toMatchObject({ conversation: CHANNEL });
  });

  it("takes an earlier one's place, wherever that was sent to", async () => {
    const first = await platform.send(order({ address: "person:29:luis" }));
    const replaces = first.kind === "sent" ? first.reference : "";
    const second = await platform.send(
      order({ address: "person:29:luis", replaces, card: exampleCard("nudge-closed") }),
    );
    expect(second).toEqual(first);
    expect(teams.messages).toMatchObject([
      { activity: { summary: "Aldgate Mills: nudge-closed" } },
    ]);
  });

  it("gets its token once for many messages, however many are sent at a time", async () => {
    await Promise.all(Array.from({ length: 20 }, () => platform.send(order())));
    expect(teams.calls.filter(({ step }) => step === "token")).toHaveLength(1);
    expect(teams.messages).toHaveLength(20);
  });

  it("never goes to a host that is not Teams', whatever the address says", async () => {
    const elsewhere = JSON.parse(address(OWN));
    const result = await platform.send(
      order({ address: JSON.stringify({ ...elsewhere, serviceUrl: "https://evil.example/" }) }),
    );
    expect(result).toMatchObject({ kind: "refused", who: "workspace" });
    expect(teams.calls).toEqual([]);
  });

  it("with an address that is not ours throws", async () => {
    await expect(platform.send(order({ address: "C123" }))).rejects.toThrow();
  });
});

describe("A send on Teams", () => {
  const cases: [Fault, object][] = [
    [
      { step: "send", status: 429, headers: { "retry-after": "7" } },
      { kind: "later", afterMs: 7_000, scope: "conversation" },
    ],
    [
      { step: "send", status: 429 },
      { kind: "later", afterMs: 5_000, scope: "conversation" },
    ],
    [
      { step: "send", status: 429, headers: { "retry-after": "soon" } },
      { kind: "later", afterMs: 5_000 },
    ],
    [
      { step: "send", status: 403, code: "MessageWritesBlocked" },
      { kind: "refused", who: "person", reason: "403 MessageWritesBlocked" },
    ],
    [
      { step: "send", status: 403, code: "BotNotInConversationRoster" },
      { kind: "refused", who: "person" },
    ],
    [
      { step: "send", status: 403, code: "BotDisabledByAdmin" },
      { kind: "refused", who: "workspace" },
    ],
    [
      { step: "send", status: 404, code: "ConversationNotFound" },
      { kind: "refused", who: "person" },
    ],
    [
      { step: "send", status: 401, code: "BotNotRegistered" },
      { kind: "refused", who: "workspace" },
    ],
    [
      { step: "send", status: 413, code: "MessageSizeTooBig" },
      { kind: "refused", who: "message" },
    ],
    [
      { step: "send", status: 400, code: "BadSyntax" },
      { kind: "refused", who: "message" },
    ],
    [{ step: "send", status: 408 }, { kind: "unknown" }],
    [{ step: "send", status: 412, code: "PreconditionFailed" }, { kind: "unknown" }],
    [{ step: "send", status: 500 }, { kind: "unknown" }],
    [{ step: "send", status: 502 }, { kind: "unknown" }],
    [{ step: "send", status: 503, headers: { "retry-after": "1" } }, { kind: "unknown" }],
    [{ step: "send", status: 504 }, { kind: "unknown" }],
    [{ step: "send", status: 302, headers: { location: "/elsewhere" } }, { kind: "unknown" }],
    [{ step: "send", status: 201, text: "<html>created</html>" }, { kind: "unknown" }],
    [{ step: "send", cut: "before answering" }, { kind: "unknown" }],
    [
      { step: "send", cut: "never answers" },
      { kind: "unknown", reason: "no answer TIMEOUT" },
    ],
  ];
  it.each(cases)("after %j is %j, with one try", async (fault, expected) => {
    expect(await sendWith(fault)).toMatchObject(expected);
    expect(sends()).toHaveLength(1);
  });

  it("when nobody listens is later", async () => {
    const gone = await startLocalTeams();
    await gone.stop();
    const cloud = { ...teams.config.cloud, serviceUrls: [new URL(gone.serviceUrl).origin] };
    const other = await teamsDescriptor.connect({ ...teams.config, cloud }, app);
    const there = JSON.stringify({ ...JSON.parse(address(OWN)), serviceUrl: gone.serviceUrl });
    expect(await other.send(order({ address: there }))).toMatchObject({
      kind: "later",
      reason: "no answer ECONNREFUSED",
      scope: "workspace",
    });
  });

  it.each<[Fault, object]>([
    [
      { step: "open", status: 429, headers: { "retry-after": "2" } },
      { kind: "later", afterMs: 2_000, scope: "workspace" },
    ],
    [{ step: "open", status: 500 }, { kind: "later" }],
    [{ step: "open", cut: "before answering" }, { kind: "later" }],
    [{ step: "open", cut: "never answers" }, { kind: "later" }],
    [{ step: "open", status: 201, text: "<html>" }, { kind: "later" }],
    [
      { step: "open", status: 403, code: "BotNotInConversationRoster" },
      { kind: "refused", who: "person" },
    ],
    [
      { step: "open", status: 400, code: "BadArgument" },
      { kind: "refused", who: "person" },
    ],
    [
      { step: "open", status: 401 },
      { kind: "refused", who: "workspace" },
    ],
  ])("while the chat is opened, after %j, is %j: nothing was sent", async (fault, expected) => {
    expect(await sendWith(fault, { address: "person:29:luis" })).toMatchObject(expected);
    expect(sends()).toEqual([]);
    expect(teams.calls.filter(({ step }) => step === "open")).toHaveLength(1);
  });

  it.each<[Fault, object]>([
    [
      { step: "token", status: 401, code: "invalid_client" },
      { kind: "refused", who: "workspace", reason: "token invalid_client" },
    ],
    [
      { step: "token", status: 400, code: "unauthorized_client" },
      { kind: "refused", who: "workspace" },
    ],
    [
      { step: "token", status: 503, code: "temporarily_unavailable" },
      { kind: "later", scope: "workspace" },
    ],
    [
      { step: "token", status: 429, code: "throttled" },
      { kind: "later", scope: "workspace" },
    ],
    [
      { step: "token", cut: "before answering" },
      { kind: "later", scope: "workspace" },
    ],
    [
      { step: "token", cut: "never answers" },
      { kind: "later", scope: "workspace" },
    ],
    [
      { step: "token", status: 200, text: "<html>" },
      { kind: "later", scope: "workspace" },
    ],
  ])("without a token, after %j, is %j", async (fault, expected) => {
    expect(await sendWith(fault)).toMatchObject(expected);
    expect(sends()).toEqual([]);
  });

  it("works again once the login server answers", async () => {
    await sendWith({ step: "token", cut: "before answering" });
    expect(await platform.send(order())).toMatchObject({ kind: "sent" });
  });

  it("of a change to a message that is gone, is refused for the message alone", async () => {
    const replaces = JSON.stringify({ conversation: OWN, message: "1" });
    expect(await platform.send(order({ replaces }))).toMatchObject({
      kind: "refused",
      who: "message",
    });
  });

  it("after a token was taken back gets a new one", async () => {
    await platform.send(order());
    teams.fail({ step: "send", status: 401 });
    await platform.send(order());
    await platform.send(order());
    expect(new Set(sends().map(({ authorization }) => authorization)).size).toBe(2);
  });
});

describe("Teams has no", () => {
  it("read-back of a cut-off send, and no history", async () => {
    expect(await platform.find(order(), 0)).toMatchObject({ kind: "cannot" });
    expect(platform.missed).toBeNull();
  });
});

describe("Teams profile", () => {
  const rosa = {
    id: "29:rosa",
    name: "Rosa Lind",
    email: "rosa@aldgate.example",
    tenantId: TENANT,
    userRole: "user",
  };

  it("is told by their own chat's roster", async () => {
    teams.people.set(rosa.id, rosa);
    expect(await platform.profile(installation(), rosa.id)).toEqual({
      key: "29:rosa",
      email: "rosa@aldgate.example",
      name: "Rosa Lind",
      timezone: null,
      guest: false,
    });
  });

  it.each([
    ["a guest", { userRole: "guest" }],
    ["an anonymous visitor", { userRole: "anonymous" }],
    ["somebody of another tenant", { tenantId: "another" }],
  ])("tells %s", async (_what, over) => {
    teams.people.set(rosa.id, { ...rosa, ...over });
    expect(await platform.profile(installation(), rosa.id)).toMatchObject({ guest: true });
  });

  it("is told by a team's roster where they have no chat with us", async () => {
    teams.rosters.set(CHANNEL, [rosa]);
    teams.fail({ step: "open", status: 403, code: "BotNotInConversationRoster" });
    expect(await platform.profile(installation({ team: CHANNEL }), rosa.id)).toMatchObject({
      email: rosa.email,
    });
  });

  it("is null when Teams knows nobody of that key", async () => {
    expect(await platform.profile(installation(), "29:nobody")).toBeNull();
  });

  it("throws when Teams can't be asked", async () => {
    teams.fail({ step: "member", status: 500 });
    await expect(platform.profile(installation(), rosa.id)).rejects.toThrow("500");
  });
});

describe("The check of the credentials", () => {
  it("says that they work", async () => {
    expect(await platform.check()).toMatchObject({
      ok: true,
      sentence: expect.stringContaining(teams.config.appId),
    });
  });

  it("says what to fix when they don't, and never the password", async () => {
    const wrong = await teamsDescriptor.connect(
      { ...teams.config, appPassword: "another-password" },
      app,
    );
    const { ok, sentence } = await wrong.check();
    expect(ok).toBe(false);
    expect(sentence).toContain("invalid_client");
    expect(sentence).not.toContain("another-password");
  });

  it("says so when nobody can be asked", async () => {
    teams.fail({ step: "token", cut: "before answering" });
    expect(await platform.check()).toMatchObject({
      ok: false,
      sentence: expect.stringContaining("internet"),
    });
  });

  it("wants a tenant for an app of one tenant", async () => {
    await expect(
      teamsDescriptor.connect({ ...teams.config, appType: "SingleTenant" }, app),
    ).rejects.toThrow("tenant");
  });
});
