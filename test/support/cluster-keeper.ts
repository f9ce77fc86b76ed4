/**
 * Keeps what a test run leaves about: a PostgreSQL, and a folder for everything else. Starts them, says where they
 * are, and clears both away when whoever started this closes its input, which a killed run does too. In a process of
 * its own, so that nothing stays behind however a run ends.
 */
import { chmod, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startScratchCluster } from "../../prisma/scratch-cluster.ts";
import { clearAway } from "./clear-away.ts";

const scratch = await mkdtemp(path.join(tmpdir(), "rapport-test-"));
// The servers of tests that run as root have another user, who must get through.
await chmod(scratch, 0o711);
const cluster = await startScratchCluster();
process.stdout.write(`${JSON.stringify({ clusterUrl: cluster.url("postgres"), scratch })}\n`);
// Ctrl-C reaches the run and this alike; the run's end is what counts.
process.on("SIGINT", () => undefined);
process.stdin.resume();
process.stdin.once("end", () => {
  void Promise.allSettled([cluster.remove(), clearAway(scratch)]);
});
