import type { Rate } from "../../engine/outcome/interval.ts";
import type { Report, Verdict } from "../../engine/outcome/report.ts";
import type { Play } from "../../engine/plays/play.ts";
import { count, cut, list } from "../../engine/model/saying.ts";

const LONGEST_ECHO = 60;

const points = (share: number) => String(Math.round(share * 100));
const percent = (share: number) => `${points(share)} %`;
const signed = (share: number) => {
  const whole = Math.round(share * 100);
  return whole > 0 ? `+${whole}` : String(whole).replace("-", "−");
};

/** `62 % (48 to 74 %) of 45`, or how many more are needed. */
const shareWithInterval = (rate: Rate) =>
  rate.enough
    ? `${percent(rate.share)} (${points(rate.low)} to ${percent(rate.high)}) of ${rate.of}`
    : `not enough yet, ${rate.moreNeeded} more needed`;

/** What people read about plays, in English: sentences that are honest about what is not known yet. */
export const playWords = {
  /** What a trial came to, with its reason. */
  verdict(verdict: Verdict): string {
    if (verdict.kind === "not enough yet") {
      return `Not enough yet: ${count(verdict.moreNeeded, "more nudge", "more nudges")} needed.`;
    }
    const { answers, of, usual } = verdict;
    const figures = `${percent(answers)} of ${of} were answered, where ${percent(usual)} is usual`;
    return verdict.kind === "keep" ? `Kept: ${figures}.` : `Retired: ${figures}.`;
  },
  /** The share of nudges that were answered. */
  response: ({ response }: Report) => shareWithInterval(response),
  /** The share after which the customer was touched within a week. */
  touch: ({ touch }: Report) => shareWithInterval(touch),
  /** A share in a table's cell: `62 % of 45`. */
  share: (rate: Rate) =>
    rate.enough
      ? `${percent(rate.share)} of ${rate.of}`
      : `${rate.of} so far, ${rate.moreNeeded} more needed`,
  /** How far the strength moved on average, where that is known. */
  moved({ moved }: Report): string {
    const tenth = Math.round((moved ?? 0) * 10) / 10;
    const by = `${Math.abs(tenth)} points on average`;
    return tenth === 0 ? "as before, on average" : tenth > 0 ? `up ${by}` : `down ${by}`;
  },
  /** What nudges brought over the holdout: `+22 points (8 to 36)`, or how many more are needed on each side. */
  uplift({ uplift }: Report): string {
    if (uplift.enough) {
      const span = `${signed(uplift.low)} to ${signed(uplift.high)}`;
      const clear = uplift.clear ? "" : ", which may be chance";
      return `${signed(uplift.points)} points (${span})${clear}`;
    }
    const missing = [
      uplift.moreSent > 0 && `${uplift.moreSent} more sent`,
      uplift.moreWithheld > 0 && `${uplift.moreWithheld} more held back`,
    ].filter((it) => it !== false);
    return `not enough yet, ${missing.join(" and ")} needed`;
  },
  /** The same as a line that a manager can repeat. */
  change({ uplift }: Report): string {
    if (!uplift.enough) {
      const { moreSent, moreWithheld } = uplift;
      const missing =
        moreWithheld > 0
          ? `${count(moreWithheld, "more nudge", "more nudges")} held back by chance`
          : count(moreSent, "more nudge", "more nudges");
      return `What nudges change can't be told yet; that takes ${missing}.`;
    }
    const more = (share: number) => `${points(Math.abs(share))} ${share < 0 ? "fewer" : "more"}`;
    const span = `${more(uplift.low)} to ${more(uplift.high)}`;
    return uplift.clear
      ? `Of a hundred customers, ${more(uplift.points)} are in touch within a week with a nudge than without (${span}).`
      : `Whether nudges bring more touches isn't clear yet: ${more(uplift.points)} of a hundred customers than without, and anything from ${span} would fit.`;
  },
  trialDecided: (id: string, why: string) => `Question “${id}”: ${why}`,

  /** What a play's state and weight mean. */
  state({ id, state, weight }: Pick<Play, "id" | "state" | "weight">): string {
    if (state === "retired") {
      return `“${id}” is retired: it is kept, and not offered. “/customer play restore ${id}” brings it back.`;
    }
    if (weight === 0) return `“${id}” has weight 0: it is not offered until it weighs more.`;
    const often = weight === 1 ? "as often as any other" : `with weight ${weight}`;
    return state === "trial"
      ? `“${id}” is on trial: it is offered in a few nudges, ${often}, until its answers decide.`
      : `“${id}” is in full use, ${often}.`;
  },
  askYourManager: (names: string[]) =>
    "Which questions the coach asks is for managers and admins to choose. Tell " +
    `${names.length === 0 ? "yours" : list(names)} what you would ask; a good question is always welcome.`,
  unknown: (id: string, near: string | null) =>
    `I know no play “${cut(id, LONGEST_ECHO)}”. ${near === null ? "“/customer play” lists them." : `Did you mean “${near}”?`}`,
  added: (id: string) =>
    `“${id}” is on trial: it is offered in a few nudges where it applies, and kept when it earns answers. “/customer play show ${id}” tells how it does.`,
  sameAlready: (state: string) => `That is how it is already. ${state}`,
  fromNextPlan: (state: string) => `${state} It holds from the next plan on.`,
  refused: "That play can't be taken yet.",
  fixAndResend: "Fix this and send it again:",
  playNeeds: "A play needs an aim and three questions, a line each:",
  example: [
    "/customer play add",
    "aim: fit",
    "question: What would {customer} build if they started today?",
    "question: Which of their plans has {them} not told anybody else?",
    "question: What does {customer} do by hand that nobody likes to do?",
  ],
  mayAdd:
    "You may add: id, when (“daysSilent at least 30 and lastOn known”), why, do, teaches, about. “/customer play facts” lists what a play may name.",

  card: {
    reason: "The reason",
    action: "The action",
    question: "The question",
    teaches: (what: string) => `A good reply teaches: ${what}`,
    commands: (id: string) =>
      `“/customer play try ${id}”, “weigh ${id} 2”, “retire ${id}”, “restore ${id}”.`,
    urgent: "urgent: comes before others",
    gentle: "gentle: asked also when nudges go unanswered",
    forUs: "for us: waits while a concern of theirs is open",
    whose: "Whose",
    yourOwn: "your own",
    ofCatalogue: "the catalogue's",
    worksOn: "Works on",
    appliesWhen: "Applies when",
    about: "About",
    closestContact: "the closest contact",
    rests: "Rests",
    restDays: (days: number) => `${days} days at a customer`,
    is: "Is",
    notUsedYet: "It has not been in a nudge whose week is over.",
    passedOver: "Passed over for another idea",
    times: (n: number) => `${n} times`,
  },
  figures: {
    answered: "Answered",
    touched: "Touched within a week",
    uplift: "Against those held back",
    moved: "Strength in 4 weeks",
  },

  list: {
    title: "Plays",
    opening: (plays: number, onTrial: number, answered: string) =>
      `${count(plays, "play")}, ${onTrial} of them on trial. Answered: ${answered}.`,
    catalogue: "The catalogue",
    restOfCatalogue: "The rest of the catalogue",
    unread: (ids: string[]) =>
      `This version of Rapport can't read ${list(ids)}. ${ids.length === 1 ? "It is" : "They are"} kept, and not offered.`,
    commands:
      "“/customer play show ID” tells about one, “play report” what they did. “play try ID”, “play " +
      "weigh ID 2”, “play retire ID”, “play restore ID” change one; “play add” takes a new one.",
    states: { on: "in use", trial: "on trial", retired: "retired" },
    ownAim: (aim: string) => `${aim}, your own`,
    moreNeeded: (n: number) => `${n} more needed`,
    notUsedYet: "not used yet",
    columns: {
      play: "Play",
      worksOn: "Works on",
      state: "State",
      weight: "Weight",
      answered: "Answered",
    },
    caption: "Your own plays, and those of the catalogue that you have set",
    captionAndMore: (n: number) =>
      `Your own plays, and those of the catalogue that you have set, and ${n} more`,
  },

  report: {
    title: "What plays did",
    opening: (answered: string, uplift: string) =>
      `Nudges answered: ${answered}. Touches they brought: ${uplift}.`,
    columns: {
      play: "Play",
      offered: "Offered",
      answered: "Answered",
      touched: "Touched",
      uplift: "Against those held back",
    },
    notEnoughYet: "not enough yet",
    mostOffered: "The most offered first",
    mostOfferedAndMore: (n: number) => `The most offered, and ${n} more`,
    howToRead:
      "Held back: about one nudge in ten, by chance alone, so that we see what would happen without. An " +
      "answer that tells little counts half. In brackets: where the true share lies, 19 times in 20.",
  },

  facts: {
    title: "What a play may name",
    summary: (facts: number) => `A play may name ${facts} facts.`,
    howToName:
      "In a text a fact stands in braces, as {customer}; in “when” by its name, as “daysSilent at least 30”.",
    kinds: {
      text: "Said as they are",
      word: "Words to ask for",
      days: "In days",
      count: "Numbers",
      share: "Shares of 1",
      times: "Times as much",
    } as Record<string, string>,
    askForMore: "“/customer play facts promise” says what those about promises mean.",
  },
};
