import { execFileSync, spawn } from "node:child_process";
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { startCluster, type Cluster } from "../../src/embedded-postgres/cluster.ts";
import { ClusterError } from "../../src/embedded-postgres/cluster-error.ts";
import { clearAway } from "../support/clear-away.ts";
import { NOBODY, queryAt, startUser } from "../support/cluster-users.ts";
import { scratchFolder } from "../support/scratch.ts";

let scratch: string;

beforeAll(async () => {
  scratch = await scratchFolder();
  await chmod(scratch, 0o711);
});

afterAll(() => clearAway(scratch));

describe("a cluster", () => {
  let dataDir: string;

  beforeAll(async () => {
    // Closed to others, and with the letters that need care in a shell, in settings and in an address.
    const folder = path.join(scratch, "it's a 7% closed folder");
    await mkdir(folder, { mode: 0o700 });
    dataDir = path.join(folder, "data");
    const cluster = await startCluster({ dataDir, machineDir: scratch });
    await query(cluster, "CREATE TABLE kept (test text, what text)");
    await cluster.stop();
  });

  test("speaks UTF-8, sorts the same everywhere, lives in UTC and brings pg_trgm", async () => {
    const cluster = await start(dataDir);
    const [row] = await query(
      cluster,
      `SELECT current_setting('server_encoding') AS encoding, datlocprovider AS provider, datlocale AS locale,
              current_setting('timezone') AS zone, current_setting('fsync') AS fsync,
              (SELECT count(*)::int FROM pg_available_extensions WHERE name = 'pg_trgm') AS trgm
         FROM pg_database WHERE datname = current_database()`,
    );
    await cluster.stop();
    expect(row).toEqual({
      encoding: "UTF8",
      provider: "b",
      locale: "C.UTF-8",
      zone: "UTC",
      fsync: "on",
      trgm: 1,
    });
  });

  test("outlives a killed parent, and the next start joins it without a lost row", async () => {
    const parent = await startUser(dataDir, scratch);
    await queryAt(parent.url, "INSERT INTO kept VALUES ('parent', 'before the kill')");
    parent.kill("SIGKILL");
    await parent.ended;
    await queryAt(parent.url, "INSERT INTO kept VALUES ('parent', 'after the kill')");

    const cluster = await start(dataDir);
    expect(cluster.joined).toBe(true);
    expect(await query(cluster, "SELECT what FROM kept WHERE test = 'parent'")).toEqual([
      { what: "before the kill" },
      { what: "after the kill" },
    ]);
    await cluster.stop();
    await expect(queryAt(cluster.url(), "SELECT 1")).rejects.toThrow();
  });

  test("recovers from its own kill without a lost row", async () => {
    const killed = await start(dataDir);
    await query(killed, "INSERT INTO kept VALUES ('server', 'committed')");
    process.kill(await serverPid(killed), "SIGKILL");

    const cluster = await start(dataDir);
    expect(cluster.joined).toBe(false);
    expect(await query(cluster, "SELECT what FROM kept WHERE test = 'server'")).toEqual([
      { what: "committed" },
    ]);
    await cluster.stop();
    await killed.stop();
  });

  test("is not kept from starting by a stranger with the process id of a crashed server", async () => {
    const killed = await start(dataDir);
    const folder = await dataFolder(killed);
    const pidFile = path.join(folder, "postmaster.pid");
    const left = await readFile(pidFile, "utf8");
    await killed.stop();
    const stranger = spawn("sleep", ["60"], { ...NOBODY });
    onTestFinished(() => void stranger.kill());
    await writeFile(pidFile, left.replace(/^\d+/, String(stranger.pid)));
    if (NOBODY) execFileSync("chown", ["nobody", pidFile]);

    const said: string[] = [];
    const cluster = await start(dataDir, { log: (sentence) => said.push(sentence) });
    expect(cluster.joined).toBe(false);
    expect(said).toContainEqual(expect.stringMatching(/crashed/));
    expect(stranger.exitCode).toBeNull();
    await cluster.stop();
  });

  test("is started anew when it runs and its socket is gone", async () => {
    const first = await start(dataDir);
    for (const file of await readdir(first.socketDir!)) await rm(path.join(first.socketDir!, file));

    const second = await start(dataDir);
    expect(second.joined).toBe(false);
    expect(await query(second, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await second.stop();
    await first.stop();
  });

  test("is started by one of several processes and joined by the others, and stopped by the last", async () => {
    const users = await Promise.all([
      startUser(dataDir, scratch),
      startUser(dataDir, scratch),
      startUser(dataDir, scratch),
    ]);
    expect(users.filter(({ joined }) => joined)).toHaveLength(2);

    const [one, two, three] = users.toSorted(
      (a, b) => Number(a.joined) - Number(b.joined),
    ) as typeof users;
    await one.leave();
    await two.leave();
    expect(await queryAt(three.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await three.leave();
    await expect(queryAt(three.url, "SELECT 1")).rejects.toThrow();
  });

  test("is refused, in a sentence, on data of a newer PostgreSQL", async () => {
    const cluster = await start(dataDir);
    const file = path.join(await dataFolder(cluster), "PG_VERSION");
    await cluster.stop();
    await writeFile(file, "97\n");
    onTestFinished(() => writeFile(file, "18\n"));

    await expect(start(dataDir)).rejects.toThrow(ClusterError);
    await expect(start(dataDir)).rejects.toThrow(
      /newer PostgreSQL 97, and this one brings PostgreSQL 18: /,
    );
    await writeFile(file, "18\n");
  });

  test("says why it does not start in the server's own words", async () => {
    const cluster = await start(dataDir);
    const file = path.join(await dataFolder(cluster), "custom.conf");
    await cluster.stop();
    onTestFinished(() => writeFile(file, ""));

    await writeFile(file, "shared_preload_libraries = 'no_such_library'\n");
    const error: unknown = await start(dataDir).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ClusterError);
    expect((error as ClusterError).message).toMatch(
      /does not start \(.*no_such_library.*\): mend that/,
    );
  });

  test("keeps its rows and its door to its own user", async () => {
    const cluster = await start(dataDir);
    const folders = [await dataFolder(cluster), cluster.socketDir!];
    for (const folder of folders) {
      const { mode, uid } = await stat(folder);
      expect(mode & 0o777).toBe(0o700);
      expect(uid).toBe(NOBODY?.uid ?? process.getuid?.());
    }
    await cluster.stop();
  });
});

async function start(
  dataDir: string,
  more: Partial<Parameters<typeof startCluster>[0]> = {},
): Promise<Cluster> {
  const cluster = await startCluster({ dataDir, machineDir: scratch, ...more });
  // For the test that fails half-way: the next ones share its data.
  onTestFinished(() => cluster.stop());
  return cluster;
}

function query(cluster: Cluster, sql: string) {
  return queryAt(cluster.url(), sql);
}

async function dataFolder(cluster: Cluster): Promise<string> {
  const [row] = await query(cluster, "SHOW data_directory");
  return String(row?.["data_directory"]);
}

async function serverPid(cluster: Cluster): Promise<number> {
  return Number.parseInt(
    await readFile(path.join(await dataFolder(cluster), "postmaster.pid"), "utf8"),
    10,
  );
}
