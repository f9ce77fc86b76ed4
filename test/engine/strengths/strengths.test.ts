import { describe, expect, it } from "vitest";
import type { Health } from "../../../src/engine/strengths/health.ts";
import {
  HEALTH_VERSION,
  healthForEveryone,
  healthOf,
} from "../../../src/engine/strengths/health.ts";
import type { CustomerHistory } from "../../../src/engine/model/history.ts";
import { membersById } from "../../../src/engine/model/history.ts";
import type { StrengthName } from "../../../src/engine/model/nudge.ts";
import {
  aContact,
  aCustomer,
  aHistory,
  aMember,
  anInteraction,
  aSignal,
  at,
  everyDays,
} from "../../support/portfolio.ts";

const ada = aMember();
const bo = aMember({ id: "bo", name: "Bo Lind" });
const members = membersById([ada, bo]);
const today = at("2026-06-22");

const health = (given: Partial<CustomerHistory>, asOf = today): Health =>
  healthOf(aHistory(given), asOf, members);
const strength = (name: StrengthName, given: Partial<CustomerHistory>, asOf = today) =>
  health(given, asOf).strengths[name];
const value = (name: StrengthName, given: Partial<CustomerHistory>): number | null => {
  const one = strength(name, given);
  return one.known ? one.value : null;
};
const calls = (...days: string[]) => days.map((day) => anInteraction({ at: day }));

describe("health", () => {
  it("is unknown, strength by strength, where nothing is recorded", () => {
    const { strengths, overall } = health({});
    expect(Object.values(strengths).map(({ known }) => known)).toEqual(Array(5).fill(false));
    expect(overall).toBeNull();
  });

  it("is the mean of the strengths that are known, from two on", () => {
    const rhythmAlone = calls(...everyDays(10, 6, "2026-04-25")).map((call) => ({
      ...call,
      contactIds: [],
    }));
    expect(health({ interactions: rhythmAlone }).overall).toBeNull();
    const thanked = health({
      interactions: rhythmAlone,
      signals: [aSignal({ kind: "appreciation", by: "customer", at: "2026-06-22" })],
    });
    expect(thanked.overall).toBe(75);
    expect(thanked.version).toBe(HEALTH_VERSION);
  });

  it("keeps quotes and concerns from those who may not read them", () => {
    const open = healthForEveryone(
      health({
        signals: [
          aSignal({ kind: "concern", quote: "We worry about the hand-over", at: "2026-05-01" }),
          aSignal({ kind: "need", quote: "We need a spare part depot", at: "2026-05-01" }),
        ],
      }),
    );
    const text = JSON.stringify(open);
    expect(text).not.toMatch(/worry|depot|concern/);
    expect(open.strengths.trust.known).toBe(true);
    expect(open.strengths.fit.facts).toHaveLength(1);
  });
});

describe("rhythm", () => {
  const every12 = calls(...everyDays(12, 6, "2026-03-13"));

  it("says the last touch, the silence and what is usual", () => {
    const rhythm = strength("rhythm", { interactions: every12 });
    expect(rhythm.reason).toBe("Last touch 12 May, 41 days ago; usually every 12 days.");
    expect(rhythm.facts[0]).toMatchObject({
      on: "2026-05-12",
      text: "Call with Sofie Holm, by Ada Bech",
    });
  });

  it("is whole within the usual gap and falls with silence", () => {
    const at0 = strength("rhythm", { interactions: every12 }, at("2026-05-20"));
    const late = strength("rhythm", { interactions: every12 });
    expect(at0).toMatchObject({ known: true, value: 100 });
    expect(late).toMatchObject({ known: true, trend: expect.any(Number) });
    expect(late.known && late.value).toBeLessThan(40);
    expect(late.known && late.trend).toBeLessThan(-50);
  });

  it("notices that touches have become fewer", () => {
    const often = calls(...everyDays(7, 30, "2025-06-01"));
    const seldom = calls("2026-02-10", "2026-03-20", "2026-04-30", "2026-06-12");
    const rhythm = strength("rhythm", { interactions: [...often, ...seldom] });
    expect(rhythm.reason).toContain(
      "Touches have become fewer: 3 touch days in the 90 days up to 12 Jun",
    );
  });

  it("does not guess from two touch days", () => {
    const rhythm = strength("rhythm", { interactions: calls("2026-06-01", "2026-06-05") });
    expect(rhythm.known).toBe(false);
    expect(rhythm.reason).toContain("Only 2 touch days so far, the last one 5 Jun");
  });
});

