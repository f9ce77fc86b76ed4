/** Calls to Memo's own servers, one try each. */
import type { MemoSettings } from "./env.ts";
import { MemoError } from "./errors.ts";
import { CALL_TIMEOUT_MS, RETRY_MS } from "./limits.ts";

export type Client = { call(method: string, body: object): Promise<unknown> };

export function createClient({ url, token }: MemoSettings): Client {
  return {
    async call(method, body) {
      const response = await fetch(new URL(method, url), {
        method: "POST",
        headers: { "content-type": "application/json", "x-memo-token": token },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
      }).catch((cause: unknown) => {
        throw new MemoError("lost", "no answer", RETRY_MS, { cause });
      });
      const answer = (await response.json()) as { error?: string; retryAfterMs?: number };
      if (response.ok) return answer;
      const kind = response.status >= 500 ? "lost" : response.status === 429 ? "rate" : "refused";
      throw new MemoError(kind, answer.error ?? "", answer.retryAfterMs ?? RETRY_MS);
    },
  };
}
