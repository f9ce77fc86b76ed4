import type { Command } from "commander";
import { fitQuietRisk, quietRisk, type TouchLog } from "../engine/quiet-risk/quiet-risk.ts";
import type { Instant } from "../engine/model/time.ts";
import { InputError } from "./input-error.ts";
import { readInstant } from "./instant.ts";
import { readTouchLogs } from "./touch-csv.ts";

/** Output is written in pieces of about 65,536 characters: few writes, and little held in memory. */
const PIECE = 1 << 16;

type Options = { events: string; asOf: string; horizon: string };

/**
 * Adds `rapport risk`: reads touches, learns from their past, and prints one JSON line for each relationship with a touch
 * by `--as-of`. Starts no database.
 */
export function registerRisk(program: Command): void {
  program
    .command("risk")
    .description("print how likely each relationship is to stay silent, from a CSV of touches")
    .requiredOption("--events <file>", "CSV with the columns relationship,at[,direction]")
    .requiredOption(
      "--as-of <when>",
      "the moment of the forecast: 2026-11-22 (00:00 UTC) or 2026-11-22T09:30:00Z",
    )
    .requiredOption("--horizon <days>", "how long a silence is asked about, in days")
    .action(async (options: Options) => {
      const asOf = readInstant(options.asOf);
      if (asOf === null)
        throw new InputError(
          `--as-of "${options.asOf}" is no date. Write it as 2026-11-22 or 2026-11-22T09:30:00Z.`,
        );
      const horizonDays = options.horizon.trim() === "" ? Number.NaN : Number(options.horizon);
      if (!(horizonDays > 0 && Number.isFinite(horizonDays)))
        throw new InputError(
          `--horizon "${options.horizon}" is no length of time. Write a number of days above 0, for example 60.`,
        );
      const logs = await readTouchLogs(options.events);
      await print(riskLines(logs, asOf, horizonDays));
    });
}

/** One JSON line, without its line end, for each relationship with a touch by `asOf`. */
function* riskLines(logs: TouchLog[], asOf: Instant, horizonDays: number): Generator<string> {
  const model = fitQuietRisk(logs, asOf, horizonDays);
  for (const log of logs) {
    const found = quietRisk(model, log, asOf);
    if (found === null) continue;
    const { risk, lastAt, ...rest } = found;
    const lastTouch = new Date(lastAt).toISOString();
    yield JSON.stringify({ relationship: log.id, risk: rounded(risk), lastAt: lastTouch, ...rest });
  }
}

/** Six digits: more would claim to know too much, fewer would tie ranks. */
function rounded(risk: number): number {
  return Math.round(risk * 1e6) / 1e6;
}

async function print(lines: Iterable<string>): Promise<void> {
  let piece = "";
  for (const line of lines) {
    piece += `${line}\n`;
    if (piece.length < PIECE) continue;
    await write(piece);
    piece = "";
  }
  await write(piece);
}

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text))
    await new Promise((resolve) => process.stdout.once("drain", resolve));
}
