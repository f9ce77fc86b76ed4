/**
 * Whether a rhythm has turned: a hidden state, followed week by week. A relationship is as it always was, and its signs
 * come at a rate of its own; or it has turned, and they come at a fraction of that rate. The own rate is learned from the
 * weeks that look well.
 *
 * Hidden Markov models of relationships: Netzer, Lattin and Srinivasan, "A Hidden Markov Model of Customer Relationship
 * Dynamics" (Marketing Science, 2008). A rate of its own for each, with a Gamma prior over all: the "alive" models after
 * Schmittlein, Morrison and Colombo (1987); Fader, Hardie and Lee (2005).
 */

/** How a stream of signs behaves once a relationship has turned. */
export type TurnedPace = {
  /** share of the own rate that is left */
  left: number;
  /** share of the own chance of an answer that is left */
  answersLeft: number;
  /** chance a week to turn for the worse, and back */
  turns: number;
  turnsBack: number;
};

/** Days on which we wrote or called, by week, and those that were answered: give and take, whatever the pace is. */
export type Answers = { asked: ArrayLike<number>; answered: ArrayLike<number> };

/** What is believed of a rate before anything is seen: as firm as `weeks` weeks of a relationship at this pace. */
export type RatePrior = { perWeek: number; weeks: number };

export type RhythmState = {
  /** chance that it has turned, 0 to 1 */
  turned: number;
  /** own signs a week while well */
  perWeek: number;
};

/** Newer weeks say more about the own rate: half of it after about 70 weeks. */
const FORGETS = 0.99;
/** Before we ever asked: a little more often answered than not, as firmly as two questions. */
const ANSWERS_BELIEF = { came: 1.2, stayedOut: 0.8 };
/** Weeks that burst together: no relationship's signs count for less than a sixth of what independent ones would. */
const MOST_BURSTY = 6;
const BURST_WEEKS = 4;

/**
 * Follows the signs through the weeks.
 * @param counts days with a sign, by week, oldest first
 * @param answers of the same weeks; left out where only the pace is followed
 * @param exposure how much of an ordinary week each one was, 0 to about 1: 0 is a week that tells nothing
 */
export function followRhythm(
  counts: ArrayLike<number>,
  exposure: (week: number) => number,
  pace: TurnedPace,
  prior: RatePrior,
  answers?: Answers,
): RhythmState {
  const weeks = counts.length;
  const bursts = burstiness(counts, exposure);
  const usual = pace.turns / (pace.turns + pace.turnsBack);
  let turned = usual / 2;
  let seen = prior.perWeek * prior.weeks;
  let lived = prior.weeks;
  let [came, stayedOut] = [ANSWERS_BELIEF.came, ANSWERS_BELIEF.stayedOut];
  for (let week = 0; week < weeks; week++) {
    const e = exposure(week);
    if (e <= 0) continue;
    const count = counts[week] ?? 0;
    turned = turned * (1 - pace.turnsBack) + (1 - turned) * pace.turns;
    const ifWell = lived + e;
    const ifTurned = lived + e * pace.left;
    // Negative binomial: a Poisson count whose rate is known as far as its Gamma belief says.
    const ofPace =
      (seen * Math.log(ifWell / ifTurned) + count * Math.log((pace.left * ifWell) / ifTurned)) /
      bursts;
    const back = answers?.answered[week] ?? 0;
    const silent = Math.max(0, (answers?.asked[week] ?? 0) - back);
    const answerRate = came / (came + stayedOut);
    const evidence =
      ofPace +
      back * Math.log(pace.answersLeft) +
      silent * Math.log((1 - pace.answersLeft * answerRate) / (1 - answerRate));
    const odds = (turned / (1 - turned)) * Math.exp(evidence);
    turned = Math.min(0.995, Math.max(0.001, odds / (1 + odds)));
    const well = 1 - turned;
    seen = seen * FORGETS + count * well;
    lived = lived * FORGETS + e * well;
    const firm = prior.weeks * (1 - FORGETS);
    seen += prior.perWeek * firm;
    lived += firm;
    came = came * FORGETS + back * well + ANSWERS_BELIEF.came * (1 - FORGETS);
    stayedOut = stayedOut * FORGETS + silent * well + ANSWERS_BELIEF.stayedOut * (1 - FORGETS);
  }
  return { turned, perWeek: seen / lived };
}

/** Variance over mean of the sums of four weeks, 1 for signs that come by chance, more where they come in bursts. */
function burstiness(counts: ArrayLike<number>, exposure: (week: number) => number): number {
  let [blocks, sum, squares] = [0, 0, 0];
  for (let end = counts.length; end >= BURST_WEEKS; end -= BURST_WEEKS) {
    let [block, lived] = [0, 0];
    for (let week = end - BURST_WEEKS; week < end; week++) {
      block += counts[week] ?? 0;
      lived += exposure(week);
    }
    if (lived < BURST_WEEKS / 2) continue;
    const scaled = (block * BURST_WEEKS) / lived;
    blocks += 1;
    sum += scaled;
    squares += scaled * scaled;
  }
  if (blocks < 3 || sum === 0) return 1;
  const mean = sum / blocks;
  const variance = (squares - blocks * mean * mean) / (blocks - 1);
  // As firm as six blocks of signs that come by chance.
  const ratio = (variance * (blocks - 1) + mean * 6) / (mean * (blocks - 1 + 6));
  return Math.min(MOST_BURSTY, Math.max(1, ratio));
}
