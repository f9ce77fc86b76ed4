import { describe, expect, test } from "vitest";
import { isConfidential, isSecret } from "../../../src/engine/life/confidence.ts";
import { fixLine } from "../../../src/engine/life/line-fix.ts";
import { offersIn } from "../../../src/engine/life/offers.ts";
import { toldAgain } from "../../../src/engine/life/told-again.ts";
import type { Item } from "../../../src/engine/model/item.ts";
import {
  emptyReading,
  type ReadInteraction,
  type ReadSignal,
} from "../../../src/engine/reading/reading.ts";

const touch = (signals: ReadSignal[], more: Partial<ReadInteraction> = {}): ReadInteraction => ({
  customer: "Birch Marine",
  channel: "call",
  occurredOn: null,
  contacts: ["Ida Falk"],
  newContacts: [],
  sentiment: "neutral",
  signals,
  ...more,
});
const reading = (...interactions: ReadInteraction[]) => ({ ...emptyReading("r"), interactions });
const concern = (quote: string): ReadSignal => ({ kind: "concern", quote });

describe("a concern told again", () => {
  const item = (quote: string, more: Partial<Item> = {}): Item => ({
    id: quote,
    customer: "Birch Marine",
    kind: "concern",
    quote,
    by: null,
    contact: "Ida Falk",
    dueOn: null,
    closedBy: null,
    ...more,
  });
  const customers = [{ name: "Birch Marine", contacts: [{ name: "Ida Falk" }] }];
  const again = (said: string, items: Item[], text = said) =>
    toldAgain(text, reading(touch([concern(said)])), { items, customers }).map((edit) =>
      edit.kind === "told again" ? edit.signalId : edit.kind,
    );

  test("is the open one in words that both share, by who told it", () => {
    const open = item("the pumps leak since the installation");
    expect(again("after the installation the pumps are not tight", [open])).toEqual([open.id]);
    expect(again("the pumps leak again", [open])).toEqual([open.id]);
  });
  test("is the open one in the words around it, where these say that it is told again", () => {
    const open = item("our people needed three hours to come");
    expect(
      again(
        "she is losing patience",
        [open],
        "Ida called again, four hours this time, she is losing patience",
      ),
    ).toEqual([open.id]);
    expect(
      again(
        "she is losing patience",
        [open],
        "Ida called, four hours this time, she is losing patience",
      ),
    ).toEqual([]);
  });
  test("is another where they share a word or less, or somebody else told it, or a name is all they share", () => {
    const open = item("the pumps leak since the installation");
    expect(again("the pumps are too loud", [open])).toEqual([]);
    expect(
      again("the pumps leak since the installation", [{ ...open, contact: "Bo Lind" }]),
    ).toEqual([]);
    expect(
      again("Birch Marine is unhappy again", [item("Birch Marine complains of prices")]),
    ).toEqual([]);
    expect(again("the pumps leak again", [{ ...open, closedBy: "another" }])).toEqual([]);
  });
});

describe("a line put right in words", () => {
  const promise: ReadSignal = {
    kind: "commitment",
    quote: "the offer by Friday",
    by: "us",
    dueOn: "2026-12-04",
  };
  const told = reading(touch([promise, concern("worried about noise")]));
  const kinds = (text: string, day: string | null = null) =>
    fixLine(text, told, day)?.interactions[0]?.signals;

  test.each([
    "drop the concern",
    "that was no concern",
    "no, it wasn't a concern",
    "streich die Sorge",
    "quita la queja",
  ])("“%s” drops it", (text) => expect(kinds(text)).toEqual([promise]));
  test("a promise gets another day, or another side", () => {
    expect(kinds("the promise is for the 12th", "2026-12-12")?.[0]).toMatchObject({
      dueOn: "2026-12-12",
    });
    expect(kinds("they promised it, not us: it's their promise")?.[0]).toMatchObject({
      by: "customer",
    });
  });
  test.each([
    "she has another concern: the price",
    "promised her the drawings by Monday",
    "is the promise still open?",
    "the need is urgent",
    "they are happy with the promise we made and want to go on with the whole thing next year too",
  ])("“%s” is none", (text) => expect(kinds(text, "2026-12-07")).toBeUndefined());
  test("which of two is not guessed", () => {
    const two = reading(touch([concern("noise"), concern("price")]));
    expect(fixLine("drop the concern", two, null)).toBeNull();
  });
});

describe("forms that words raise", () => {
  const customer = (name: string, ...people: string[]) => ({
    id: name,
    name,
    aliases: [],
    contacts: people.map((one) => ({ id: one, name: one })),
  });
  const customers = [
    customer("Birch Marine", "Ida Falk", "I. Falk"),
    customer("Cedar Mills", "Bo Lind"),
  ];
  test.each([
    ["Birch Marine and Cedar Mills have merged", { about: "merge" }],
    ["Birch Marine was bought by Cedar Mills", { about: "merge", same: { id: "Cedar Mills" } }],
    ["Cedar Mills split off its bakery as Kornlab", { about: "split", part: "Kornlab" }],
    ["Birch Marine is now called Birch Maritime", { about: "rename", name: "Birch Maritime" }],
    ["Birch Marine heißt jetzt Birke See", { about: "rename", name: "Birke See" }],
    ["Ida Falk is now called Ida Sand", { about: "rename", name: "Ida Sand" }],
    ["Ida Falk and I. Falk are the same person", { about: "merge", same: { id: "Ida Falk" } }],
    ["Cedar Mills is on hold until March", { about: "pause" }],
  ])("“%s”", (text, offer) => expect(offersIn(text, customers)).toMatchObject([offer]));
  test.each([
    "Called Ida at Birch Marine, their project is on hold",
    "Met Bo at Cedar Mills, they split the order into two",
    "Ida Falk is now CFO",
    "They merged two branches",
  ])("“%s” raises none of a customer's names or pauses", (text) => {
    const raised = offersIn(text, customers).filter(({ about }) => about !== "split");
    expect(raised).toEqual([]);
  });
});

describe("what was said in confidence", () => {
  test.each([
    "Dana told me in confidence that they look at others",
    "she is leaving in March, nobody knows yet",
    "please don't tell anyone, the plant closes",
    "this stays between us: they have no budget",
    "vertraulich: das Werk wird verkauft",
    "me lo dijo en confianza",
  ])("“%s”", (text) => expect(isConfidential(text)).toBe(true));
  test.each([
    "the difference between us and Packwell is the price",
    "they have confidence in our team",
    "she doesn't know yet",
    "they don't share our view",
    "met in the meeting room",
  ])("“%s” is none", (text) => expect(isConfidential(text)).toBe(false));
  test("a priority keeps what it is about in the room, and nothing else", () => {
    const priorities = ["nothing about the sale leaves the room", "pay on time"];
    expect(isSecret({ quote: "the sale is signed in May" }, priorities)).toBe(true);
    expect(isSecret({ quote: "they want a bigger lid on time" }, priorities)).toBe(false);
    expect(isSecret({ quote: "anything", confidential: true }, [])).toBe(true);
  });
});
