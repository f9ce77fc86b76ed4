/** Weeks around the clock changes, in many zones, with night shifts and members who travel: nobody is written to out of hours. */
import { addDays } from "../../src/engine/model/calendar.ts";
import { HOUR_MS, MINUTE_MS } from "../../src/engine/model/time.ts";
import { houseOn, type TestApp } from "../support/running-app.ts";
import { type Figure, none, type Run, type Scale, told } from "./figure.ts";
import { isAtWork, officeWorker, quietTown, slotsOf, walk, type Worker } from "./weeks.ts";

/** Where clocks change by an hour or by half of one, in either half of the year, in winter alone, or never. */
const ZONES = [
  "Europe/Copenhagen",
  "America/New_York",
  "America/St_Johns",
  "America/Santiago",
  "Africa/Casablanca",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Auckland",
];
/** From a Sunday on, with every change of these zones of that half of the year 2027. */
const SEASONS = [
  { name: "first half", from: "2027-02-28", weeks: 7 },
  { name: "second half", from: "2027-08-29", weeks: 11 },
];
/** The week between Copenhagen's change, on its first day, and Lord Howe's and Auckland's, on its last. */
const SHORT_SEASON = { name: "one week", from: "2027-03-28", weeks: 1 };

export const clockChanges: Run = async ({ url, scale }: Scale): Promise<Figure[]> => {
  const app = await houseOn(url, { LOCAL_PAGE: "on" });
  const seasons = scale < 1 ? [SHORT_SEASON] : SEASONS;
  const tallies: Tally[] = [];
  for (const season of seasons) tallies.push(await live(app, season, scale < 1));
  await app.end();
  const sum = (what: keyof Tally) => tallies.reduce((all, tally) => all + tally[what], 0);
  return [
    told(
      "clock-changes.slots",
      sum("slots"),
      "slots",
      `${ZONES.length} zones, ${seasons.length} seasons`,
    ),
    told("clock-changes.sent", sum("sent"), "nudges sent"),
    told("clock-changes.journeys", sum("journeys"), "changes of a member's zone"),
    none("clock-changes.out-of-hours", sum("outside"), "nudges"),
    none("clock-changes.doubled", sum("doubled"), "nudges"),
    none("clock-changes.not-ended", sum("open"), "slots of weeks that are over without one end"),
    none("clock-changes.no-first", sum("without"), "members whose first week brought them nothing"),
  ];
};

type Tally = Record<
  "slots" | "sent" | "journeys" | "outside" | "doubled" | "open" | "without",
  number
>;

/** Each zone has an office, a night shift whose slot falls into the hour of the change, and somebody who travels. */
const workersOf = (zone: string, n: number): Worker[] => [
  officeWorker(`office${n}@example.com`, zone),
  {
    ...officeWorker(`night${n}@example.com`, zone),
    days: [6, 7],
    start: "01:45",
    end: "05:00",
  },
  officeWorker(`traveller${n}@example.com`, zone),
];

async function live(
  app: TestApp,
  season: { name: string; from: string; weeks: number },
  short: boolean,
): Promise<Tally> {
  const workers = ZONES.flatMap(workersOf);
  const workspace = await quietTown(app, season.name, workers, season.from);
  const nowIn = new Map(workers.map((worker) => [worker.email, worker]));
  const travellers = workers.filter(({ email }) => email.startsWith("traveller"));
  /** where somebody was when something was sent is told by when they left */
  const stays = new Map(workers.map((worker) => [worker.email, [{ since: 0, worker }]]));
  let journeys = 0;
  const travel = async (now: number) => {
    const hour = Math.floor(now / HOUR_MS);
    for (const [n, { email }] of travellers.entries()) {
      // Each moves on every 31 hours or so: between planning and sending, and back in the middle of a week.
      if ((hour + n * 5) % 31 !== 0 || now % HOUR_MS >= 30 * MINUTE_MS) continue;
      const zone = ZONES[(hour + n * 3) % ZONES.length] ?? "UTC";
      const worker = { ...(nowIn.get(email) as Worker), zone };
      nowIn.set(email, worker);
      stays.get(email)?.push({ since: now, worker });
      await app.rows("UPDATE member SET timezone = $3 WHERE workspace_id = $1 AND email = $2", [
        workspace.id,
        email,
        zone,
      ]);
      journeys++;
    }
  };
  const from = Date.parse(`${season.from}T00:00:00Z`);
  // To the end of the last week's Sunday, wherever somebody is.
  const to = from + (season.weeks * 7 + 2) * 24 * HOUR_MS;
  await walk(app, workspace, {
    from,
    to,
    stepMs: short ? 90 * MINUTE_MS : 30 * MINUTE_MS,
    before: travel,
  });

  const over = addDays(season.from, season.weeks * 7);
  const slots = (await slotsOf(app, workspace)).filter(
    ({ week }) => mondayOf(week) <= addDays(over, -6),
  );
  const sent = slots.filter((row) => row.sent > 0);
  const outside = sent.filter(({ email, sentAt }) => {
    const at = sentAt?.getTime() ?? 0;
    const stay = stays.get(email)?.findLast(({ since }) => since <= at);
    return !sentAt || !stay || !isAtWork(sentAt, stay.worker);
  });
  const firstWeek = addDays(season.from, 1);
  const early = sent.filter(({ week }) => mondayOf(week) === firstWeek);
  const nudged = new Set(early.map(({ email }) => email));
  return {
    slots: slots.length,
    sent: sent.length,
    journeys,
    outside: outside.length,
    doubled: sent.filter((row) => row.sent > 1).length,
    open: slots.filter((row) => !isEnded(row)).length,
    without: workers.filter(({ email }) => !nudged.has(email)).length,
  };
}

/** One end: sent once and no longer planned, or never sent and closed. */
function isEnded({ state, sent, open }: { state: string; sent: number; open: number }): boolean {
  if (open > 0 || state === "planned") return false;
  return sent === 1 ? state !== "cancelled" : state === "cancelled" || state === "withheld";
}

/** The Monday of an ISO week such as `2027-W13`: the one of the week that the 4th of January lies in, and on. */
function mondayOf(week: string): string {
  const [year = "", number = ""] = week.split("-W");
  const fourth = new Date(`${year}-01-04T00:00:00Z`);
  const monday = addDays(fourth.toISOString().slice(0, 10), -((fourth.getUTCDay() + 6) % 7));
  return addDays(monday, (Number(number) - 1) * 7);
}
