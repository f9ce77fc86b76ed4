import type { PlatformLog } from "../chat/platform.ts";
import type { LlmSettings } from "../config.ts";
import { readReply } from "../engine/reading/read-reply.ts";
import type { Reading, ReadingRequest } from "../engine/reading/reading.ts";
import type { Store } from "../store/store.ts";

export type Reader = {
  read(workspaceId: string, request: ReadingRequest): Promise<{ reading: Reading; reader: string }>;
  counts(): Record<string, number>;
};
void (0 as unknown as [PlatformLog, LlmSettings, Store]);

export function openReader(_settings: LlmSettings | null, _store: Store, _log: PlatformLog): Reader {
  const counts: Record<string, number> = {};
  return {
    async read(_workspaceId, request) {
      const reading = readReply(request);
      counts[`rules:${reading.outcome}`] = (counts[`rules:${reading.outcome}`] ?? 0) + 1;
      return { reading, reader: "rules" };
    },
    counts: () => counts,
  };
}
