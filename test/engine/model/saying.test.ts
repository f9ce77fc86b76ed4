import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cut } from "../../../src/engine/model/saying.ts";

describe("A text that is cut", () => {
  it("ends at a word", () => {
    expect(cut("Dana asked for a new price list", 22)).toBe("Dana asked for a new …");
  });

  it("stays as it is when it is short, on one line", () => {
    expect(cut(" Dana\ncalled ", 20)).toBe("Dana called");
  });

  it("keeps most of one long word", () => {
    expect(cut(`a ${"x".repeat(100)}`, 20)).toBe("a xxxxxxxxxxxxxxxx …");
  });

  it("is never longer than asked for, and never half an emoji", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.integer({ min: 4, max: 40 }),
        (text, length) => {
          expect(cut(text, length).length).toBeLessThanOrEqual(length);
          expect(cut(`${text}🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂`, length).isWellFormed()).toBe(true);
        },
      ),
    );
  });
});
