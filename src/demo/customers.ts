/** The demo's customers, from the data files beside it: one a rep. What becomes of them is in `seed.ts`. */
import lucia from "./customers/lucia.json" with { type: "json" };
import mateusz from "./customers/mateusz.json" with { type: "json" };
import oskar from "./customers/oskar.json" with { type: "json" };
import priya from "./customers/priya.json" with { type: "json" };
import signe from "./customers/signe.json" with { type: "json" };
import soren from "./customers/soren.json" with { type: "json" };
import type { MemberKey } from "./people.ts";

/**
 * A customer of the demo. Days count back from the Monday on which the demo begins: 3 is the Friday before. Lists of
 * lines hold one item a line, its parts separated by bars.
 */
export type DemoCustomer = {
  /** what it shows of the product; for whoever edits the demo */
  story?: string;
  name: string;
  aliases?: string;
  domain: string;
  owners: MemberKey[];
  tier: "A" | "B" | "C";
  /** EUR a year, and our hours a month */
  value: number;
  hours: number;
  /** days until the renewal */
  renews?: number;
  lead?: "technology" | "thought" | "cost" | "intimacy";
  priorities?: string[];
  visibility?: "restricted";
  status?: "paused" | "lost";
  /** colleagues who are in touch now and then */
  helpers?: MemberKey[];
  /** spans of ordinary touches: from, until, one every `every` days */
  rhythm: [from: number, until: number, every: number][];
  /** by which channels, more often the earlier; the usual mix when not said */
  channels?: string[];
  /** matters that ordinary touches are about */
  about: string[];
  /** no nudge about it lately, so that its story comes up at once */
  fresh?: true;
  /** name | title | level function | how often in touch, `until` how many days ago | what matters to them */
  people: string[];
  /** days ago | channel and direction | contacts | summary | mood | by whom else */
  touches: string[];
  /** days ago | kind, by, `due` in days, `closed` days ago | contact | their words */
  heard: string[];
  /** days ago | priority | yes, partly or no */
  answers?: string[];
};

/** In the order in which their reps joined; ids and random draws hang on it. */
export const CUSTOMERS = [signe, mateusz, priya, soren, lucia, oskar].flat() as DemoCustomer[];
