import type { LocalChat } from "../chat/local-chat.ts";
import type { Host, Platform } from "../chat/platform.ts";
import { connectLocal } from "./local/index.ts";
import { connectSlack, type SlackConfig } from "./slack/index.ts";
import { connectTeams, type TeamsConfig } from "./teams/index.ts";

/** What connects each platform; null leaves it out. */
export type Connections = {
  slack: SlackConfig | null;
  teams: TeamsConfig | null;
  local: { chat: LocalChat; demo: boolean } | null;
};

/** The list of the platforms: a third one is a folder beside these and a line here. */
export async function connectPlatforms(to: Connections, host: Host): Promise<Platform[]> {
  const connecting = [
    to.slack && connectSlack(to.slack, host),
    to.teams && connectTeams(to.teams, host),
    to.local && connectLocal(to.local, host),
  ];
  return Promise.all(connecting.filter((platform) => platform !== null));
}
