/** The `state` of an installation under way: signed, good for ten minutes, and for one use. */
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import type { InstallURLOptions } from "@slack/bolt";
import { z } from "zod";

/** As long as Slack's own store lets one live. */
const GOOD_FOR_MS = 600_000;

const payload = z.object({ at: z.number(), nonce: z.string(), options: z.looseObject({}) });

/** What Bolt asks of a store of states. */
export type OAuthStates = {
  generateStateParam(options: InstallURLOptions, now: Date): Promise<string>;
  verifyStateParam(now: Date, state: string): Promise<InstallURLOptions>;
};

/**
 * Bolt's own store takes a state as often as it comes. Used ones are remembered by this process; another instance is kept
 * from a replay by the cookie that Bolt compares, and by Slack, whose code works once.
 */
export function createOAuthStates(secret: string): OAuthStates {
  const used = new Map<string, number>();
  const sign = (text: string) =>
    createHmac("sha256", secret).update(`oauth-state:${text}`).digest();
  return {
    async generateStateParam(options, now) {
      const text = JSON.stringify({ at: now.getTime(), nonce: randomUUID(), options });
      const body = Buffer.from(text).toString("base64url");
      return `${body}.${sign(body).toString("base64url")}`;
    },
    async verifyStateParam(now, state) {
      const [body = "", signature = ""] = state.split(".");
      const given = Buffer.from(signature, "base64url");
      const right = sign(body);
      if (given.length !== right.length || !timingSafeEqual(given, right))
        throw new Error("The state is not ours");
      const { at, nonce, options } = payload.parse(
        JSON.parse(Buffer.from(body, "base64url").toString()),
      );
      for (const [one, until] of used) if (until < now.getTime()) used.delete(one);
      if (now.getTime() - at > GOOD_FOR_MS) throw new Error("The state has expired");
      if (used.has(nonce)) throw new Error("The state was used before");
      used.set(nonce, at + GOOD_FOR_MS);
      return options as unknown as InstallURLOptions;
    },
  };
}
