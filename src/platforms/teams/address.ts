/** The texts that others keep for us: where to write, which message to replace, what a tenant is reached by. */
import { z } from "zod";
import type { Installation } from "../../chat/platform.ts";

const PERSON = "person:";
const THREAD = ";messageid=";

const AddressSchema = z.object({
  serviceUrl: z.url(),
  conversation: z.string().min(1),
  kind: z.enum(["personal", "channel", "groupChat"]),
  tenant: z.string().min(1),
  bot: z.string().min(1),
});
/** A conversation reference, without names. `conversation` is the conversation's own id, without a thread. */
export type TeamsAddress = z.infer<typeof AddressSchema>;

const SecretsSchema = z.object({
  serviceUrl: z.url(),
  tenant: z.string().min(1),
  bot: z.string().min(1),
  /** a team's conversation that the app is in, to ask who somebody is who has no personal chat with us */
  team: z.string().nullable(),
});
/** What a tenant is reached by. Nothing in it is secret: Teams has no token of a tenant's own. */
export type TeamsSecrets = z.infer<typeof SecretsSchema>;

const ReferenceSchema = z.object({ conversation: z.string().min(1), message: z.string().min(1) });
/** A message that was sent. */
type Reference = z.infer<typeof ReferenceSchema>;

/** The address of a SendOrder: a place, or a person whose personal chat has to be opened first. Throws when it is not ours. */
export function parseAddress(address: string): { place: TeamsAddress } | { person: string } {
  if (address.startsWith(PERSON)) return { person: address.slice(PERSON.length) };
  return { place: AddressSchema.parse(JSON.parse(address)) };
}

export function writeAddress(address: TeamsAddress): string {
  return JSON.stringify(address);
}

/** Throws when the secrets are not ours. */
export function parseSecrets(installation: Installation): TeamsSecrets {
  return SecretsSchema.parse(JSON.parse(installation.secrets));
}

export function writeSecrets(secrets: TeamsSecrets): string {
  return JSON.stringify(secrets);
}

/** Throws when the reference is not ours. */
export function parseReference(reference: string): Reference {
  return ReferenceSchema.parse(JSON.parse(reference));
}

export function writeReference(reference: Reference): string {
  return JSON.stringify(reference);
}

/** A channel's conversation id carries the thread: `19:…@thread.tacv2;messageid=1700000000000`. */
export function splitThread(conversation: string): { conversation: string; thread: string | null } {
  const at = conversation.indexOf(THREAD);
  if (at < 0) return { conversation, thread: null };
  return {
    conversation: conversation.slice(0, at),
    thread: conversation.slice(at + THREAD.length),
  };
}

export function joinThread(conversation: string, thread: string | null): string {
  return thread === null ? conversation : `${conversation}${THREAD}${thread}`;
}
