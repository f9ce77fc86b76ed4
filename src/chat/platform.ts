/** The contract between Rapport and a chat platform: what each says of itself, what it is given, and what it can do. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { z } from "zod";
import type { Inbound, PlatformName } from "./intent.ts";
import type { LocalChat } from "./local-chat.ts";
import type { Card, FieldOption, Form } from "./view.ts";

/** The largest file that is taken in a conversation, in bytes; a larger one goes by the command line. */
export const LARGEST_DROP = 50 << 20;

/** Names of files that may hold customers. */
export const TABLE_FILE = /\.(csv|tsv|tab|txt|xls[xm]|zip)$/i;

/** What became of something that came in. */
export type Received =
  /** stored, or known already; what there is to say comes as a message of its own */
  | { kind: "accepted" }
  /** a lookup, answered at once and to the asker alone; `personal` is the address of the asker's own chat, for use where the place is a channel */
  | { kind: "answer"; card: Card; personal: string | null }
  /** a form to fill in; with `errors`, the one that was sent, to be shown again with them */
  | { kind: "form"; form: Form }
  /** what may be meant by letters in a search field */
  | { kind: "options"; options: FieldOption[] }
  | { kind: "ignored" };

/** One connected workspace, with the platform's own secrets in `secrets` (JSON, the platform's own form). */
export type Installation = { key: string; name: string; secrets: string };

/** What a platform is given. */
export type Host = {
  /** Stores what changes something, answers what only asks. Throws when the database is away: answer 503, so that the platform tries again. */
  receive(inbound: Inbound): Promise<Received>;
  installations: {
    save(platform: PlatformName, installation: Installation): Promise<void>;
    find(platform: PlatformName, key: string): Promise<Installation | null>;
    remove(platform: PlatformName, key: string): Promise<void>;
  };
  /** the chat service behind the local page, and whether its people are invented; null where none is served */
  localPage: { chat: LocalChat; demo: boolean } | null;
  /** milliseconds since 1970, by the machine's clock: for signatures and tokens, not for the coach's week */
  now(): number;
  log: PlatformLog;
};

/** A log sentence is constant, its facts are fields. */
export type PlatformLog = {
  info(facts: object, sentence: string): void;
  warn(facts: object, sentence: string): void;
  error(facts: object, sentence: string): void;
};

/** One message to send. */
export type SendOrder = {
  installation: Installation;
  /** a place's address as the platform gave it, or `person:KEY` for somebody who has not written to us yet */
  address: string;
  /** answer in this thread */
  thread: string | null;
  card: Card;
  /** our delivery's id: written into the message where the platform keeps such a thing, so that a crashed send can be found again */
  key: string;
  /** the reference of an earlier message that this one takes the place of */
  replaces: string | null;
};

/** How a send ended. */
export type SendResult =
  /** `reference` finds the message again (to replace it); `conversation` and `message` are the keys that replies will carry */
  | { kind: "sent"; reference: string; conversation: string; message: string }
  /** nothing was sent; try again, not before */
  | { kind: "later"; afterMs: number; reason: string; scope: "conversation" | "workspace" }
  /** nothing was sent and nothing will be: the message itself, the person or the workspace can't be reached */
  | { kind: "refused"; reason: string; who: "message" | "person" | "workspace" }
  /** sent or not, nobody can tell */
  | { kind: "unknown"; reason: string };

/** What a read-back found of a send that was cut off. */
export type Found =
  | { kind: "sent"; reference: string; conversation: string; message: string }
  | { kind: "absent" }
  | { kind: "cannot"; reason: string }
  | { kind: "later"; afterMs: number };

/** A person as the platform knows them. */
export type Profile = {
  key: string;
  email: string | null;
  name: string;
  timezone: string | null;
  /** of another workspace, or with guest's rights: sees nothing */
  guest: boolean;
};

/** An HTTP route, on the port that the descriptor's `access` says. */
export type Route = {
  path: string;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
};

/** A message that a person wrote while we were away, as an Inbound like any other. */
export type Missed = {
  inbounds: Inbound[];
  /** pass on to go further back; null when done */ next: string | null;
};

/** How fast a scope may be called, in calls a second: starts at `rate`, rises to `max`. */
export type RateLimit = { scope: string; rate: number; max: number };

/**
 * What a chat platform says of itself: one folder under `platforms`, one line in its index. Config, rate limits, listeners,
 * doctor, greeting and backfill read it; nothing else asks which platform it has before it.
 */
export type PlatformDescriptor<Settings = unknown> = {
  name: PlatformName;
  /** as people know it */
  label: string;
  /** its variables, and what they make of a connection: null where it is not wanted, undefined where nothing is said */
  env: z.ZodType<Settings | null | undefined> & { in: z.ZodObject };
  /** connects it while no other platform is and nothing is said; without these, nothing said is not wanted */
  whenAlone?: Settings;
  /** who its routes are for: a chat service on the internet, or this machine alone */
  access: "public" | "internal";
  /** the path that the service, or a browser, opens first */
  endpoint: string;
  /** what a person does after the start, with the endpoint's address */
  greeting(address: string): string;
  /** whether its installations bring tokens that have to be stored; without it, they don't */
  storesTokens?(settings: Settings): boolean;
  /** how fast messages may be sent, in a workspace and to one address */
  rates(address: string): RateLimit[];
  /** how fast a workspace's history may be read; null where there is none to read (`missed`) */
  historyRate: RateLimit | null;
  connect(settings: Settings, host: Host): Promise<Platform>;
};

/** A chat platform that is connected. */
export type Platform = {
  name: PlatformName;
  routes: Route[];
  send(order: SendOrder): Promise<SendResult>;
  /** After a send's lease ran out: is the message there? `since` is when the send was first tried. `cannot` where the platform has no read-back. */
  find(order: SendOrder, since: number): Promise<Found>;
  /** who a person is; null when the platform knows nobody of that key */
  profile(installation: Installation, person: string): Promise<Profile | null>;
  /** a file that somebody sent us; null where it can't be had. At most LARGEST_DROP bytes are read. */
  fetchFile(installation: Installation, reference: string): Promise<Uint8Array | null>;
  /** messages to us in a personal conversation since an instant, oldest first; null where the platform can't tell */
  missed:
    | null
    | ((
        installation: Installation,
        address: string,
        since: number,
        next: string | null,
      ) => Promise<Missed | { afterMs: number }>);
  /** whether the credentials work, in a sentence for `doctor` */
  check(): Promise<{ ok: boolean; sentence: string }>;
  stop(): Promise<void>;
};
