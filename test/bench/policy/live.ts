import type { Direction } from "../../../src/engine/model/interaction.ts";
import { DAY_MS, HOUR_MS, type Instant } from "../../../src/engine/model/time.ts";
import { chanceOf, close, isAt, note, record } from "./record.ts";
import {
  dateOf,
  mondayOf,
  newContact,
  weekNameOf,
  type Choice,
  type Company,
  type Truth,
} from "./company.ts";
import { COMPANY, TOUCH_EFFECTS, type TouchEffect } from "./world.ts";

/** One week of the company: business as usual, the nudges that the reps act on, what the customers do. Changes the company. */
export function liveOneWeek(company: Company, choices: Choice[]): void {
  const chosen = new Map<string, { choice: Choice; slot: number }>();
  const slots = new Map<string, number>();
  for (const choice of choices) {
    const slot = slots.get(choice.memberId) ?? 0;
    slots.set(choice.memberId, slot + 1);
    chosen.set(choice.customerId, { choice, slot });
  }
  for (const truth of company.truths) {
    const nudge = chosen.get(`customer-${truth.index}`);
    if (truth.leftInWeek === null) {
      decay(company, truth);
      happen(company, truth);
      usualTouch(company, truth);
    }
    if (nudge) nudgedTouch(company, truth, nudge.choice, nudge.slot);
    if (truth.leftInWeek === null) leaveOrStay(company, truth);
    else noticeLoss(company, truth, nudge !== undefined);
  }
  company.week += 1;
}

function decay(company: Company, truth: Truth): void {
  const monday = mondayOf(company.week);
  const silence = (monday - truth.lastTouch) / DAY_MS / truth.wantsEveryDays;
  let loss = COMPANY.lossAlways;
  loss += COMPANY.lossSilent * Math.min(COMPANY.silentAtMost, Math.max(0, silence - 1));
  if (truth.concern)
    loss += truth.concern.heard ? COMPANY.lossConcernHeard : COMPANY.lossConcernUnheard;
  if (truth.promise && !truth.promise.kept && truth.promise.dueWeek < company.week)
    loss += COMPANY.lossPromiseOverdue;
  if (truth.misfit) loss += COMPANY.lossMisfit;
  truth.bond = Math.max(0, truth.bond - loss);
}

function happen(company: Company, truth: Truth): void {
  const on = (purpose: number, rate: number) => chanceOf(company, truth, purpose) < rate;
  if (truth.drifting) truth.drifting = !on(20, COMPANY.driftEnds);
  else truth.drifting = on(20, COMPANY.driftStarts);
  if (!truth.misfit) truth.misfit = on(21, COMPANY.misfitStarts);
  if (!truth.concern && on(22, COMPANY.concernStarts)) truth.concern = { heard: null };
  else if (truth.concern?.heard && on(23, COMPANY.concernSolvedAnyway))
    solveConcern(company, truth);
  if (truth.promise && !truth.promise.kept && truth.promise.dueWeek === company.week) {
    if (on(24, COMPANY.promiseKeptAnyway)) keepPromise(company, truth);
  }
  if (on(25, COMPANY.mainContactLeaves)) {
    const known = company.records.contacts.filter((it) => isAt(it.customerId, truth)).length;
    truth.bond *= known > 1 ? COMPANY.bondLeftIfMany : COMPANY.bondLeftIfSingle;
    if (on(26, COMPANY.leavingNoticed))
      note(company, truth, "change", "our main contact has moved on");
  }
}

/** A touch that happens by itself: an order, a question, a call that somebody would have made anyway. */
function usualTouch(company: Company, truth: Truth): void {
  const rate = truth.usualPerWeek * (truth.drifting ? COMPANY.driftLeaves : 1);
  if (chanceOf(company, truth, 30) >= 1 - Math.exp(-rate)) return;
  const day = Math.floor(chanceOf(company, truth, 31) * 5);
  const at = mondayOf(company.week) + day * DAY_MS + 10 * HOUR_MS;
  const inbound = chanceOf(company, truth, 32) < COMPANY.inboundShare * (0.5 + truth.bond / 2);
  const effect = TOUCH_EFFECTS.none;
  touch(company, truth, at, inbound ? "in" : "out", effect, COMPANY.usualGainShare, 40);
  if (inbound && truth.concern && !truth.concern.heard) {
    if (chanceOf(company, truth, 33) < COMPANY.concernVoicedInbound) hearConcern(company, truth);
  }
  if (inbound && chanceOf(company, truth, 34) < COMPANY.thanksAtInbound)
    note(company, truth, "appreciation", "that was quick, thank you");
  if (chanceOf(company, truth, 35) < COMPANY.usualRecorded)
    record(company, truth, at, inbound ? "in" : "out", `rep-${truth.index % company.world.reps}`);
}

