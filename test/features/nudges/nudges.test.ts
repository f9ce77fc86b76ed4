import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  addDays,
  toInstant,
  toLocalDate,
  toLocalTime,
  weekday,
} from "../../../src/engine/model/calendar.ts";
import { SCHEDULE } from "../../../src/jobs/schedule.ts";
import type { WorkspaceRow } from "../../../src/store/workspaces/workspaces.ts";
import { at, MONDAY, mondayMorning } from "../../support/monday.ts";
import { startTestApp, type TestApp } from "../../support/running-app.ts";
import { MANAGER, REP, smallPortfolio } from "../../support/small-portfolio.ts";
import { talkIn } from "../../support/talk.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ LOCAL_PAGE: "on" });
});
afterAll(() => app.end());

const nudges = (workspace: WorkspaceRow) =>
  app.rows(
    `SELECT n.*, c.name AS customer, m.email, m.timezone, n.sent_at AS sent FROM nudge n
     JOIN customer c ON c.id = n.customer_id JOIN member m ON m.id = n.member_id
     WHERE n.workspace_id = $1 ORDER BY n.week, m.email, n.slot`,
    [workspace.id],
  );
const sent = async (workspace: WorkspaceRow) =>
  (await nudges(workspace)).filter((row) => row["sent_at"] !== null);
const states = async (workspace: WorkspaceRow) =>
  (await nudges(workspace)).map((row) => row["state"]);

/** When a nudge was sent, as its member's clock showed it: `1 09:42`, Monday is 1. */
const clock = (row: Record<string, any> | undefined) => {
  const [when, zone] = [row?.["sent_at"].getTime(), row?.["timezone"]];
  return `${weekday(toLocalDate(when, zone))} ${toLocalTime(when, zone)}`;
};

test("nudges: nothing on Sunday night, and the first one comes in the rep's own morning", async () => {
  const talk = await mondayMorning(app);
  const [first, ...others] = await sent(talk.workspace);
  expect(others).toEqual([]);
  expect(clock(first)).toMatch(/^1 (09:[345]|10:00)/);
  expect(await talk.last(REP)).toContain(first?.["question"]);
  expect(await talk.heard(MANAGER)).toEqual([]);
});

test("nudges: the second waits until the first is answered or a day old", async () => {
  const talk = await mondayMorning(app);
  await app.moveTo(talk.workspace, at(1, "08:59"));
  expect(await sent(talk.workspace)).toHaveLength(1);
  await app.moveTo(talk.workspace, at(1, "11:00"));
  const [first, second] = await sent(talk.workspace);
  // The clock of a test goes by the hour; a day later is the hour after.
  expect(clock(second)).toMatch(/^2 (10|11):/);
  expect(second?.["sent_at"] - first?.["sent_at"]).toBeGreaterThanOrEqual(86_400_000);

  // Answered late on Tuesday, so Wednesday's stands in nobody's way.
  await app.moveTo(talk.workspace, at(1, "16:00"));
  await talk.say(REP, `Called ${second?.["customer"]} this afternoon`);
  await app.moveTo(talk.workspace, at(2, "10:05"));
  expect(clock((await sent(talk.workspace))[2])).toMatch(/^3 (09:|10:0)/);
});

test("digest: a week planned after its digest was due is told all the same", async () => {
  const workspace = await app.take("late-town", smallPortfolio(MONDAY));
  await talkIn(app, workspace);
  await app.sleepTo(workspace, at(4, "15:30"));
  const run = async (job: "plan" | "digest") => {
    const now = await app.app.store.workspaces.byId(workspace.id);
    if (now) await SCHEDULE[job](app.app, now);
  };
  await run("digest");
  await run("plan");
  const page = { after: null, limit: 1_000 };
  const due = await app.app.store.due.workspaces("digest", Date.now(), page);
  const told = () => app.rows("SELECT week FROM digest WHERE workspace_id = $1", [workspace.id]);
  expect(due.includes(workspace.id) || (await told()).length > 0).toBe(true);
  await run("digest");
  expect(await told()).toHaveLength(1);
});

