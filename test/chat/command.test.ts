import { describe, expect, test } from "vitest";
import { ACTION_NAMES, parseAction, writeAction } from "../../src/chat/action.ts";
import { checkedCommand, parseCommand } from "../../src/chat/command.ts";
import { exampleAction } from "../support/example-blocks.ts";

describe("a command", () => {
  test.each([
    ["", "list", {}],
    ["  Fjord   Foods ", "show", { name: "Fjord Foods" }],
    ["HELP", "help", {}],
    ["pause", "pause", { days: "" }],
    ["pause from 3 May until 9 May", "pause", { days: "from 3 May until 9 May" }],
    ["help me", "help", {}],
    ["Help, Ltd", "show", { name: "Help, Ltd" }],
    ["pause until Friday", "pause", { days: "until Friday" }],
    ["week 49", "week", { number: 49 }],
    ["my customers?", "list", {}],
    ["log", "log.form", {}],
    ["log Called Dana,\nall fine", "log", { text: "Called Dana,\nall fine" }],
    ["settings nudges 2", "settings.set", { word: "nudges", value: "2" }],
    ["focus", "settings", {}],
    ["focus Lund Tools", "focus", { name: "Lund Tools" }],
    ["digest here", "digest.here", {}],
    ["play weigh silence two", "play", { what: "weigh", id: "silence", weight: null }],
    ["lost Fjord Foods", "customer.set", { what: "lost", name: "Fjord Foods", day: "" }],
    [
      "pause Lund Tools until 1 March",
      "customer.set",
      { what: "paused", name: "Lund Tools", day: "1 March" },
    ],
    ["unmute Lund Tools", "customer.set", { what: "unmuted", name: "Lund Tools", day: "" }],
    ["rename Lund Tools to Lundtool", "customer.form", { name: "Lund Tools", to: "Lundtool" }],
    ["merge Lund Tools into Fjord", "customer.form", { name: "Lund Tools", into: "Fjord" }],
    ["split Lund Tools as Lund Rent", "customer.form", { name: "Lund Tools", part: "Lund Rent" }],
    ["change Lund Tools", "customer.form", { name: "Lund Tools" }],
    ["lost", "show", { name: "lost" }],
    ["play retire", "plays", { what: "list" }],
    ["play add id: x\naim: y", "play", { what: "add", text: "id: x\naim: y" }],
  ])("“%s” is read as %s, and is the same after it was stored", (words, name, payload) => {
    const command = parseCommand(words);
    expect(command).toEqual({ name, payload });
    expect(checkedCommand(JSON.parse(JSON.stringify(command)))).toEqual(command);
  });

  test("a stored command that this version does not know is none", () => {
    for (const told of [
      { name: "toString", payload: {} },
      { name: "show", payload: {} },
      { name: "play", payload: { what: "burn" } },
    ]) {
      expect(checkedCommand(told)).toBeNull();
    }
  });
});

describe("an action", () => {
  test.each(ACTION_NAMES)("%s comes back from its wire form as it was", (name) => {
    for (const words of ["Baker, Reed and Sons", "a|b “c” \\ d or e"]) {
      const action = exampleAction(name, words);
      expect(parseAction(writeAction(action))).toEqual(action);
    }
  });

  test("a button without a value works as it stands in old chats; one with another form is none", () => {
    expect(parseAction("nudge.done|n1|")).toEqual({
      name: "nudge.done",
      subject: "n1",
      value: null,
    });
    for (const wire of ["ask.answer|r1|Thomas Juul", "receipt.set|r1|0=channel=visit", "x|y|"]) {
      expect(parseAction(wire)).toBeNull();
    }
  });
});
