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
  const finding = (ok: boolean, sentence: string) => ({ ok, sentence });
  if (botToken === undefined) {
    return finding(
      true,
      "Slack is set up for installation by OAuth: open /slack/install to add a workspace.",
    );
  }
  try {
    const found = answer.parse(await line.with(botToken)("auth.test", {}));
    const granted = found.response_metadata?.scopes;
    const missing = granted ? BOT_SCOPES.filter((scope) => !granted.includes(scope)) : [];
    const at = `Slack: connected to ${found.team}`;
    if (missing.length === 0) return finding(true, `${at} as @${found.user}.`);
    const lacking = missing.join(", ");
    return finding(
      false,
      `${at}, but the app lacks ${lacking}. Add them to the app and install it again.`,
    );
  } catch (error) {
    const failure = parseFailure(error);
    return finding(
      false,
      failure.kind === "refused"
        ? `Slack refuses the bot token (${failure.name}). Copy it again from the app's page.`
        : `Slack can't be reached (${"reason" in failure ? failure.reason : failure.kind}).`,
    );
  }
}
