/** What people wrote during an outage, from the history of their own chat. */
import { z } from "zod";
import type { Installation, Missed } from "../../../../src/chat/platform.ts";
import type { Client } from "./client.ts";
import { MemoError } from "./errors.ts";
import { PAGE } from "./limits.ts";
import { parseEvent } from "./parse.ts";

const pageSchema = z.object({ events: z.array(z.unknown()), next: z.string().nullable() });

export async function loadMissed(
  client: Client,
  _installation: Installation,
  chat: string,
  since: number,
  next: string | null,
): Promise<Missed | { afterMs: number }> {
  try {
    const asked = { chat, since, from: next, limit: PAGE };
    const page = pageSchema.parse(await client.call("history", asked));
    const inbounds = page.events.map(parseEvent).filter((inbound) => inbound !== null);
    return { inbounds, next: page.next };
  } catch (error) {
    if (!(error instanceof MemoError) || error.kind === "refused") throw error;
    return { afterMs: error.afterMs };
  }
}
