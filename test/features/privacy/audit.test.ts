import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { at, MONDAY } from "../../support/monday.ts";
import { startTestApp, type TestApp } from "../../support/running-app.ts";
import { MANAGER, QUIET, REP, smallPortfolio } from "../../support/small-portfolio.ts";
import { type Talk, talkIn } from "../../support/talk.ts";

const ADMIN = "ada@example.com";
let app: TestApp;
let talk: Talk;
beforeAll(async () => {
  app = await startTestApp({ LOCAL_PAGE: "on" });
  const files = smallPortfolio(MONDAY);
  const workspace = await app.take("local", {
    ...files,
    "members.csv": [
      ...(files["members.csv"] ?? []),
      { email: ADMIN, name: "Ada Lund", role: "admin" },
    ],
  });
  talk = await talkIn(app, workspace);
  await app.sleepTo(workspace, at(0, "08:00"));
  await app.moveTo(workspace, at(0, "10:05"));
});
afterAll(() => app?.end());

describe("the audit", () => {
  it("notes looks off the answer's path, one line a person, customer and hour", async () => {
    await talk.command(MANAGER, QUIET);
    await talk.command(MANAGER, QUIET);
    await talk.command(REP, QUIET);
    await app.app.store.looks.flush();
    const looks = await app.rows(
      `SELECT m.email, c.name, l.source, l.times FROM audit_look l JOIN member m ON m.id = l.member_id
       JOIN customer c ON c.id = l.customer_id WHERE l.workspace_id = $1 ORDER BY 1`,
      [talk.workspace.id],
    );
    expect(looks).toEqual([
      { email: REP, name: QUIET, source: "local", times: 1 },
      { email: MANAGER, name: QUIET, source: "local", times: 2 },
    ]);
  });

  it("shows an owner who looked at their customers, and everybody what is kept and how to object", async () => {
    const shown = await talk.command(REP, "privacy");
    expect(shown).toContain(`Omar Haddad: ${QUIET}, 2 times`);
    expect(shown).not.toContain("Nadia Berg:");
    expect(shown).toContain("Omar Haddad sees your customers' records");
    expect(shown).toContain("ask Ada Lund");
    expect(await talk.command(ADMIN, "privacy")).not.toContain(
      "Who looked at your customers, last",
    );
  });

  it("notes what a member changed, in the same transaction and without its content", async () => {
    await talk.say(REP, "Erik Voss is on leave until March");
    const notes = await app.rows(
      `SELECT a.what, a.source, m.email, a.details FROM audit a JOIN member m ON m.id = a.member_id
       WHERE a.workspace_id = $1 AND a.what LIKE 'contact%'`,
      [talk.workspace.id],
    );
    expect(notes).toMatchObject([{ what: "contact changed", source: "local", email: REP }]);
    expect(JSON.stringify(notes)).not.toContain("Erik");
  });
});

describe("/customer person", () => {
  it("is an admin's, asks before it forgets, and forgets", async () => {
    expect(await talk.command(MANAGER, "person forget Maja Lund yes")).toContain("Only an admin");
    expect(await talk.command(ADMIN, "person export Maja Lund")).toContain("contact: 1");
    const asked = await talk.command(ADMIN, "person forget Maja Lund");
    expect(asked).toContain("Maja Lund at Lund Tools");
    expect(asked).toContain("person forget Maja Lund yes");
    expect(await talk.command(ADMIN, "person forget Maja Lund yes")).toContain("Forgotten.");
    expect(await talk.command(ADMIN, "person export Maja Lund")).toContain("Nothing is held");
    const [row] = await app.rows(
      "SELECT count(*)::int AS n FROM contact WHERE workspace_id = $1 AND name = 'Maja Lund'",
      [talk.workspace.id],
    );
    expect(row?.["n"]).toBe(0);
    const notes = await app.rows(
      "SELECT what, source FROM audit WHERE workspace_id = $1 AND what LIKE 'person%' ORDER BY at",
      [talk.workspace.id],
    );
    expect(notes).toEqual([
      { what: "person exported", source: "local" },
      { what: "person forgotten", source: "local" },
    ]);
    expect(await talk.command(ADMIN, "person allow Maja Lund")).toContain("can be recorded again");
  });
});
