/** Where Memo posts its events. */
import { timingSafeEqual } from "node:crypto";
import type { Host, Route } from "../../../../src/chat/platform.ts";
import { readBody } from "../../../../src/http/read-body.ts";
import type { MemoSettings } from "./env.ts";
import { EVENTS_PATH, LARGEST_BODY_BYTES } from "./limits.ts";
import { receive } from "./receive.ts";

export function createRoute({ token }: MemoSettings, host: Host): Route {
  return {
    path: EVENTS_PATH,
    async handle(request, response) {
      const answer = (status: number, body: object = {}) =>
        void response
          .writeHead(status, { "content-type": "application/json" })
          .end(JSON.stringify(body));
      if (!isSame(String(request.headers["x-memo-token"]), token)) return answer(401);
      const body = await readBody(request, { bytes: LARGEST_BODY_BYTES });
      if (body.kind === "cut off") return;
      if (body.kind === "too large") return answer(413);
      if (body.kind === "too slow") return answer(408);
      try {
        answer(200, await receive(host, JSON.parse(body.bytes.toString("utf8"))));
      } catch (error) {
        host.log.error({ error: String(error) }, "a Memo event could not be taken in");
        answer(503);
      }
    },
  };
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
