import fc from "fast-check";
import { DEFAULT_SETTINGS } from "../../../src/engine/model/settings.ts";
import { describe, expect, it } from "vitest";
import { digestOf } from "../../../src/engine/digest/digest.ts";
import type { Portfolio } from "../../../src/engine/model/portfolio.ts";
import { anyRows, laterRows, NOW } from "../../support/any-rows.ts";
import {
  aContact,
  aCustomer,
  aMember,
  aNudge,
  anInteraction,
  aPortfolio,
  aSignal,
  at,
  everyDays,
} from "../../support/portfolio.ts";

const mia = aMember({ id: "mia", name: "Mia Storm", role: "manager" });
const ada = aMember({ managerId: "mia" });
const bo = aMember({ id: "bo", name: "Bo Lind", managerId: "mia" });
const kim = aMember({ id: "kim", name: "Kim Ravn", managerId: "someone else" });
const north = aCustomer({ id: "north", name: "North Pumps", ownerIds: ["bo"] });

/** Mia's team in the week of Monday 18 May 2026, seen at its end. */
const digest = (given: Partial<Portfolio>, asOf = at("2026-05-25T12:00Z")) =>
  digestOf(
    aPortfolio({ members: [mia, ada, bo, kim], customers: [aCustomer(), north], ...given }),
    "mia",
    "2026-W21",
    asOf,
  );

