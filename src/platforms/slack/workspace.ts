/** The one workspace of a bot token. */
import { z } from "zod";
import { type SlackFailure, parseFailure, waitOf } from "./errors.ts";
import type { SlackClient } from "./client.ts";

const identity = z.object({
  team_id: z.string().optional(),
  team: z.string().default("Slack"),
  enterprise_id: z.string().nullish(),
  is_enterprise_install: z.boolean().nullish(),
});

/**
 * Makes the workspace of a bot token known. Slack may be away at the start: it is asked again until it answers.
 * The token stays in the environment, none of it is stored.
 */
export function startIdentifying(
  line: SlackClient,
  token: string,
): { first: Promise<void>; stop(): void } {
  let again: NodeJS.Timeout | null = null;
  let stopped = false;
  const attempt = async (): Promise<void> => {
    try {
      const who = identity.parse(await line.with(token)("auth.test", {}));
      const key = who.is_enterprise_install ? who.enterprise_id : who.team_id;
      if (!key) throw new Error("Slack names no workspace for this token");
      await line.host.installations.save("slack", { key, name: who.team, secrets: "{}" });
    } catch (error) {
      const failure = parseFailure(error);
      const wait = waitOf(failure);
      tell(line, failure, wait);
      if (wait === null || stopped) return;
      again = setTimeout(() => void attempt(), wait);
      again.unref();
    }
  };
  return {
    first: attempt(),
    stop() {
      stopped = true;
      if (again) clearTimeout(again);
    },
  };
}

function tell({ host }: SlackClient, failure: SlackFailure, wait: number | null): void {
  if (wait === null)
    host.log.error({ failure }, "Slack refuses the bot token; run `rapport doctor`");
  else host.log.warn({ failure, wait }, "Slack can't be asked yet which workspace this is");
}
