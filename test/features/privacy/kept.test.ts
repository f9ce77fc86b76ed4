import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DAY_MS } from "../../../src/engine/model/time.ts";
import { tablesWith } from "../../support/everywhere.ts";
import { at, MONDAY } from "../../support/monday.ts";
import { startTestApp, type TestApp } from "../../support/running-app.ts";
import { QUIET, REP, smallPortfolio } from "../../support/small-portfolio.ts";
import { type Talk, talkIn } from "../../support/talk.ts";

let app: TestApp;
let talk: Talk;
beforeAll(async () => {
  app = await startTestApp({ LOCAL_PAGE: "on" });
  const workspace = await app.take("local", smallPortfolio(MONDAY));
  talk = await talkIn(app, workspace);
  await app.sleepTo(workspace, at(0, "08:00"));
  await app.moveTo(workspace, at(0, "10:05"));
});
afterAll(() => app?.end());

/** Sweeps all workspaces as if it were so many days from now. */
const sweepIn = async (days: number) => {
  const now = Date.now() + days * DAY_MS;
  await app.app.store.changes.scrub(0, 1, now);
  await app.app.store.retention.sweep(0, 1, now);
};
/** What a platform's own chat keeps is not ours to erase. */
const tables = async (word: string) =>
  (await tablesWith(app, word)).filter((table) => table !== "local_message");

describe("a message that was deleted", () => {
  it("stays for the 30 days in which it can come back, and leaves no word in any table after them", async () => {
    await talk.say(REP, `Called Dana at ${QUIET}, she wants a persimmon lid by Friday`, {
      message: "m-gone",
    });
    expect(await tables("persimmon")).toEqual(
      expect.arrayContaining(["delivery", "inbox", "reply", "signal"]),
    );
    await talk.remove(REP, "m-gone");
    await sweepIn(29);
    expect(await tables("persimmon")).toContain("reply");
    await sweepIn(31);
    expect(await tables("persimmon")).toEqual([]);
  });

  it("what stands is not touched by it", async () => {
    await talk.say(REP, `Called Dana at ${QUIET}, she wants a walnut lid by Friday`);
    await sweepIn(31);
    expect(await tables("walnut")).toEqual(expect.arrayContaining(["reply", "signal"]));
  });
});

describe("what is kept for how long", () => {
  it("is a setting: incoming messages, sent cards, words as written, the audit", async () => {
    const { id } = talk.workspace;
    await talk.say(REP, `Called Dana at ${QUIET}, she wants a hazelnut lid`);
    await app.app.store.audit.note(id, { memberId: null, what: "test", subject: "hazelnut" });
    const keptDays = { messages: 1, sent: 40, replies: 50, audit: 90 };
    await app.app.store.portfolios.setSetting(id, "keptDays", keptDays);
    const left = async (days: number) => {
      await sweepIn(days);
      return (await tables("hazelnut")).filter((table) =>
        ["inbox", "delivery", "reply", "audit"].includes(table),
      );
    };
    // The workspace's clock stands ahead: what it dated is younger than what the machine's did.
    expect(await left(2)).toEqual(["audit", "delivery", "reply"]);
    expect(await left(41)).toEqual(["audit", "reply"]);
    expect(await left(70)).toEqual(["audit"]);
    expect(await left(91)).toEqual([]);
  });
});

describe("words of somebody who is no member", () => {
  it("are not kept once they are answered", async () => {
    await talk.say("stranger@example.org", "The macadamia deal is off");
    expect(await tables("macadamia")).toEqual([]);
  });
});

describe("a workspace that removed the app", () => {
  const counts = async (key: string) => {
    const [row] = await app.rows("SELECT count(*)::int AS n FROM workspace WHERE key = $1", [key]);
    return row?.["n"];
  };

  it("is kept for 30 days, then erased; one that came back stays", async () => {
    const { store } = app.app;
    for (const key of ["slack:T1", "slack:T2"]) {
      const { id } = await app.take(key, smallPortfolio(MONDAY));
      await store.installations.save(id, "slack", { key, name: key, secrets: "{}" });
      await store.installations.remove("slack", key);
    }
    const back = await store.workspaces.byInstallation("slack", "slack:T2");
    await sweepIn(29);
    expect(await counts("slack:T1")).toBe(1);
    await store.installations.save(back?.id ?? "", "slack", {
      key: "slack:T2",
      name: "T2",
      secrets: "{}",
    });
    await sweepIn(31);
    expect([await counts("slack:T1"), await counts("slack:T2"), await counts("local")]).toEqual([
      0, 1, 1,
    ]);
  });

  it("can be erased at once", async () => {
    const { store } = app.app;
    const { id } = await app.take("slack:T3", smallPortfolio(MONDAY));
    await store.retention.erase(id);
    expect(await tablesWith(app, id)).toEqual([]);
  });
});
