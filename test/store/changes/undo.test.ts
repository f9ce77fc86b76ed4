/** Changes are made and taken back in any order: what stands is what the changes that were not taken back make, in their order. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { newId } from "../../../src/store/connection/id.ts";
import { smallPortfolio } from "../../support/small-portfolio.ts";
import { MONDAY } from "../../support/monday.ts";
import { startTestApp } from "../../support/running-app.ts";

const DAYS = ["2027-01-04", "2027-01-05", "2027-02-01"];
const after = fc.oneof(
  fc.record({ due_on: fc.constantFrom(...DAYS) }),
  fc.record({ closed_on: fc.constantFrom(...DAYS), closed_as: fc.constantFrom("done", "dropped") }),
  fc.record({ due_on: fc.constantFrom(...DAYS), reminded_at: fc.constant(null) }),
);
/** A reply makes one change or two; each step makes a reply's changes, or takes back those of an earlier one. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ make: fc.array(after, { minLength: 1, maxLength: 2 }) }) },
  { weight: 2, arbitrary: fc.record({ undo: fc.nat(9) }) },
);

test("undo: what stands is what the changes that were not taken back make, and without any what stood before", async () => {
  const app = await startTestApp({ LOCAL_PAGE: "on" });
  const { store } = app.app;
  const files = smallPortfolio(MONDAY);
  const promise = {
    customer: "Lund Tools",
    kind: "commitment",
    quote: "a plan",
    at: "2026-11-02",
    by: "us",
    due_on: "2026-12-01",
  };
  const workspace = await app.take("undo", { ...files, "signals.csv": [promise] });
  const [member] = await store.members.list(workspace.id);
  const rows = () =>
    app.rows(
      "SELECT id, due_on::text, closed_on::text, closed_as FROM signal WHERE workspace_id = $1",
      [workspace.id],
    );
  const [before] = await rows();
  const id = before?.["id"] as string;
  const memberId = member?.id ?? "";
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const replies: { id: string; made: Record<string, string | null>[]; isUndone: boolean }[] =
        [];
      const check = async () => {
        const stands = replies.filter(({ isUndone }) => !isUndone).flatMap(({ made }) => made);
        const { reminded_at: _when, ...row } = Object.assign({}, before, ...stands);
        expect(await rows()).toEqual([row]);
      };
      for (const one of steps) {
        if ("make" in one) {
          const reply = { id: newId(), made: one.make, isUndone: false };
          for (const made of one.make) {
            await store.changes.apply(workspace.id, {
              record: "signal",
              id,
              after: made,
              replyId: reply.id,
              memberId,
              at: Date.now(),
            });
          }
          replies.push(reply);
        } else {
          const reply = replies[one.undo % Math.max(1, replies.length)];
          if (!reply) continue;
          await store.changes.undo(workspace.id, reply.id, Date.now());
          reply.isUndone = true;
        }
        await check();
      }
      for (const reply of replies.toSorted((a, b) => (a.id < b.id ? 1 : -1))) {
        await store.changes.undo(workspace.id, reply.id, Date.now());
        reply.isUndone = true;
        await check();
      }
    }),
    { numRuns: 60 },
  );
  expect(await rows()).toEqual([before]);
  await app.end();
});
