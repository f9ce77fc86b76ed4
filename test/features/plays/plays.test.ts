import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reportOn } from "../../../src/engine/outcome/report.ts";
import { CATALOGUE } from "../../../src/engine/plays/catalogue/catalogue.ts";
import { ownPlayOf } from "../../../src/engine/plays/own-play.ts";
import { DAY_MS } from "../../../src/engine/model/time.ts";
import { newId } from "../../../src/store/connection/id.ts";
import { trialSummary } from "../../../src/features/digests/trial-summary.ts";
import { settleOutcomes } from "../../../src/features/nudges/settle-outcomes.ts";
import { at, MONDAY, mondayMorning } from "../../support/monday.ts";
import { startTestApp, type TestApp } from "../../support/running-app.ts";
import { MANAGER, QUIET, REP, smallPortfolio } from "../../support/small-portfolio.ts";
import { buttonOn, type Talk, talkIn } from "../../support/talk.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ LOCAL_PAGE: "on" });
});
afterAll(() => app.end());

const audited = async ({ workspace }: Talk) =>
  (
    await app.rows(
      `SELECT a.what, a.subject, m.email FROM audit a
       LEFT JOIN member m ON m.workspace_id = a.workspace_id AND m.id = a.member_id
       WHERE a.workspace_id = $1 AND a.what LIKE 'play%' ORDER BY a.id`,
      [workspace.id],
    )
  ).map(({ what, subject, email }) => `${what}: ${subject}, ${email ?? "the house"}`);

const IN_LINES = `play add
aim: fit
when: touchDays at least 3 and lastOn known
question: What would {customer} build if they started today?
question: Which plan has {them} told nobody else about?
question: What does {customer} do by hand that nobody likes?`;

describe("plays in chat", () => {
  let talk: Talk;
  beforeAll(async () => {
    const workspace = await app.take("chat", {
      "members.csv": [
        { email: REP, name: "Nadia Berg", manager_email: MANAGER },
        { email: MANAGER, name: "Omar Haddad", role: "manager" },
      ],
      "customers.csv": [{ name: "Play", owner_email: REP, visibility: "restricted" }],
    });
    talk = await talkIn(app, workspace);
    await app.take("chat", {
      "members.csv": [{ email: "ann@example.com", name: "Ann Admin", role: "admin" }],
    });
    talk = await talkIn(app, workspace);
  });
  const ADMIN = "ann@example.com";
  const state = async (id: string) =>
    (await app.app.store.plays.inUse(talk.workspace.id)).find((play) => play.id === id);

  test("a manager adds a question in plain lines, and it is on trial", async () => {
    const said = await talk.command(ADMIN, IN_LINES);
    expect(said).toContain("“what-would-build-if-they-started” is on trial");
    expect(await state("what-would-build-if-they-started")).toMatchObject({
      aim: "fit",
      state: "trial",
      when: {
        all: [
          { fact: "touchDays", atLeast: 3 },
          { fact: "lastOn", known: true },
        ],
      },
    });
    const shown = await talk.command(ADMIN, "play show what-would-build-if-they-started");
    expect(shown).toContain("touchDays at least 3 and lastOn known");
    expect(shown).toContain("Not enough yet: 20 more nudges needed.");
  });

  test("what can't be added is explained field by field, with an example", async () => {
    const said = await talk.command(ADMIN, "play add\naim: fitness\nquestion: How is {custmer}?");
    expect(said).toContain("aim  what it works on: rhythm, trust, fit, warmth, reach, balance");
    expect(said).toContain("“custmer” is no fact that Rapport knows. Did you mean “customer”?");
    expect(said).toContain("question: What would {customer} build if they started today?");
  });

  test("plays are weighed, retired and restored, each change noted with who made it", async () => {
    expect(await talk.command(ADMIN, "play retire first-hello")).toContain("is retired");
    expect(await state("first-hello")).toMatchObject({ state: "retired" });
    expect(await talk.command(ADMIN, "play weigh first-hello 2")).toContain("is retired");
    expect(await talk.command(ADMIN, "play weigh first-hello lots")).toContain("from 0 (never)");
    expect(await talk.command(ADMIN, "play restore first-hello")).toContain("with weight 2");
    expect(await talk.command(ADMIN, "play restore first-hello")).toContain("how it is already");
    expect(await talk.command(ADMIN, "play try first-helo")).toContain("mean “first-hello”?");
    expect(await state("first-hello")).toMatchObject({ state: "on", weight: 2 });
    const list = await talk.command(ADMIN, "play list");
    expect(list).toContain("first-hello rhythm in use 2 not used yet");
    expect((await audited(talk)).filter((line) => line.includes("first-hello"))).toEqual([
      `play retired: first-hello, ${ADMIN}`,
      `play weighed: first-hello, ${ADMIN}`,
      `play restored: first-hello, ${ADMIN}`,
    ]);
  });

  test("a play that this version can't read is kept, not offered, and named", async () => {
    await app.rows(
      `INSERT INTO workspace_play (workspace_id, id, play) VALUES ($1, 'from-the-future', '{"aim": "luck"}')`,
      [talk.workspace.id],
    );
    expect(await state("from-the-future")).toBeUndefined();
    expect(await talk.command(ADMIN, "play list")).toContain(
      "can't read from-the-future. It is kept",
    );
  });

  test("a rep is told kindly whom to ask, and nothing changes", async () => {
    for (const words of ["plays", "play report", "play retire a-bit-more-effort", IN_LINES]) {
      expect(await talk.command(REP, words), words).toContain(
        "Tell Omar Haddad what you would ask",
      );
    }
    expect(await state("a-bit-more-effort")).toMatchObject({ state: "on" });
  });

  test("a customer called Play wins for those who see it, and is not there for others", async () => {
    expect(await talk.command(REP, "play")).toContain("Nadia Berg");
    await app.take("chat", {
      "customers.csv": [{ name: "Play", owner_email: ADMIN, visibility: "restricted" }],
    });
    expect(await talk.command(REP, "play")).toContain("Tell Omar Haddad");
  });
});

