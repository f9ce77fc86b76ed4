/** The log of Slack's libraries, in ours. */
import { type Logger, LogLevel } from "@slack/bolt";
import type { PlatformLog } from "../../chat/platform.ts";

/**
 * What Slack's libraries have to say, in our log: warnings and errors. Their chatter below that holds requests with people's words,
 * and an error handed over whole could do so too: only sentences are taken.
 */
export function createLibraryLog(log: PlatformLog): Logger {
  return {
    debug() {},
    info() {},
    warn: (...said) => log.warn({ said: sentence(said) }, "Slack's library warns"),
    error: (...said) => log.error({ said: sentence(said) }, "Slack's library reports an error"),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}

const LONGEST_SENTENCE = 300;

function sentence(said: unknown[]): string {
  const words = said.map((one) => (one instanceof Error ? one.name : String(one)));
  return words.join(" ").slice(0, LONGEST_SENTENCE);
}