describe("trust", () => {
  const promise = (dueOn: string, closedOn: string | null, by: "us" | "customer" = "us") =>
    aSignal({
      kind: "commitment",
      by,
      at: "2026-05-01",
      dueOn,
      closedOn,
      quote: "The quote by Friday",
    });

  it("grows with promises kept and falls with one that is overdue", () => {
    const kept = value("trust", { signals: [promise("2026-06-01", "2026-05-30")] });
    const late = value("trust", { signals: [promise("2026-06-01", "2026-06-09")] });
    const overdue = strength("trust", { signals: [promise("2026-06-01", null)] });
    expect(kept).toBeGreaterThan(late ?? 100);
    expect(late).toBeGreaterThan(overdue.known ? overdue.value : 100);
    expect(overdue.reason).toBe("A promise of ours was due 1 Jun, 21 days ago, and is open.");
    expect(overdue.facts[0]).toMatchObject({ quote: "The quote by Friday" });
  });

  it("waits for promises that are not due yet", () => {
    const trust = strength("trust", { signals: [promise("2026-07-01", null)] });
    expect(trust).toMatchObject({ known: false });
    expect(trust.reason).toBe("1 promise open and not due yet: nothing kept or missed so far.");
  });

  it("counts their promises too", () => {
    const trust = strength("trust", { signals: [promise("2026-06-01", "2026-06-01", "customer")] });
    expect(trust.reason).toBe("They kept 1 promise.");
  });

  it("hears a concern, and rises again when it is closed", () => {
    const concern = (closedOn: string | null) =>
      aSignal({
        kind: "concern",
        at: "2026-05-20",
        closedOn,
        quote: "The new contact never calls",
      });
    const open = strength("trust", { signals: [concern(null)] });
    const closed = strength("trust", { signals: [concern("2026-06-10")] });
    expect(open.reason).toBe("A concern of theirs is open since 20 May (33 days ago).");
    expect(closed.known && open.known && closed.value - open.value).toBeGreaterThan(20);
    expect(open.facts.every(({ confidential }) => confidential === true)).toBe(true);
  });

  it("reads a silence by what came before it", () => {
    const interactions = calls(...everyDays(7, 10, "2026-02-01"));
    const kept = promise("2026-04-10", "2026-04-10");
    const after = (...signals: ReturnType<typeof aSignal>[]) =>
      strength("trust", { interactions, signals: [kept, ...signals] }).facts.at(-1)?.text;
    expect(after()).toBe("Nothing we know explains the silence");
    expect(after(aSignal({ kind: "change", at: "2026-05-10", quote: "New CFO" }))).toBe(
      "A change on their side may explain the silence",
    );
    expect(after(promise("2026-06-01", null))).toBe(
      "The silence follows a promise of ours that is still open",
    );
  });

  it("needs three moods to read one", () => {
    const moods = everyDays(10, 3, "2026-05-25").map((day) =>
      anInteraction({ at: day, sentiment: "positive" }),
    );
    expect(value("trust", { interactions: moods.slice(1) })).toBeNull();
    expect(strength("trust", { interactions: moods }).reason).toBe(
      "3 of 3 talks with a noted mood went well.",
    );
  });
});

describe("fit", () => {
  it("goes stale when nobody asks", () => {
    const need = (day: string) => ({ signals: [aSignal({ at: day })] });
    const fresh = value("fit", need("2026-06-10"));
    const stale = value("fit", need("2025-09-01"));
    expect(fresh).toBe(100);
    expect(stale).toBeLessThan(30);
  });

  it("counts needs answered against needs known", () => {
    const needs = (closedOn: string | null) => [
      aSignal({ at: "2026-03-01", closedOn, contactId: "sofie" }),
      aSignal({ at: "2026-06-20", kind: "change", quote: "A new plant opens" }),
    ];
    const answered = value("fit", { signals: needs("2026-04-01") });
    const open = strength("fit", { signals: needs(null) });
    expect(open.known && open.value).toBeLessThan(answered ?? 0);
    expect(open.reason).toBe(
      "The last thing they told us is from 20 Jun, 2 days ago. We have answered 0 of 1 need.",
    );
  });

  it("notices a competitor and a shift in the answers", () => {
    const before = aSignal({ at: "2026-01-10", quote: "All that counts is the price" });
    const now = aSignal({ at: "2026-06-10", quote: "Fast delivery is what we need" });
    const named = aSignal({ at: "2026-06-10", kind: "competitor", quote: "We talk to Nordvik" });
    const fit = strength("fit", { signals: [before, now] });
    expect(fit.facts[0]).toMatchObject({
      text: "Their answer shifted, from price to speed, since 10 Jan",
      quote: "Fast delivery is what we need",
    });
    expect(value("fit", { signals: [before, now, named] })).toBeLessThan(fit.known ? fit.value : 0);
  });
});

