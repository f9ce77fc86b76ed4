import type { LocalDate } from "../../engine/model/time.ts";
import { notice } from "../card-parts.view.ts";
import { words } from "../language.ts";

/** What is said after words or a button about nudges, where no card of the nudge itself says it. */

export const noNudgeCard = () => notice(words.nudges.noOpenNudge);

export const noOtherIdeaCard = () => notice(words.nudges.noOtherIdea);

export const snoozedCard = (until: LocalDate) => notice(words.nudges.snoozed(until));

export const mutedCard = (customer: string) => notice(words.nudges.muted(customer));

export const pausedCard = (until: LocalDate | null) => notice(words.nudges.paused(until));

export const resumedCard = () => notice(words.nudges.resumed);
