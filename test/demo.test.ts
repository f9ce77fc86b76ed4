import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoPortfolio } from "../src/demo/seed.ts";
import { seedDemo } from "../src/demo/provision.ts";
import { balance, sharesOf } from "../src/engine/strengths/balance.ts";
import { addDays, toLocalDate, weekday } from "../src/engine/model/calendar.ts";
import { commitmentsOf } from "../src/engine/model/commitment.ts";
import { concernsOf } from "../src/engine/model/concern.ts";
import { historiesOf, membersById } from "../src/engine/model/history.ts";
import type { Portfolio } from "../src/engine/model/portfolio.ts";
import { DAY_MS } from "../src/engine/model/time.ts";
import { silentChampion, singleThread } from "../src/engine/strengths/single-threading.ts";
import { customerAsOf } from "../src/engine/strengths/subject.ts";
import { shiftsOf } from "../src/engine/strengths/shifts.ts";
import { LOCAL_KEY, moveClock } from "../src/features/local/local-workspace.ts";
import type { WorkspaceRow } from "../src/store/workspaces/workspaces.ts";
import { workspaceTime } from "../src/app/context.ts";
import { startTestApp, type TestApp } from "./support/running-app.ts";

const ZONE = "Europe/Copenhagen";

let rapport: TestApp;
/** Processor time, since what else runs on the machine must not decide. */
let firstStartMs = 0;
const busyMs = (since?: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000;
};

beforeAll(async () => {
  rapport = await startTestApp({});
  const started = process.cpuUsage();
  await seedDemo(rapport.app, rapport.catchUp);
  firstStartMs = busyMs(started);
});

afterAll(() => rapport.end());

const workspace = (): Promise<WorkspaceRow> =>
  rapport.app.store.workspaces.obtain(LOCAL_KEY, "Local");

async function count(table: string): Promise<number> {
  const [row] = await rapport.rows(`SELECT count(*)::int AS n FROM ${table}`);
  return row?.["n"] as number;
}

const TABLES = ["member", "customer", "contact", "interaction", "signal", "nudge", "delivery"];
TABLES.push("local_message", "priority_answer", "digest", "audit", "identity", "team");

async function counts(): Promise<Record<string, number>> {
  const all = await Promise.all(TABLES.map(async (table) => [table, await count(table)] as const));
  return Object.fromEntries(all);
}

describe("demo portfolio", () => {
  it("is the same for the same Monday, its days counted back from it", () => {
    const [one, same, later] = ["2026-11-23", "2026-11-23", "2027-05-31"].map(demoPortfolio);
    expect(same).toEqual(one);
    expect(later?.files["contacts.csv"]).toEqual(one?.files["contacts.csv"]);
    const texts = (it: typeof one) => it?.files["interactions.csv"].map(({ summary }) => summary);
    expect(texts(later)).toEqual(texts(one));
  });

  it("spans nine months before the Monday, without weekends", () => {
    const monday = "2026-11-23";
    const { "interactions.csv": touches, "signals.csv": signals } = demoPortfolio(monday).files;
    const days = [...touches, ...signals].map(({ at }) => String(at).slice(0, 10));
    expect(days.filter((day) => day >= monday)).toEqual([]);
    expect(days.filter((day) => weekday(day) > 5)).toEqual([]);
    expect(days.toSorted()[0]).toBe(
      days.filter((day) => day >= addDays(monday, -274)).toSorted()[0],
    );
    expect(days.toSorted()[0]! < addDays(monday, -260)).toBe(true);
  });

  it("a customer's summaries differ", () => {
    const touches = demoPortfolio("2026-11-23").files["interactions.csv"];
    for (const [customer, own] of Map.groupBy(touches, (row) => row["customer"])) {
      const told = own.map((row) => row["summary"]);
      expect(new Set(told).size, customer).toBeGreaterThan(told.length * 0.9);
    }
  });
});