describe("warmth", () => {
  const thanks = (by: "us" | "customer", day: string) =>
    aSignal({ kind: "appreciation", by, at: day, quote: "Thank you for the quick help" });

  it("goes both ways", () => {
    const received = [thanks("customer", "2026-06-20"), thanks("customer", "2026-06-21")];
    const many = [...received, thanks("customer", "2026-06-19"), thanks("customer", "2026-06-18")];
    expect(value("warmth", { signals: many })).toBe(80);
    expect(value("warmth", { signals: [...many, thanks("us", "2026-06-20")] })).toBeGreaterThan(90);
    expect(strength("warmth", { signals: received }).reason).toBe(
      "They last thanked us 21 Jun (yesterday); no thanks of ours is recorded yet.",
    );
  });

  it("cools with time", () => {
    expect(value("warmth", { signals: [thanks("us", "2026-06-22")] })).toBe(50);
    expect(value("warmth", { signals: [thanks("us", "2025-12-24")] })).toBe(29);
  });
});

describe("reach", () => {
  const people = [
    aContact({ id: "ceo", name: "Per Falk", level: "executive", function: "operations" }),
    aContact({ id: "lead", name: "Ida Krag", level: "leader", function: "finance" }),
    aContact({ id: "user", name: "Jon Dahl", level: "user", function: "engineering" }),
  ];
  const touch = (contactId: string, day: string, memberId = "ada") =>
    anInteraction({ at: day, contactIds: [contactId], memberId });

  it("grows with people, levels, functions and colleagues", () => {
    const one = [
      touch("user", "2026-06-01"),
      touch("user", "2026-06-08"),
      touch("user", "2026-06-15"),
    ];
    const wide = [
      touch("ceo", "2026-06-01"),
      touch("lead", "2026-06-08", "bo"),
      touch("user", "2026-06-15"),
    ];
    const narrow = strength("reach", { contacts: people, interactions: one });
    const broad = strength("reach", { contacts: people, interactions: wide });
    expect(narrow.reason).toBe(
      "In touch with Jon Dahl alone over the last year: 3 touches, last 15 Jun.",
    );
    expect(broad.reason).toBe(
      "In touch with 3 people over the last year, on 3 levels and 3 functions.",
    );
    expect(broad.known && narrow.known && broad.value - narrow.value).toBeGreaterThan(30);
  });

  it("takes a level that nobody wrote down for unknown, not for low", () => {
    const bare = people.map((person) => ({ ...person, level: null, function: null }));
    const interactions = [touch("lead", "2026-06-08"), touch("user", "2026-06-15")];
    const unknown = value("reach", { contacts: bare, interactions });
    const known = value("reach", { contacts: people, interactions });
    expect(unknown).toBeGreaterThan(known ?? 100);
  });

  it("misses the one who used to carry it", () => {
    const interactions = [
      ...everyDays(14, 10, "2025-09-01").map((day) => touch("lead", day)),
      touch("user", "2026-03-01"),
      touch("user", "2026-06-01"),
    ];
    const reach = strength("reach", { contacts: people, interactions });
    expect(reach.facts[0]?.text).toBe(
      "Ida Krag carried 100 % of the touches and has been silent for 168 days",
    );
  });

  it("is told in the lead owner's own days", () => {
    const kathmandu = membersById([aMember({ timezone: "Asia/Kathmandu" })]);
    const interactions = [anInteraction({ at: at("2026-06-20T20:00Z") })];
    const late = healthOf(aHistory({ customer: aCustomer(), interactions }), today, kathmandu);
    expect(late.strengths.rhythm.facts[0]?.on).toBe("2026-06-21");
  });
});
