import { createHash } from "node:crypto";
import { chmod, mkdir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { nobody, type Owner } from "./owner.ts";

/** Where a project's server lives, and who runs it. */
export interface ClusterPlace {
  /** The project's data folder, links resolved. */
  readonly projectData: string;
  /** Short, and the same for the same data folder. */
  readonly key: string;
  /** The folder that holds all of the server. */
  readonly home: string;
  /** Null for an ordinary user, who runs the server too. */
  readonly owner: Owner | null;
  /** Where a copy of PostgreSQL's programs may go. */
  readonly copiesDir: string;
}

/**
 * An ordinary user's server lives in the data folder. Root's can't, since PostgreSQL refuses to run as root and the
 * data folder may be closed to all others: it lives in a folder of the machine and is run by `nobody`. Unless an
 * ordinary user's server is in the data folder already: then root runs that one, as that user.
 */
export async function choosePlace(
  dataDir: string,
  machineDir: string,
  log: (sentence: string) => void,
): Promise<ClusterPlace> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const projectData = await realpath(dataDir);
  const key = createHash("sha256").update(projectData).digest("hex").slice(0, 12);
  const inProject = path.join(projectData, "postgres");
  const onMachine = path.join(machineDir, key);
  const known = { projectData, key };

  if (process.getuid?.() !== 0) {
    if (!(await exists(inProject)) && (await exists(onMachine))) {
      log(
        `This user begins with a database of its own; what root recorded here is in ${onMachine}.`,
      );
    }
    await mkdir(inProject, { recursive: true, mode: 0o700 });
    return { ...known, home: inProject, owner: null, copiesDir: projectData };
  }

  const theirs = await stat(path.join(inProject, "cluster")).catch(() => null);
  if (theirs !== null && theirs.uid !== 0) {
    const owner = { uid: theirs.uid, gid: theirs.gid };
    log(`Running as root: the database in ${inProject} is run by the user it belongs to.`);
    return { ...known, home: inProject, owner, copiesDir: machineDir };
  }
  const made = await mkdir(onMachine, { recursive: true, mode: 0o700 });
  if (made !== undefined) await openUp(onMachine, made);
  log(`Running as root: the database of ${projectData} lives in ${onMachine}, run by "nobody".`);
  return { ...known, home: onMachine, owner: await nobody(), copiesDir: machineDir };
}

/** Lets everyone enter the folders from `outermost` down to `folder`, whatever the umask. */
async function openUp(folder: string, outermost: string): Promise<void> {
  await chmod(folder, 0o755);
  if (folder !== outermost) await openUp(path.dirname(folder), outermost);
}

export async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
