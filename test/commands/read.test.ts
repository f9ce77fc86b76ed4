import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { readLine } from "../../src/commands/read.ts";
import { requestOf } from "../engine/reading/builders.ts";

const RUNNER = `
  import { Command } from "commander";
  import { registerRead } from "./src/commands/read.ts";
  const program = new Command();
  registerRead(program);
  await program.parseAsync(["node", "rapport", "read"]);
`;

function run(input: string): { lines: unknown[]; status: number | null } {
  const done = spawnSync(process.execPath, ["--input-type=module-typescript", "-e", RUNNER], {
    input,
    encoding: "utf8",
  });
  const lines = done.stdout
    .split("\n")
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line));
  return { lines, status: done.status };
}

describe("rapport read", () => {
  it("prints one reading a line in the order asked, goes on after a bad line and exits 1", () => {
    const good = (id: string) => JSON.stringify(requestOf("Met Dana today", { id }));
    const { lines, status } = run([good("a"), "not json", '{"id":"b"}', "", good("c")].join("\n"));
    expect(lines).toMatchObject([
      { id: "a", outcome: "interaction" },
      { id: null, error: "not JSON" },
      { id: "b", error: expect.stringContaining("text") as string },
      { id: "c", outcome: "interaction" },
    ]);
    expect(status).toBe(1);
  });

  it("exits 0 when every line could be read, and prints nothing for nothing", () => {
    expect(run(`${JSON.stringify(requestOf("skip"))}\n`).status).toBe(0);
    expect(run("")).toEqual({ lines: [], status: 0 });
  });

  it.each(["null", "[]", '"x"', "{}", '{"id":7}'])(
    "names no id where the line is %s",
    async (line) => {
      expect(await readLine(line)).toMatchObject({ id: null });
    },
  );
});
