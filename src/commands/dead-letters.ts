import type { Command } from "commander";
import { loadConfig } from "../config.ts";
import { storeOn } from "../store/store.ts";
import { InputError } from "./input-error.ts";
import { openConfigured } from "./open-database.ts";

const SHOWN = 1_000;

type Options = { replay?: string[]; replayAll?: true };

/** `rapport dead-letters`: messages that failed too often, and a way to give them another life. */
export function registerDeadLetters(program: Command): void {
  program
    .command("dead-letters")
    .description("list messages that failed too often, or hand them out again")
    .option("--replay <id...>", "handle these again")
    .option("--replay-all", "handle all of them again")
    .action(async (options: Options) => {
      const ids = options.replay ?? null;
      const odd = ids?.find((id) => !/^[0-9a-f-]{36}$/.test(id));
      if (odd !== undefined) {
        throw new InputError(`“${odd}” is no letter's id: \`rapport dead-letters\` lists them.`);
      }
      const opened = await openConfigured(loadConfig(), (sentence) => {
        process.stderr.write(`${sentence}\n`);
      });
      try {
        const { inbox } = storeOn(opened.database.prisma);
        if (ids || options.replayAll) {
          const replayed = await inbox.replay(ids);
          process.stdout.write(`${JSON.stringify({ replayed })}\n`);
          return;
        }
        for (const letter of await inbox.dead(SHOWN)) {
          process.stdout.write(`${JSON.stringify(letter)}\n`);
        }
      } finally {
        await opened.close();
      }
    });
}
