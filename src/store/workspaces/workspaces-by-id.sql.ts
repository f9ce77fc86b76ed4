/** Workspaces by their ids: $1. */
import type { Statement } from "../connection/sql.ts";

/** Each job of each workspace begins with it, so that those that begin together ask together. */
export const WORKSPACES_BY_ID: Statement = {
  name: "workspace-by-id",
  text: `SELECT id, key, name, state, clock_offset_ms::float8 AS "clockOffsetMs" FROM workspace WHERE id = ANY ($1::uuid[])`,
};
