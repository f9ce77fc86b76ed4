/** Learns from activities how to reach each tenant: service URL, bot and team. */
import type { Host } from "../../chat/platform.ts";
import { parseSecrets, writeSecrets, type TeamsAddress, type TeamsSecrets } from "./address.ts";

export type Tenants = {
  /**
   * Stores how to reach a tenant, where that is new or has changed. `afresh` skips the cache: after an installation, which may follow a removal.
   * Throws when the database is away.
   */
  learn(address: TeamsAddress, afresh: boolean): Promise<void>;
};

/**
 * Anyone who writes to us has the app installed, so we learn the tenant from every activity: an installation during an outage is not lost.
 * The last stored value is cached, so the store is asked only when something is new.
 */
export function createTenants(host: Host): Tenants {
  const kept = new Map<string, string>();

  return {
    async learn(address, afresh) {
      const { tenant, bot, serviceUrl, kind, conversation } = address;
      const known = kept.get(tenant);
      if (known !== undefined && !afresh && !teaches(address, JSON.parse(known) as TeamsSecrets))
        return;
      const installation = await host.installations.find("teams", tenant);
      const before = installation && parseSecrets(installation);
      const team = before?.team ?? (kind === "channel" ? conversation : null);
      const secrets = writeSecrets({ serviceUrl, tenant, bot, team });
      if (!installation || installation.secrets !== secrets) {
        const name = installation?.name ?? "Microsoft Teams";
        await host.installations.save("teams", { key: tenant, name, secrets });
        host.log.info({ tenant }, "a Teams tenant was kept");
      }
      kept.set(tenant, secrets);
    },
  };
}

function teaches(address: TeamsAddress, known: TeamsSecrets): boolean {
  if (address.serviceUrl !== known.serviceUrl || address.bot !== known.bot) return true;
  return known.team === null && address.kind === "channel";
}