test("nudges: a touch by anybody cancels a planned one, and one still being sent", async () => {
  const talk = await mondayMorning(app);
  const [, second, third] = await nudges(talk.workspace);
  const touch = (customer: string, when: string) =>
    app.take(talk.workspace.key, {
      "interactions.csv": [{ customer, member_email: MANAGER, at: when }],
    });
  await touch(second?.["customer"], at(0, "15:00"));
  await app.moveTo(talk.workspace, at(1, "11:00"));
  expect((await nudges(talk.workspace))[1]).toMatchObject({
    state: "cancelled",
    outcome: "touched",
  });

  await app.moveTo(talk.workspace, at(2, "08:55"));
  const going = {
    key: "on-its-way",
    kind: "nudge" as const,
    memberId: third?.["member_id"],
    nudgeId: third?.["id"],
    platform: "local",
    address: "dm:x",
    card: await talk.card(REP),
  };
  await app.app.store.dueNudges.handOut(talk.workspace.id, Date.parse(at(2, "08:56")), [going]);
  await touch(third?.["customer"], at(2, "08:57"));
  await app.moveTo(talk.workspace, at(2, "09:05"));
  app.app.wake("outbox");
  await talk.settled();
  expect((await nudges(talk.workspace))[2]).toMatchObject({
    state: "cancelled",
    outcome: "touched",
  });
});

test("nudges: none about a customer that changed hands, was lost or closed to its rep", async () => {
  const talk = await mondayMorning(app);
  const [, second] = await nudges(talk.workspace);
  await app.take(talk.workspace.key, {
    "customers.csv": [
      { name: second?.["customer"], owner_email: MANAGER, visibility: "restricted" },
    ],
  });
  await app.moveTo(talk.workspace, at(1, "11:00"));
  expect((await nudges(talk.workspace))[1]).toMatchObject({
    state: "cancelled",
    outcome: "no longer theirs",
  });
  expect(await talk.command(REP, "week")).not.toContain(second?.["customer"]);
});

test("nudges: a member who left or paused is sent nothing more", async () => {
  const talk = await mondayMorning(app);
  const { store } = app.app;
  const rep = await store.members.byEmail(talk.workspace.id, REP);
  await store.members.setState(talk.workspace.id, rep?.id ?? "", "removed", "left");
  await app.moveTo(talk.workspace, at(4, "17:00"));
  expect((await states(talk.workspace)).slice(1)).toEqual(["cancelled", "cancelled"]);
});

test("follow-up: asked about once, on its day, unless the rep has told it already", async () => {
  const talk = await mondayMorning(app);
  await talk.say(REP, "Will visit Dana on Wednesday");
  await talk.say(REP, "I'll call Maja Lund on Wednesday");
  await app.moveTo(talk.workspace, at(2, "12:00"));
  await talk.say(REP, "Called Maja this morning, all well");
  await app.moveTo(talk.workspace, at(4, "17:00"));
  const asked = (await talk.heard(REP)).filter((text) => text.includes("How did it go?"));
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatch(/^You planned to be in touch with Dana Holm at Fjord Foods A\/S on /);
});

test.each(["straight away", "in its thread, when another nudge has come"])(
  "follow-up: “How did it go?” is answered %s, about the customer that was asked about",
  async (how) => {
    const talk = await mondayMorning(app);
    await talk.say(REP, "Will visit Maja Lund on Wednesday");
    await app.moveTo(talk.workspace, at(2, "16:30"));
    expect(await talk.last(REP)).toContain("How did it go?");
    const [asked] = await app.rows(
      "SELECT message FROM delivery WHERE workspace_id = $1 AND kind = 'follow-up'",
      [talk.workspace.id],
    );
    if (how === "straight away") await talk.say(REP, "Went well, they want two more pumps");
    else {
      await app.moveTo(talk.workspace, at(3, "11:00"));
      await talk.say(REP, "thanks");
      await talk.say(REP, "It went well, they want two more pumps", { thread: asked?.["message"] });
    }
    expect(await talk.last(REP)).toContain("Lund Tools");
  },
);

