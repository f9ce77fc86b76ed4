import { chown, lstat, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { ClusterError } from "./cluster-error.ts";
import type { Owner } from "./owner.ts";

/** A Unix socket's whole path fits 108 bytes on Linux, 104 on a Mac, its last byte a NUL. */
const LONGEST_SOCKET_PATH = 100;
/** PostgreSQL names the socket by its port. Ours is alone in its folder, so the port may be the usual one. */
export const SOCKET_PORT = 5432;

/**
 * The folder of the server's socket, made if need be, closed to everyone but the server's user (and root):
 * beside the data, or, where that path is too long for a socket, in the temporary folder.
 */
export async function chooseSocketDir(
  home: string,
  key: string,
  owner: Owner | null,
): Promise<string> {
  const beside = path.join(home, "socket");
  const socket = path.join(beside, `.s.PGSQL.${SOCKET_PORT}`);
  const dir =
    Buffer.byteLength(socket) <= LONGEST_SOCKET_PATH
      ? beside
      : path.join(tmpdir(), `rapport-${key}`);
  await mkdir(dir, { mode: 0o700 }).then(
    () => (owner === null ? undefined : chown(dir, owner.uid, owner.gid)),
    (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    },
  );
  // Anyone may make a folder of that name in the temporary folder before us, and would then own our socket.
  const found = await lstat(dir);
  const wanted = owner?.uid ?? process.getuid?.();
  if (!found.isDirectory() || found.uid !== wanted || (found.mode & 0o077) !== 0) {
    throw new ClusterError(
      `The folder ${dir} belongs to someone else or is open to others: remove it and start again.`,
    );
  }
  return dir;
}
