import type { CustomerHistory } from "../model/history.ts";
import type { PlayAim } from "../model/nudge.ts";
import type { Play } from "../plays/play.ts";
import { betaFrom, randomFrom } from "../model/random.ts";
import type { Instant } from "../model/time.ts";
import { rewardOf, situationKey } from "./reward.ts";

/** Tries and what they earned, all in all, a play, and a play in a situation. */
export type Experience = {
  all: ArmTally;
  plays: ReadonlyMap<string, ArmTally>;
  arms: ReadonlyMap<string, ArmTally>;
};
export type ArmTally = { tries: number; earned: number };

/** A new play is believed to do as well as all plays together, as firmly as if it had been tried so often. */
const PLAY_PRIOR_TRIES = 10;
/** A play in a new situation is believed to do as well as the play does elsewhere, as firmly as this. Slow at first. */
const ARM_PRIOR_TRIES = 8;
/** Before anything was tried: half of the nudges earn something (our choice; 4 tries outweigh it). */
const FIRST_BELIEF: ArmTally = { tries: 4, earned: 2 };

/** What this workspace's nudges have taught up to an instant, about plays and about aims (under `aimKey`). */
export function experienceOf(
  histories: Iterable<CustomerHistory>,
  asOf: Instant,
  known: readonly Play[],
): Experience {
  const aims = aimsOf(known);
  const all = { ...FIRST_BELIEF };
  const plays = new Map<string, ArmTally>();
  const arms = new Map<string, ArmTally>();
  for (const { customer, interactions, nudges } of histories) {
    for (const nudge of nudges) {
      for (const play of nudge.passedOver ?? []) add(tallyIn(plays, play), 0);
      const earned = rewardOf(nudge, asOf);
      if (earned === null) continue;
      add(all, earned);
      const aim = aims.get(nudge.play);
      const situation = nudge.sentAt && situationKey(interactions, nudge.sentAt, customer.tier);
      for (const key of aim ? [nudge.play, aimKey(aim)] : [nudge.play]) {
        add(tallyIn(plays, key), earned);
        if (situation) add(tallyIn(arms, armKey(key, situation)), earned);
      }
    }
  }
  return { all, plays, arms };
}

/** Plays are the same for every look in a workspace that has none of its own. */
const aimsKnown = new WeakMap<readonly Play[], ReadonlyMap<string, PlayAim>>();

function aimsOf(plays: readonly Play[]): ReadonlyMap<string, PlayAim> {
  const known = aimsKnown.get(plays);
  if (known) return known;
  const aims = new Map(plays.map((it) => [it.id, it.aim]));
  aimsKnown.set(plays, aims);
  return aims;
}

/**
 * Thompson's draw for a play in a situation (Thompson, 1933; Russo et al., "A tutorial on Thompson sampling", 2018):
 * a chance of success that is drawn as often as it is believed. The belief is a Beta, pooled twice: a play leans on all
 * plays, a play in a situation on the play (shrinkage as in Efron and Morris, 1975).
 */
export function drawFor(
  experience: Experience,
  play: string,
  situation: string,
  seed: string,
): number {
  const { all, plays, arms } = experience;
  const ofAll = all.earned / all.tries;
  const own = plays.get(play) ?? { tries: 0, earned: 0 };
  const ofPlay = (own.earned + PLAY_PRIOR_TRIES * ofAll) / (own.tries + PLAY_PRIOR_TRIES);
  const arm = arms.get(armKey(play, situation)) ?? { tries: 0, earned: 0 };
  const good = arm.earned + ARM_PRIOR_TRIES * ofPlay;
  const bad = arm.tries - arm.earned + ARM_PRIOR_TRIES * (1 - ofPlay);
  return betaFrom(randomFrom(seed), Math.max(good, 0.1), Math.max(bad, 0.1));
}

/** The name under which an aim's experience is kept, and drawn for. */
export function aimKey(aim: PlayAim): string {
  return `aim:${aim}`;
}

function armKey(play: string, situation: string): string {
  return `${play}|${situation}`;
}

function tallyIn(tallies: Map<string, ArmTally>, key: string): ArmTally {
  const known = tallies.get(key);
  if (known) return known;
  const fresh = { tries: 0, earned: 0 };
  tallies.set(key, fresh);
  return fresh;
}

function add(tally: ArmTally, earned: number): void {
  tally.tries += 1;
  tally.earned += earned;
}
