import { mkdtemp } from "node:fs/promises";
import path from "node:path";
import { inject } from "vitest";

/** A new folder for a test's files and servers. It is cleared away, servers and all, when the run ends, however it does. */
export function scratchFolder(): Promise<string> {
  return mkdtemp(path.join(inject("scratch"), "test-"));
}
