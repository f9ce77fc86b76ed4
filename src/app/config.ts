import path from "node:path";
import { z } from "zod";
import { StartError } from "./start-error.ts";

const port = z.coerce.number().int().min(0).max(65_535);
const onOff = z.enum(["on", "off"]);
/** An empty line in `.env` is the same as none. */
const optional = <T extends z.ZodType>(inner: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), inner.optional());

/** Every variable that Rapport reads; `.env.example` explains each. */
export const Environment = z.object({
  DATABASE_URL: optional(z.string()),
  DATABASE_POOL: optional(z.coerce.number().int().min(2).max(200)),
  DATA_DIR: optional(z.string()),
  HOST: optional(z.string()),
  PORT: optional(port),
  LOCAL_PAGE: optional(onOff),
  LOCAL_PORT: optional(port),
  LOG_LEVEL: optional(z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])),
  SLACK_SIGNING_SECRET: optional(z.string()),
  SLACK_BOT_TOKEN: optional(z.string()),
  SLACK_CLIENT_ID: optional(z.string()),
  SLACK_CLIENT_SECRET: optional(z.string()),
  SLACK_STATE_SECRET: optional(z.string()),
  SLACK_APP_TOKEN: optional(z.string()),
  SLACK_API_URL: optional(z.url()),
  TEAMS_APP_ID: optional(z.string()),
  TEAMS_APP_PASSWORD: optional(z.string()),
  TEAMS_APP_TYPE: optional(z.enum(["MultiTenant", "SingleTenant"])),
  TEAMS_TENANT_ID: optional(z.string()),
  TEAMS_OPENID_METADATA_URL: optional(z.url()),
  TEAMS_TOKEN_ISSUER: optional(z.string()),
  TEAMS_LOGIN_URL: optional(z.url()),
  TEAMS_SERVICE_URLS: optional(z.string()),
  OPENAI_API_KEY: optional(z.string()),
  OPENAI_BASE_URL: optional(z.url()),
  OPENAI_MODEL: optional(z.string()),
  LLM_MASK: optional(onOff),
  LLM_DAILY_BUDGET: optional(z.coerce.number().int().min(0)),
});

/** All settings, checked once. */
export type Config = {
  databaseUrl: string | null;
  databasePool: number;
  dataDir: string;
  host: string;
  port: number;
  /** the page's and the metrics' port while a platform is connected; loopback only */
  localPort: number;
  localPage: boolean;
  logLevel: string;
  slack: SlackSettings | null;
  teams: TeamsSettings | null;
  llm: LlmSettings | null;
};

export type SlackSettings = {
  signingSecret: string;
  botToken?: string;
  clientId?: string;
  clientSecret?: string;
  stateSecret?: string;
  appToken?: string;
  apiUrl?: string;
};

export type TeamsSettings = {
  appId: string;
  appPassword: string;
  appType: "MultiTenant" | "SingleTenant";
  tenantId?: string;
  cloud: {
    openIdMetadataUrl?: string;
    issuer?: string;
    loginUrl?: string;
    serviceUrls?: string[];
  };
};

export type LlmSettings = {
  apiKey: string;
  baseUrl: string | null;
  model: string;
  mask: boolean;
  /** calls a workspace and day */
  dailyBudget: number;
};

const PORT = 3000;
const POOL = 20;
const MODEL = "gpt-4.1-mini";
const CALLS_A_DAY = 2_000;

/**
 * Reads the environment (and `.env` in the working folder, if there is one): the only place that does.
 * @throws {StartError} naming the variable, what is wrong with it, and what it should be
 */
export function loadConfig(environment: NodeJS.ProcessEnv = environmentAndFile()): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new StartError(
      `${issue?.path.join(".") ?? "A variable"} in the environment or .env is not usable: ${issue?.message}. See .env.example.`,
    );
  }
  const env = parsed.data;
  const slack = slackSettings(env);
  const teams = teamsSettings(env);
  return {
    databaseUrl: env.DATABASE_URL ?? null,
    databasePool: env.DATABASE_POOL ?? POOL,
    dataDir: path.resolve(env.DATA_DIR ?? "data"),
    host: env.HOST ?? "127.0.0.1",
    port: env.PORT ?? PORT,
    localPort: env.LOCAL_PORT ?? PORT + 1,
    localPage: env.LOCAL_PAGE === undefined ? !slack && !teams : env.LOCAL_PAGE === "on",
    // Whoever only looks at the page reads what start says, not what each message did.
    logLevel: env.LOG_LEVEL ?? (slack || teams ? "info" : "warn"),
    slack,
    teams,
    llm: llmSettings(env),
  };
}

