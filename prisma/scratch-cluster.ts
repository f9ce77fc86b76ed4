import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startCluster, type Cluster } from "../src/store/cluster.ts";

export type ScratchCluster = Pick<Cluster, "url"> & {
  /** Stops it and removes all that it left. */
  remove(): Promise<void>;
};

/** A PostgreSQL in the temporary folder that a power cut may spoil: for tests, and for trying migrations. */
export async function startScratchCluster(): Promise<ScratchCluster> {
  const folder = await mkdtemp(path.join(tmpdir(), "rapport-scratch-"));
  const clear = () => rm(folder, { recursive: true, force: true });
  try {
    // Where root starts it, its user must get through.
    await chmod(folder, 0o711);
    const cluster = await startCluster({
      dataDir: path.join(folder, "data"),
      machineDir: folder,
      durable: false,
    });
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
