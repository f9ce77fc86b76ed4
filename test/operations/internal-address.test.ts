import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PLATFORMS } from "../../src/platforms/index.ts";
import { MEMO_TOKEN, type MemoService, startMemoService } from "../support/memo-service.ts";
import { memoDescriptor } from "../support/platforms/memo/descriptor.ts";
import { startTestApp, type TestApp } from "../support/running-app.ts";

let service: MemoService;
let app: TestApp;

beforeAll(async () => {
  service = await startMemoService();
  app = await startTestApp(
    { MEMO_URL: service.url, MEMO_TOKEN, HOST: "0.0.0.0" },
    { platforms: [...PLATFORMS, memoDescriptor] },
  );
});
afterAll(async () => {
  await app.end();
  await service.close();
});

/** The status of a path on a port, asked for under a name. */
const statusOf = (port: number, path: string, name = "localhost") =>
  new Promise<number | undefined>((resolve, reject) => {
    const asked = { host: "127.0.0.1", port, path, headers: { host: name } };
    request(asked, (response) => resolve(response.resume().statusCode))
      .once("error", reject)
      .end();
  });

test.each(["/metrics", "/readyz"])(
  "a platform unknown to Rapport alone: %s is on the internal address and nowhere else",
  async (path) => {
    expect(app.localPort).not.toBe(app.port);
    expect(await statusOf(app.port, path)).toBe(404);
    expect(await statusOf(app.localPort, path)).toBe(200);
    expect(await statusOf(app.localPort, path, "evil.example")).toBe(403);
  },
);

test("a platform unknown to Rapport alone: its events and /healthz are on the public address", async () => {
  expect(await statusOf(app.port, memoDescriptor.endpoint)).toBe(401);
  expect(await statusOf(app.port, "/healthz")).toBe(200);
  expect(await statusOf(app.localPort, memoDescriptor.endpoint)).toBe(404);
});
