import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { balance } from "../../../src/engine/strengths/balance.ts";
import { coverage } from "../../../src/engine/strengths/coverage.ts";
import { healthOf } from "../../../src/engine/strengths/health.ts";
import type { CustomerHistory } from "../../../src/engine/model/history.ts";
import { historiesOf, membersById } from "../../../src/engine/model/history.ts";
import { STRENGTHS } from "../../../src/engine/model/nudge.ts";
import { DAY_MS } from "../../../src/engine/model/time.ts";
import { anyRows, laterRows, NOW } from "../../support/any-rows.ts";
import { aMember, aPortfolio } from "../../support/portfolio.ts";

const team = [aMember(), aMember({ id: "bo", name: "Bo Lind", timezone: "Australia/Lord_Howe" })];
const members = membersById(team);
const now = NOW;
const historyOf = (rows: Pick<CustomerHistory, "contacts" | "interactions" | "signals">) =>
  historiesOf(aPortfolio({ members: team, ...rows })).get("fjord") as CustomerHistory;

describe("health of any portfolio", () => {
  it("has values from 0 to 100 and a reason for each", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { strengths, overall } = healthOf(historyOf(rows), now, members);
        for (const name of STRENGTHS) {
          const strength = strengths[name];
          expect(strength.reason).toMatch(/^[A-Z0-9].*\.$/);
          expect(strength.reason).not.toMatch(/undefined|NaN|null/);
          if (!strength.known) continue;
          expect(strength.value).toBeGreaterThanOrEqual(0);
          expect(strength.value).toBeLessThanOrEqual(100);
          expect(Number.isInteger(strength.value)).toBe(true);
          expect(strength.facts.length).toBeGreaterThan(0);
          expect(Math.abs(strength.trend ?? 0)).toBeLessThanOrEqual(100);
        }
        const known = STRENGTHS.filter((name) => strengths[name].known).length;
        expect(overall === null).toBe(known < 2);
      }),
    );
  });

  it("knows no fact after its instant, and is moved by none", () => {
    fc.assert(
      fc.property(anyRows, laterRows, (rows, more) => {
        const before = historyOf(rows);
        const after = historyOf({
          contacts: rows.contacts,
          interactions: [...more.interactions, ...rows.interactions],
          signals: [...more.signals, ...rows.signals],
        });
        const health = healthOf(before, now, members);
        expect(healthOf(after, now, members)).toEqual(health);
        expect(coverage(after, now, members)).toEqual(coverage(before, now, members));
        expect(balance(after, now)).toEqual(balance(before, now));
        for (const { facts } of Object.values(health.strengths)) {
          for (const { on } of facts) expect(on <= health.asOf).toBe(true);
        }
      }),
    );
  });

  it("is not moved by a closing that is still to come", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const open = rows.signals.map((signal) =>
          signal.closedOn !== null && signal.closedOn > "2026-06-22"
            ? { ...signal, closedOn: null }
            : signal,
        );
        expect(healthOf(historyOf(rows), now, members)).toEqual(
          healthOf(historyOf({ ...rows, signals: open }), now, members),
        );
      }),
    );
  });

  it("is unknown, not low, without what it is measured from", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const untouched = healthOf(
          historyOf({ ...rows, interactions: [] }),
          now,
          members,
        ).strengths;
        expect(untouched.rhythm.known).toBe(false);
        expect(untouched.reach.known).toBe(false);
        const untold = healthOf(historyOf({ ...rows, signals: [] }), now, members).strengths;
        expect(untold.fit.known).toBe(false);
        expect(untold.warmth.known).toBe(false);
      }),
    );
  });

  it("does not fall because a level or a function is not written down", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const bare = rows.contacts.map((contact) => ({ ...contact, level: null, function: null }));
        const known = healthOf(historyOf(rows), now, members).strengths.reach;
        const unknown = healthOf(historyOf({ ...rows, contacts: bare }), now, members).strengths
          .reach;
        expect(unknown.known).toBe(known.known);
        if (unknown.known) expect(unknown.value).toBeGreaterThan(0);
      }),
    );
  });

  it("falls or stays in rhythm as the silence grows", () => {
    fc.assert(
      fc.property(anyRows, fc.nat(300), fc.nat(300), (rows, days, more) => {
        const history = historyOf(rows);
        const after = (n: number) => healthOf(history, now + n * DAY_MS, members).strengths.rhythm;
        const sooner = after(days);
        const later = after(days + more);
        expect(later.known).toBe(sooner.known);
        if (later.known && sooner.known) expect(later.value).toBeLessThanOrEqual(sooner.value);
      }),
    );
  });

  it("is the same for the same snapshot, in any order of rows", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const turned = {
          contacts: rows.contacts,
          interactions: rows.interactions.toReversed(),
          signals: rows.signals.toReversed(),
        };
        const health = healthOf(historyOf(rows), now, members);
        expect(healthOf(historyOf(rows), now, members)).toEqual(health);
        expect(healthOf(historyOf(turned), now, members)).toEqual(health);
      }),
    );
  });
});
