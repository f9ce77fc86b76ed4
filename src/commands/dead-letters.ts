import type { Command } from "commander";
import { InputError } from "./input-error.ts";
import { print, withStore } from "./with-store.ts";

const SHOWN = 1_000;

type Options = { replay?: string[]; replayAll?: true };

/** `rapport dead-letters`: what came in and failed too often, what went out to a bad end, and a way to try either again. */
export function registerDeadLetters(program: Command): void {
  program
    .command("dead-letters")
    .description("list messages that could not be handled or sent, or try them again")
    .option("--replay <id...>", "try these again; one that is unknown may arrive twice")
    .option("--replay-all", "handle all that came in again")
    .action(async (options: Options) => {
      const ids = options.replay ?? null;
      const odd = ids?.find((id) => !/^[0-9a-f-]{36}$/.test(id));
      if (odd !== undefined) {
        throw new InputError(`“${odd}” is no letter's id: \`rapport dead-letters\` lists them.`);
      }
      await withStore(async ({ inbox, deliveryAdmin }) => {
        const printJson = (line: object) => print(JSON.stringify(line));
        if (ids || options.replayAll) {
          const replayed = await inbox.replay(options.replayAll ? null : ids);
          printJson({ replayed, sentAgain: ids ? await deliveryAdmin.sendAgain(ids) : 0 });
          return;
        }
        for (const letter of await inbox.dead(SHOWN)) printJson({ direction: "in", ...letter });
        for (const one of await deliveryAdmin.failed(SHOWN))
          printJson({ direction: "out", ...one });
      });
    });
}
