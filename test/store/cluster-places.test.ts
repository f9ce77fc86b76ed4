import { execFileSync } from "node:child_process";
import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { startCluster, type Cluster } from "../../src/store/cluster.ts";
import { StartError } from "../../src/store/start-error.ts";
import { clearAway } from "../support/clear-away.ts";
import { NOBODY, nobodyGetsHere, queryAt, startUser } from "../support/cluster-users.ts";
import { scratchFolder } from "../support/scratch.ts";

/** An initdb on a machine that does other things, too. */
const PATIENCE_MS = 60_000;

let scratch: string;

beforeAll(async () => {
  scratch = await scratchFolder();
  await chmod(scratch, 0o711);
});

afterAll(() => clearAway(scratch));

describe("a new cluster", { timeout: PATIENCE_MS }, () => {
  test("finds another place for its socket where the path is too long for one", async () => {
    const machineDir = path.join(scratch, "m".repeat(90));
    const cluster = await start(path.join(scratch, "d".repeat(90)), { machineDir, durable: false });
    expect(Buffer.byteLength(cluster.socketDir!)).toBeLessThan(85);
    expect(await query(cluster, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await cluster.stop();
    await rm(cluster.socketDir!, { recursive: true });
  });

  test("listens on loopback with a password where there are no sockets", async () => {
    const cluster = await start(path.join(scratch, "loopback"), { loopback: true, durable: false });
    expect(cluster.socketDir).toBeNull();
    expect(await query(cluster, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    const url = new URL(cluster.url());
    url.password = "guessed";
    await expect(queryAt(url.href, "SELECT 1")).rejects.toThrow(/password/);
    await cluster.stop();
  });

  test.skipIf(NOBODY === null || !nobodyGetsHere())(
    "runs for an ordinary user, in the user's own folder",
    async () => {
      const home = path.join(scratch, "ordinary");
      await mkdir(home, { mode: 0o700 });
      execFileSync("chown", ["nobody", home]);
      const user = await startUser(path.join(home, "data"), scratch, NOBODY);
      expect(user.url).toContain(encodeURIComponent(path.join(home, "data/postgres/socket")));
      expect(await queryAt(user.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
      await user.leave();
    },
  );

  test("is refused, in a sentence, where its folder is a file", async () => {
    const file = path.join(scratch, "file");
    await writeFile(file, "");
    await expect(start(path.join(file, "data"))).rejects.toThrow(StartError);
    await expect(start(path.join(file, "data"))).rejects.toThrow(/is a file/);
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
