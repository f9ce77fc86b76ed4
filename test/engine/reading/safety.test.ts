/** What the rules reader refuses: a kind of error a block. When in doubt it records less, leaves out the day, or asks. */
import { describe, expect, it } from "vitest";
import { read } from "./builders.ts";

describe("instructions", () => {
  it.each([
    "Met Dana at ten, they will revert to the old valves in spring",
    "Acme pauses all orders until the audit is through",
    "Dana wants to undo the price change",
    "Saw Luis today. He can start again with the trial",
    "Called Dana, she takes a break from purchasing until June",
    "Luis asked why the lids leak, will write the report tomorrow",
    "War bei Dana, sie pausiere alle Projekte",
    "Dana m'a dit que la livraison arrive deux semaines plus tard",
  ])("control: business prose is none (%s)", (text) => {
    expect(read(text).control).toBeNull();
  });

  it.each([
    ["please undo that", "undo"],
    ["roll back", "undo"],
    ["Acme is not my customer any more", "stop"],
    ["Pause the nudges until Monday", "pause"],
    ["ok, snooze this one until Friday", "snooze"],
    ["I'd like a different idea", "another"],
    ["can you draft an email for me", "draft"],
  ])("control: an order to the coach is heard (%s)", (text, kind) => {
    expect(read(text).control?.kind).toBe(kind);
  });

  it("control: a message that tells a touch takes nothing back", () => {
    const reading = read("Called Dana this morning. Scrap that deal with the film supplier");
    expect(reading.control).toBeNull();
    expect(reading.interactions).toHaveLength(1);
  });
});

describe("touches", () => {
  it.each([
    "Dana stood us up for the review",
    "Luis ghosted our call again",
    "Should've called Dana yesterday",
    "Had Dana called, I'd have told her",
    "Used to have coffee with Dana every month",
    "Rang Dana twice, straight to voicemail",
    "Dana was going to visit us today, got cancelled",
    "Habe Dana angerufen, Mobilbox",
    "Llamé a Dana, no contesta",
    "The samples went to Acme on Friday",
    "Once the audit is over I visit Dana",
    "Lunch with Dana? Have you met her?",
  ])("touch: none where nobody met or spoke (%s)", (text) => {
    expect(read(text).interactions).toEqual([]);
  });

  it("touch: stands where only somebody else was missing", () => {
    expect(read("Met Luis today; Dana wasn't there").interactions).toHaveLength(1);
  });

  it("touch: news of people alone is none", () => {
    expect(
      read("Luis retired at Acme, a new buyer takes over", { nudge: null }).interactions,
    ).toEqual([]);
  });

  it("touch: Done about an open item is none", () => {
    const nudge = { customer: "Acme Dairy", question: "Did the samples go out?", about: "o1" };
    expect(read("done", { nudge }).interactions).toEqual([]);
  });
});

describe("days", () => {
  it.each([
    "Called Dana about the visit on 10 November",
    "Met Dana. Delivery on Friday",
    "Met Dana. New start date: 1 October",
    "Called Dana, she has been away since 2 November",
    "Emailed Dana about Tuesday's demo",
    "Met Dana, she gave us a 9/10",
    "Met Dana, version 3.1. is out",
  ])("day: not the touch's where it belongs to something else (%s)", (text) => {
    expect(read(text).interactions[0]?.occurredOn).toBeNull();
  });

  it.each([
    ["Called Dana Monday, no wait, Tuesday", "2026-11-17"],
    ["Met Dana the Tuesday before last", "2026-11-10"],
    ["Talked to Luis on Friday about the trial on 20 January", "2026-11-13"],
    ["Had lunch with Dana for her birthday yesterday", "2026-11-18"],
  ])("day: the touch's own (%s)", (text, day) => {
    expect(read(text).interactions[0]?.occurredOn).toBe(day);
  });

  it.each([
    ["Met Dana today. I promised her a plan two weeks from today", "2026-12-03"],
    ["Met Dana today. I promised her a plan by the Friday before Christmas", "2026-12-18"],
    ["Met Dana today. I promised her a plan by the first Monday in December", "2026-12-07"],
  ])("day: a compound one is read whole (%s)", (text, day) => {
    expect(
      read(text).interactions[0]?.signals.find(({ kind }) => kind === "commitment")?.dueOn ?? null,
    ).toBe(day);
  });

  it("day: none for a touch that lies ahead", () => {
    expect(read("Besuch bei Dana am 21. Dezember vorgemerkt").interactions).toEqual([]);
  });
});

describe("promises", () => {
  it("promise: what we told them they will get is ours", () => {
    const { signals } = read("Called Dana. Told her she'll have the drawings by Friday")
      .interactions[0] ?? { signals: [] };
    expect(signals.map(({ kind, by }) => [kind, by])).toEqual([["commitment", "us"]]);
  });
});
