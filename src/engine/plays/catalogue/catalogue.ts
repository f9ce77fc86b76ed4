/**
 * The plays that ship with Rapport, and what a workspace makes of them. Each strength's plays are a file of data beside this
 * one, in the form in which a workspace writes its own (`rapport plays add FILE`).
 */
import balance from "./balance.json" with { type: "json" };
import fit from "./fit.json" with { type: "json" };
import lead from "./lead.json" with { type: "json" };
import reach from "./reach.json" with { type: "json" };
import rhythm from "./rhythm.json" with { type: "json" };
import trust from "./trust.json" with { type: "json" };
import warmth from "./warmth.json" with { type: "json" };
import { Play } from "../play.ts";

/** A workspace adds its own and retires any, and never loses these. Throws at start where one is not a play. */
export const CATALOGUE: readonly Play[] = [
  ...rhythm,
  ...trust,
  ...fit,
  ...lead,
  ...warmth,
  ...reach,
  ...balance,
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
