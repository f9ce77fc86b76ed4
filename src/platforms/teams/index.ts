import type { Host, Platform } from "../../chat/platform.ts";
import type { TeamsConfig } from "./config.ts";

export type { TeamsConfig } from "./config.ts";

/**
 * Connects Microsoft Teams. Makes no call by itself: the connector's keys and our token are fetched when they are first needed. botbuilder is
 * loaded here and not before, since that takes a second and nobody without Teams needs it.
 *
 * @throws when a single-tenant app comes without its tenant
 */
export async function connectTeams(config: TeamsConfig, host: Host): Promise<Platform> {
  const { connect } = await import("./connect.ts");
  return connect(config, host);
}
