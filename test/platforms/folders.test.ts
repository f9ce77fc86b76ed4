import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { faultsIn, platformFolders } from "../support/platform-folder.ts";

const FOLDERS = await platformFolders();

describe("platform folders", () => {
  it.each(FOLDERS)("%s: a file for each part", async (folder) => {
    expect(await faultsIn(folder)).toEqual([]);
  });

  it("planted faults: a missing part and a folder of its own are found", async () => {
    const root = await mkdtemp(path.join(tmpdir(), "rapport-platform-"));
    const folder = "src/platforms/slack";
    await cp(folder, path.join(root, folder), { recursive: true });
    await rm(path.join(root, folder, "errors.ts"));
    await mkdir(path.join(root, folder, "page"));
    const faults = await faultsIn(folder, root);
    await rm(root, { recursive: true });
    expect(faults).toEqual(["errors.ts is missing", "page/ has no place here"]);
  });
});