/** What the environment says counts before what the file says. */
function environmentAndFile(): NodeJS.ProcessEnv {
  try {
    process.loadEnvFile(".env");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) {
      throw new StartError("The file .env cannot be read: look at its owner and its rights.", {
        cause: error,
      });
    }
  }
  return process.env;
}

type Env = z.infer<typeof Environment>;

function slackSettings(env: Env): SlackSettings | null {
  const { SLACK_SIGNING_SECRET: signingSecret } = env;
  const named = [env.SLACK_BOT_TOKEN, env.SLACK_CLIENT_ID, env.SLACK_CLIENT_SECRET];
  if (signingSecret === undefined) {
    if (named.every((value) => value === undefined)) return null;
    throw new StartError(
      "SLACK_SIGNING_SECRET is missing: copy it from the Slack app's Basic Information into .env.",
    );
  }
  const oauth = env.SLACK_CLIENT_ID && env.SLACK_CLIENT_SECRET && env.SLACK_STATE_SECRET;
  if (!env.SLACK_BOT_TOKEN && !oauth) {
    throw new StartError(
      "Slack needs SLACK_BOT_TOKEN (one workspace), or SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET (many): put them into .env.",
    );
  }
  return {
    signingSecret,
    ...(env.SLACK_BOT_TOKEN && { botToken: env.SLACK_BOT_TOKEN }),
    ...(env.SLACK_CLIENT_ID && { clientId: env.SLACK_CLIENT_ID }),
    ...(env.SLACK_CLIENT_SECRET && { clientSecret: env.SLACK_CLIENT_SECRET }),
    ...(env.SLACK_STATE_SECRET && { stateSecret: env.SLACK_STATE_SECRET }),
    ...(env.SLACK_APP_TOKEN && { appToken: env.SLACK_APP_TOKEN }),
    ...(env.SLACK_API_URL && { apiUrl: env.SLACK_API_URL }),
  };
}

function teamsSettings(env: Env): TeamsSettings | null {
  const { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: appPassword } = env;
  if (appId === undefined && appPassword === undefined) return null;
  if (appId === undefined || appPassword === undefined) {
    throw new StartError(
      `${appId === undefined ? "TEAMS_APP_ID" : "TEAMS_APP_PASSWORD"} is missing: Teams needs both, from the bot's registration.`,
    );
  }
  const appType = env.TEAMS_APP_TYPE ?? (env.TEAMS_TENANT_ID ? "SingleTenant" : "MultiTenant");
  if (appType === "SingleTenant" && env.TEAMS_TENANT_ID === undefined) {
    throw new StartError("TEAMS_TENANT_ID is missing: a SingleTenant bot needs its tenant's id.");
  }
  return {
    appId,
    appPassword,
    appType,
    ...(env.TEAMS_TENANT_ID && { tenantId: env.TEAMS_TENANT_ID }),
    cloud: {
      ...(env.TEAMS_OPENID_METADATA_URL && { openIdMetadataUrl: env.TEAMS_OPENID_METADATA_URL }),
      ...(env.TEAMS_TOKEN_ISSUER && { issuer: env.TEAMS_TOKEN_ISSUER }),
      ...(env.TEAMS_LOGIN_URL && { loginUrl: env.TEAMS_LOGIN_URL }),
      ...(env.TEAMS_SERVICE_URLS && { serviceUrls: env.TEAMS_SERVICE_URLS.split(",") }),
    },
  };
}

function llmSettings(env: Env): LlmSettings | null {
  if (env.OPENAI_API_KEY === undefined && env.OPENAI_BASE_URL === undefined) return null;
  return {
    // A compatible server of one's own often wants no key; the library wants some text.
    apiKey: env.OPENAI_API_KEY ?? "none",
    baseUrl: env.OPENAI_BASE_URL ?? null,
    model: env.OPENAI_MODEL ?? MODEL,
    mask: env.LLM_MASK === "on",
    dailyBudget: env.LLM_DAILY_BUDGET ?? CALLS_A_DAY,
  };
}
