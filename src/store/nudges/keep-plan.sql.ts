/** Keeps a week's plan: see `keep` in planning.ts. */
import type { Statement } from "../connection/sql.ts";
import { SET_PLAN_DUE } from "./set-plan-due.sql.ts";

/** The columns of a nudge that a plan writes. */
const NUDGE_COLUMNS = {
  id: "uuid",
  member_id: "uuid",
  customer_id: "uuid",
  contact_id: "uuid",
  week: "text",
  slot: "int",
  play: "text",
  aim: "text",
  reason: "text",
  evidence: "jsonb",
  action: "text",
  question: "text",
  why_now: "text",
  why_not_next: "text",
  situation: "text",
  in_experiment: "boolean",
  state: "text",
  offered: "text[]",
  local_at: "text",
  due_at: "timestamptz",
};
const columns = Object.keys(NUDGE_COLUMNS);
const typed = Object.entries(NUDGE_COLUMNS).map(([name, type]) => `${name} ${type}`);

/** Atomic, because it is one statement: $1 workspace, $2 members and their next due times, $3 nudges, $4 week. */
export const KEEP_PLAN: Statement = {
  name: "planning-keep",
  text: `WITH kept AS (
      INSERT INTO member_week (workspace_id, member_id, week, waiting)
      SELECT $1::uuid, "memberId", $4, waiting FROM jsonb_to_recordset($2::jsonb) AS k("memberId" uuid, waiting int)
      ON CONFLICT DO NOTHING RETURNING member_id),
    looked AS (${SET_PLAN_DUE.text}),
    planned AS (
      INSERT INTO nudge (workspace_id, ${columns.join(", ")})
      SELECT $1::uuid, ${columns.map((name) => `n.${name}`).join(", ")}
      FROM jsonb_to_recordset($3::jsonb) AS n(${typed.join(", ")}) JOIN kept ON kept.member_id = n.member_id
      ON CONFLICT DO NOTHING)
    SELECT member_id FROM kept`,
};
