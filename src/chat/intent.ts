/** What comes in, in the same words for every platform. What goes out stands in view.ts. */
import type { Action } from "./action.ts";
import type { Command } from "./command.ts";
import type { FormName, FormValues, Search } from "./view.ts";

/** A platform's name, as its descriptor says it and as it is stored: "slack", "teams", "local". */
export type PlatformName = string;

/** What a person, or the platform itself, wants from us; the same on every platform. */
export type Intent =
  /** words in a conversation with the coach */
  | { kind: "message"; text: string }
  /**
   * the message with this key was changed; `text` is the whole new text, `asks` what follows the command's name where it
   * is one now, `restored` that it was deleted and is brought back
   */
  | { kind: "edit"; message: string; text: string; asks?: string; restored?: true }
  /** the message with this key was deleted */
  | { kind: "remove"; message: string }
  /** `/customer …`; `text` is what follows the command's name, `command` what `receive` has read in it, and nobody again */
  | { kind: "command"; text: string; command?: Command }
  /** a button; `message` is the message that it stands on, where the platform tells */
  | { kind: "act"; action: Action; message: string | null }
  /** a form filled in: to log an interaction, or to say who the owners in dropped files are; `customerId` is what it is about */
  | { kind: "submit"; form: FormName; customerId: string; values: FormValues }
  /** letters typed into a search field: what may be meant by them */
  | { kind: "suggest"; among: Search; text: string }
  /** files dropped in a conversation with the coach; `text` is what was said with them */
  | { kind: "files"; text: string; files: DroppedFileRef[] }
  /** the app can now write to this person (or, in a channel, to this channel) */
  | { kind: "installed" }
  /** the app was removed for this person, this channel or, with `everywhere`, the whole workspace */
  | { kind: "uninstalled"; everywhere: boolean }
  /** something that we do not handle; `what` names it for the log */
  | { kind: "unsupported"; what: string };

/** A file as its platform names it; `fetchFile` gets it. */
export type DroppedFileRef = { name: string; reference: string };

/** Where something was said, and how to answer there. */
export type Place = {
  kind: "direct" | "channel";
  /** the conversation's key on its platform; what is said in one is handled in order */
  conversation: string;
  /** the message at the head of the thread that it was said in; where there are none, the message that it answers */
  thread: string | null;
  /** the platform's own address of the place, opaque to all others; kept, and handed back in a SendOrder */
  address: string;
};

/** An Intent with who, where and when. */
export type Inbound = {
  /**
   * The identity of what happened, the same each time that the platform sends it again:
   * (conversation, message, kind, version), never a delivery's own id, of which one message can have many.
   */
  key: string;
  platform: PlatformName;
  /** the installation's key on its platform: Slack team (or enterprise) id, Teams tenant id, "local" */
  installation: string;
  /** the person's key on the platform; null where the platform itself speaks */
  person: string | null;
  place: Place;
  /** the message's own key in its conversation (Slack ts, Teams activity id), for edits, deletes and threads; null where there is none */
  message: string | null;
  /** milliseconds since 1970, by the clock that the workspace lives by */
  at: number;
  intent: Intent;
};
