import { type IncomingHttpHeaders, request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalPage, openLocalPage } from "../../support/local-page.ts";

let page: LocalPage;
beforeAll(async () => {
  page = await openLocalPage();
});
afterAll(() => page.close());

type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

/** A request with exactly these headers: fetch would not let a test forge a Host. */
function ask(
  path: string,
  headers: Record<string, string> = {},
  method = "GET",
  body = "",
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: "127.0.0.1", port: page.port, path, method, headers },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (part: string) => (text += part));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        );
      },
    );
    asked.on("error", reject);
    asked.end(body);
  });
}

const JSON_TYPE = { "content-type": "application/json" };

describe("the gate of the local page", () => {
  it.each([
    "evil.example",
    "rapport.evil.example:3000",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "192.168.1.10:3000",
    "[::1].evil.example",
    "127.0.0.1@evil.example",
  ])("refuses the foreign name %j, on every address", async (host) => {
    for (const { path } of page.platform.routes)
      expect(await ask(path, { host }), path).toMatchObject({ status: 403 });
  });

  it.each(["localhost:3000", "127.0.0.1", "[::1]:3000", "LOCALHOST"])(
    "knows its own name %j",
    async (host) => {
      expect(await ask("/", { host })).toMatchObject({ status: 200 });
    },
  );

  it.each([
    "https://evil.example",
    "null",
    "http://localhost:9999",
    "http://127.0.0.1.evil.example",
    "file://",
  ])("refuses a request from the foreign page %j", async (origin) => {
    const host = `127.0.0.1:${page.port}`;
    expect(await ask("/local/state", { host, origin })).toMatchObject({ status: 403 });
    expect(
      await ask("/local/clock", { host, origin, ...JSON_TYPE }, "POST", '{"to":"week-on"}'),
    ).toMatchObject({ status: 403 });
  });

  it("takes requests from its own page", async () => {
    const host = `127.0.0.1:${page.port}`;
    expect(await ask("/local/state", { host, origin: `http://${host}` })).toMatchObject({
      status: 200,
    });
  });

  it("lets a link from elsewhere lead to the page, but no other site ask it anything", async () => {
    const from = { "sec-fetch-site": "cross-site" };
    expect(await ask("/", { ...from, "sec-fetch-mode": "navigate" })).toMatchObject({
      status: 200,
    });
    expect(await ask("/local/state", { ...from, "sec-fetch-mode": "no-cors" })).toMatchObject({
      status: 403,
    });
  });

  it("refuses a body that a foreign form could send without asking", async () => {
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
      expect(
        await ask("/local/clock", { "content-type": type }, "POST", '{"to":"week-on"}'),
      ).toMatchObject({ status: 415 });
  });

  it("takes each address by its own method alone", async () => {
    expect(await ask("/local/say")).toMatchObject({ status: 405 });
    expect(await ask("/local/state", JSON_TYPE, "POST", "{}")).toMatchObject({ status: 405 });
    expect(await ask("/", {}, "DELETE")).toMatchObject({ status: 405 });
  });

  it("says in every answer that nothing foreign and nothing inline may run", async () => {
    for (const path of ["/", "/assets/page.js", "/local/state", "/local/messages"]) {
      const { headers } = await ask(path);
      const policy = headers["content-security-policy"];
      expect(policy, path).toContain("default-src 'none'");
      expect(policy, path).toContain("frame-ancestors 'none'");
      expect(policy, path).not.toMatch(/unsafe|\*|https?:|data:/);
      expect(headers["x-content-type-options"]).toBe("nosniff");
    }
  });

  it("serves a page that asks nobody else for anything", async () => {
    const files = page.platform.routes
      .map(({ path }) => path)
      .filter((path) => path === "/" || path.startsWith("/assets/"));
    expect(files).toContain("/assets/icon.svg");
    for (const path of files) {
      const { body, status } = await ask(path);
      expect(status, path).toBe(200);
      expect(body.replaceAll("http://www.w3.org/2000/svg", ""), path).not.toMatch(
        /https?:\/\/|(?:src|href)="\/\/|@import|url\(/,
      );
      expect(body, path).not.toMatch(/<script(?![^>]*src=)|<style|\son[a-z]+="|\sstyle="/);
    }
  });

  it("answers a file that the browser has already in one line", async () => {
    const { headers } = await ask("/assets/ground.css");
    expect(await ask("/assets/ground.css", { "if-none-match": headers.etag ?? "" })).toMatchObject({
      status: 304,
      body: "",
    });
  });
});

describe("request bodies on the page", () => {
  const post = (body: string) => ask("/local/say", JSON_TYPE, "POST", body);
  const words = {
    person: "rosa",
    conversation: "direct:rosa",
    thread: null,
    text: "Hello",
    press: "press-123456",
  };

  it.each([
    "",
    "{",
    "null",
    "[]",
    '"words"',
    "{}",
    JSON.stringify({ ...words, more: 1 }),
    JSON.stringify({ ...words, person: 7 }),
    JSON.stringify({ ...words, text: " \n" }),
    JSON.stringify({ ...words, press: "" }),
  ])("refuses %j and keeps nothing", async (body) => {
    expect(await post(body)).toMatchObject({ status: 400 });
    expect(page.received).toEqual([]);
  });

  it("refuses a body of more than 200 KB with a sentence", async () => {
    const answer = await post(JSON.stringify({ ...words, text: "x".repeat(300_000) }));
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.body)).toEqual({
      error: "That is longer than Rapport can take in one message.",
    });
  });

  it("refuses more than 40,000 characters", async () => {
    expect(await post(JSON.stringify({ ...words, text: "x".repeat(40_001) }))).toMatchObject({
      status: 400,
    });
  });

  it("takes 40,000 characters, of four bytes each too", async () => {
    const text = "🦊".repeat(40_000);
    expect(await post(JSON.stringify({ ...words, text }))).toMatchObject({ status: 200 });
    expect(page.received.at(-1)?.intent).toEqual({ kind: "message", text });
  });
});
