import { chmod, mkdtemp, readdir, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTarget } from "../../src/commands/export.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "rapport-export-"));
});
afterAll(() => chmod(folder, 0o700));

test("export: its folder and files are for their owner alone", async () => {
  const place = path.join(folder, "a", "b");
  const files = await openTarget(place);
  await files.write("members.csv", [{ email: "a@example.com" }]);
  await files.close();
  expect((await stat(place)).mode & 0o777).toBe(0o700);
  for (const file of await readdir(place)) {
    expect((await stat(path.join(place, file))).mode & 0o777).toBe(0o600);
  }
});

test.each([
  ["a file's path", () => path.join(folder, "file")],
  ["a path below a file", () => path.join(folder, "file", "deeper")],
  ["a place where the system makes no folders", () => "/proc/rapport/export"],
])("export: %s is refused with a sentence", async (_what, place) => {
  await writeFile(path.join(folder, "file"), "");
  await expect(openTarget(place())).rejects.toThrow(/can't be written to/);
});
