import { describe, expect, it } from "vitest";
import type { ReadingRequest } from "../../../src/engine/reading/reading.ts";
import { read } from "./builders.ts";

function newsOf(text: string, changes: Partial<ReadingRequest> = {}): string[] {
  return read(text, changes).customerNews.map(({ customer, change }) => `${customer} ${change}`);
}

describe("news of customers:", () => {
  it.each([
    ["We won Borealis!", "Borealis Foods won"],
    ["Borealis signed this morning", "Borealis Foods won"],
    ["the dairy renewed for two years", "Acme Dairy renewed"],
    ["They extended the contract", "Acme Dairy renewed"],
    ["Borealis signed for another year", "Borealis Foods renewed"],
    ["we've lost Borealis", "Borealis Foods lost"],
    ["Borealis went with another supplier", "Borealis Foods lost"],
    ["Borealis is now called Nordlys Foods", "Borealis Foods renamed"],
    ["Borealis hat verlängert", "Borealis Foods renewed"],
    ["wir haben Borealis verloren", "Borealis Foods lost"],
    ["Borealis heißt jetzt Nordlys", "Borealis Foods renamed"],
    ["hemos perdido Borealis", "Borealis Foods lost"],
    ["Borealis ha renovado por dos años", "Borealis Foods renewed"],
    ["on a perdu Borealis", "Borealis Foods lost"],
    ["Borealis a renouvelé pour trois ans", "Borealis Foods renewed"],
    ["perdemos a Borealis", "Borealis Foods lost"],
    ["a Borealis renovou por mais um ano", "Borealis Foods renewed"],
    ["vi har mistet Borealis", "Borealis Foods lost"],
    ["Borealis har forlænget aftalen", "Borealis Foods renewed"],
  ])("%s", (text, wanted) => {
    expect(newsOf(text)).toEqual([wanted]);
  });

  it.each([
    "Borealis lost their biggest customer",
    "Borealis might go to another supplier",
    "They will renew in spring, I think",
    "Dana signed the minutes",
    "Borealis won a prize for its cheese",
    "Got Dana on the phone",
    "Has Borealis renewed?",
    "Borealis put the project on ice",
    "We lost two hours in traffic",
  ])("nothing told: %s", (text) => {
    expect(newsOf(text)).toEqual([]);
  });
});
