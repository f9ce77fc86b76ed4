import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startScratchCluster } from "../../prisma/scratch-cluster.ts";
import { PORTFOLIO_FILE_NAMES } from "../../src/engine/model/portfolio-files.ts";
import { rounded } from "./scale/ground.ts";
import { writePortfolio } from "./scale/portfolio-files.ts";

const ROWS = 1_000_000;
/** A customer and a contact for so many rows: a company's whole list, not a few customers with long histories. */
const ROWS_A_CUSTOMER = 20;
const MOST_MIB = 200;
const MOST_TIMES = 4;

const HEADINGS: Record<string, string> = {
  "members.csv": "email,name",
  "customers.csv": "name,owner_email",
  "contacts.csv": "customer,name",
  "interactions.csv": "customer,member_email,at",
};

/**
 * `rapport import` of a million rows (`npm run bench -- import 100000`: of as many), in a process of its own: its memory
 * over that of an import of empty files, and its time beside that of the CSV library alone, which reads the same files.
 */
export async function importBench(print: (line: object) => void): Promise<void> {
  const rows = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? ROWS);
  const folder = await mkdtemp(path.join(tmpdir(), "rapport-import-bench-"));
  const cluster = await startScratchCluster({ roomy: true });
  try {
    const [full, empty] = [path.join(folder, "full"), path.join(folder, "empty")];
    await Promise.all([mkdir(full), mkdir(empty)]);
    const customers = Math.ceil(rows / ROWS_A_CUSTOMER);
    await writePortfolio(full, { customers, interactions: rows - 2 * customers });
    for (const [file, heading] of Object.entries(HEADINGS))
      await writeFile(path.join(empty, file), `${heading}\n`);
    const files = PORTFOLIO_FILE_NAMES.filter((file) => HEADINGS[file] !== undefined);
    const main = path.join(import.meta.dirname, "../../src/main.ts");
    const importOf = (place: string, workspace: string) =>
      run([main, "import", place, "--workspace", workspace], { DATABASE_URL: cluster.url() });
    const alone = () =>
      run([
        path.join(import.meta.dirname, "import/csv-alone.ts"),
        ...files.map((file) => path.join(full, file)),
      ]);
    const nothing = await importOf(empty, "empty");
    const before = await alone();
    const first = await importOf(full, "full");
    const after = await alone();
    const again = await importOf(full, "full");
    const library = (before.seconds + after.seconds) / 2;
    for (const [name, one] of [
      ["import", first],
      ["import/again", again],
    ] as const) {
      print({
        name,
        value: rounded(one.seconds, 1),
        unit: "s",
        baseline: rounded(library, 1),
        ratio: rounded(one.seconds / library, 2),
        mostTimes: MOST_TIMES,
        rows,
        cpuS: rounded(one.cpuS, 1),
        libraryCpuS: rounded((before.cpuS + after.cpuS) / 2, 1),
        overEmptyMiB: Math.round(one.peakMiB - nothing.peakMiB),
        mostMiB: MOST_MIB,
        peakMiB: Math.round(one.peakMiB),
      });
    }
  } finally {
    await cluster.remove();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Says at its end what it has used. */
const TELL = `data:text/javascript,${[
  'process.once("exit",()=>{const u=process.resourceUsage();',
  "const told={cpuS:(u.userCPUTime+u.systemCPUTime)/1e6,peakMiB:u.maxRSS/1024};",
  'process.stderr.write("\\n"+JSON.stringify(told)+"\\n")})',
].join("")}`;

async function run(words: string[], environment: Record<string, string> = {}) {
  const began = performance.now();
  const child = spawn(process.execPath, ["--import", TELL, ...words], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, ...environment },
  });
  let told = "";
  child.stderr.on("data", (chunk: Buffer) => {
    told = (told + chunk.toString()).slice(-2_000);
  });
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`${words.join(" ")} ended with ${code}: ${told}`);
  const used = JSON.parse(told.trim().split("\n").at(-1) ?? "{}") as {
    cpuS: number;
    peakMiB: number;
  };
  return { ...used, seconds: (performance.now() - began) / 1_000 };
}
