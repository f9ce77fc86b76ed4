/**
 * A process that uses a cluster, for tests that kill it or run several: starts or joins the cluster of a data folder,
 * says so in one line of JSON, and leaves when its input ends.
 */
import { startCluster } from "../../src/embedded-postgres/cluster.ts";

const [dataDir, machineDir, durable] = process.argv.slice(2) as [string, string, string];
const cluster = await startCluster({ dataDir, machineDir, durable: durable === "durable" });
process.stdout.write(`${JSON.stringify({ url: cluster.url(), joined: cluster.joined })}\n`);
process.stdin.resume();
process.stdin.once("end", () => void cluster.stop());
