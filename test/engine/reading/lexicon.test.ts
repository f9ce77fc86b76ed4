import { describe, expect, it } from "vitest";
import { compileLexicon } from "../../../src/engine/reading/lexicon.ts";
import { createWordLists } from "../../../src/engine/reading/word-lists.ts";

const lists = (files: Record<string, string>) => createWordLists(new Map(Object.entries(files)));

describe("word lists:", () => {
  it("a line is an entry, a section a list of its own, and comments are none", () => {
    const { entries } = lists({
      "en/channels": "# ways\n## call\nrang\n\n## email\n#\nemail(ed)?\n",
    });
    expect(entries("en", "channels/call")).toEqual(["rang"]);
    expect(entries("en", "channels/email")).toEqual(["email(ed)?"]);
    expect(entries("en", "channels")).toEqual([]);
  });

  it("a star is any ending, a reference the other list's words, a group captures nothing", () => {
    const { pattern } = lists({
      "en/a": "retir*\nnew ({roles})s?\nx[(]y",
      "en/roles": "buyer\nhead",
    });
    const found = pattern`^(?:${"a"})$`;
    for (const text of ["retirement", "new heads", "new buyer", "x(y"])
      expect(found.test(text)).toBe(true);
    expect(found.exec("new heads")).toHaveLength(1);
    expect(found.test("roles")).toBe(false);
  });

  it("a pattern finds the words of every language", () => {
    const { pattern } = lists({ "de/yes": "ja", "en/yes": "yes", "any/yes": "ok", "it/yes": "si" });
    expect(pattern`${"yes"}`.source).toBe("yes|ja|ok");
  });

  it("a language without a list finds nothing", () => {
    const { en, da } = lists({ "en/glad": "glad" }).byLanguage("glad", "", "");
    expect([en.test("glad"), da.test("glad")]).toEqual([true, false]);
  });

  it("a missing list is named by the lexicon", () => {
    expect(() => compileLexicon(new Map(), { acts: "", breaks: "", records: "" })).toThrow(
      /the lexicon has no list "/,
    );
  });
});
