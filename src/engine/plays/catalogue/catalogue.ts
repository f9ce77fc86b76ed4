import { BALANCE_PLAYS } from "./balance.ts";
import { FIT_PLAYS } from "./fit.ts";
import { LEAD_PLAYS } from "./lead.ts";
import { REACH_PLAYS } from "./reach.ts";
import { RHYTHM_PLAYS } from "./rhythm.ts";
import { TRUST_PLAYS } from "./trust.ts";
import { WARMTH_PLAYS } from "./warmth.ts";
import { Play } from "../play.ts";

/** The plays that ship with Rapport. A workspace adds its own and retires any, and never loses these. */
export const CATALOGUE: readonly Play[] = [
  ...RHYTHM_PLAYS,
  ...TRUST_PLAYS,
  ...FIT_PLAYS,
  ...LEAD_PLAYS,
  ...WARMTH_PLAYS,
  ...REACH_PLAYS,
  ...BALANCE_PLAYS,
].map((text) => Play.parse(text));

/** What a workspace changed about a play of the catalogue. */
export type PlaySetting = { id: string; state?: Play["state"]; weight?: number };

/**
 * The catalogue with a workspace's settings, and the workspace's own plays after it. An own play with the id of one in
 * the catalogue is left out: the catalogue's words stay (retire the play and give yours another id).
 */
export function playsOf(
  own: readonly Play[] = [],
  settings: readonly PlaySetting[] = [],
): readonly Play[] {
  if (own.length === 0 && settings.length === 0) return CATALOGUE;
  const set = new Map(settings.map((it) => [it.id, it]));
  const shipped = CATALOGUE.map((play) => {
    const { state = play.state, weight = play.weight } = set.get(play.id) ?? {};
    return { ...play, state, weight };
  });
  const taken = new Set(shipped.map((it) => it.id));
  return [...shipped, ...own.filter((it) => !taken.has(it.id))];
}
