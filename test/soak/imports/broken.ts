/**
 * `npm run soak -- broken-files`: random files that something went wrong with are imported. Each is taken as far as it goes
 * or refused in a sentence; nothing crashes, and no file is in by half.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { inspect } from "node:util";
import { brokenFile, openBroken } from "../../support/broken-files.ts";
import { importPortfolio } from "../../../src/features/import/import-portfolio.ts";
import { UnreadableFile } from "../../../src/files/table.ts";
import { diceOf } from "../dice.ts";
import { none, type Run, told } from "../figure.ts";
import { type Ground, groundOn } from "../ground.ts";

const FILES = 10_000;
const FRESH_WORKSPACE_EVERY = 50;
const TEAM = ["Ann Ray", "Carl Lind"];

export const brokenFiles: Run = async ({ url, scale }) => {
  const ground = await groundOn(url);
  const folder = await mkdtemp(path.join(tmpdir(), "rapport-broken-"));
  const files = Math.max(1, Math.round(FILES * scale));
  const seen = { taken: 0, refused: 0, mute: 0, crashed: 0, half: 0, kinds: new Set<string>() };
  let workspace = "";
  try {
    for (let seed = 1; seed <= files; seed++) {
      if (seed % FRESH_WORKSPACE_EVERY === 1) workspace = await freshWorkspace(ground, seed);
      const file = brokenFile(diceOf(`import ${seed}`).next);
      seen.kinds.add(file.kind);
      const before = await rowsIn(ground, workspace);
      const { created, problem } = await imported(ground, folder, workspace, file);
      if (problem instanceof UnreadableFile) {
        seen.refused++;
        if (!/^\S.{10,}\S$/s.test(problem.message)) seen.mute++;
      } else if (problem) {
        seen.crashed++;
        process.stderr.write(`seed ${seed} (${file.kind}): ${inspect(problem)}\n`);
      } else seen.taken++;
      if ((await rowsIn(ground, workspace)) - before !== created) {
        seen.half++;
        process.stderr.write(`seed ${seed} (${file.kind}): rows that no file tells\n`);
      }
    }
    return [
      told("broken-files.taken", seen.taken, "files", "as far as they go"),
      told("broken-files.refused", seen.refused, "files", "in a sentence"),
      told("broken-files.kinds", seen.kinds.size, "kinds"),
      none("broken-files.mute", seen.mute, "files"),
      none("broken-files.crashed", seen.crashed, "files"),
      none("broken-files.half", seen.half, "files"),
    ];
  } finally {
    await ground.close();
    await rm(folder, { recursive: true, force: true });
  }
};

async function imported(
  { store }: Ground,
  folder: string,
  workspace: string,
  file: Parameters<typeof openBroken>[1],
): Promise<{ created: number; problem: unknown }> {
  let created = 0;
  try {
    const opened = await openBroken(folder, file);
    try {
      await importPortfolio(store, workspace, opened.tables.open, {
        progress: () => undefined,
        // People whom an activity names are made beside it: they are not counted here.
        taken: (one) => (created += one.file === "contacts.csv" ? 0 : one.created),
      });
    } finally {
      await opened.close();
    }
    return { created, problem: null };
  } catch (problem) {
    return { created, problem };
  }
}

async function freshWorkspace({ store, database }: Ground, seed: number): Promise<string> {
  const { id } = await store.workspaces.obtain(`broken-${seed}`, "Broken files");
  for (const name of TEAM) {
    await database.pool.query(
      "INSERT INTO member (workspace_id, id, email, name) VALUES ($1, gen_random_uuid(), $2, $3)",
      [id, `${name.split(" ", 1)[0]?.toLowerCase()}@ours.example`, name],
    );
  }
  return id;
}

async function rowsIn({ database }: Ground, workspace: string): Promise<number> {
  const tables = ["member", "customer", "interaction", "signal", "nudge"];
  const counts = tables.map((table) => `(SELECT count(*) FROM ${table} WHERE workspace_id = $1)`);
  const { rows } = await database.pool.query<{ n: number }>(
    `SELECT (${counts.join(" + ")})::int AS n`,
    [workspace],
  );
  return rows[0]?.n ?? 0;
}
