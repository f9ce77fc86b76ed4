import type { Block } from "../../chat/view.ts";
import type { Report } from "../../engine/outcome/report.ts";
import { note } from "../card-parts.view.ts";
import { words } from "../language.ts";

/** For a digest: what trials came to, and what nudges change, as far as it is known. */
export function learnedBlocks(all: Report | null, decided: { id: string; why: string }[]): Block[] {
  const { change, trialDecided } = words.plays;
  return [
    ...decided.map(({ id, why }) => trialDecided(id, why)),
    ...(all === null || all.sent === 0 ? [] : [change(all)]),
  ].map(note);
}
