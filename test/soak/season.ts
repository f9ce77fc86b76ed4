/** Whole seasons: four companies over the year's end and over a clock change, twelve weeks each, with rules after every week. */
import { addDays, weekday } from "../../src/engine/model/calendar.ts";
import { MONDAY } from "../support/monday.ts";
import { houseOn } from "../support/running-app.ts";
import { COMPANIES } from "../season/companies.ts";
import { createCompany } from "../season/company.ts";
import { live } from "../season/live.ts";
import { atMost, none, type Run, told } from "./figure.ts";

const WEEKS = 12;
/** Sentences that a reader may miss, of a hundred. */
const MISSED_AT_MOST = 5;

/** The Monday four weeks before the clocks change in Europe, the next time after `day`. */
function beforeClockChange(day: string): string {
  for (let year = Number(day.slice(0, 4)); ; year++) {
    const last = `${year}-03-31`;
    const sunday = addDays(last, -(weekday(last) % 7));
    const monday = addDays(sunday, 1 - 4 * 7);
    if (monday > day) return monday;
  }
}

export const season: Run = async ({ url, scale }) => {
  const app = await houseOn(url, { LOCAL_PAGE: "on" });
  const weeks = Math.max(3, Math.round(WEEKS * scale));
  const figures = [];
  for (const [n, idea] of COMPANIES.entries()) {
    const monday = n % 2 === 0 ? MONDAY : beforeClockChange(MONDAY);
    const { expected, missed, broken, nudges } = await live(
      app,
      createCompany(idea, monday, weeks),
      monday,
      weeks,
    );
    for (const line of [...broken, ...missed]) process.stderr.write(`${idea.name}: ${line}\n`);
    figures.push(
      told(`season/${idea.name}/nudges`, nudges, "nudges"),
      none(`season/${idea.name}/broken`, broken.length, "rules"),
      atMost(
        `season/${idea.name}/missed`,
        Math.round((100 * missed.length) / expected),
        "%",
        MISSED_AT_MOST,
      ),
    );
  }
  await app.end();
  return figures;
};
