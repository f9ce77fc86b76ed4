/** Every setting of the environment, read and checked once. What a platform needs is its own descriptor's to say. */
import path from "node:path";
import { z } from "zod";
import type { PlatformDescriptor } from "../chat/platform.ts";
import { PLATFORMS } from "../platforms/index.ts";
import { StartError } from "./errors.ts";
import { loadKeys } from "./keys.ts";

const port = z.coerce.number().int().min(0).max(65_535).optional();

/** Every variable that belongs to no platform; `.env.example` explains each. */
const Environment = z.object({
  DATABASE_URL: z.string().optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).optional(),
  DATA_DIR: z.string().optional(),
  HOST: z.string().optional(),
  PORT: port,
  INTERNAL_HOST: z.string().optional(),
  LOCAL_PORT: port,
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).optional(),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: z.url().optional(),
  OPENAI_MODEL: z.string().optional(),
  LLM_MASK: z.enum(["on", "off"]).optional(),
  RAPPORT_KEY: z.string().optional(),
  RAPPORT_KEY_FILE: z.string().optional(),
  RAPPORT_SECOND_KEY: z.string().optional(),
  RAPPORT_SECOND_KEY_FILE: z.string().optional(),
  LLM_DAILY_BUDGET: z.coerce.number().int().min(0).optional(),
});

/** A platform to connect, with what its variables say. */
export type Connection = { descriptor: PlatformDescriptor; settings: unknown };

/** All settings, checked once. */
export type Config = {
  databaseUrl: string | null;
  databasePool: number;
  dataDir: string;
  /** where chat services reach us */
  host: string;
  port: number;
  /** where operators and this machine's browsers do: `/metrics`, `/readyz` and the local page */
  internalHost: string;
  internalPort: number;
  logLevel: string;
  platforms: Connection[];
  llm: LlmSettings | null;
  /** what tokens are sealed with, and a second key that opens them as well; empty: none */
  keys: Buffer[];
};

export type LlmSettings = {
  apiKey: string;
  baseUrl: string | null;
  model: string;
  mask: boolean;
  /** calls a workspace and day */
  dailyBudget: number;
};

const LOOPBACK = "127.0.0.1";
const PORT = 3000;
const POOL = 20;
const MODEL = "gpt-4.1-mini";
const CALLS_A_DAY = 2_000;

/**
 * Reads the environment (and `.env` in the working folder, if there is one): the only place that does.
 * @throws {StartError} naming the variable, what is wrong with it, and what it should be
 */
export function loadConfig(
  environment: NodeJS.ProcessEnv = environmentAndFile(),
  descriptors: readonly PlatformDescriptor[] = PLATFORMS,
): Config {
  // An empty line in `.env` is the same as none.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const env = parse(Environment, given);
  const platforms = connectionsIn(given, descriptors);
  return {
    databaseUrl: env.DATABASE_URL ?? null,
    databasePool: env.DATABASE_POOL ?? POOL,
    dataDir: path.resolve(env.DATA_DIR ?? "data"),
    host: env.HOST ?? LOOPBACK,
    port: env.PORT ?? PORT,
    internalHost: env.INTERNAL_HOST ?? LOOPBACK,
    internalPort: env.LOCAL_PORT ?? PORT + 1,
    // Whoever only looks at the page reads what start says, not what each message did.
    logLevel: env.LOG_LEVEL ?? (isPublic(platforms) ? "info" : "warn"),
    platforms,
    llm: llmSettings(env),
    keys: loadKeys(env),
  };
}

/** The names of all variables that are read. */
export function variableNames(descriptors: readonly PlatformDescriptor[] = PLATFORMS): string[] {
  return [Environment, ...descriptors.map(({ env }) => env.in)].flatMap(({ shape }) =>
    Object.keys(shape),
  );
}

/** Whether a chat service on the internet has to reach us. */
export const isPublic = (platforms: Connection[]): boolean =>
  platforms.some(({ descriptor }) => descriptor.access === "public");

/** Whether a platform brings tokens that have to be stored. */
export const storesTokens = (platforms: Connection[]): boolean =>
  platforms.some(({ descriptor, settings }) => descriptor.storesTokens?.(settings) === true);

/** Whether this machine's browsers are served a page. */
export const servesPage = (platforms: Connection[]): boolean =>
  platforms.some(({ descriptor }) => descriptor.access === "internal");

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

function parse<T>(schema: z.ZodType<T>, environment: NodeJS.ProcessEnv): T {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const variable = issue?.path.join(".");
  // Without a variable, it is a sentence of the platform's own.
  if (!variable) throw new StartError(issue?.message ?? "The environment is not usable.");
  throw new StartError(
    `${variable} in the environment or .env is not usable: ${issue?.message}. See .env.example.`,
  );
}

function connectionsIn(environment: NodeJS.ProcessEnv, descriptors: readonly PlatformDescriptor[]) {
  const read = descriptors.map((descriptor) => ({
    descriptor,
    settings: parse(descriptor.env, environment),
  }));
  const isAlone = read.every(({ settings }) => !settings);
  return read
    .map(({ descriptor, settings }) => ({
      descriptor,
      settings: settings === undefined && isAlone ? descriptor.whenAlone : settings,
    }))
    .filter(({ settings }) => settings !== undefined && settings !== null);
}

function llmSettings(env: z.infer<typeof Environment>): LlmSettings | null {
  if (env.OPENAI_API_KEY === undefined && env.OPENAI_BASE_URL === undefined) return null;
  return {
    // A self-hosted compatible server often needs no key, but the library requires some text.
    apiKey: env.OPENAI_API_KEY ?? "none",
    baseUrl: env.OPENAI_BASE_URL ?? null,
    model: env.OPENAI_MODEL ?? MODEL,
    mask: env.LLM_MASK === "on",
    dailyBudget: env.LLM_DAILY_BUDGET ?? CALLS_A_DAY,
  };
}