/** A workspace in which nudges were sent, withheld and answered a month ago. */
async function learned(name: string) {
  const customers = Array.from({ length: 40 }, (_, n) => `Customer ${n}`);
  const workspace = await app.take(name, {
    "members.csv": [
      { email: MANAGER, name: "Omar Haddad", role: "manager" },
      { email: REP, name: "Nadia Berg", manager_email: MANAGER },
    ],
    "customers.csv": customers.map((customer) => ({ name: customer, owner_email: REP, tier: "B" })),
  });
  const talk = await talkIn(app, workspace);
  const [rep] = await app.rows("SELECT id FROM member WHERE workspace_id = $1 AND email = $2", [
    workspace.id,
    REP,
  ]);
  const ids = (
    await app.rows("SELECT id FROM customer WHERE workspace_id = $1 ORDER BY id", [workspace.id])
  ).map((row) => row["id"] as string);
  let made = 0;
  /** so many nudges of a play, one a customer, sent `days` ago; `touched` of the customers were in touch after it */
  const nudges = async (
    count: number,
    given: { play: string; state: string; touched?: number; days?: number; offered?: string[] },
  ) => {
    const { play, state, touched = 0, days = 40, offered = [play] } = given;
    const sent = (await talk.now()) - days * DAY_MS;
    const week = `2020-W${String(10 + made++).padStart(2, "0")}`;
    for (let n = 0; n < count; n++) {
      const when = new Date(sent);
      await app.rows(
        `INSERT INTO nudge (workspace_id, id, member_id, customer_id, week, slot, play, aim, offered, state, in_experiment,
                            due_at, sent_at, answered_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'rhythm', $8, $9, true, $10, $11, $12)`,
        [
          workspace.id,
          newId(),
          rep?.["id"],
          ids[n],
          week,
          n + 1,
          play,
          offered,
          state,
          when,
          state === "withheld" ? null : when,
          state === "answered" ? new Date(sent + 1_000) : null,
        ],
      );
      if (n >= touched) continue;
      await app.rows(
        `INSERT INTO interaction (workspace_id, id, customer_id, member_id, at, contact_ids, fingerprint)
         VALUES ($1, $2, $3, $4, $5, '{}', $6)`,
        [workspace.id, newId(), ids[n], rep?.["id"], new Date(sent + 2 * DAY_MS), newId()],
      );
    }
  };
  const settle = async () => {
    const row = await app.app.store.workspaces.byId(workspace.id);
    return row ? settleOutcomes(app.app, row) : 0;
  };
  return { talk, nudges, settle, workspace };
}

