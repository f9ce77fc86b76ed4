import type { Host, Platform } from "../../chat/platform.ts";
import type { SlackConfig } from "./config.ts";

export type { SlackConfig } from "./config.ts";

/**
 * Slack as a chat platform. Throws when the configuration is not enough to connect; Slack itself need not be there. Bolt is
 * loaded here and not before: it is a third of what a start without Slack would load.
 */
export async function connectSlack(config: SlackConfig, host: Host): Promise<Platform> {
  const { connect } = await import("./connect.ts");
  return connect(config, host);
}
