/** What handlers decide to write, as data: printable, and asserted in tests without a database. */
import type { Inbound, PlatformName } from "../../chat/intent.ts";
import type { ContactFunction, Level } from "../../engine/model/contact.ts";
import type { NudgeState } from "../../engine/model/nudge.ts";
import type { SettingChange } from "../../engine/model/settings.ts";
import type { Instant, LocalDate } from "../../engine/model/time.ts";
import type { PlannedNudge } from "../../engine/choose/week-plan.ts";
import type { Play } from "../../engine/plays/play.ts";
import type { NewDelivery } from "../deliveries/deliveries.ts";
import type { NewPriorityAnswer } from "../customers/customers.ts";
import type { ChangeOrigin } from "../changes/change-origin.ts";
import type { RecordChange } from "../changes/record-changes.ts";
import type { MemberRow } from "../members/members.ts";
import type { FollowUpPlan } from "../replies/follow-ups.ts";
import type { TeamChannel } from "../teams/teams.ts";
import type { RecordedInteraction, RecordedSignal, ReplyRow } from "../replies/replies.ts";

/** One thing to write. Whatever it names by id stands already, or is written by an earlier one of the same list. */
export type Write =
  | { kind: "reply.add"; reply: ReplyRow }
  /** a later reading of a reply, whose `revision` is the new one: the one before must still stand */
  | { kind: "reply.revise"; reply: ReplyRow }
  /** when the version that stands was written */
  | { kind: "reply.version"; replyId: string; versionAt: Instant }
  /** what a revision of a reply reported */
  | {
      kind: "records.add";
      reply: Pick<ReplyRow, "id" | "memberId" | "revision">;
      interactions: RecordedInteraction[];
      signals: RecordedSignal[];
    }
  /** all that a reply reported, kept as history */
  | { kind: "records.withdraw"; replyId: string; at: Instant }
  /** a promise kept or moved, a contact who left, a customer lost: something that stood before is another now */
  | { kind: "record.change"; change: RecordChange }
  /** who looks after a customer from now on, the first one leads */
  | ({ kind: "owners.change"; customerId: string; memberIds: string[] } & ChangeOrigin)
  /** two rows that are one; hiding the first is a change of its own */
  | ({ kind: "contact.merge"; from: string; into: string } & ChangeOrigin)
  | ({ kind: "customer.merge"; from: string; into: string } & ChangeOrigin)
  /** some people of `from` are those of `into`, a new customer called `name`, which a change of its own shows */
  | ({
      kind: "customer.split";
      from: string;
      into: string;
      name: string;
      people: string[];
    } & ChangeOrigin)
  /** all that a reply changed is as it was before */
  | { kind: "changes.undo"; replyId: string; at: Instant }
  | {
      kind: "follow-up.keep";
      reply: Pick<ReplyRow, "id" | "memberId">;
      plan: FollowUpPlan;
    }
  /** the member touched the customer: what was planned for it is done */
  | { kind: "follow-up.done"; memberId: string; customerId: string }
  /** must still be in one of the states `from` */
  | {
      kind: "nudge.close";
      nudgeId: string;
      from: NudgeState[];
      state: "answered" | "skipped" | "snoozed";
      answeredAt?: Instant;
      snoozedUntil?: LocalDate;
      outcome?: string;
    }
  | { kind: "nudge.reopen"; nudgeId: string }
  | { kind: "nudge.reword"; nudgeId: string; idea: PlannedNudge; offered: string[] }
  /** the member wants no more nudges about the customer, until a day or until they say so; or wants them again */
  | {
      kind: "customer.mute";
      customerId: string;
      memberId: string;
      muted: boolean;
      until: LocalDate | null;
    }
  /** `isHidden`: on the map only once a change of the same list shows it, so that the change can be taken back */
  | {
      kind: "contact.add";
      contactId: string;
      customerId: string;
      name: string;
      isHidden?: boolean;
    }
  | {
      kind: "contact.role";
      contactId: string;
      role: { level: Level } | { function: ContactFunction };
    }
  | { kind: "priority.answer"; answer: NewPriorityAnswer }
  | {
      kind: "member.state";
      memberId: string;
      state: MemberRow["state"];
      reason: string | null;
      until: LocalDate | null;
    }
  /** somebody who could not be reached is there again; a pause of their own stands */
  | { kind: "member.back"; memberId: string }
  /** where a person's own chat is; null: nowhere any more */
  | {
      kind: "member.address";
      platform: string;
      person: string;
      place: { address: string; conversation: string } | null;
    }
  | { kind: "team.channel"; managerId: string; name: string; channel: TeamChannel }
  | { kind: "setting.set"; setting: SettingChange }
  | { kind: "play.add"; play: Play }
  | { kind: "play.change"; play: Play; change: { state?: Play["state"]; weight?: number } }
  | { kind: "installation.remove"; platform: PlatformName; key: string }
  /** made unless one of its key was made before */
  | { kind: "delivery.add"; delivery: NewDelivery }
  /** messages not yet sent to a member, or with null to anybody, will not be */
  | { kind: "delivery.skip"; memberId: string | null; reason: string }
  /** a message that named somebody who was forgotten, without them */
  | { kind: "inbound.replace"; inboxId: string; inbound: Inbound }
  /** the words of a message of somebody who is no member are not kept */
  | { kind: "inbound.forget"; inboxId: string }
  /** who changed what; `memberId` null for the operator */
  | {
      kind: "audit.note";
      memberId: string | null;
      what: string;
      subject: string;
      source?: string;
      details?: object;
    }
  /** everything held of somebody goes, and they are refused from then on; `also`: other ways in which texts call them */
  | { kind: "person.forget"; who: string; also: string[]; by: string | null; source: string }
  /** somebody who was forgotten is let in again */
  | { kind: "person.allow"; who: string; by: string | null; source: string };

export type WriteOf<K extends Write["kind"]> = Extract<Write, { kind: K }>;
