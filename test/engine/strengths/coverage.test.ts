import { describe, expect, it } from "vitest";
import { coverage } from "../../../src/engine/strengths/coverage.ts";
import type { CustomerHistory } from "../../../src/engine/model/history.ts";
import { membersById } from "../../../src/engine/model/history.ts";
import {
  aContact,
  aHistory,
  aMember,
  anInteraction,
  at,
  everyDays,
} from "../../support/portfolio.ts";

const members = membersById([aMember(), aMember({ id: "bo", name: "Bo Lind" })]);
const map = (given: Partial<CustomerHistory>) =>
  coverage(aHistory(given), at("2026-06-22"), members);

const ceo = aContact({ id: "ceo", name: "Per Falk", level: "executive", function: "operations" });
const cfo = aContact({ id: "cfo", name: "Ida Krag", level: "leader", function: "finance" });
const jon = aContact({ id: "jon", name: "Jon Dahl", level: "user", function: "operations" });
const touch = (contactId: string, day: string, memberId: string | null = "ada") =>
  anInteraction({ at: day, contactIds: [contactId], memberId });

describe("the people map", () => {
  it("holds who of us knows whom, highest level first", () => {
    const { cells } = map({
      contacts: [jon, cfo],
      interactions: [
        touch("jon", "2026-06-01"),
        touch("jon", "2026-06-08"),
        touch("jon", "2026-06-15", "bo"),
      ],
    });
    expect(cells.map(({ level, people }) => [level, people.map(({ name }) => name)])).toEqual([
      ["leader", ["Ida Krag"]],
      ["user", ["Jon Dahl"]],
    ]);
    expect(cells[1]?.people[0]).toMatchObject({
      inTouch: true,
      lastOn: "2026-06-15",
      knownBy: [
        { memberId: "ada", touches: 2, lastOn: "2026-06-08" },
        { memberId: "bo", touches: 1, lastOn: "2026-06-15" },
      ],
    });
    expect(cells[0]?.people[0]).toMatchObject({ inTouch: false, knownBy: [], lastOn: null });
  });

  it("names its gaps and who could introduce us", () => {
    const { gaps, noExecutive } = map({
      contacts: [ceo, cfo, jon],
      interactions: [
        touch("jon", "2026-06-01"),
        touch("jon", "2026-06-08", "bo"),
        touch("cfo", "2026-05-01"),
      ],
    });
    expect(noExecutive).toBe(true);
    const [executive] = gaps;
    expect(executive).toMatchObject({ kind: "level", text: "no executive", onFile: ["ceo"] });
    expect(executive?.introducers.map(({ contactId }) => contactId)).toEqual(["cfo", "jon"]);
    expect(executive?.introducers[0]?.reason).toBe("Ida Krag knows Ada Bech: 1 touch, last 1 May");
  });

  it("asks first the colleague who was once in touch there", () => {
    const { gaps } = map({
      contacts: [ceo, jon],
      interactions: [touch("ceo", "2024-05-01", "bo"), touch("jon", "2026-06-08")],
    });
    expect(gaps[0]?.introducers[0]).toMatchObject({
      contactId: "ceo",
      memberId: "bo",
      reason: "Bo Lind was last in touch with Per Falk 1 May 2024",
    });
  });

  it("calls one function one, and a function on file that nobody touches a gap", () => {
    const interactions = [touch("jon", "2026-06-01")];
    expect(map({ contacts: [jon], interactions }).gaps).toContainEqual(
      expect.objectContaining({ kind: "one function", text: "only operations" }),
    );
    expect(map({ contacts: [jon, cfo], interactions }).gaps).toContainEqual(
      expect.objectContaining({ kind: "function", text: "nobody in finance", onFile: ["cfo"] }),
    );
  });

  it("claims no gap where nobody wrote levels down", () => {
    const { gaps, noExecutive } = map({
      contacts: [aContact()],
      interactions: [touch("sofie", "2026-06-01")],
    });
    expect(gaps).toEqual([]);
    expect(noExecutive).toBeNull();
  });
});

describe("a thread", () => {
  it("is single when one of them carries four of five touches", () => {
    const most = everyDays(14, 8, "2026-02-25").map((day) => touch("jon", day));
    const { singleThreaded, soleMember } = map({
      contacts: [jon, cfo],
      interactions: [...most, touch("cfo", "2026-06-15"), touch("cfo", "2026-06-16", "bo")],
    });
    expect(singleThreaded).toEqual({ contactId: "jon", share: 0.8 });
    expect(soleMember).toEqual({ memberId: "ada", share: 0.9 });
  });

  it("is not single when two of them share every meeting", () => {
    const both = everyDays(14, 8, "2026-02-25").map((day) =>
      anInteraction({ at: day, contactIds: ["jon", "cfo"] }),
    );
    expect(map({ contacts: [jon, cfo], interactions: both }).singleThreaded).toBeNull();
  });

  it("is not told from two touches", () => {
    const interactions = [touch("jon", "2026-06-01"), touch("jon", "2026-06-08")];
    expect(map({ contacts: [jon], interactions }).singleThreaded).toBeNull();
  });

  it("has lost its champion when the one who carried it is silent and others are not", () => {
    const carried = everyDays(14, 10, "2025-09-01").map((day) => touch("cfo", day));
    const since = map({
      contacts: [jon, cfo],
      interactions: [...carried, touch("jon", "2026-06-01")],
    });
    expect(since.silentChampion).toMatchObject({ contactId: "cfo", silenceDays: 168, share: 1 });
    expect(map({ contacts: [jon, cfo], interactions: carried }).silentChampion).toBeNull();
  });
});
