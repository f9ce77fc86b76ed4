import { Command, CommanderError } from "commander";
import { StartError } from "../store/start-error.ts";
import { registerDeadLetters } from "./dead-letters.ts";
import { registerDigest } from "./digest.ts";
import { registerDoctor } from "./doctor.ts";
import { registerExport } from "./export.ts";
import { registerImport } from "./import.ts";
import { InputError } from "./input-error.ts";
import { registerMigrate } from "./migrate.ts";
import { registerPlan } from "./plan.ts";
import { registerRead } from "./read.ts";
import { registerRisk } from "./risk.ts";
import { registerStart } from "./start.ts";

const DONE = 0;
const REFUSED = 1;
const WRONG_USAGE = 2;

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
  registerStart(program);
  registerImport(program);
  registerExport(program);
  registerPlan(program);
  registerDigest(program);
  registerRead(program);
  registerRisk(program);
  registerMigrate(program);
  registerDoctor(program);
  registerDeadLetters(program);
  try {
    await program.parseAsync(args.length === 0 ? ["start"] : args, { from: "user" });
    return Number(process.exitCode ?? DONE);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : WRONG_USAGE;
    if (error instanceof InputError || error instanceof StartError) {
      process.stderr.write(`${error.message}\n`);
      return REFUSED;
    }
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return REFUSED;
  }
}
