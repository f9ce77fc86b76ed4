import type { Contact } from "./contact.ts";
import type { Customer } from "./customer.ts";
import type { Interaction } from "./interaction.ts";
import type { Member } from "./member.ts";
import type { PastNudge } from "./nudge.ts";
import type { Settings } from "./settings.ts";
import type { Instant } from "./time.ts";
import type { Signal } from "./signal.ts";

/** Everything about one workspace that the engine decides from. Plain data: the same snapshot and seed give the same plan. */
export type Portfolio = {
  workspaceId: string;
  settings: Settings;
  members: Member[];
  customers: Customer[];
  contacts: Contact[];
  /** any order */
  interactions: Interaction[];
  signals: Signal[];
  nudges: PastNudge[];
  /** when members said anything last, by their id; absent where nothing is planned from it */
  spokenAt?: Readonly<Record<string, Instant>>;
};
