/** The page's own files: HTML, styles, scripts. */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname } from "node:path";
import { answer } from "./http.ts";

const FOLDER = new URL("./page/", import.meta.url);

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** One file of the page, at the path that a browser asks for. */
export type Asset = {
  path: string;
  serve: (request: IncomingMessage, response: ServerResponse) => void;
};

/** The page's files, read once: `/` and each of `/assets/…`. A browser asks again each time and gets a short "as before" (304). */
export async function loadAssets(): Promise<Asset[]> {
  const names = (await readdir(FOLDER)).filter((name) => TYPES[extname(name)] !== undefined);
  return Promise.all(names.toSorted().map(readAsset));
}

async function readAsset(name: string): Promise<Asset> {
  const content = await readFile(new URL(name, FOLDER));
  const etag = `"${createHash("sha256").update(content).digest("base64url").slice(0, 22)}"`;
  const headers = { "content-type": TYPES[extname(name)] ?? "", "cache-control": "no-cache", etag };
  return {
    path: name === "index.html" ? "/" : `/assets/${name}`,
    serve(request, response) {
      if (request.headers["if-none-match"] === etag) return answer(response, 304, headers, "");
      answer(response, 200, headers, request.method === "HEAD" ? "" : content);
    },
  };
}
