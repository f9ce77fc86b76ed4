import { SignJWT } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { teamsDescriptor } from "../../../src/platforms/teams/descriptor.ts";
import { recordingHost, type RecordingHost } from "../../support/recording-host.ts";
import {
  APP_ID,
  TENANT,
  activity,
  post,
  serveRoutes,
  startLocalTeams,
} from "../../support/teams.ts";
import type { LocalTeams } from "../../support/teams.ts";

let teams: LocalTeams;
let app: RecordingHost;
let url: string;
let stop: () => Promise<void>;

beforeAll(async () => {
  teams = await startLocalTeams();
});
afterAll(() => teams.stop());
beforeEach(async () => {
  app = recordingHost();
  ({ url, stop } = await serveRoutes(await teamsDescriptor.connect(teams.config, app)));
  return () => stop();
});

describe("Teams route, authentication", () => {
  const hour = 3_600;
  const now = () => Math.floor(Date.now() / 1_000);

  it("takes an activity with the connector's token", async () => {
    expect(await post(teams, url, activity(teams))).toMatchObject({ status: 200 });
    expect(app.inbounds).toHaveLength(1);
  });

  const refused: [string, () => Promise<string | null>][] = [
    ["no token", () => Promise.resolve(null)],
    ["an empty token", () => Promise.resolve("Bearer ")],
    ["something that is no token", () => Promise.resolve("Bearer a.b.c")],
    [
      "an unsigned token",
      async () => `${(await teams.authorization()).split(".").slice(0, 2).join(".")}.`,
    ],
    ["another issuer", () => teams.authorization({ iss: "https://evil.example" })],
    [
      "the emulator's issuer",
      () =>
        teams.authorization({
          iss: `https://sts.windows.net/${TENANT}/`,
          tid: TENANT,
          ver: "1.0",
          appid: APP_ID,
        }),
    ],
    ["the connector's issuer and a tenant", () => teams.authorization({ tid: TENANT })],
    [
      "a skill's claims",
      () =>
        teams.authorization({
          ver: "1.0",
          appid: "22222222-2222-4333-8444-555555555555",
          iss: "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
        }),
    ],
    [
      "another audience",
      () => teams.authorization({ aud: "99999999-2222-4333-8444-555555555555" }),
    ],
    [
      "a token of yesterday",
      () => teams.authorization({ nbf: now() - 25 * hour, exp: now() - 24 * hour }),
    ],
    [
      "a token of tomorrow",
      () => teams.authorization({ nbf: now() + 24 * hour, exp: now() + 25 * hour }),
    ],
    ["a token without an end", () => teams.authorization({ exp: undefined })],
    ["a forged signature", () => teams.authorization({}, { forged: true })],
    ["a key that nobody knows", () => teams.authorization({}, { kid: "another" })],
    [
      "another service's URL",
      () => teams.authorization({ serviceurl: "https://smba.trafficmanager.net/emea/" }),
    ],
    ["no service URL", () => teams.authorization({ serviceurl: undefined })],
    [
      "a shared secret in place of the key",
      async () => {
        const claims = { iss: "https://api.botframework.com", aud: APP_ID, exp: now() + hour };
        const token = new SignJWT(claims);
        token.setProtectedHeader({ alg: "HS256", kid: "key-of-the-test" });
        return `Bearer ${await token.sign(new TextEncoder().encode("secret"))}`;
      },
    ],
    ["a very long header", () => Promise.resolve(`Bearer ${"x".repeat(9_000)}`)],
  ];
  it.each(refused)("answers 401 to %s, and nothing is taken in", async (_what, authorization) => {
    expect(await post(teams, url, activity(teams), await authorization())).toEqual({
      status: 401,
      body: null,
    });
    expect(app.inbounds).toEqual([]);
    expect(app.kept.size).toBe(0);
  });

  it("answers 401 to a good token that names a service URL which is not Teams'", async () => {
    const elsewhere = "https://evil.example/";
    const token = await teams.authorization({ serviceurl: elsewhere });
    expect((await post(teams, url, activity(teams, { serviceUrl: elsewhere }), token)).status).toBe(
      401,
    );
    expect(app.inbounds).toEqual([]);
  });

  it("does not let unsigned tokens grow botbuilder's list of tenants", async () => {
    const { tokenValidationList } = await emulatorIssuers();
    const before = tokenValidationList.length;
    for (let n = 0; n < 20; n++) {
      const tid = `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
      await post(teams, url, activity(teams), await teams.authorization({ tid }, { forged: true }));
      await post(
        teams,
        url,
        activity(teams),
        await teams.authorization(
          { tid, iss: `https://sts.windows.net/${tid}/` },
          { forged: true },
        ),
      );
    }
    expect(tokenValidationList).toHaveLength(before);
  });

  it("answers 503 while the connector's keys can't be had, so that Teams tries again", async () => {
    const other = await startLocalTeams();
    other.fail({ step: "keys", status: 500 });
    const served = await serveRoutes(await teamsDescriptor.connect(other.config, app));
    expect((await post(other, served.url, activity(other))).status).toBe(503);
    expect((await post(other, served.url, activity(other))).status).toBe(200);
    await Promise.all([served.stop(), other.stop()]);
  });
});

