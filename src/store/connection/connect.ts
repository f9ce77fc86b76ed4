import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { DatabaseSetupError } from "./setup-error.ts";

/** Time limit for one connection attempt. */
export const CONNECT_TIMEOUT_MS = 5000;
/** How long we wait for a server that reports that it is starting up or recovering. */
const STARTING_PATIENCE_MS = 30_000;
/** The oldest PostgreSQL major version that the migrations run on. */
const OLDEST_MAJOR = 15;

/**
 * One connection, made with care: whatever keeps us out becomes a sentence that names what to fix.
 * @param url a PostgreSQL address, in production DATABASE_URL's
 * @throws {DatabaseSetupError} when the address is none, leads nowhere, or to a PostgreSQL that is too old
 */
export async function connect(url: string): Promise<pg.Client> {
  const place = describePlace(url);
  const until = performance.now() + STARTING_PATIENCE_MS;
  for (;;) {
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    });
    // Without a listener, a connection that breaks later would end the process.
    client.on("error", () => undefined);
    try {
      await client.connect();
      await refuseOld(client);
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (codeOf(error) === "57P03" && performance.now() < until) {
        await sleep(200);
        continue;
      }
      throw error instanceof DatabaseSetupError
        ? error
        : new DatabaseSetupError(whatToFix(error, place), { cause: error });
    }
  }
}

/** Where an address leads, without its password. */
function describePlace(url: string): { server: string; user: string; database: string } {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new DatabaseSetupError(
      "DATABASE_URL is not a PostgreSQL address: write it as postgresql://user:password@host:5432/database, with %-codes for odd letters in the password.",
    );
  }
  const user = decodeURIComponent(parsed.username);
  return {
    server: parsed.searchParams.get("host") ?? `${parsed.hostname}:${parsed.port || "5432"}`,
    user,
    database: decodeURIComponent(parsed.pathname.slice(1)) || user,
  };
}

async function refuseOld(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string }>(
    "SELECT current_setting('server_version_num') AS version",
  );
  const major = Math.floor(Number(rows[0]?.version) / 10_000);
  if (major < OLDEST_MAJOR) {
    throw new DatabaseSetupError(
      `DATABASE_URL leads to PostgreSQL ${major}; Rapport needs ${OLDEST_MAJOR} or later.`,
    );
  }
}

function whatToFix(error: unknown, place: { server: string; user: string; database: string }) {
  const { server, user, database } = place;
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  switch (code) {
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `DATABASE_URL leads to ${server}, a name that nobody here knows: check the host in it.`;
    case "ECONNREFUSED":
    case "ENOENT":
      return `DATABASE_URL leads to ${server}, where no PostgreSQL answers: start it there, or mend the address.`;
    case "ETIMEDOUT":
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return `DATABASE_URL leads to ${server}, which cannot be reached: check the address and the firewall.`;
    case "28P01":
    case "28000":
      return `The PostgreSQL at ${server} does not let the user "${user}" in: check user and password in DATABASE_URL.`;
    case "3D000":
      return `The PostgreSQL at ${server} has no database "${database}": create it, or mend DATABASE_URL.`;
    case "57P03":
      return `The PostgreSQL at ${server} is still starting up: try again in a minute.`;
    case "53300":
      return `The PostgreSQL at ${server} has no connection left for Rapport: raise its max_connections, or end other programs.`;
    default:
      // pg reports its own timeout and TLS refusals without a code.
      if (/timeout/i.test(message))
        return `DATABASE_URL leads to ${server}, which does not answer: check the address and the firewall.`;
      return `The database at ${server} cannot be used (${message}): check DATABASE_URL.`;
  }
}

/** An error's own code, or its first part's: a host with several addresses fails once for each. */
function codeOf(error: unknown): string | undefined {
  const { code, errors } = error as { code?: string; errors?: unknown[] };
  return code ?? (errors === undefined ? undefined : codeOf(errors[0]));
}
