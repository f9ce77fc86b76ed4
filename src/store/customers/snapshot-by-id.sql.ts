/** A customer's snapshot by its id: $1 workspace, $2 customer, $3 who asks, $4 how old nudges may be. */
import type { Statement } from "../connection/sql.ts";
import { customerSnapshotSql } from "./customer-snapshot.sql.ts";

export const SNAPSHOT_BY_ID: Statement = {
  name: "customer-snapshot-by-id",
  text: customerSnapshotSql({
    workspace: "$1::uuid",
    customer: "$2::uuid",
    asker: "$3::uuid",
    since: "$4::timestamptz",
  }),
};
