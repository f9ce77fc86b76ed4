/** Whether the credentials work, for `doctor`. */
import { z } from "zod";
import { parseFailure } from "./errors.ts";
import type { SlackClient } from "./client.ts";
import { BOT_SCOPES } from "./scopes.ts";

const answer = z.object({
  team: z.string().default("a workspace"),
  user: z.string().default("the app"),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});

/** Whether the bot token works and may do all that the app needs, in a sentence for `doctor`. */
export async function checkCredentials(
  line: SlackClient,
  botToken: string | undefined,
): Promise<{ ok: boolean; sentence: string }> {
  if (botToken === undefined) {
    return {
      ok: true,
      sentence:
        "Slack is set up for installation by OAuth: open /slack/install to add a workspace.",
    };
  }
  try {
    const {
      team,
      user,
      response_metadata: rest,
    } = answer.parse(await line.call("auth.test", botToken, {}));
    const granted = rest?.scopes;
    const missing = granted ? BOT_SCOPES.filter((scope) => !granted.includes(scope)) : [];
    if (missing.length === 0)
      return { ok: true, sentence: `Slack: connected to ${team} as @${user}.` };
    return {
      ok: false,
      sentence: `Slack: connected to ${team}, but the app lacks ${missing.join(", ")}. Add them to the app and install it again.`,
    };
  } catch (error) {
    const failure = parseFailure(error);
    if (failure.kind === "refused") {
      return {
        ok: false,
        sentence: `Slack refuses the bot token (${failure.name}). Copy it again from the app's page.`,
      };
    }
    return {
      ok: false,
      sentence: `Slack can't be reached (${"reason" in failure ? failure.reason : failure.kind}).`,
    };
  }
}
