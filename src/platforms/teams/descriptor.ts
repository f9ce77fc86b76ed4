/** What Microsoft Teams is to the rest of Rapport. Light to load: its library comes with `connect`. */
import type { PlatformDescriptor } from "../../chat/platform.ts";
import { teamsEnv, type TeamsSettings } from "./env.ts";
import { MESSAGES_PATH } from "./paths.ts";

export const teamsDescriptor: PlatformDescriptor<TeamsSettings> = {
  name: "teams",
  label: "Teams",
  env: teamsEnv,
  access: "public",
  endpoint: MESSAGES_PATH,
  greeting: (address) => `Teams: point the bot's messages at ${address}`,
  // learn.microsoft.com, "Rate limiting for bots": 7 a second and 1,800 an hour in a conversation; 1 keeps far below both.
  rates: (address) => [
    { scope: "workspace", rate: 25, max: 25 },
    { scope: address, rate: 1, max: 1 },
  ],
  historyRate: null,
  async connect(settings, host) {
    // botbuilder takes a second to load, and nobody without Teams needs it.
    const { connectTeams } = await import("./connect.ts");
    return connectTeams(settings, host);
  },
};
