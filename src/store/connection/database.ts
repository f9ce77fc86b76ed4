import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { connect, CONNECT_TIMEOUT_MS } from "./connect.ts";
import { PrismaClient } from "../generated/client.ts";

/** The database, open. */
export interface Database {
  readonly prisma: PrismaClient;
  /** The same connections, for SQL that has to be quick or that Prisma cannot say. */
  readonly pool: pg.Pool;
  /** Connections reserved for requests that a person or platform waits for; background work takes none of them. */
  readonly interactivePool: pg.Pool;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Connections at most, in both pools. */
  poolSize?: number;
  /** Called when an idle connection breaks; the next query opens a new one. */
  onError?: (error: Error) => void;
}

const POOL_SIZE = 10;
/**
 * Connections for background work before any is reserved for interactive requests; the rest is split in half. Lookups and
 * incoming messages use five interactive connections at most, since many share a statement.
 */
const BACKGROUND_MIN = 2;
/** Seconds that a connection lives: its prepared plans were made for tables that may have been far smaller. */
const MAX_LIFETIME_S = 600;

/** No query should take 30 s. An import lifts the limit with SET LOCAL in its own transaction. */
const LIMITS = `SET TIME ZONE 'UTC'; SET statement_timeout = '30s'; SET idle_in_transaction_session_timeout = '60s'`;
/**
 * How like a name must be for the trigram index to find it (`customers.near`): one wrong letter in a name of twelve leaves
 * 0.6 of word similarity, two that changed places in one of ten 0.45 of strict word similarity, one in a name of four 0.25
 * of similarity. Further down the index hands out a tenth of all customers for a common word.
 */
const LIKENESS = `SET pg_trgm.word_similarity_threshold = 0.6; SET pg_trgm.strict_word_similarity_threshold = 0.45;
  SET pg_trgm.similarity_threshold = 0.25`;
/**
 * PostgreSQL's defaults assume a spinning disk and read 5,000 installations from end to end rather than eight by index; JIT
 * compilation takes longer than any of our statements.
 */
const PLANS = "SET random_page_cost = 1.1; SET jit = off";
const SESSION = `${LIMITS}; ${LIKENESS}; ${PLANS}`;

/**
 * Opens a database that is up to date (see `migrate`), after making sure that it answers.
 * @throws {DatabaseSetupError} with one sentence that names what to fix in its address
 */
export async function openDatabase(url: string, options: DatabaseOptions = {}): Promise<Database> {
  await (await connect(url)).end();
  const size = options.poolSize ?? POOL_SIZE;
  const interactiveSize = Math.max(0, Math.floor((size - BACKGROUND_MIN) / 2));
  const onError = options.onError ?? (() => undefined);
  const pool = poolOf(url, size - interactiveSize, onError);
  const interactivePool = interactiveSize > 0 ? poolOf(url, interactiveSize, onError) : pool;
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    prisma,
    pool,
    interactivePool,
    async close() {
      await prisma.$disconnect();
      await Promise.all([...new Set([pool, interactivePool])].map((one) => one.end()));
    },
  };
}

function poolOf(url: string, max: number, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    maxLifetimeSeconds: MAX_LIFETIME_S,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    application_name: "rapport",
    // As a statement, since poolers refuse settings in the connection's first message. The pool waits for
    // the promise, whatever its types say.
    onConnect: (client) => client.query(SESSION) as unknown as void,
  });
  // Without a listener, a connection that breaks in the pool would end the process.
  pool.on("error", onError);
  return pool;
}