describe("a digest", () => {
  it("is about the team, its active customers and its week", () => {
    const facts = digest({
      customers: [
        aCustomer(),
        north,
        aCustomer({ id: "kims", ownerIds: ["kim"] }),
        aCustomer({ id: "lost", status: "lost" }),
      ],
      interactions: [
        anInteraction({ at: "2026-05-17" }),
        anInteraction({ at: "2026-05-19" }),
        anInteraction({ at: "2026-05-20", memberId: "kim" }),
        anInteraction({ at: "2026-05-20", customerId: "kims" }),
        anInteraction({ at: "2026-05-25T06:00Z" }),
      ],
      nudges: [
        aNudge({ week: "2026-W21", sentAt: at("2026-05-18"), answeredAt: at("2026-05-19") }),
        aNudge({ week: "2026-W21", sentAt: at("2026-05-19"), slot: 2 }),
        aNudge({ week: "2026-W21", state: "withheld", slot: 3 }),
        aNudge({ week: "2026-W20", sentAt: at("2026-05-11") }),
        aNudge({ week: "2026-W21", sentAt: at("2026-05-18"), memberId: "kim" }),
      ],
    });
    expect(facts).toMatchObject({ from: "2026-05-18", to: "2026-05-24" });
    expect(facts.members.map(({ name }) => name)).toEqual(["Ada Bech", "Bo Lind"]);
    expect(facts.numbers).toEqual({
      nudgesSent: 2,
      nudgesAnswered: 1,
      touches: 2,
      customersTouched: 1,
      customers: 2,
    });
  });

  it("tells what was strengthened, with the reason", () => {
    const interactions = [...everyDays(14, 6, "2026-02-02"), "2026-05-20"].map((day) =>
      anInteraction({ at: day }),
    );
    const [line] = digest({ interactions }).strengthened;
    expect(line).toMatchObject({ customerName: "Fjord Foods", memberName: "Ada Bech", touches: 1 });
    expect(line?.rises[0]).toMatchObject({
      strength: "rhythm",
      reason: "Last touch 20 May, 5 days ago; usually every 14 days.",
    });
  });

  it("tells what fades, tier A first", () => {
    const quiet = (customerId: string) =>
      everyDays(7, 8, "2026-02-02").map((day) => anInteraction({ at: day, customerId }));
    const { fading } = digest({
      customers: [aCustomer(), { ...north, tier: "A" }],
      interactions: [...quiet("fjord"), ...quiet("north")],
    });
    expect(fading.map(({ customerName }) => customerName)).toEqual(["North Pumps", "Fjord Foods"]);
    expect(fading[0]).toMatchObject({
      state: "quiet",
      reason: "Last touch 23 Mar, 63 days ago; usually every 7 days.",
    });
  });

  it("tells promises overdue, and those due in the week after, ours first", () => {
    const promise = (quote: string, dueOn: string, by: "us" | "customer" = "us") =>
      aSignal({ kind: "commitment", at: "2026-05-01", quote, dueOn, by });
    const { promises } = digest({
      signals: [
        promise("theirs, overdue", "2026-05-08", "customer"),
        promise("ours, overdue", "2026-05-20"),
        promise("due Monday", "2026-05-25"),
        promise("due Sunday", "2026-05-31"),
        promise("due later", "2026-06-01"),
      ],
    });
    expect(promises.overdue.map(({ quote }) => quote)).toEqual([
      "ours, overdue",
      "theirs, overdue",
    ]);
    expect(promises.overdue[0]).toMatchObject({ overdueDays: 5, memberName: "Ada Bech" });
    expect(promises.dueNextWeek.map(({ quote }) => quote)).toEqual(["due Monday", "due Sunday"]);
  });

  it("gives the customers' voice: this week's needs and every open concern", () => {
    const facts = digest({
      customers: [aCustomer({ visibility: "restricted" }), north],
      signals: [
        aSignal({ at: "2026-05-19", quote: "A spare part depot", contactId: "sofie" }),
        aSignal({ at: "2026-05-10", quote: "An earlier need" }),
        aSignal({
          kind: "concern",
          at: "2026-04-25",
          quote: "Nobody calls back",
          customerId: "north",
        }),
        aSignal({ kind: "concern", at: "2026-04-01", closedOn: "2026-05-02", quote: "Settled" }),
      ],
    });
    expect(facts.needs).toMatchObject([
      { quote: "A spare part depot", contactName: "Sofie Holm", restricted: true },
    ]);
    expect(facts.concerns).toMatchObject([
      { quote: "Nobody calls back", customerName: "North Pumps", days: 30, restricted: false },
    ]);
  });

  it("thanks each member once, for something concrete", () => {
    const { thanks } = digest({
      contacts: [aContact(), aContact({ id: "per", name: "Per Falk", customerId: "north" })],
      interactions: [
        ...everyDays(7, 8, "2026-02-02").map((day) => anInteraction({ at: day })),
        anInteraction({ at: "2026-05-20" }),
        anInteraction({ at: "2026-05-01", customerId: "north", memberId: "bo", contactIds: [] }),
        anInteraction({
          at: "2026-05-19",
          customerId: "north",
          memberId: "bo",
          contactIds: ["per"],
        }),
      ],
      signals: [
        aSignal({
          kind: "commitment",
          by: "us",
          at: "2026-05-01",
          dueOn: "2026-05-21",
          closedOn: "2026-05-20",
        }),
      ],
    });
    expect(thanks.map(({ memberName, text }) => `${memberName} ${text}`)).toEqual([
      "Ada Bech got in touch with Fjord Foods again after 58 days",
      "Bo Lind met Per Falk at North Pumps for the first time",
    ]);
  });

  it("says how many customers do not fit into everybody's nudges", () => {
    const customers = Array.from({ length: 30 }, (_, i) =>
      aCustomer({ id: `customer-${i}`, name: `Customer ${i}`, tier: i < 8 ? "A" : "C" }),
    );
    // 8 of tier A every 4 weeks take 2 of 3 nudges a week; the third turns 8 others in 8 weeks
    const settings = { ...DEFAULT_SETTINGS, contactIntervalWeeks: { everyone: 8, tierA: 4 } };
    expect(digest({ customers, settings }).budget).toMatchObject({
      beyond: 14,
      members: [{ memberName: "Ada Bech", customers: 30, beyond: 14 }],
    });
    expect(digest({}).budget).toEqual({ beyond: 0, members: [] });
  });

  it("told in the middle of a week knows nothing of its end", () => {
    const early = digest({ interactions: [anInteraction({ at: "2026-05-21" })] }, at("2026-05-20"));
    expect(early.numbers.touches).toBe(0);
  });

  it("needs a manager who is there", () => {
    expect(() => digestOf(aPortfolio(), "nobody", "2026-W21", at("2026-05-20"))).toThrow(
      "No such member",
    );
  });

  it("of any team is moved by nothing after its instant, nor by the order of rows", () => {
    const tell = (given: Partial<Portfolio>) =>
      digestOf(aPortfolio({ members: [mia, ada, bo], ...given }), "mia", "2026-W26", NOW + 60_000);
    fc.assert(
      fc.property(anyRows, laterRows, (rows, later) => {
        const facts = tell(rows);
        const more = {
          contacts: rows.contacts,
          interactions: [...later.interactions, ...rows.interactions].toReversed(),
          signals: [...later.signals, ...rows.signals].toReversed(),
        };
        expect(tell(more)).toEqual(facts);
        expect(JSON.stringify(facts)).not.toMatch(/undefined|NaN/);
      }),
      { numRuns: 50 },
    );
  });
});
