/** Who a person is. */
import { z } from "zod";
import type { Profile } from "../../../../src/chat/platform.ts";
import type { Client } from "./client.ts";
import { MemoError } from "./errors.ts";

const personSchema = z.object({ key: z.string(), name: z.string(), email: z.string() });

export async function loadProfile(client: Client, person: string): Promise<Profile | null> {
  try {
    const known = personSchema.parse(await client.call("person", { key: person }));
    return { ...known, timezone: null, guest: false };
  } catch (error) {
    if (error instanceof MemoError && error.kind === "refused") return null;
    throw error;
  }
}
