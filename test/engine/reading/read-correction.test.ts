import { describe, expect, it } from "vitest";
import { loadLexicon } from "../../../src/app/load-lexicon.ts";
import { readCorrection } from "../../../src/engine/reading/read-correction.ts";
import { read, requestOf } from "./builders.ts";

const current = read("Coffee with Dana on Tuesday, she wants a smaller lid");
const mend = (text: string) => readCorrection(text, current, requestOf(text), loadLexicon());
const change = { kind: "change", interaction: 0 };

describe("corrections:", () => {
  it.each([
    ["no, it was Wednesday", { ...change, occurredOn: "2026-11-18" }],
    ["Actually it was on the 3rd", { ...change, occurredOn: "2026-11-03" }],
    ["with Luis, not Dana", { ...change, contacts: ["Luis Ortega"] }],
    ["not Dana, Luis", { ...change, contacts: ["Luis Ortega"] }],
    ["Luis was there too", { ...change, contacts: ["Dana Brooks", "Luis Ortega"] }],
    ["Dana wasn't there", { ...change, contacts: [] }],
    ["it was a call", { ...change, channel: "call" }],
    ["not a coffee, a visit", { ...change, channel: "visit" }],
    ["no, that was Borealis", { ...change, customer: "Borealis Foods", contacts: [] }],
    ["sorry, with Ida", { ...change, customer: "Borealis Foods", contacts: ["Ida Storm"] }],
    ["nein, es war Mittwoch", { ...change, occurredOn: "2026-11-18" }],
    ["nicht mit Dana, sondern mit Luis", { ...change, contacts: ["Luis Ortega"] }],
    ["Entschuldigung, das war ein Anruf", { ...change, channel: "call" }],
    ["no, fue una llamada", { ...change, channel: "call" }],
    ["perdón, con Luis, no con Dana", { ...change, contacts: ["Luis Ortega"] }],
    ["non, c'était mercredi", { ...change, occurredOn: "2026-11-18" }],
    ["Luis était là aussi", { ...change, contacts: ["Dana Brooks", "Luis Ortega"] }],
    ["não, foi uma visita", { ...change, channel: "visit" }],
    ["nej, det var et opkald", { ...change, channel: "call" }],
    ["wrong, that was Borealis", { ...change, customer: "Borealis Foods", contacts: [] }],
    ["I meant Luis", { ...change, contacts: ["Luis Ortega"] }],
    ["undo", { kind: "undo" }],
    ["scrap that", { kind: "undo" }],
  ])("%s", (text, wanted) => {
    expect(mend(text)).toEqual(wanted);
  });

  it.each([
    "no, she wants more of them",
    "no, not this one",
    "Noted",
    "met Luis yesterday for lunch",
    "thanks",
    "ok",
    "was it Wednesday?",
    "",
    "Luis called me on Wednesday about the invoice which is still wrong and he is angry about it",
  ])("is not: %s", (text) => {
    expect(mend(text)).toBeNull();
  });

  it("about the interaction whose person or customer it names", () => {
    const two = read("Coffee with Luis at noon. Then Ida from Borealis rang.");
    const text = "no, Ida was by email";
    expect(readCorrection(text, two, requestOf(text), loadLexicon())).toMatchObject({
      interaction: 1,
      channel: "email",
    });
  });
});
