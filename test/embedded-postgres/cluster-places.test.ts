import { execFileSync } from "node:child_process";
import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { startCluster, type Cluster } from "../../src/embedded-postgres/cluster.ts";
import { ClusterError } from "../../src/embedded-postgres/cluster-error.ts";
import { clearAway } from "../support/clear-away.ts";
import { NOBODY, nobodyGetsHere, queryAt, startUser } from "../support/cluster-users.ts";
import { scratchFolder } from "../support/scratch.ts";

let scratch: string;

beforeAll(async () => {
  scratch = await scratchFolder();
  await chmod(scratch, 0o711);
});

afterAll(() => clearAway(scratch));

describe("a new cluster", () => {
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
    "runs for an ordinary user in the user's own folder, and for root after that",
    async () => {
      const home = path.join(scratch, "ordinary");
      await mkdir(home, { mode: 0o700 });
      execFileSync("chown", ["nobody", home]);
      const user = await startUser(path.join(home, "data"), scratch, NOBODY);
      expect(user.url).toContain(encodeURIComponent(path.join(home, "data/postgres/socket")));
      await queryAt(user.url, "CREATE TABLE kept AS SELECT 'by the user' AS what");
      await user.leave();

      // Root, by sudo or by mistake, finds the same rows and leaves the files to the user.
      const cluster = await start(path.join(home, "data"));
      expect(cluster.url()).toBe(user.url);
      expect(await query(cluster, "SELECT what FROM kept")).toEqual([{ what: "by the user" }]);
      await cluster.stop();
      const again = await startUser(path.join(home, "data"), scratch, NOBODY);
      await again.leave();
    },
  );

  test.skipIf(!nobodyGetsHere())("is refused, in a sentence, where it may not write", async () => {
    const folder = path.join(scratch, "closed");
    await mkdir(folder, { mode: 0o500 });
    const dataDir = path.join(folder, "data");
    const attempt = NOBODY ? startUser(dataDir, scratch, NOBODY) : start(dataDir);
    await expect(attempt).rejects.toThrow(/may not write to .*closed.*: start it as the user who/);
  });

  test("is refused, in a sentence, where its folder is a file", async () => {
    const file = path.join(scratch, "file");
    await writeFile(file, "");
    await expect(start(path.join(file, "data"))).rejects.toThrow(ClusterError);
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
