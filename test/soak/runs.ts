/** The list of the long runs: a file and a line each. */
import type { Run } from "./figure.ts";
import { nudges } from "./nudges-under-kills.ts";
import { replies } from "./replies-under-kills.ts";

export const RUNS: Record<string, Run> = {
  replies,
  nudges,
};
