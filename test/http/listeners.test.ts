import { request } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { internalOnly } from "../../src/http/internal-only.ts";
import { type Listeners, startListeners } from "../../src/http/listeners.ts";
import { textRoute } from "../../src/http/server.ts";

const FREE = { host: "127.0.0.1", port: 0, internalHost: "127.0.0.1", internalPort: 0 };
const figures = textRoute("/metrics", async () => ({ status: 200, text: "figures" }));

let listeners: Listeners;
afterEach(() => listeners.stop());

async function startWith(over: Partial<typeof FREE> & { isPublic: boolean }): Promise<void> {
  listeners = await startListeners({ ...FREE, ...over }, () => undefined);
  const internalHost = over.internalHost ?? FREE.internalHost;
  listeners.internal.serve([internalOnly(figures, internalHost)], "open");
}

/** The status of `/metrics` at an address, asked for under a name. */
function statusAt(host: string, port: number, name: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request({ host, port, path: "/metrics", headers: { host: name } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.once("error", reject);
    asked.end();
  });
}

describe("internal address", () => {
  test("shared port: nobody outside to serve, and one address for both", async () => {
    await startWith({ isPublic: false });
    expect(listeners.internal).toBe(listeners.public);
  });

  test.each([
    ["a platform is connected", { isPublic: true }],
    ["HOST is open to others", { isPublic: false, host: "0.0.0.0" }],
    ["INTERNAL_HOST is another address", { isPublic: false, internalHost: "127.0.0.2" }],
  ])("port of its own: %s", async (_why, over) => {
    await startWith(over);
    expect(listeners.internal).not.toBe(listeners.public);
    listeners.public.serve([], "open");
    const { port } = listeners.public;
    expect(await statusAt("127.0.0.1", port, `127.0.0.1:${port}`)).toBe(404);
  });

  test("loopback by default, whatever HOST says: not reached at another address of the machine", async () => {
    await startWith({ isPublic: true, host: "0.0.0.0" });
    const { port } = listeners.internal;
    await expect(statusAt("127.0.0.2", port, "127.0.0.2")).rejects.toThrow("ECONNREFUSED");
    expect(await statusAt("127.0.0.1", port, `127.0.0.1:${port}`)).toBe(200);
  });

  test("INTERNAL_HOST: reached under its own name and address", async () => {
    await startWith({ isPublic: true, internalHost: "127.0.0.2" });
    const { port } = listeners.internal;
    expect(await statusAt("127.0.0.2", port, `127.0.0.2:${port}`)).toBe(200);
    await expect(statusAt("127.0.0.1", port, "127.0.0.1")).rejects.toThrow("ECONNREFUSED");
  });

  test.each(["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80"])(
    "foreign Host %j: refused",
    async (name) => {
      await startWith({ isPublic: false });
      expect(await statusAt("127.0.0.1", listeners.internal.port, name)).toBe(403);
    },
  );

  test.each(["localhost", "LOCALHOST:3001", "127.0.0.1", "[::1]:3001"])(
    "own Host %j: served",
    async (name) => {
      await startWith({ isPublic: false });
      expect(await statusAt("127.0.0.1", listeners.internal.port, name)).toBe(200);
    },
  );
});