describe("demo, first start", () => {
  it("takes under eight seconds of processor time", () => {
    expect(firstStartMs).toBeLessThan(8_000);
  });

  it("makes two teams of three reps, their managers, and about 30 customers", async () => {
    const { id } = await workspace();
    const members = await rapport.app.store.members.list(id);
    const managers = members.filter(({ role }) => role === "manager");
    expect(managers).toHaveLength(2);
    for (const manager of managers) {
      expect(members.filter(({ managerId }) => managerId === manager.id)).toHaveLength(3);
    }
    expect(await counts()).toMatchObject({ member: 8, customer: 30, team: 2, identity: 8 });
    expect(await count("contact")).toBeGreaterThan(100);
    expect(await count("interaction")).toBeGreaterThan(500);
  });

  it("the clock stands at Monday 10:05 in the page's zone", async () => {
    const now = workspaceTime(rapport.app, await workspace());
    expect(weekday(toLocalDate(now, ZONE))).toBe(1);
    const time = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, timeStyle: "short" });
    expect(time.format(now) >= "10:05" && time.format(now) < "10:20").toBe(true);
  });

  it("every rep has a first nudge, each about a story of its own", async () => {
    const sent = await rapport.rows(`
      SELECT m.name, c.name AS customer, d.state FROM nudge n
      JOIN member m ON m.id = n.member_id JOIN customer c ON c.id = n.customer_id
      JOIN delivery d ON d.nudge_id = n.id WHERE n.state = 'sent' ORDER BY m.name`);
    expect(sent.map((row) => row["state"])).toEqual(Array(6).fill("sent"));
    expect(sent.map((row) => [row["name"], row["customer"]])).toEqual([
      ["Lucía Ferrer", "Cartiera Valdesi"],
      ["Mateusz Zieliński", "Mleczarnia Wierzbica"],
      ["Oskar Lindqvist", "Kymijärvi Paper"],
      ["Priya Raman", "Sahyadri Foods"],
      ["Signe Aagaard", "Skovby Mejeri"],
      ["Søren Kjeldsen", "Østerå Vand"],
    ]);
    expect(await count("local_message WHERE conversation LIKE 'dm:%'")).toBe(6);
  });

  it("both managers have a digest of the week before, without the restricted customer", async () => {
    const told = await rapport.rows(
      "SELECT card::text AS card FROM local_message WHERE conversation LIKE 'team:%'",
    );
    expect(told).toHaveLength(2);
    for (const { card } of told) {
      expect(card).toContain("Strengthened");
      expect(card).not.toContain("Klitgaard");
    }
  });

  it("a second start changes nothing", async () => {
    const before = { ...(await counts()), offset: (await workspace()).clockOffsetMs };
    await seedDemo(rapport.app, rapport.catchUp);
    expect({ ...(await counts()), offset: (await workspace()).clockOffsetMs }).toEqual(before);
  });
});

