import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createSecretBox,
  KEY_BYTES,
  newKey,
  UnopenedSecret,
} from "../../../src/store/secrets/secret-box.ts";

const key = () => Buffer.from(newKey(), "base64");

describe("a secret box", () => {
  it("opens what it sealed, whatever it is, and in its own place alone", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), (text, place) => {
        const box = createSecretBox([key()]);
        const sealed = box.seal(text.toWellFormed(), place);
        expect(box.open(sealed, place)).toBe(text.toWellFormed());
        expect(() => box.open(sealed, `${place}x`)).toThrow(UnopenedSecret);
      }),
      { numRuns: 30 },
    );
  });

  it("never seals the same text the same way twice", () => {
    const box = createSecretBox([key()]);
    const sealed = new Set(Array.from({ length: 100 }, () => box.seal("xoxb-1", "a")));
    expect(sealed.size).toBe(100);
  });

  it("opens with the second key, and seals with the first", () => {
    const [old, next] = [key(), key()];
    const sealed = createSecretBox([old]).seal("xoxb-1", "a");
    const both = createSecretBox([next, old]);
    expect(both.open(sealed, "a")).toBe("xoxb-1");
    expect(both.isCurrent(sealed)).toBe(false);
    expect(createSecretBox([next]).open(both.seal("xoxb-1", "a"), "a")).toBe("xoxb-1");
    expect(() => createSecretBox([next]).open(sealed, "a")).toThrow(UnopenedSecret);
  });

  it("refuses what was changed by a single bit", () => {
    const box = createSecretBox([key()]);
    const [, id = "", body = ""] = box.seal("xoxb-1", "a").split(":");
    const bytes = Buffer.from(body, "base64");
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => box.open(`sealed:${id}:${changed.toString("base64")}`, "a")).toThrow(
        UnopenedSecret,
      );
    }
  });

  it("makes keys of 32 bytes, each another", () => {
    const keys = Array.from({ length: 10 }, newKey);
    expect(new Set(keys).size).toBe(10);
    expect(keys.every((one) => Buffer.from(one, "base64").length === KEY_BYTES)).toBe(true);
  });
});
