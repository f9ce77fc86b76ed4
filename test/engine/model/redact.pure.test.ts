import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldText } from "../../../src/engine/model/names.ts";
import { nameForms, redactJson, redactText } from "../../../src/engine/model/redact.ts";

const only =
  (...texts: string[]) =>
  (text: string) =>
    texts.includes(text);
const karen = only(...nameForms("Karen Mølgaard").whole, "karen@skovby.example");

describe("redacting a name", () => {
  it.each([
    ["Called Karen Mølgaard today.", "Called [removed] today."],
    ["Called KAREN MOLGAARD today.", "Called [removed] today."],
    ["Mølgaard, Karen: fine", "[removed]: fine"],
    ["K. Mølgaard and Dana", "[removed] and Dana"],
    ["Karen M. said so", "[removed]. said so"],
    ["Ka\u200bren Mo\u0308lgaard", "[removed]"],
    ["Ka\u200bren Mølgaard", "[removed]"],
    ["write to karen@skovby.example.", "write to [removed]."],
    ["Karen@Skovby.example", "[removed]"],
    ["xkaren@skovby.example", "xkaren@skovby.example"],
    ["Karen alone, Mølgaard alone", "Karen alone, Mølgaard alone"],
    ["Karen Mølgaard's pump, Karen Mølgaard’s", "[removed]'s pump, [removed]’s"],
    ["", ""],
  ])("%j becomes %j", (text, redacted) => {
    expect(redactText(text, karen)).toBe(redacted);
  });

  it("leaves every text as it is that names nobody, and leaves nothing of who is named", () => {
    const words = fc.array(
      fc.constantFrom("Karen", "Mølgaard", "Dana", "and", "ring", ",", "\n", "é", "."),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join(" ");
        const redacted = redactText(text, karen);
        expect(` ${foldText(redacted)} `).not.toContain(" karen molgaard ");
        expect(redactText(redacted, karen)).toBe(redacted);
        expect(redactText(text, () => false)).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  it("walks through JSON, keys included, and hands back the same value when nothing is named", () => {
    const value = { a: ["Karen Mølgaard"], "Karen Mølgaard": { b: 1, c: null } };
    expect(redactJson(value, karen)).toEqual({ a: ["[removed]"], "[removed]": { b: 1, c: null } });
    const other = { a: ["Dana"] };
    expect(redactJson(other, karen)).toBe(other);
  });
});