describe("demo stories", () => {
  let portfolio: Portfolio;
  let now: number;

  beforeAll(async () => {
    const home = await workspace();
    now = workspaceTime(rapport.app, home);
    portfolio = await rapport.app.store.portfolios.load(home.id, now);
  });

  function seen(name: string) {
    const history = [...historiesOf(portfolio).values()].find((one) => one.customer.name === name);
    if (!history) throw new Error(`no ${name}`);
    return customerAsOf(history, now, membersById(portfolio.members));
  }
  const contactOf = (name: string, id: string | undefined) =>
    seen(name).contacts.get(id ?? "")?.name;

  it("one customer in touch every week has gone quiet", () => {
    const { cadence } = seen("Mleczarnia Wierzbica");
    expect(cadence).toMatchObject({ state: "quiet" });
    expect("usualGapDays" in cadence && cadence.usualGapDays).toBeLessThan(9);
  });

  it("most of the others are on their rhythm", () => {
    const states = portfolio.customers.map(({ name }) => seen(name).cadence.state);
    expect(states.filter((state) => state === "on rhythm").length).toBeGreaterThan(20);
  });

  it("exactly one is single-threaded", () => {
    const name = "Aguas de la Segarra";
    expect(contactOf(name, singleThread(seen(name))?.contactId)).toBe("Montserrat Vidal");
    const others = portfolio.customers.filter((one) => one.name !== name && one.tier === "A");
    expect(others.filter((one) => singleThread(seen(one.name)))).toEqual([]);
  });

  it("one takes more than it gives, by hours and priorities", () => {
    const { history } = seen("Østerå Vand");
    const shares = sharesOf(portfolio.customers).get(history.customer.id) ?? null;
    const found = balance(history, now, shares, ZONE);
    expect(found).toMatchObject({ state: "we give more", priorities: { yes: 0, no: 2 } });
    expect(found.effortPerValue).toBeGreaterThan(3);
  });

  it("a promise of ours is overdue, and one of theirs", () => {
    const overdue = (name: string) =>
      commitmentsOf(seen(name).signals, seen(name).today).filter((one) => one.state === "overdue");
    expect(overdue("Skovby Mejeri").map(({ by }) => by)).toEqual(["us"]);
    expect(overdue("Deccan Dairy Union").map(({ by }) => by)).toEqual(["customer"]);
  });

  it("one has just recovered from a long silence", () => {
    const days = [...new Set(seen("Havblik Seafood").touches.map(({ on }) => on))];
    const gaps = days.slice(1).map((day, n) => Date.parse(day) - Date.parse(days[n] ?? day));
    const longest = Math.max(...gaps);
    expect(longest).toBeGreaterThan(60 * DAY_MS);
    expect(gaps.slice(-3)).toContain(longest);
    expect(seen("Havblik Seafood").cadence.state).toBe("on rhythm");
  });

  it("one has an open concern four weeks before its renewal", () => {
    const { history, signals, today } = seen("Sahyadri Foods");
    expect(concernsOf(signals, today, ZONE).filter(({ state }) => state === "open")).toHaveLength(
      1,
    );
    expect(history.customer.renewalOn! <= addDays(today, 28)).toBe(true);
  });

  it("one has a silent champion", () => {
    const silent = portfolio.customers.flatMap(({ name }) => {
      const champion = silentChampion(seen(name));
      return champion ? [[name, contactOf(name, champion.contactId)]] : [];
    });
    expect(silent).toContainEqual(["Kymijärvi Paper", "Päivi Laaksonen"]);
    expect(silent.length).toBeLessThan(4);
  });

  it("one has no executive, one is restricted, one has shifting wishes", () => {
    const levels = seen("Pomorski Owoc").history.contacts.map(({ level }) => level);
    expect(levels).not.toContain("executive");
    const restricted = portfolio.customers.filter((one) => one.visibility === "restricted");
    expect(restricted.map(({ name }) => name)).toEqual(["Klitgaard Kemi"]);
    expect(shiftsOf(seen("Olivar del Guadalén").signals, now, ZONE)).toHaveLength(1);
  });
});

describe("demo, four weeks on", () => {
  it("each team has a digest a week and further nudges, in 15 seconds of processor time", async () => {
    const home = await workspace();
    const nudges = await count("nudge WHERE sent_at IS NOT NULL");
    const started = process.cpuUsage();
    await moveClock(
      rapport.app,
      home,
      workspaceTime(rapport.app, home) + 28 * DAY_MS,
      rapport.catchUp,
    );
    expect(busyMs(started)).toBeLessThan(15_000);
    expect(await count("digest")).toBe(2 + 2 * 4);
    expect(await count("nudge WHERE sent_at IS NOT NULL")).toBeGreaterThan(nudges + 12);
    expect(await count("delivery WHERE state NOT IN ('sent', 'skipped')")).toBe(0);
  });
});
