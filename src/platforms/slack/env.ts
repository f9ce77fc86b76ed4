/** Slack's variables in the environment, and what they make of its connection. */
import { z } from "zod";

/** What connects us with Slack: `botToken` for one workspace, or the three of OAuth for any that installs the app. */
export type SlackSettings = {
  signingSecret: string;
  botToken?: string | undefined;
  clientId?: string | undefined;
  clientSecret?: string | undefined;
  /** signs the state of an installation under way */
  stateSecret?: string | undefined;
  /** Socket Mode (`xapp-…`), for trying the app out where Slack can't reach us. It acknowledges before we stored: not for real use. */
  appToken?: string | undefined;
  /** another Web API than Slack's, in tests */
  apiUrl?: string | undefined;
};

export const slackEnv = z
  .object({
    SLACK_SIGNING_SECRET: z.string().optional(),
    SLACK_BOT_TOKEN: z.string().optional(),
    SLACK_CLIENT_ID: z.string().optional(),
    SLACK_CLIENT_SECRET: z.string().optional(),
    SLACK_STATE_SECRET: z.string().optional(),
    SLACK_APP_TOKEN: z.string().optional(),
    SLACK_API_URL: z.url().optional(),
  })
  .transform((env, context): SlackSettings | null => {
    const { SLACK_SIGNING_SECRET: signingSecret, SLACK_BOT_TOKEN: botToken } = env;
    const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret } = env;
    const stateSecret = env.SLACK_STATE_SECRET;
    const missing = (message: string) => {
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    };
    if (signingSecret === undefined) {
      if ([botToken, clientId, clientSecret].every((value) => value === undefined)) return null;
      return missing(
        "SLACK_SIGNING_SECRET is missing: copy it from the Slack app's Basic Information into .env.",
      );
    }
    if (!botToken && !(clientId && clientSecret && stateSecret)) {
      return missing(
        "Slack needs SLACK_BOT_TOKEN (one workspace), or SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET (many): put them into .env.",
      );
    }
    const { SLACK_APP_TOKEN: appToken, SLACK_API_URL: apiUrl } = env;
    return { signingSecret, botToken, clientId, clientSecret, stateSecret, appToken, apiUrl };
  });