describe("plays' report", () => {
  test("counts sent and withheld nudges alike, with its interval", async () => {
    const { talk, nudges, settle, workspace } = await learned("uplift");
    await nudges(30, { play: "a-bit-more-effort", state: "answered", touched: 24 });
    await nudges(10, { play: "first-hello", state: "ignored", days: 60 });
    await nudges(24, { play: "a-bit-more-effort", state: "withheld", touched: 6, days: 80 });
    expect(await settle()).toBe(64);
    expect(await settle()).toBe(0);
    const [all, effort, hello] = reportOn(await app.app.store.plays.tallies(workspace.id));
    expect(all).toMatchObject({ sent: 40, answered: 30, withheld: 24 });
    expect(effort?.response).toMatchObject({ share: 1, of: 30 });
    expect(effort?.uplift).toMatchObject({ enough: true, clear: true });
    expect(hello?.response).toEqual({ enough: false, of: 10, moreNeeded: 10 });

    const report = await talk.command(MANAGER, "play report");
    // 24 of 40 sent and 6 of 24 withheld were touched: 60 − 25 points, by Newcombe 9 to 54.
    expect(report).toMatch(/Against those held back \+35 points \(\+\d+ to \+\d+\)/);
    expect(report).toContain("Answered 75 % (60 to 86 %) of 40");
    expect(report).not.toContain("Customer");
    expect(report).not.toContain("Nadia");
    // The digest says it every fourth week, and not where nothing is held back.
    const told = async (week: string) => trialSummary(app.app, workspace, week, await talk.now());
    expect(JSON.stringify(await told("2026-W48"))).toContain("Of a hundred customers, 35 more");
    expect(await told("2026-W49")).toEqual([]);
    await talk.command(MANAGER, "settings holdout off");
    expect(await told("2026-W48")).toEqual([]);
  });

  test("compares only nudges in the experiment: no tier A, and none while it is off", async () => {
    const drawn = async (name: string, holdout: boolean) => {
      const workspace = await app.take(name, smallPortfolio(MONDAY));
      await talkIn(app, workspace);
      await app.app.store.portfolios.setSetting(workspace.id, "holdout", holdout);
      await app.sleepTo(workspace, at(0, "08:00"));
      await app.moveTo(workspace, at(0, "09:00"));
      const rows = await app.rows(
        `SELECT c.tier, n.in_experiment FROM nudge n JOIN customer c ON c.id = n.customer_id
         WHERE n.workspace_id = $1 ORDER BY c.tier`,
        [workspace.id],
      );
      return rows.map((row) => `${row["tier"]} ${row["in_experiment"]}`);
    };
    expect(await drawn("draw on", true)).toEqual(["A false", "B true", "C true"]);
    expect(await drawn("draw off", false)).toEqual(["A false", "B false", "C false"]);
  });

  test("says how many more are needed while there is not enough", async () => {
    const { talk, nudges, settle } = await learned("early");
    await nudges(6, { play: "a-bit-more-effort", state: "answered" });
    await settle();
    const report = await talk.command(MANAGER, "play report");
    expect(report).toContain("Answered not enough yet, 14 more needed");
    expect(report).toContain("not enough yet, 14 more sent and 20 more held back needed");
  });

  test("is told of imported nudges too, as far as it is known: what became of them", async () => {
    const { talk, workspace } = await learned("imported");
    await app.take(workspace.key, {
      "nudges.csv": Array.from({ length: 20 }, (_, n) => ({
        member_email: REP,
        customer: `Customer ${n}`,
        week: "2026-W30",
        play: "a-bit-more-effort",
        state: n < 12 ? "answered" : "ignored",
      })),
    });
    const report = await talk.command(MANAGER, "play report");
    expect(report).toContain("Answered 60 % (39 to 78 %) of 20");
    expect(report).toContain("Touched within a week not enough yet, 20 more needed");
  });
});

