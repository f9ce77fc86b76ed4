/** Teams' variables in the environment, and what they make of its connection. */
import { z } from "zod";
import type { Cloud } from "./cloud.ts";

/** How the bot is registered, and where its cloud is. */
export type TeamsSettings = {
  /** the Microsoft app id of the bot's registration; a GUID */
  appId: string;
  appPassword: string;
  appType: "MultiTenant" | "SingleTenant";
  /** needed for a SingleTenant app: its tenant, a GUID */
  tenantId?: string | undefined;
  /** where the cloud is; what is left out is Microsoft's public cloud */
  cloud?: Partial<Cloud>;
};

export const teamsEnv = z
  .object({
    TEAMS_APP_ID: z.string().optional(),
    TEAMS_APP_PASSWORD: z.string().optional(),
    TEAMS_APP_TYPE: z.enum(["MultiTenant", "SingleTenant"]).optional(),
    TEAMS_TENANT_ID: z.string().optional(),
    TEAMS_OPENID_METADATA_URL: z.url().optional(),
    TEAMS_TOKEN_ISSUER: z.string().optional(),
    TEAMS_LOGIN_URL: z.url().optional(),
    TEAMS_SERVICE_URLS: z.string().optional(),
  })
  .transform((env, context): TeamsSettings | null => {
    const { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: appPassword, TEAMS_TENANT_ID: tenantId } = env;
    const missing = (message: string) => {
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    };
    if (appId === undefined && appPassword === undefined) return null;
    if (appId === undefined || appPassword === undefined) {
      const name = appId === undefined ? "TEAMS_APP_ID" : "TEAMS_APP_PASSWORD";
      return missing(`${name} is missing: Teams needs both, from the bot's registration.`);
    }
    const appType = env.TEAMS_APP_TYPE ?? (tenantId ? "SingleTenant" : "MultiTenant");
    if (appType === "SingleTenant" && tenantId === undefined) {
      return missing("TEAMS_TENANT_ID is missing: a SingleTenant bot needs its tenant's id.");
    }
    const cloud = {
      openIdMetadataUrl: env.TEAMS_OPENID_METADATA_URL,
      issuer: env.TEAMS_TOKEN_ISSUER,
      loginUrl: env.TEAMS_LOGIN_URL,
      serviceUrls: env.TEAMS_SERVICE_URLS?.split(","),
    };
    const set = Object.entries(cloud).filter(([, value]) => value !== undefined);
    return {
      appId,
      appPassword,
      appType,
      tenantId,
      cloud: Object.fromEntries(set),
    };
  });
