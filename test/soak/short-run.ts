/** A long run in short, as a test makes it. */
import { createTestDatabase } from "../support/database.ts";
import type { Run, Scale } from "./figure.ts";

/** Ten times what the longest takes on an idle machine. */
export const SLOW_MS = 600_000;

/** Makes a run on a database of its own. Returns its figures by name, and those that do not hold. */
export async function shortRun(run: Run, size: Partial<Scale>) {
  const made = await createTestDatabase();
  try {
    const figures = await run({ url: made.url, kills: 0, minutes: 1, scale: 1, ...size });
    return {
      value: (name: string) => figures.find((figure) => figure.name === name)?.value ?? Number.NaN,
      broken: figures.filter(({ holds }) => !holds),
    };
  } finally {
    await made.drop();
  }
}