function nudgedTouch(company: Company, truth: Truth, choice: Choice, slot: number): void {
  const acts = slot < 3 ? COMPANY.repActs : COMPANY.repActsBeyondThird;
  const acted = chanceOf(company, truth, 50) < acts;
  const at = mondayOf(company.week) + (1 + (slot % 4)) * DAY_MS + 14 * HOUR_MS;
  company.records.nudges.push({
    id: `nudge-${company.week}-${truth.index}`,
    memberId: choice.memberId,
    customerId: choice.customerId,
    contactId: choice.contactId,
    week: weekNameOf(mondayOf(company.week)),
    slot,
    play: choice.play,
    state: acted ? "answered" : "ignored",
    sentAt: at - 5 * HOUR_MS,
    answeredAt: acted ? at : null,
    touchedWithin7Days: acted,
    strengthMoved: null,
  });
  if (!acted) return;
  const reached = truth.leftInWeek === null && company.world.nudgesHelp;
  const replyChance = COMPANY.customerRepliesAtLeast + COMPANY.customerRepliesByBond * truth.bond;
  const replies = reached && chanceOf(company, truth, 51) < replyChance;
  record(company, truth, at, replies ? "both" : "out", choice.memberId);
  if (!reached) return;
  const effect = effectOf(company, truth, choice, at);
  touch(company, truth, at, "out", effect, 1, 60);
  if (choice.aim === "warmth") {
    truth.lastWarmth = at;
    note(company, truth, "appreciation", "we told them what we love about them", "us");
  }
}

function effectOf(company: Company, truth: Truth, choice: Choice, at: Instant): TouchEffect {
  if (!company.world.playMatters || choice.aim === null) return TOUCH_EFFECTS.none;
  const effect = TOUCH_EFFECTS[choice.aim];
  const tired = choice.aim === "warmth" && at - truth.lastWarmth < 90 * DAY_MS;
  return tired ? { ...effect, gain: 0.8 } : effect;
}

/** What a touch does to the bond and to what is open. Purposes from `purpose` on are this touch's own. */
function touch(
  company: Company,
  truth: Truth,
  at: Instant,
  direction: Direction,
  effect: TouchEffect,
  share: number,
  purpose: number,
): void {
  const on = (offset: number, rate: number) => chanceOf(company, truth, purpose + offset) < rate;
  const since = at - COMPANY.overloadDays * DAY_MS;
  truth.ourTouches = truth.ourTouches.filter((it) => it > since);
  const crowded = truth.ourTouches.length;
  const gain = company.world.touchGain * effect.gain * share * (1 - truth.bond);
  truth.bond += crowded > 0 ? gain * COMPANY.overloadGainShare : gain;
  if (crowded > 1) truth.bond -= COMPANY.overloadLoss;
  truth.bond = Math.min(1, Math.max(0, truth.bond));
  truth.lastTouch = Math.max(truth.lastTouch, at);
  if (truth.drifting && on(0, effect.endsDrift * share)) truth.drifting = false;
  if (truth.misfit && on(1, effect.mendsFit * share)) truth.misfit = false;
  if (truth.promise && !truth.promise.kept && on(2, effect.keepsPromise * share))
    keepPromise(company, truth);
  if (truth.concern?.heard && on(3, effect.solvesConcern * share)) solveConcern(company, truth);
  else if (truth.concern && !truth.concern.heard && on(4, effect.surfacesConcern * share))
    hearConcern(company, truth);
  if (direction !== "in") truth.ourTouches.push(at);
  if (on(5, effect.findsContact * share)) {
    const known = company.records.contacts.filter((it) => isAt(it.customerId, truth)).length;
    if (known < 8) company.records.contacts.push(newContact(truth.index, known, company.draw));
  }
  if ((!truth.promise || truth.promise.kept) && on(6, COMPANY.promiseAtTouch))
    promise(company, truth);
  if (on(7, COMPANY.needAtTouch))
    note(company, truth, "need", "we could use this for our next line");
}

function promise(company: Company, truth: Truth): void {
  const [soonest, latest] = COMPANY.promiseDueWeeks;
  const weeks = soonest + Math.floor(chanceOf(company, truth, 70) * (latest - soonest + 1));
  const dueWeek = company.week + weeks;
  const signal = note(company, truth, "commitment", "we will send the figures", "us");
  signal.dueOn = dateOf(mondayOf(dueWeek) + 3 * DAY_MS);
  truth.promise = { signal: signal.id, dueWeek, kept: false };
}

function keepPromise(company: Company, truth: Truth): void {
  if (!truth.promise) return;
  truth.promise.kept = true;
  close(company, truth.promise.signal);
}

function hearConcern(company: Company, truth: Truth): void {
  if (!truth.concern) return;
  truth.concern.heard = note(company, truth, "concern", "the lead times worry us").id;
}

function solveConcern(company: Company, truth: Truth): void {
  if (truth.concern?.heard) close(company, truth.concern.heard);
  truth.concern = null;
}

function leaveOrStay(company: Company, truth: Truth): void {
  const under = Math.max(0, COMPANY.leaveUnderBond - truth.bond) / COMPANY.leaveUnderBond;
  const hazard =
    company.world.leavesBy === "luck"
      ? COMPANY.leaveByLuck
      : COMPANY.leaveAlways + COMPANY.leaveNeglect * under ** 2;
  if (chanceOf(company, truth, 80) < hazard) truth.leftInWeek = company.week;
}

function noticeLoss(company: Company, truth: Truth, asked: boolean): void {
  const customer = company.records.customers[truth.index];
  if (!customer || customer.status === "lost" || truth.leftInWeek === null) return;
  const late = company.week - truth.leftInWeek >= COMPANY.lossNoticedAfterWeeks;
  const told = asked && chanceOf(company, truth, 81) < COMPANY.lossNoticedAtTouch;
  if (late || told) customer.status = "lost";
}
