import { Command, CommanderError } from "commander";
import { asStartError, StartError } from "../app/errors.ts";
import { UnreadableFile } from "../files/table.ts";
import { InputError } from "./input-error.ts";

const DONE = 0;
const REFUSED = 1;
const WRONG_USAGE = 2;

/** Each command's module is loaded when it is asked for, all of them for the list: Slack's SDK is not a reader's. */
const COMMANDS: Record<string, () => Promise<(program: Command) => void>> = {
  start: async () => (await import("./start.ts")).registerStart,
  import: async () => (await import("./import.ts")).registerImport,
  export: async () => (await import("./export.ts")).registerExport,
  plan: async () => (await import("./plan.ts")).registerPlan,
  digest: async () => (await import("./digest.ts")).registerDigest,
  read: async () => (await import("./read.ts")).registerRead,
  risk: async () => (await import("./risk.ts")).registerRisk,
  migrate: async () => (await import("./migrate.ts")).registerMigrate,
  doctor: async () => (await import("./doctor.ts")).registerDoctor,
  keys: async () => (await import("./keys.ts")).registerKeys,
  person: async () => (await import("./person.ts")).registerPerson,
  erase: async () => (await import("./erase.ts")).registerErase,
  settings: async () => (await import("./settings.ts")).registerSettings,
  plays: async () => (await import("./plays.ts")).registerPlays,
  "dead-letters": async () => (await import("./dead-letters.ts")).registerDeadLetters,
};

/**
 * Runs `rapport <command>`; without a command, `start`. What machines read goes to standard output, all else to
 * standard error. Returns the exit code: 0, 1 (refused or failed input), 2 (wrong usage).
 */
export async function run(args: string[]): Promise<number> {
  // A reader that has seen enough (`| head`) closes the pipe: nothing is wrong then.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(DONE);
  });
  const program = new Command("rapport")
    .description("A relationship coach that lives in Slack and Microsoft Teams")
    .exitOverride()
    .configureOutput({ writeOut: (text) => process.stderr.write(text) });
  const asked = args[0] ?? "start";
  for (const [name, load] of Object.entries(COMMANDS)) {
    if (name === asked || !Object.hasOwn(COMMANDS, asked)) (await load())(program);
  }
  try {
    await program.parseAsync(args.length === 0 ? ["start"] : args, { from: "user" });
    return Number(process.exitCode ?? DONE);
  } catch (thrown) {
    const error = asStartError(thrown);
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : WRONG_USAGE;
    if ([InputError, StartError, UnreadableFile].some((kind) => error instanceof kind)) {
      process.stderr.write(`${(error as Error).message}\n`);
      return REFUSED;
    }
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return REFUSED;
  }
}
