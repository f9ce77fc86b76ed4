/** Down from Sunday to Tuesday: everybody's first nudge of the week comes once, in their hours, and not all at once. */
import { addDays } from "../../src/engine/model/calendar.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../src/engine/model/time.ts";
import { MONDAY } from "../support/monday.ts";
import { houseOn } from "../support/running-app.ts";
import { atMost, type Figure, none, type Run, type Scale, told } from "./figure.ts";
import { isAtWork, officeWorker, quietTown, slotsOf, walk } from "./weeks.ts";

const MEMBERS = 1_200;
const ZONES = [
  "Pacific/Honolulu",
  "America/Los_Angeles",
  "America/New_York",
  "America/Sao_Paulo",
  "Europe/London",
  "Europe/Copenhagen",
  "Africa/Nairobi",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Asia/Tokyo",
  "Australia/Lord_Howe",
  "Pacific/Auckland",
];
/** Late slots are spread over so many minutes; chance makes the fullest one about twice the mean, never much more. */
const SPREAD_MINUTES = 45;
const FULLEST_TO_EVEN = 3;

export const sunday: Run = async ({ url, scale }: Scale): Promise<Figure[]> => {
  const app = await houseOn(url, { LOCAL_PAGE: "on" });
  const members = Math.max(2 * ZONES.length, Math.round(MEMBERS * scale));
  const workers = Array.from({ length: members }, (_, n) =>
    officeWorker(`rep${n}@example.com`, ZONES[n % ZONES.length] ?? "UTC"),
  );
  const byEmail = new Map(workers.map((worker) => [worker.email, worker]));
  const workspace = await quietTown(app, "sunday", workers, MONDAY);
  const back = Date.parse(`${addDays(MONDAY, 1)}T10:00:00Z`);
  // The last that was heard of it: Sunday at 15:00, when the first zones' week is planned and no nudge is out, then nothing.
  const down = back - DAY_MS - 19 * HOUR_MS;
  await walk(app, workspace, { from: down, to: down, stepMs: MINUTE_MS });
  // A small run looks every quarter of an hour, which is when what came due in it is sent.
  const stepMs = scale < 1 ? 15 * MINUTE_MS : MINUTE_MS;
  await walk(app, workspace, { from: back, to: back + DAY_MS, stepMs });
  const first = (await slotsOf(app, workspace)).filter(({ slot }) => slot === 1);
  await app.end();

  const sent = first.filter((row) => row.sent > 0);
  const served = new Set(sent.map(({ email }) => email));
  const outside = sent.filter(({ email, sentAt }) => {
    const worker = byEmail.get(email);
    return !worker || !sentAt || !isAtWork(sentAt, worker);
  });
  const atOnce = sent.filter(({ sentAt }) => (sentAt?.getTime() ?? 0) < back + HOUR_MS);
  const fullest = fullestMinute(atOnce.map(({ sentAt }) => sentAt?.getTime() ?? 0));
  const even = (atOnce.length * (stepMs / MINUTE_MS)) / SPREAD_MINUTES;
  return [
    told("sunday.members", members, "members", `${ZONES.length} zones`),
    told("sunday.at-once", atOnce.length, "first nudges within the hour, of those at work"),
    none("sunday.missing", members - served.size, "members without their first nudge"),
    none(
      "sunday.doubled",
      sent.filter((row) => row.sent > 1).length + sent.length - served.size,
      "nudges",
    ),
    none("sunday.out-of-hours", outside.length, "nudges"),
    {
      ...atMost("sunday.fullest-minute", fullest, "nudges", Math.ceil(FULLEST_TO_EVEN * even) + 1),
      baseline: `an even spread has ${even.toFixed(1)}`,
      ratio: Math.round((fullest / even) * 100) / 100,
    },
  ];
};

/** The largest number of instants in one minute. */
function fullestMinute(instants: number[]): number {
  const minutes = Map.groupBy(instants, (at) => Math.floor(at / MINUTE_MS));
  return Math.max(0, ...[...minutes.values()].map((some) => some.length));
}
