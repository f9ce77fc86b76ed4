import { randomBytes } from "node:crypto";
import { chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import path from "node:path";
import { ClusterError } from "./cluster-error.ts";
import type { Binaries } from "./binaries.ts";
import { ProgramError, run, type Owner } from "./owner.ts";
import { serverSettings } from "./settings.ts";
import { SOCKET_PORT } from "./socket-dir.ts";

const SETTINGS = "rapport.conf";

/** What a server's data folder is made for. */
interface DataPlace {
  /** The folder that holds all of this server. */
  readonly home: string;
  readonly owner: Owner | null;
  readonly binaries: Binaries;
  /** Null: listen on loopback, with a password. */
  readonly socketDir: string | null;
  readonly durable: boolean;
}

export interface DataPlan extends DataPlace {
  /** The project's data folder, for people who look into `home`. */
  readonly projectData: string;
}

/** A data folder that its server can start on. */
export interface Data extends DataPlace {
  /** PostgreSQL's own data folder, inside `home`. */
  readonly folder: string;
  /** Null on a socket, where the folder's mode guards the door. */
  readonly password: string | null;
}

/**
 * Makes the data folder if there is none, whole or not at all. Called under the lock.
 * @throws {ClusterError} when the folder was made by another major version of PostgreSQL
 */
export async function prepareData(plan: DataPlan): Promise<Data> {
  const { home, owner, binaries, socketDir } = plan;
  const folder = path.join(home, "cluster");
  const password = socketDir === null ? await readPassword(home, owner) : null;
  const version = await readVersion(folder);
  if (version === null) await initialise(plan, folder);
  else if (version !== binaries.major) {
    const than = version > binaries.major ? "newer" : "older";
    throw new ClusterError(
      `The data in ${home} was made by a Rapport with the ${than} PostgreSQL ${version}, and this one ` +
        `brings PostgreSQL ${binaries.major}: start that Rapport, or move the folder away to start with an empty one.`,
    );
  }
  await replaceFile(
    path.join(home, "whose.txt"),
    `The database of Rapport's data folder ${plan.projectData}\n`,
    null,
  );
  return { home, folder, owner, binaries, socketDir, password, durable: plan.durable };
}

/** Writes the settings that the server reads when it starts, with the door it is to listen at. */
export async function writeSettings({ folder, owner, socketDir, durable }: Data): Promise<void> {
  const port = socketDir === null ? await freePort() : SOCKET_PORT;
  await replaceFile(
    path.join(folder, SETTINGS),
    serverSettings({ socketDir, port, durable }),
    owner,
  );
}

/** The major version that a data folder belongs to; null where there is none. */
async function readVersion(folder: string): Promise<number | null> {
  const text = await readFile(path.join(folder, "PG_VERSION"), "utf8").catch(() => null);
  return text === null ? null : Number.parseInt(text, 10);
}

/** Under a name of its own first, so that a crash half-way leaves nothing that looks finished. */
async function initialise({ home, owner, binaries, socketDir, durable }: DataPlan, folder: string) {
  const half = `${folder}.new`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { mode: 0o700 });
  if (owner !== null) await chown(half, owner.uid, owner.gid);
  const how = [
    "--username=rapport",
    "--encoding=UTF8",
    // The same order and letters on every machine, whatever locales it has.
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
    ...(socketDir === null
      ? ["--auth=scram-sha-256", `--pwfile=${passwordFile(home)}`]
      : ["--auth=trust"]),
    ...(durable ? [] : ["--no-sync"]),
  ];
  try {
    await run(owner, binaries.initdb, ["--pgdata", path.basename(half), ...how], home);
  } catch (cause) {
    if (!(cause instanceof ProgramError)) throw cause;
    await rm(half, { recursive: true, force: true });
    const why = cause.output.split("\n", 1)[0]?.replace(/^\S+: (error: )?/, "");
    throw new ClusterError(
      `Rapport could not make its database in ${home} (${why}): mend that, or set DATABASE_URL.`,
      { cause },
    );
  }
  const settings = path.join(half, "postgresql.conf");
  const ours = `include '${SETTINGS}'  # written anew at every start\ninclude_if_exists 'custom.conf'  # yours\n`;
  await replaceFile(settings, `${await readFile(settings, "utf8")}\n${ours}`, owner);
  await replaceFile(
    path.join(half, "custom.conf"),
    "# Settings of your own: they win over Rapport's.\n",
    owner,
  );
  await rename(half, folder);
}

async function readPassword(home: string, owner: Owner | null): Promise<string> {
  const file = passwordFile(home);
  const known = await readFile(file, "utf8").catch(() => null);
  if (known !== null) return known.trim();
  const password = randomBytes(24).toString("base64url");
  await replaceFile(file, password, owner);
  return password;
}

function passwordFile(home: string): string {
  return path.join(home, "password");
}

/** By rename: root must not write through a link that the server's user may have laid. */
async function replaceFile(file: string, text: string, owner: Owner | null): Promise<void> {
  const half = `${file}.new`;
  await rm(half, { force: true });
  await writeFile(half, text, { flag: "wx", mode: 0o600 });
  if (owner !== null) await chown(half, owner.uid, owner.gid);
  await rename(half, file);
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