describe("play on trial", () => {
  const trial = (id: string) => {
    const [like] = CATALOGUE;
    const { state: _, ...words } = { ...like, id };
    const read = ownPlayOf(words);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return read.play;
  };

  test("is kept when it earns answers, retired when it surely does not, each with its reason", async () => {
    const { talk, nudges, settle, workspace } = await learned("trials");
    const { plays } = app.app.store;
    for (const id of ["good-one", "poor-one", "passed-one", "young-one"]) {
      await plays.add(workspace.id, trial(id));
    }
    await nudges(40, {
      play: "a-bit-more-effort",
      state: "answered",
      offered: ["passed-one", "a-bit-more-effort"],
    });
    await nudges(25, { play: "good-one", state: "answered" });
    await nudges(25, { play: "poor-one", state: "ignored" });
    await nudges(5, { play: "young-one", state: "ignored" });
    await settle();
    const states = (await plays.list(workspace.id)).filter(({ own }) => own);
    expect(Object.fromEntries(states.map(({ id, state }) => [id, state]))).toEqual({
      "good-one": "on",
      "poor-one": "retired",
      "passed-one": "retired",
      "young-one": "trial",
    });
    expect(await talk.command(MANAGER, "play show good-one")).toContain(
      "Kept: 100 % of 25 were answered",
    );
    expect(await talk.command(MANAGER, "play show poor-one")).toContain(
      "Retired: 0 % of 25 were answered",
    );
    expect(await audited(talk)).toEqual([
      "play kept: good-one, the house",
      "play retired: poor-one, the house",
      "play retired: passed-one, the house",
    ]);
    const told = await trialSummary(app.app, workspace, "2026-W49", await talk.now());
    expect(JSON.stringify(told)).toContain("Question “good-one”: Kept: 100 % of 25");
    // What a manager sets stands: the same figures decide nothing twice.
    await talk.command(MANAGER, "play restore poor-one");
    await nudges(3, { play: "poor-one", state: "ignored" });
    await settle();
    expect((await plays.list(workspace.id)).find(({ id }) => id === "poor-one")?.state).toBe("on");
  });
});

describe("week with own plays", () => {
  test("asks what the manager chose, learns half from a vague answer, and tells why after it", async () => {
    const talk = await mondayMorning(app);
    const { workspace } = talk;
    const [first] = await app.rows(
      "SELECT play, question FROM nudge WHERE workspace_id = $1 AND state = 'sent'",
      [workspace.id],
    );
    expect(await talk.say(REP, "touched base")).toContain(QUIET);
    expect(await talk.say(REP, "why?")).toContain(`Why ${QUIET}?`);
    // Tuesday's is left open and Wednesday's answered: "why?" is about Wednesday's.
    await app.moveTo(workspace, at(2, "12:00"));
    const [, tuesdays, wednesdays] = await app.rows(
      `SELECT n.state, c.name FROM nudge n JOIN customer c ON c.id = n.customer_id
         WHERE n.workspace_id = $1 ORDER BY n.slot`,
      [workspace.id],
    );
    expect(tuesdays?.["state"]).toBe("sent");
    await talk.say(REP, `Called ${wednesdays?.["name"]} this morning`);
    expect(await talk.say(REP, "why?")).toContain(`Why ${wednesdays?.["name"]}?`);
    // All but one play that always applies are retired: the next nudges ask nothing else.
    const { plays } = app.app.store;
    const rows = await plays.list(workspace.id);
    for (const play of rows) await plays.change(workspace.id, play, { state: "retired" });
    await talk.command(MANAGER, IN_LINES);
    await talk.command(MANAGER, "play restore what-would-build-if-they-started");
    await app.sleepTo(workspace, at(13, "20:00"));
    await app.moveTo(workspace, at(14, "10:05"));
    const next = await app.rows(
      "SELECT DISTINCT play FROM nudge WHERE workspace_id = $1 AND state = 'sent' AND sent_at > $2",
      [workspace.id, at(13, "00:00")],
    );
    expect(next).toEqual([{ play: "what-would-build-if-they-started" }]);
    const card = await talk.card(REP);
    const another = buttonOn(card, "Another idea");
    expect(await talk.press(REP, another.name, another.subject)).toContain("my best idea");

    const [settled] = await app.rows(
      "SELECT play, answered, worth, touched FROM play_outcome WHERE workspace_id = $1 AND play = $2",
      [workspace.id, first?.["play"]],
    );
    expect(settled).toEqual({ play: first?.["play"], answered: true, worth: 0.5, touched: true });
  });
});
