import { createInterface } from "node:readline";
import { type Command, Option } from "commander";
import { loadLexicon } from "../app/load-lexicon.ts";
import { readReply } from "../engine/reading/read-reply.ts";
import { type Reading, ReadingRequest } from "../engine/reading/reading.ts";
import { InputError } from "./input-error.ts";

type Read = (request: ReadingRequest) => Reading | Promise<Reading>;

/**
 * Adds `rapport read`: one request a line in (JSON Lines), one reading a line out, in the same order, as they come.
 * A line that is no valid request gives `{"id", "error"}`, the command goes on and exits 1 at the end. Starts no database.
 */
export function registerRead(program: Command): void {
  program
    .command("read")
    .description("read replies: one request a line in (JSON Lines), one reading a line out")
    .addOption(
      new Option("--reader <reader>", "who reads: the rules, or a model with the rules behind it")
        .choices(["rules", "model"])
        .default("rules"),
    )
    .action(async (options: { reader: "rules" | "model" }) => {
      const read = options.reader === "model" ? await createModelRead() : byRules;
      let failed = false;
      const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
      for await (const line of lines) {
        if (line.trim() === "") continue;
        const answer = await readLine(line, read);
        failed ||= "error" in answer;
        if (!process.stdout.write(`${JSON.stringify(answer)}\n`))
          await new Promise((resolve) => process.stdout.once("drain", resolve));
      }
      if (failed) process.exitCode = 1;
    });
}

const byRules: Read = (request) => readReply(request, loadLexicon());

/**
 * Reads by the model that is set up, as in chat: where it fails, the rules' reading stands. The budget of a day is this run's.
 * @throws {InputError} when none is set up
 */
async function createModelRead(): Promise<Read> {
  const [{ loadConfig }, { createReader }, { createLog }] = await Promise.all([
    import("../app/config.ts"),
    import("../llm/reader.ts"),
    import("../app/log.ts"),
  ]);
  const { llm, logLevel } = loadConfig(undefined, []);
  if (llm === null)
    throw new InputError("No model is set up: set OPENAI_API_KEY or OPENAI_BASE_URL.");
  let calls = llm.dailyBudget;
  const reader = createReader(llm, {
    budget: async () => calls-- > 0,
    log: createLog(logLevel),
    now: Date.now,
    lexicon: loadLexicon(),
  });
  return async (request) => (await reader.read("read", request)).reading;
}

/** The reading that one line of JSON asks for, or what is wrong with the line. */
export async function readLine(
  line: string,
  read: Read = byRules,
): Promise<Omit<Reading, "options"> | { id: string | null; error: string }> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { id: null, error: "not JSON" };
  }
  const request = ReadingRequest.safeParse(value);
  if (request.success) {
    const { options: _options, ...reading } = await read(request.data);
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
