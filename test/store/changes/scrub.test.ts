import { expect, test } from "vitest";
import { newId } from "../../../src/store/connection/id.ts";
import { DAY_MS } from "../../../src/engine/model/time.ts";
import { MONDAY } from "../../support/monday.ts";
import { startTestApp } from "../../support/running-app.ts";
import { smallPortfolio } from "../../support/small-portfolio.ts";

test("history: kept for 30 days, then its words are gone, and what stands is not touched", async () => {
  const app = await startTestApp({ LOCAL_PAGE: "on" });
  const { store } = app.app;
  const workspace = await app.take("history", smallPortfolio(MONDAY));
  const [member] = await store.members.list(workspace.id);
  const [old, fresh] = await app.rows(
    "SELECT id FROM interaction WHERE workspace_id = $1 LIMIT 2",
    [workspace.id],
  );
  const now = Date.now();
  for (const [row, days] of [
    [old, 31],
    [fresh, 29],
  ] as const) {
    await app.rows("UPDATE interaction SET withdrawn_at = $2 WHERE id = $1", [
      row?.["id"],
      new Date(now - days * DAY_MS),
    ]);
    const after = { state: "active" };
    const told = { replyId: newId(), memberId: member?.id ?? "", at: now - days * DAY_MS };
    const [contact] = await app.rows("SELECT id FROM contact WHERE workspace_id = $1", [
      workspace.id,
    ]);
    await store.changes.apply(workspace.id, {
      record: "contact",
      id: contact?.["id"],
      after,
      ...told,
    });
  }
  await store.changes.scrub(0, 1, now);
  const summaries = await app.rows(
    "SELECT id, summary FROM interaction WHERE workspace_id = $1 AND summary = ''",
    [workspace.id],
  );
  expect(summaries).toEqual([{ id: old?.["id"], summary: "" }]);
  expect(
    await app.rows("SELECT id FROM record_change WHERE workspace_id = $1", [workspace.id]),
  ).toHaveLength(1);
  await app.end();
});