describe("Teams route, requests", () => {
  it("answers 405 to a GET", async () => {
    expect((await fetch(url)).status).toBe(405);
  });

  it.each(["", "null", "[]", "{", '{"type":"message"}', '"text"'])(
    "answers 400 to the body %j",
    async (body) => {
      expect((await post(teams, url, body)).status).toBe(400);
      expect(app.inbounds).toEqual([]);
    },
  );

  it.each([
    ["another channel", { channelId: "webchat" }],
    ["the channel with its own token check", { channelId: "AseChannel" }],
    ["no service URL", { serviceUrl: undefined }],
    ["no conversation", { conversation: undefined }],
  ])("answers 400 to an activity of %s", async (_what, over) => {
    expect((await post(teams, url, activity(teams, over))).status).toBe(400);
    expect(app.inbounds).toEqual([]);
  });

  it("answers 413 to more than a megabyte", async () => {
    const sent = post(teams, url, activity(teams, { text: "x".repeat(1_100_000) }));
    // The connection is closed in the middle of the body; a client may see that before the answer.
    expect(
      await sent.then(
        ({ status }) => status,
        () => 413,
      ),
    ).toBe(413);
    expect(app.inbounds).toEqual([]);
  });

  it("answers 503 while the database is away, and takes the same activity later", async () => {
    app.answer = () => {
      throw new Error("no database");
    };
    expect((await post(teams, url, activity(teams))).status).toBe(503);
    app.answer = () => ({ kind: "accepted" });
    expect((await post(teams, url, activity(teams))).status).toBe(200);
    expect(app.inbounds).toHaveLength(1);
  });

  it("leaves an activity that names no tenant", async () => {
    const nobodys = { conversation: { id: "a:1", conversationType: "personal" }, channelData: {} };
    expect((await post(teams, url, activity(teams, nobodys))).status).toBe(200);
    expect(app.inbounds).toEqual([]);
  });

  it("leaves another tenant's activity when the app is for one tenant", async () => {
    const single = {
      ...teams.config,
      appType: "SingleTenant",
      tenantId: "ffffffff-bbbb-4ccc-8ddd-eeeeeeeeeeee",
    } as const;
    const served = await serveRoutes(await teamsDescriptor.connect(single, app));
    expect((await post(teams, served.url, activity(teams))).status).toBe(200);
    expect(app.inbounds).toEqual([]);
    await served.stop();
  });
});

/** botbuilder's own list, which its emulator check writes to. */
async function emulatorIssuers(): Promise<{ tokenValidationList: string[] }> {
  const { createRequire } = await import("node:module");
  const require = createRequire(import.meta.url);
  const path = require
    .resolve("botframework-connector")
    .replace("index.js", "auth/tokenValidationParameters.js");
  const { ToBotFromBotOrEmulatorTokenValidationParameters } = require(path) as {
    ToBotFromBotOrEmulatorTokenValidationParameters: { issuer: string[] };
  };
  return { tokenValidationList: ToBotFromBotOrEmulatorTokenValidationParameters.issuer };
}
