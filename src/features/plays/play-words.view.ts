import type { Rate } from "../../engine/outcome/interval.ts";
import type { Report, Verdict } from "../../engine/outcome/report.ts";
import type { Block } from "../../chat/view.ts";
import { count } from "../../engine/model/saying.ts";

/** What reports on plays say, in sentences that are honest about what is not known yet. */

/** What a trial came to, with its reason. */
export function sayVerdict(verdict: Verdict): string {
  if (verdict.kind === "not enough yet") {
    return `Not enough yet: ${count(verdict.moreNeeded, "more nudge", "more nudges")} needed.`;
  }
  const { answers, of, usual } = verdict;
  const figures = `${percent(answers)} of ${of} were answered, where ${percent(usual)} is usual`;
  return verdict.kind === "keep" ? `Kept: ${figures}.` : `Retired: ${figures}.`;
}

/** The share of nudges that were answered: `62 % (48 to 74 %) of 45`, or how many more are needed. */
export function sayResponse({ response }: Report): string {
  return response.enough
    ? `${percent(response.share)} (${points(response.low)} to ${percent(response.high)}) of ${response.of}`
    : `not enough yet, ${response.moreNeeded} more needed`;
}

/** The share after which the customer was touched within a week. */
export function sayTouch({ touch }: Report): string {
  return touch.enough
    ? `${percent(touch.share)} (${points(touch.low)} to ${percent(touch.high)}) of ${touch.of}`
    : `not enough yet, ${touch.moreNeeded} more needed`;
}

/** A share in a table's cell: `62 % of 45`. */
export function sayShare(rate: Rate): string {
  return rate.enough
    ? `${percent(rate.share)} of ${rate.of}`
    : `${rate.of} so far, ${rate.moreNeeded} more needed`;
}

/** How far the strength moved on average, where that is known. */
export function sayMoved({ moved }: Report): string {
  const tenth = Math.round((moved ?? 0) * 10) / 10;
  const points = `${Math.abs(tenth)} points on average`;
  return tenth === 0 ? "as before, on average" : tenth > 0 ? `up ${points}` : `down ${points}`;
}

/** What nudges brought over the holdout: `+22 points (8 to 36)`, or how many more are needed on each side. */
export function sayUplift({ uplift }: Report): string {
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
}

/** For a digest: what trials came to, and what nudges change, as far as it can be told. */
export function learnedBlocks(all: Report | null, decided: { id: string; why: string }[]): Block[] {
  const trials = decided.map(({ id, why }): Block => ({
    kind: "note",
    text: `Question “${id}”: ${why}`,
  }));
  if (all === null || all.sent === 0) return trials;
  return [...trials, { kind: "note", text: sayChange(all) }];
}

function sayChange({ uplift }: Report): string {
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
}

const points = (share: number) => String(Math.round(share * 100));
const percent = (share: number) => `${points(share)} %`;
const signed = (share: number) => {
  const whole = Math.round(share * 100);
  return whole > 0 ? `+${whole}` : String(whole).replace("-", "−");
};
