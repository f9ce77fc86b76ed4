import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../../support/running-app.ts";
import { at, mondayMorning } from "../../support/monday.ts";
import { MANAGER, REP } from "../../support/small-portfolio.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ LOCAL_PAGE: "on" });
});
afterAll(() => app.end());

test("a digest's button shows the manager all lines as they stand, and a rep whose they are", async () => {
  const talk = await mondayMorning(app);
  const [manager] = await app.rows("SELECT id FROM member WHERE workspace_id = $1 AND email = $2", [
    talk.workspace.id,
    MANAGER,
  ]);
  const id = String(manager?.["id"]);
  const open = (who: string) => talk.press(who, "digest.open", id, { part: "fading" });
  expect(await open(MANAGER)).toBe("Nothing of it stands any more.");
  await app.moveTo(talk.workspace, at(4, "15:10"));
  const [told] = await app.rows("SELECT facts FROM digest WHERE workspace_id = $1", [
    talk.workspace.id,
  ]);
  const facts = told?.["facts"] as { fading: { customerName: string }[] } | undefined;
  const fading = facts?.fading ?? [];
  expect(fading.length).toBeGreaterThan(0);
  const shown = await open(MANAGER);
  for (const { customerName } of fading) expect(shown).toContain(customerName);
  const refused = await open(REP);
  expect(refused).toMatch(/^The whole list is for .+ and for admins/);
  for (const { customerName } of fading) expect(refused).not.toContain(customerName);
});
