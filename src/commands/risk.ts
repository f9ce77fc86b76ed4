import type { Command } from "commander";

import { fitQuietRisk, quietRisk, type TouchLog } from "../engine/quiet-risk.ts";
import { InputError } from "./input-error.ts";
import { readTouchLogs } from "./touch-csv.ts";
import { readInstant } from "./instant.ts";

/** Lines go out in pieces of this many characters, so that a reader that is slow slows us, not our memory. */
const PIECE = 1 << 16;
