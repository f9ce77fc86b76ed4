/** "Pause" and "resume": a member asks for no messages, for a time that may begin later, and for them again. */
import { readReply } from "../../engine/reading/read-reply.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn } from "../../app/context.ts";
import { say } from "../deliveries/answer.ts";
import { pausedCard, resumedCard } from "../nudges/nudge-notices.view.ts";

/** `from`: null is now; `until`: the day they come back, null: when they say so. Said in a reply, it is taken back with it. */
export function pauseMember(
  turn: ChangeTurn,
  { from, until }: { from: LocalDate | null; until: LocalDate | null },
  replyId: string,
): Write[] {
  const memberId = turn.member.id;
  const after = {
    state: "paused",
    state_reason: "asked",
    paused_from: from,
    paused_until: until,
  };
  const change = {
    record: "member",
    id: memberId,
    after,
    replyId,
    memberId,
    at: turn.now,
  } as const;
  return [
    { kind: "record.change", change },
    say(turn, pausedCard({ from, until }, replyId), { replyId }),
  ];
}

/** Whether words ask for a pause, of days that the rules can read. */
export function isPause({ app, member, inbound }: ChangeTurn, text: string): boolean {
  const { control } = readReply(
    {
      id: "",
      text,
      sentAt: new Date(inbound.at).toISOString(),
      timezone: member.timezone,
      nudge: null,
      customers: [],
    },
    app.lexicon,
  );
  return control?.kind === "pause" && (control.from !== null || control.until !== null);
}

/** `/customer pause`, without an end. */
export function pauseByCommand(turn: ChangeTurn): Write[] {
  const memberId = turn.member.id;
  return [
    { kind: "member.state", memberId, state: "paused", reason: "asked", until: null },
    say(turn, pausedCard({ from: null, until: null }, null)),
  ];
}

export function resumeMember(turn: ChangeTurn): Write[] {
  const memberId = turn.member.id;
  return [
    { kind: "member.state", memberId, state: "active", reason: null, until: null },
    say(turn, resumedCard()),
  ];
}
