import { createInterface } from "node:readline";
import type { Command } from "commander";
import { loadLexicon } from "../app/load-lexicon.ts";
import { readReply } from "../engine/reading/read-reply.ts";
import { ReadingRequest } from "../engine/reading/reading.ts";

/**
 * Adds `rapport read`: one request a line in (JSON Lines), one reading a line out, in the same order, as they come.
 * A line that is no valid request gives `{"id", "error"}`, the command goes on and exits 1 at the end. Starts no database.
 */
export function registerRead(program: Command): void {
  program
    .command("read")
    .description("read replies: one request a line in (JSON Lines), one reading a line out")
    .action(async () => {
      let failed = false;
      const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
      for await (const line of lines) {
        if (line.trim() === "") continue;
        const answer = readLine(line);
        failed ||= "error" in answer;
        if (!process.stdout.write(`${JSON.stringify(answer)}\n`))
          await new Promise((resolve) => process.stdout.once("drain", resolve));
      }
      if (failed) process.exitCode = 1;
    });
}

/** The reading that one line of JSON asks for, or what is wrong with the line. */
export function readLine(
  line: string,
): Omit<ReturnType<typeof readReply>, "options"> | { id: string | null; error: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { id: null, error: "not JSON" };
  }
  const request = ReadingRequest.safeParse(value);
  if (request.success) {
    const { options: _options, ...reading } = readReply(request.data, loadLexicon());
    return reading;
  }
  const id = idOf(value);
  const [issue] = request.error.issues;
  const where = issue?.path.join(".") ?? "";
  return {
    id,
    error: `not a reading request: ${where === "" ? "" : `${where}: `}${issue?.message ?? "unknown"}`,
  };
}

function idOf(value: unknown): string | null {
  if (typeof value !== "object" || value === null || !("id" in value)) return null;
  return typeof value.id === "string" ? value.id : null;
}
