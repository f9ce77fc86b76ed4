/** What a touch is worth at one customer this week: what hangs on it × whether it has turned × whether a touch turns it back. */
import type { RhythmChange } from "../change/change.ts";
import type { Customer } from "../model/customer.ts";
import type { CustomerHistory } from "../model/history.ts";
import type { QuietRisk } from "../quiet-risk/quiet-risk.ts";
import type { Settings } from "../model/settings.ts";
import { DAY_MS, type Instant, type LocalDate } from "../model/time.ts";
import { openIssuesOf, type IssueWeights, type OpenIssues, type OpenSigns } from "./open-issues.ts";
import { turnsBackChance, type TurnsBack } from "./turns-back.ts";
import {
  lastContactWeek,
  reachedMember,
  contactIntervalWeeks,
  weekNumberOf,
  type WeekNumber,
} from "./contact-interval.ts";

/** Where a customer stands this week, as far as it takes to decide whether it is nudged about. */
export type CustomerPriority = {
  customer: Customer;
  /** as it was known before the customer's Monday */
  history: CustomerHistory;
  asOf: Instant;
  today: LocalDate;
  risk: QuietRisk | null;
  change: RhythmChange;
  /** annual value over the workspace's median; 1 where it is not known and nothing can be held against it */
  worth: number;
  /** what a touch is worth now */
  need: number;
  issues: OpenIssues;
  focus: boolean;
  lastContactWeek: WeekNumber | null;
  /** weeks within which this customer must get its turn */
  contactIntervalWeeks: number;
  /** weeks until its turn is due: 0 is this week, below 0 it has waited too long */
  dueInWeeks: number;
  /** weeks since the last turn, or since the coach began */
  waitedWeeks: number;
  /** it was nudged about too lately, without a new cause since */
  resting: boolean;
};

export type CustomerPriorityInput = Pick<
  CustomerPriority,
  "history" | "asOf" | "today" | "risk" | "change" | "worth"
> & {
  week: WeekNumber;
  /** the week in which the coach began here: nobody was promised a turn before */
  beganWeek: WeekNumber;
  settings: Settings;
  turnsBack: TurnsBack;
  open: OpenSigns;
  issueWeights: IssueWeights;
};

/** A manager's focus makes a touch count three times: it wins against its like, and not against everything. */
const FOCUS_FACTOR = 3;
/** No customer two weeks running; after a pass it is left alone for longer. */
const REST_WEEKS = 1;
const LONG_REST_WEEKS = 3;

/** How much one active customer needs a touch now. Looks at nothing outside its history. */
export function customerPriority(input: CustomerPriorityInput): CustomerPriority {
  const { week, beganWeek, settings, turnsBack, open, issueWeights, ...facts } = input;
  const { history, risk, change, worth, asOf } = facts;
  const { customer } = history;
  const issues = openIssuesOf(open, issueWeights);
  const turn = lastContactWeek(history);
  const since = Math.max(turn ?? Number.NEGATIVE_INFINITY, beganWeek - 1);
  const within = contactIntervalWeeks(customer, settings, risk?.typicalGapDays ?? null);
  const focus = settings.focusCustomerIds.includes(customer.id);
  const lost = 1 - (1 - change.chance) * (1 - issues.chance);
  const need =
    // The root of the worth: a bit more effort on every customer is the point. Measured: worth as it is keeps 3 % less.
    Math.sqrt(worth) *
    lost *
    turnsBackChance(turnsBack, change.attempts) *
    roomForAnother(history, asOf) *
    (isDecidedSoon(issues) ? DECIDED_SOON_FACTOR : 1) *
    (focus ? FOCUS_FACTOR : 1);
  return {
    ...facts,
    customer,
    need,
    issues,
    focus,
    lastContactWeek: turn,
    contactIntervalWeeks: within,
    dueInWeeks: since + within - week,
    waitedWeeks: week - (turn ?? beganWeek - 1),
    resting: isResting(history, week, issues),
  };
}

/** A renewal is decided weeks before its day, and talked over for months before that: a touch counts more then. */
const DECIDED_SOON_FACTOR = 1.5;
const DECIDED_WITHIN_DAYS = 182;

function isDecidedSoon({ renewalInDays }: OpenIssues): boolean {
  return renewalInDays !== null && renewalInDays <= DECIDED_WITHIN_DAYS;
}

/** A customer we got in touch with less than this ago has had its attention; another touch would annoy more than help. */
const ROOM_DAYS = 28;
const ROOM_LEAST = 0.25;

/** Grows from a quarter to all of it with the days since our last touch that a nudge led to. */
function roomForAnother({ nudges }: CustomerHistory, asOf: Instant): number {
  const acted = nudges.findLast((it) => it.touchedWithin7Days === true || it.state === "done");
  if (acted?.sentAt == null) return 1;
  return Math.min(1, Math.max(ROOM_LEAST, (asOf - acted.sentAt) / DAY_MS / ROOM_DAYS));
}

function isResting({ nudges }: CustomerHistory, week: WeekNumber, issues: OpenIssues): boolean {
  const last = nudges.findLast(reachedMember);
  if (!last) return false;
  const rest = last.state === "skipped" ? LONG_REST_WEEKS : REST_WEEKS;
  if (week - weekNumberOf(last.week) > rest) return false;
  const newCause = issues.since !== null && last.sentAt !== null && issues.since > last.sentAt;
  return !newCause;
}
