import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digestOf } from "../../../src/engine/digest/digest.ts";
import { daysBetween } from "../../../src/engine/model/calendar.ts";
import { historiesOf, membersById } from "../../../src/engine/model/history.ts";
import type { Portfolio } from "../../../src/engine/model/portfolio.ts";
import type { Signal } from "../../../src/engine/model/signal.ts";
import { healthOf } from "../../../src/engine/strengths/health.ts";
import { digestCard } from "../../../src/features/digests/digest-card.view.ts";
import {
  anyQuietTeam,
  anyWeek,
  MONDAY,
  MONDAY_AFTER,
  NEXT_WEEK,
  NEXT_WEEK_END,
  OPEN_CUSTOMERS,
  TEAM,
  WEEK,
  WEEK_END,
  WEEK_START,
} from "./week-rows.ts";

const RUNS = { numRuns: 60 };
const DAY = 86_400_000;
const digest = (portfolio: Portfolio) => digestOf(portfolio, "mia", WEEK, WEEK_END);

/** The day in Copenhagen: the rows lie in a spring of which summer time began on 29 March. */
const dayOf = (moment: number) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Copenhagen" }).format(moment);

const isInWeek = (moment: number) => moment >= WEEK_START && moment < WEEK_END;

/** Recomputed from the rows, by other means than the digest's: what was said openly by the week's end and still stands. */
const standing = ({ signals }: Portfolio, kind: Signal["kind"]) =>
  signals.filter(
    (it) =>
      it.kind === kind &&
      it.at < WEEK_END &&
      (it.closedOn === null || it.closedOn >= MONDAY_AFTER) &&
      it.confidential !== true &&
      OPEN_CUSTOMERS.includes(it.customerId),
  );
const overdueOfOurs = (portfolio: Portfolio) =>
  standing(portfolio, "commitment").filter(
    ({ by, dueOn }) => by === "us" && dueOn !== null && dueOn < MONDAY_AFTER,
  );

describe("a digest's figures, recomputed from the rows", () => {
  it("touches and customers touched are those of the week and of customers that everybody may see", () => {
    fc.assert(
      fc.property(anyWeek, (portfolio) => {
        const touched = portfolio.interactions.filter(
          ({ at, customerId }) => isInWeek(at) && OPEN_CUSTOMERS.includes(customerId),
        );
        expect(digest(portfolio).numbers).toMatchObject({
          touches: touched.length,
          customersTouched: new Set(touched.map(({ customerId }) => customerId)).size,
          customers: OPEN_CUSTOMERS.length,
        });
      }),
      RUNS,
    );
  });

  it("a promise is overdue by the days since its day, and new if the day lies in the week", () => {
    fc.assert(
      fc.property(anyWeek, (portfolio) => {
        const shown = digest(portfolio).promises.overdue.filter(
          ({ by, restricted }) => by === "us" && !restricted,
        );
        const told = shown.map((it) => [it.signalId, it.overdueDays, it.isNew]).toSorted();
        const known = overdueOfOurs(portfolio).map(({ id, dueOn }) => [
          id,
          (Date.parse(MONDAY_AFTER) - Date.parse(dueOn ?? "")) / DAY,
          (dueOn ?? "") >= MONDAY,
        ]);
        expect(told).toEqual(known.toSorted());
      }),
      RUNS,
    );
  });

  it("a silence is as long, and its rhythm as high, as the touches say: now, a week ago, four weeks ago", () => {
    fc.assert(
      fc.property(anyWeek, (portfolio) => {
        const members = membersById(portfolio.members);
        const histories = historiesOf(portfolio);
        for (const line of digest(portfolio).fading) {
          const history = histories.get(line.customerId);
          if (history === undefined) throw new Error("no such customer");
          const past = history.interactions.filter(({ at }) => at < WEEK_END);
          const last = dayOf(Math.max(...past.map(({ at }) => at)));
          expect(line.silenceDays).toBe((Date.parse(MONDAY_AFTER) - Date.parse(last)) / DAY);
          const year = past.filter(({ at }) => daysBetween(dayOf(at), last) <= 365);
          expect(line.stakes.touchesOfYear).toBe(year.length);
          expect(line.stakes.peopleOfYear).toBe(
            new Set(year.flatMap(({ contactIds }) => contactIds)).size,
          );
          const rhythmAt = (moment: number) => {
            const { rhythm } = healthOf(history, moment, members).strengths;
            return rhythm.known ? rhythm.value : null;
          };
          const known = [WEEK_END - 7 * DAY, WEEK_END - 28 * DAY].map(rhythmAt);
          expect([line.rhythm.weekAgo, line.rhythm.fourWeeksAgo]).toEqual(known);
        }
      }),
      RUNS,
    );
  });

  it("a strength rose from where it stood at the week's beginning, by somebody who acted in it", () => {
    fc.assert(
      fc.property(anyWeek, (portfolio) => {
        const members = membersById(portfolio.members);
        const histories = historiesOf(portfolio);
        for (const line of digest(portfolio).strengthened) {
          const history = histories.get(line.customerId);
          if (history === undefined) throw new Error("no such customer");
          const acted = history.interactions.filter(({ at }) => isInWeek(at));
          expect(new Set(line.byMemberIds)).toEqual(new Set(acted.map((it) => it.memberId)));
          expect(line.touches).toBe(acted.length);
          expect(line.lastTouch.on).toBe(dayOf(Math.max(...acted.map(({ at }) => at))));
          const before = healthOf(history, WEEK_START, members).strengths;
          const month = healthOf(history, WEEK_END - 28 * DAY, members).strengths;
          for (const { strength, from, fourWeeksAgo } of line.rises) {
            const [was, then] = [before[strength], month[strength]];
            expect(from).toBe(was.known ? was.value : null);
            expect(fourWeeksAgo).toBe(then.known ? then.value : null);
          }
        }
      }),
      RUNS,
    );
  });
});

