/** A Monday morning in the small portfolio: the first nudge has just come. */
import { addDays, toInstant, toLocalDate, weekday } from "../../src/engine/model/calendar.ts";
import { isHoliday } from "../../src/engine/model/calendar/holidays.ts";
import type { TestApp } from "./running-app.ts";
import { smallPortfolio } from "./small-portfolio.ts";
import { type Talk, talkIn } from "./talk.ts";

const ZONE = "Europe/Copenhagen";

/**
 * The first Monday whose whole weekend before it, too, no clock of this machine has reached, and whose week and the next
 * hold no public holiday: on one nobody is written to, and a test's week is an ordinary one.
 */
export const MONDAY = (() => {
  const tomorrow = addDays(toLocalDate(Date.now(), ZONE), 1);
  let monday = addDays(tomorrow, 8 - weekday(tomorrow));
  const isOff = (n: number) => isHoliday(addDays(monday, n), { timezone: ZONE });
  while (Array.from({ length: 14 }, (_, n) => n).some(isOff)) monday = addDays(monday, 7);
  return monday;
})();

/** An instant of the week under test: days after its Monday, and a time in Copenhagen. */
export const at = (days: number, time: string) =>
  new Date(toInstant(addDays(MONDAY, days), time, ZONE)).toISOString();

let towns = 0;

/** A workspace of its own on that morning, and its people. */
export async function mondayMorning(app: TestApp): Promise<Talk> {
  const workspace = await app.take(`town-${++towns}`, smallPortfolio(MONDAY));
  const talk = await talkIn(app, workspace);
  // None held back to compare with: a test wants all three.
  await app.app.store.portfolios.setSetting(workspace.id, "holdout", false);
  await app.sleepTo(workspace, at(0, "08:00"));
  await app.moveTo(workspace, at(0, "10:05"));
  return talk;
}
