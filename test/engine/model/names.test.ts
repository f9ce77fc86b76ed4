import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldName, foldText } from "../../../src/engine/model/names.ts";

describe("the fold of names", () => {
  it.each([
    ["Nordhavn Pumps A/S", "nordhavn pumps"],
    ["Weber GmbH", "weber"],
    ["Weber GmbH & Co. KG", "weber"],
    ["Acme, Inc.", "acme"],
    ["Acme Widgets Co. Ltd", "acme widgets"],
    ["Aceros del Sur S.A.", "aceros del sur"],
    ["Koninklijke Vopak B.V.", "koninklijke vopak"],
    ["Ferrari SpA", "ferrari"],
    ["Kone Oy", "kone"],
    ["Atlas AB", "atlas"],
    ["Sulzer AG", "sulzer"],
    ["Bright LLC", "bright"],
  ])("drops the legal form of %s", (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });

  it.each([
    ["Søren Kjær", "soren kjaer"],
    ["Weiß", "weiss"],
    ["  JOSÉ   Núñez ", "jose nunez"],
    ["Ａｃｍｅ", "acme"],
    ["Ac\u200Bme\u00AD", "acme"],
    ["Аcmе", "acme"],
    ["Βolt", "bolt"],
    ["Smith & Sons", "smith and sons"],
    ["O'Brien", "obrien"],
    ["O’Brien", "obrien"],
    ["Jean-Luc", "jean luc"],
  ])("folds %s", (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });

  it("keeps a name that is only a legal form or only signs", () => {
    expect(foldName("AG")).toBe("ag");
    expect(foldName("SE")).toBe("se");
    expect(foldName("!!!")).toBe("!!!");
    expect(foldText("!!!")).toBe("");
  });

  it("leaves a name written in Cyrillic as it is", () => {
    expect(foldName("Газпром")).toBe("газпром");
  });

  it("is never empty for a name that is not, and folding twice changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), (name) => {
        const folded = foldName(name);
        expect(folded.length).toBeGreaterThan(0);
        expect(foldText(foldText(name))).toBe(foldText(name));
      }),
    );
  });
});