describe("a week's sentence", () => {
  it("names what happened in this week: a worry said in it, a promise that fell overdue in it, a silence that began in it", () => {
    fc.assert(
      fc.property(anyWeek, (portfolio) => {
        const { headline, fading } = digest(portfolio);
        const worries = standing(portfolio, "concern").filter(({ at }) => isInWeek(at));
        const late = overdueOfOurs(portfolio).filter(({ dueOn }) => (dueOn ?? "") >= MONDAY);
        const silences = fading.filter((it) => it.newThisWeek && !it.restricted);
        const expected =
          [
            { kind: "concern", of: worries },
            { kind: "overdue", of: late },
            { kind: "silence", of: silences },
          ].find(({ of }) => of.length > 0) ?? null;
        expect(headline.worse?.kind).toBe(expected?.kind);
        if (!headline.worse || !expected) return;
        const customers = new Set(expected.of.map(({ customerId }) => customerId));
        expect(customers.has(headline.worse.customerId)).toBe(true);
        expect(headline.worse.others).toBe(customers.size - 1);
      }),
      RUNS,
    );
  });

  it("of a quiet week is one line, and the week after it differs in days alone", () => {
    const masked = (portfolio: Portfolio, week: string, end: number) =>
      JSON.stringify(digestCard(digestOf(portfolio, "mia", week, end)))
        .replaceAll(/\d+ (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?: \d{4})?/g, "DAY")
        .replaceAll(/\d+ days/g, "N days");
    fc.assert(
      fc.property(anyQuietTeam, (portfolio) => {
        const facts = digest(portfolio);
        expect(facts.headline).toEqual({ worse: null, better: null });
        const card = digestCard(facts);
        expect(card.text).toMatch(/Nothing was recorded this week with the team's 3 customers/);
        expect(
          card.blocks.filter(({ kind }) => kind === "heading" || kind === "note"),
        ).toHaveLength(1);
        expect(masked(portfolio, NEXT_WEEK, NEXT_WEEK_END)).toBe(masked(portfolio, WEEK, WEEK_END));
      }),
      RUNS,
    );
  });
});

describe("what a manager can do", () => {
  it("is three things at most, each about another customer of the team, and each for a reason in the rows", () => {
    fc.assert(
      fc.property(anyWeek, (portfolio) => {
        const facts = digest(portfolio);
        const customers = facts.todos.map(({ customerId }) => customerId);
        expect(new Set(customers).size).toBe(customers.length);
        expect(customers.length).toBeLessThanOrEqual(3);
        for (const todo of facts.todos) {
          expect(OPEN_CUSTOMERS).toContain(todo.customerId);
          expect(TEAM).toContain(todo.memberId);
          const about = (it: { customerId: string }) => it.customerId === todo.customerId;
          switch (todo.about) {
            case "promise":
              expect(overdueOfOurs(portfolio).filter(about)).toContainEqual(
                expect.objectContaining({ quote: todo.quote, dueOn: todo.dueOn }),
              );
              break;
            case "concern": {
              const worries = standing(portfolio, "concern").filter(about);
              const days = worries.map(({ at }) => daysBetween(dayOf(at), MONDAY_AFTER));
              expect(days).toContain(todo.days);
              break;
            }
            case "silence":
              expect(facts.fading.find(about)?.silenceDays).toBe(todo.silenceDays);
              break;
            default:
              // A deed, and a visit, are of customers with whom somebody was in touch in the week, or who settled something.
              expect(
                portfolio.interactions.some((it) => about(it) && isInWeek(it.at)) ||
                  portfolio.signals.some((it) => about(it) && (it.closedOn ?? "") >= MONDAY),
              ).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });

  it("is something wherever something is owed or silent", () => {
    fc.assert(
      fc.property(anyWeek, (portfolio) => {
        const facts = digest(portfolio);
        const isNeeded =
          overdueOfOurs(portfolio).length > 0 || facts.fading.some((it) => !it.restricted);
        expect(facts.todos.some(({ kind }) => kind === "ask") || !isNeeded).toBe(true);
      }),
      RUNS,
    );
  });
});

it("a digest's card holds nothing of another team, of a restricted customer, or said in confidence", () => {
  fc.assert(
    fc.property(anyWeek, (portfolio) => {
      expect(JSON.stringify(digestCard(digest(portfolio)))).not.toMatch(/Hidden|Elsewhere|Secret/);
    }),
    { numRuns: 100 },
  );
});