test("unreachable member: gets nudges again once they write; a pause of their own stands", async () => {
  const talk = await mondayMorning(app);
  const { members } = app.app.store;
  const rep = async () => members.byEmail(talk.workspace.id, REP);
  const id = (await rep())?.id ?? "";
  await members.setState(talk.workspace.id, id, "paused", "account_inactive");
  await talk.say(REP, "Called Dana today");
  expect((await rep())?.state).toBe("active");
  await talk.say(REP, "pause");
  await talk.say(REP, "Called Maja today");
  expect((await rep())?.state).toBe("paused");
});

test("follow-up: one due in a pause with an end is asked about after it", async () => {
  const talk = await mondayMorning(app);
  await talk.say(REP, "Will visit Dana on Wednesday");
  const { store } = app.app;
  const rep = await store.members.byEmail(talk.workspace.id, REP);
  await store.members.setState(
    talk.workspace.id,
    rep?.id ?? "",
    "paused",
    "asked",
    addDays(MONDAY, 4),
  );
  await app.moveTo(talk.workspace, at(3, "17:00"));
  expect((await talk.heard(REP)).join()).not.toContain("How did it go?");
  await app.moveTo(talk.workspace, at(4, "12:00"));
  expect((await talk.heard(REP)).join()).toContain("How did it go?");
});

test(
  "budget: at most five unasked messages a week, follow-ups included",
  { timeout: 180_000 },
  async () => {
    const workspace = await busy("busy");
    const talk = await talkIn(app, workspace);
    await app.app.store.portfolios.setSetting(workspace.id, "nudgesPerWeek", 5);
    await app.app.store.portfolios.setSetting(workspace.id, "holdout", false);
    await app.sleepTo(workspace, at(0, "08:00"));
    await app.moveTo(workspace, at(0, "11:00"));
    for (const [n, name] of ["Alder", "Birch", "Cedar", "Dogwood"].entries()) {
      await talk.say(
        REP,
        `Will call ${name} Group on ${["Tuesday", "Tuesday", "Wednesday", "Wednesday"][n]}`,
      );
    }
    await app.moveTo(workspace, at(4, "17:30"));
    const started = await app.rows(
      "SELECT kind FROM delivery WHERE workspace_id = $1 AND state = 'sent' AND kind IN ('nudge', 'follow-up')",
      [workspace.id],
    );
    expect(started.length).toBe(5);
    expect(started.some((row) => row["kind"] === "follow-up")).toBe(true);
  },
);

test(
  "nudges: each week of a month brings some, and what was ignored or followed is recorded",
  { timeout: 180_000 },
  async () => {
    const workspace = await busy("month");
    const talk = await talkIn(app, workspace);
    await app.app.store.portfolios.setSetting(workspace.id, "holdout", false);
    await app.sleepTo(workspace, at(0, "08:00"));
    for (let week = 0; week < 5; week++) {
      await app.moveTo(workspace, at(week * 7, "10:30"));
      const open = (await nudges(workspace)).findLast((row) => row["state"] === "sent");
      if (week % 2 === 0) await talk.say(REP, `Called ${open?.["customer"]} today, they thank us`);
      await app.moveTo(workspace, at(week * 7 + 2, "12:00"));
      await app.sleepTo(workspace, at(week * 7 + 6, "20:00"));
    }
    const rows = await nudges(workspace);
    const weeks = Map.groupBy(
      rows.filter((row) => row["sent_at"]),
      (row) => row["week"] as string,
    );
    expect(weeks.size).toBe(5);
    expect(
      rows.filter((row) => row["week"] === rows[0]?.["week"]).map((row) => row["state"]),
    ).toEqual(["answered", "ignored", "ignored"]);
    const outcomes = await app.rows(
      "SELECT answered, touched FROM play_outcome WHERE workspace_id = $1",
      [workspace.id],
    );
    expect(outcomes).toContainEqual({ answered: true, touched: true });
    expect(outcomes).toContainEqual({ answered: false, touched: false });
  },
);

