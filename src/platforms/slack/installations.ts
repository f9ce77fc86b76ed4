/** Slack's installations in our own form, for its OAuth. */
import { z } from "zod";
import type {
  Installation as SlackInstallation,
  InstallationQuery,
  InstallationStore,
} from "@slack/bolt";
import type { Host, Installation } from "../../chat/platform.ts";
import { parseJson } from "./address.ts";

const secrets = z.object({
  token: z.string().min(1),
  refreshToken: z.string().nullable(),
  /** seconds since 1970; null: the token does not run out */
  expiresAt: z.number().nullable(),
  botUser: z.string().nullable(),
  /** milliseconds since 1970 */
  installedAt: z.number(),
});
export type SlackSecrets = z.infer<typeof secrets>;

/** An installation's secrets; null where they are not ours or the token stands in the environment. */
export function parseSecrets(installation: Installation): SlackSecrets | null {
  const read = secrets.safeParse(parseJson(installation.secrets));
  return read.success ? read.data : null;
}

/** Where Slack's OAuth keeps an installation: with ours. `onInstalled` is notified of who installed the app. */
export function createInstallationStore(
  host: Host,
  onInstalled: (key: string, person: string) => Promise<void>,
): InstallationStore {
  return {
    async storeInstallation(installed) {
      const key = keyOf(installed);
      await host.installations.save("slack", {
        key,
        name: nameOf(installed),
        secrets: written(installed, host.now()),
      });
      await onInstalled(key, installed.user.id);
    },
    async fetchInstallation(query) {
      const found = await host.installations.find("slack", keyOfQuery(query));
      const known = found ? parseSecrets(found) : null;
      if (!found || !known) throw new Error("The app is not installed in this workspace");
      return asSlackInstallation(found, known, query.isEnterpriseInstall);
    },
    async deleteInstallation(query) {
      await host.installations.remove("slack", keyOfQuery(query));
    },
  };
}

/** Installed for a whole organisation, the app is known by the organisation's id: there is no team then. */
function keyOf({ isEnterpriseInstall: wide, enterprise, team }: SlackInstallation): string {
  const key = (wide ? enterprise?.id : team?.id) ?? enterprise?.id;
  if (!key) throw new Error("Slack's installation names neither a workspace nor an organisation");
  return key;
}

function keyOfQuery({
  isEnterpriseInstall: wide,
  enterpriseId,
  teamId,
}: InstallationQuery<boolean>): string {
  return (wide ? enterpriseId : teamId) ?? enterpriseId ?? "";
}

function nameOf({ team, enterprise }: SlackInstallation): string {
  return team?.name ?? enterprise?.name ?? team?.id ?? enterprise?.id ?? "";
}

function written({ bot }: SlackInstallation, now: number): string {
  if (!bot) throw new Error("Slack's installation has no bot: the app must ask for a bot's scopes");
  const kept: SlackSecrets = {
    token: bot.token,
    refreshToken: bot.refreshToken ?? null,
    expiresAt: bot.expiresAt ?? null,
    botUser: bot.userId,
    installedAt: now,
  };
  return JSON.stringify(kept);
}

function asSlackInstallation(found: Installation, { token, botUser }: SlackSecrets, wide: boolean) {
  const named = { id: found.key, name: found.name };
  return {
    team: wide ? undefined : named,
    enterprise: wide ? named : undefined,
    user: { id: "", token: undefined, scopes: undefined },
    bot: { token, scopes: [], id: "", userId: botUser ?? "" },
    isEnterpriseInstall: wide,
  };
}
