import type { Evidence, PlayAim } from "../model/nudge.ts";
import type { Week } from "../model/time.ts";

/** A nudge as it would be sent: everything in it is stored, so that it can still explain itself months later. */
export type PlannedNudge = {
  memberId: string;
  customerId: string;
  contactId: string | null;
  /** the promise, concern or need that it is about, as it stands open */
  signalId: string | null;
  week: Week;
  /** 1, 2, 3 … in the order of sending */
  slot: number;
  /** a play's id */
  play: string;
  aim: PlayAim;
  /** why this one, in a sentence or two */
  reason: string;
  evidence: Evidence[];
  /** one small thing to do */
  action: string;
  question: string;
  whyNow: string;
  whyNotNext: string;
  /** took part in the holdout experiment: only what did is compared with what was withheld */
  inExperiment: boolean;
  /** the holdout's empty place: not sent, and kept to compare with */
  withheld: boolean;
  /** what the play's success is learned for */
  situation: string;
};
