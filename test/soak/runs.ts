/** The list of the long runs: a file and a line each. */
import type { Run } from "./figure.ts";
import { duplicates } from "./duplicates.ts";
import { outage } from "./outage.ts";
import { sigterm } from "./stops.ts";
import { postgres } from "./postgres.ts";
import { brokenFiles } from "./imports/broken.ts";
import { importKills } from "./imports/kills.ts";
import { both, nudges, replies } from "./kills.ts";
import { millionWeek } from "./million-week.ts";
import { clockChanges } from "./clock-changes.ts";
import { storm } from "./storm.ts";
import { sunday } from "./sunday.ts";
import { fuzz } from "./fuzz.ts";
import { season } from "./season.ts";
import { strangers } from "./strangers.ts";

export const RUNS: Record<string, Run> = {
  replies,
  nudges,
  kills: both,
  duplicates,
  outage,
  sigterm,
  postgres,
  storm,
  sunday,
  "clock-changes": clockChanges,
  "million-week": millionWeek,
  fuzz,
  season,
  strangers,
  "import-kills": importKills,
  "broken-files": brokenFiles,
};
