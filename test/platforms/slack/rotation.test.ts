import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Installation } from "../../../src/chat/platform.ts";
import { createWebClient } from "../../../src/platforms/slack/client.ts";
import { createTokenSource } from "../../../src/platforms/slack/tokens.ts";
import { recordingHost } from "../../support/recording-host.ts";

const HOUR_MS = 3_600_000;
const NOW = Date.parse("2026-12-01T10:00:00Z");

/** Slack's `oauth.v2.access` with rotation: a refresh token works once, a token lives twelve hours. */
let server: Server;
let apiUrl: string;
let refresh: string;
let asked: string[];
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      const given = new URLSearchParams(body).get("refresh_token") ?? "";
      asked.push(given);
      const isGood = given === refresh;
      if (isGood) refresh = `refresh-${asked.length}`;
      const answer = isGood
        ? {
            ok: true,
            access_token: `xoxe-${asked.length}`,
            refresh_token: refresh,
            expires_in: 43_200,
          }
        : { ok: false, error: "invalid_refresh_token" };
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
});
afterAll(() => server.close());
beforeEach(() => {
  refresh = "refresh-0";
  asked = [];
});

/** Two instances on one store, whose writes take a moment. */
function town({ expiresAt }: { expiresAt: number | null }) {
  const host = recordingHost();
  let now = NOW;
  host.now = () => now;
  const { save } = host.installations;
  host.installations.save = async (platform, installation) => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    await save(platform, installation);
  };
  const secrets = {
    token: "xoxe-0",
    refreshToken: expiresAt === null ? null : refresh,
    expiresAt: expiresAt === null ? null : expiresAt / 1_000,
    botUser: null,
    installedAt: NOW,
  };
  const installation: Installation = { key: "T1", name: "T1", secrets: JSON.stringify(secrets) };
  host.kept.set("T1", installation);
  const instance = () =>
    createTokenSource({ clientId: "1.2", clientSecret: "s" }, createWebClient(host, apiUrl), host);
  const present = () => host.kept.get("T1") ?? installation;
  return { instance, present, move: (ms: number) => (now += ms) };
}

describe("Slack tokens that expire", () => {
  it("are not renewed while they are good for more than half an hour", async () => {
    const { instance, present } = town({ expiresAt: NOW + HOUR_MS });
    expect(await instance()(present())).toBe("xoxe-0");
    expect(asked).toEqual([]);
  });

  it("are renewed once, however many ask at once and on two instances", async () => {
    const { instance, present } = town({ expiresAt: NOW + HOUR_MS / 4 });
    const [one, other] = [instance(), instance()];
    const tokens = await Promise.all([one, other, one, other].map((tokenOf) => tokenOf(present())));
    expect(new Set(tokens)).toEqual(new Set(["xoxe-1"]));
    expect(asked.filter((token) => token === "refresh-0").length).toBeLessThanOrEqual(2);
    expect(JSON.parse(present().secrets)).toMatchObject({
      token: "xoxe-1",
      refreshToken: "refresh-1",
    });
  });

  it("are renewed again and again as the clock moves 13 hours", async () => {
    const { instance, present, move } = town({ expiresAt: NOW + 12 * HOUR_MS });
    const tokenOf = instance();
    const seen = [];
    for (let n = 0; n < 4; n++) {
      move(13 * HOUR_MS);
      seen.push(await tokenOf(present()));
    }
    expect(seen).toEqual(["xoxe-1", "xoxe-2", "xoxe-3", "xoxe-4"]);
  });

  it("without rotation stay as they are", async () => {
    const { instance, present, move } = town({ expiresAt: null });
    move(13 * HOUR_MS);
    expect(await instance()(present())).toBe("xoxe-0");
    expect(asked).toEqual([]);
  });
});
