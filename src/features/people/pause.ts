/** "Pause" and "resume": a member asks for no nudges, and for them again. */
import type { LocalDate } from "../../engine/model/time.ts";
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn } from "../../app/context.ts";
import { say } from "../deliveries/answer.ts";
import { pausedCard, resumedCard } from "../nudges/nudge-notices.view.ts";

/** `until`: the day they come back; null: when they say so. */
export function pauseMember(turn: ChangeTurn, until: LocalDate | null): Write[] {
  const memberId = turn.member.id;
  return [
    { kind: "member.state", memberId, state: "paused", reason: "asked", until },
    say(turn, pausedCard(until)),
  ];
}

export function resumeMember(turn: ChangeTurn): Write[] {
  const memberId = turn.member.id;
  return [
    { kind: "member.state", memberId, state: "active", reason: null, until: null },
    say(turn, resumedCard()),
  ];
}
