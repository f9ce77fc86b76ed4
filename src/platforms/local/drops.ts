/** Files on their way from the page to the coach: kept in memory until they are fetched, or for ten minutes. */
import type { IncomingMessage } from "node:http";
import type { DroppedFileRef } from "../../chat/intent.ts";
import { LARGEST_DROP, TABLE_FILE } from "../../chat/platform.ts";
import { readBody } from "../../http/read-body.ts";
import { Refused } from "./errors.ts";

const KEPT_MS = 600_000;
const MOST_FILES = 20;
/** A file of 50 MB from a browser on this machine. */
const PATIENCE_MS = 120_000;

/** A type that no other site's form can send without asking first. */
const TYPE = /^application\/x-rapport-file\b/i;

type Kept = { name: string; bytes: Uint8Array; at: number };

export function createDrops(now: () => number) {
  const kept = new Map<string, Kept>();
  const tidy = () => {
    for (const [id, { at }] of kept) if (now() - at > KEPT_MS) kept.delete(id);
  };
  return {
    /** Takes in one file of a drop. */
    async keep(request: IncomingMessage, id: string, name: string): Promise<DroppedFileRef> {
      if (!TYPE.test(request.headers["content-type"] ?? "")) throw new Refused(415, "Send a file.");
      if (!TABLE_FILE.test(name)) {
        throw new Refused(422, `“${name}” is no CSV file, workbook (.xlsx) or zip archive.`);
      }
      const limits = { bytes: LARGEST_DROP, ms: PATIENCE_MS, isBudgeted: false };
      const body = await readBody(request, limits);
      if (body.kind !== "read")
        throw new Refused(413, "That file is larger than 50 MB: use the command line.");
      tidy();
      if (kept.size >= MOST_FILES)
        throw new Refused(429, "One after the other: try again in a moment.");
      kept.set(id, { name, bytes: body.bytes, at: now() });
      return { name, reference: id };
    },
    /** Those of some ids that are there. */
    known: (ids: string[]): DroppedFileRef[] =>
      ids.flatMap((id) => {
        const name = kept.get(id)?.name;
        return name === undefined ? [] : [{ name, reference: id }];
      }),
    /** Hands out a file; it is here no longer than the message that names it may come again. */
    fetch: (reference: string): Uint8Array | null => kept.get(reference)?.bytes ?? null,
  };
}

export type LocalDrops = ReturnType<typeof createDrops>;
