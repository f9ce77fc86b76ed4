/** What Slack is to the rest of Rapport. Light to load: its library comes with `connect`. */
import type { PlatformDescriptor } from "../../chat/platform.ts";
import { slackEnv, type SlackSettings } from "./env.ts";
import { EVENTS_PATH } from "./paths.ts";

export const slackDescriptor: PlatformDescriptor<SlackSettings> = {
  name: "slack",
  label: "Slack",
  env: slackEnv,
  access: "public",
  endpoint: EVENTS_PATH,
  greeting: (address) => `Slack: point the app's requests at ${address}`,
  // docs.slack.dev/apis/web-api/rate-limits: one message a second and channel, some hundreds a minute and workspace.
  rates: (address) => [
    { scope: "workspace", rate: 1, max: 5 },
    { scope: address, rate: 1, max: 1 },
  ],
  // Tier 3: 50 calls a minute and workspace.
  historyRate: { scope: "history", rate: 50 / 60, max: 50 / 60 },
  // A bot token stands in the environment; those of OAuth are the workspaces'.
  storesTokens: ({ botToken }) => botToken === undefined,
  async connect(settings, host) {
    // Bolt is a third of what a start without Slack would load.
    const { connectSlack } = await import("./connect.ts");
    return connectSlack(settings, host);
  },
};
