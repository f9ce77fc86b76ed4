import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { startCluster, type Cluster } from "../src/embedded-postgres/cluster.ts";

export type ScratchCluster = Pick<Cluster, "url"> & {
  /** Stops it and removes all that it left. */
  remove(): Promise<void>;
};

/** As a server of a company's own has it, a quarter of 4 GB (PostgreSQL's manual, 19.4.1), and room for an hour's writing. */
const ROOMY = ["shared_buffers = '1GB'", "max_wal_size = '4GB'"];

/**
 * A PostgreSQL in the temporary folder that a power cut may spoil: for tests, and for trying migrations. A roomy one has
 * a server's memory, for the long runs; the usual one a laptop's.
 */
export async function startScratchCluster({ roomy = false } = {}): Promise<ScratchCluster> {
  const folder = await mkdtemp(path.join(tmpdir(), "rapport-scratch-"));
  const clear = () => rm(folder, { recursive: true, force: true });
  try {
    // Where root starts it, its user must get through.
    await chmod(folder, 0o711);
    const options = { dataDir: path.join(folder, "data"), machineDir: folder, durable: false };
    let cluster = await startCluster(options);
    if (roomy) {
      const admin = new pg.Client({ connectionString: cluster.url() });
      await admin.connect();
      for (const setting of ROOMY) await admin.query(`ALTER SYSTEM SET ${setting}`);
      await admin.end();
      await cluster.stop();
      cluster = await startCluster(options);
    }
    return {
      url: cluster.url,
      async remove() {
        await cluster.stop();
        await clear();
      },
    };
  } catch (error) {
    await clear();
    throw error;
  }
}
