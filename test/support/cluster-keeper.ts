/**
 * Keeps the PostgreSQL of a test run: starts it, says its address, and removes it when whoever started this closes
 * its input, which a killed run does too. In a process of its own, so that nothing stays behind however a run ends.
 */
import { startScratchCluster } from "../../prisma/scratch-cluster.ts";

const cluster = await startScratchCluster();
process.stdout.write(`${cluster.url("postgres")}\n`);
// Ctrl-C reaches the run and this alike; the run's end is what counts.
process.on("SIGINT", () => undefined);
process.stdin.resume();
process.stdin.once("end", () => void cluster.remove());
