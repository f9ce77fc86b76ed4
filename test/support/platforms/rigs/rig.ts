/** A platform between its own service, played by a fake, and a host that writes down what it hears: the same for each platform. */
import type { Intent } from "../../../../src/chat/intent.ts";
import type { Installation, Platform, PlatformDescriptor } from "../../../../src/chat/platform.ts";
import type { Card } from "../../../../src/chat/view.ts";
import type { RecordingHost } from "../../recording-host.ts";

/** Posts what the service posts when a person does this; null where the service has no such thing. */
export type Post = (() => Promise<unknown>) | null;

export type Rig = {
  descriptor: PlatformDescriptor<any>;
  platform: Platform;
  host: RecordingHost;
  installation: Installation;
  /** somebody the service knows, and the address of their own chat with us */
  person: string;
  address: string;
  posts: Record<Intent["kind"], Post>;
  /** what stands in the file that `posts.files` names */
  file: string;
  /** what a card, as it is rendered for this platform, has too much of */
  breaches(card: Card): string[];
  /** makes the next send end so; null where it never does */
  endings: Record<"later" | "refused" | "unknown", (() => void) | null>;
  /** the person writes this many messages that nobody hears; null where the service keeps no history */
  writeUnheard: ((count: number) => void) | null;
  close(): Promise<void>;
};

export const FILE = "name\nAldgate\n";
export const LOG_ACTION = { name: "customer.log", subject: "", value: null } as const;