test(
  "outage: down from Sunday to Tuesday, every first nudge comes once, within working hours and spread out",
  { timeout: 180_000 },
  async () => {
    const people = Array.from({ length: 12 }, (_, n) => `rep${n}@example.com`);
    const workspace = await app.take("outage", {
      "members.csv": people.map((email, n) => ({
        email,
        name: `Rep ${n}`,
        timezone: n % 3 === 0 ? "America/New_York" : "Europe/Copenhagen",
      })),
      "customers.csv": people.flatMap((owner_email, n) =>
        [0, 1, 2].map((k) => ({ name: `Customer ${n}-${k}`, owner_email })),
      ),
      "interactions.csv": people.flatMap((member_email, n) =>
        [0, 1, 2].flatMap((k) =>
          [60, 70, 80, 90].map((days) => ({
            customer: `Customer ${n}-${k}`,
            member_email,
            at: addDays(MONDAY, -days),
          })),
        ),
      ),
    });
    await talkIn(app, workspace);
    await app.app.store.portfolios.setSetting(workspace.id, "holdout", false);
    await app.sleepTo(workspace, at(1, "10:00"));
    await app.moveTo(workspace, at(1, "18:00"));
    const out = await sent(workspace);
    expect(out.map((row) => row["email"]).toSorted()).toEqual(people.toSorted());
    for (const row of out) expect(clock(row)).toMatch(/^2 (09|1[0-6]):/);
    await app.moveTo(workspace, at(4, "23:00"));
    for (const row of await sent(workspace)) expect(clock(row)).toMatch(/^[2345] (09|1[0-6]):/);
    const later = (await nudges(workspace)).map((row) => row["local_at"]?.slice(11));
    expect(new Set(later).size).toBeGreaterThan(4);
  },
);

describe("clock change", () => {
  test.each([
    ["forward in Europe", "Europe/Copenhagen", "2028-03-27"],
    ["back in Europe", "Europe/Copenhagen", "2027-11-01"],
    ["forward in America", "America/New_York", "2027-03-15"],
    ["back in America", "America/New_York", "2027-11-08"],
    ["on a half-hour island", "Australia/Lord_Howe", "2027-04-05"],
  ])("%s: the nudge comes at the same hour of the morning", async (what, zone, monday) => {
    const portfolio = smallPortfolio(monday);
    const members = (portfolio["members.csv"] ?? []).map((member) => ({
      ...member,
      timezone: zone,
    }));
    const workspace = await app.take(what, { ...portfolio, "members.csv": members });
    await talkIn(app, workspace);
    await app.app.store.portfolios.setSetting(workspace.id, "holdout", false);
    const local = (day: number, time: string) =>
      new Date(toInstant(addDays(monday, day), time, zone)).toISOString();
    await app.sleepTo(workspace, local(-1, "20:00"));
    await app.moveTo(workspace, local(0, "08:55"));
    expect(await sent(workspace)).toEqual([]);
    await app.moveTo(workspace, local(0, "10:05"));
    const out = await sent(workspace);
    expect(out).toHaveLength(1);
    expect(clock(out[0])).toMatch(/^1 (09:|10:0)/);
  });
});

/** A rep with eight customers that have gone quiet. */
function busy(name: string): Promise<WorkspaceRow> {
  const names = ["Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gorse", "Hazel"].map(
    (tree) => `${tree} Group`,
  );
  const members = smallPortfolio(MONDAY)["members.csv"] ?? [];
  return app.take(name, {
    "members.csv": members,
    "customers.csv": names.map((customer) => ({ name: customer, owner_email: REP, tier: "A" })),
    "contacts.csv": names.map((customer, n) => ({ customer, name: `Person ${"ABCDEFGH"[n]}` })),
    "interactions.csv": names.flatMap((customer, n) =>
      [50, 60, 70, 80, 90].map((days) => ({
        customer,
        member_email: REP,
        at: addDays(MONDAY, -days - n),
        contacts: `Person ${"ABCDEFGH"[n]}`,
      })),
    ),
  });
}
