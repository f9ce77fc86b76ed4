import { describe, expect, it } from "vitest";
import type { OpenItem, ReadingRequest } from "../../../src/engine/reading/reading.ts";
import { read } from "./builders.ts";

/** What stands open with Acme Dairy and Borealis Foods, on a Thursday: 2026-11-19. */
const HOSES: OpenItem = {
  id: "hoses",
  customer: "Acme Dairy",
  kind: "commitment",
  by: "us",
  quote: "six new hoses for the filler",
  contact: "Dana Brooks",
  dueOn: "2026-11-17",
};
const TANK: OpenItem = {
  id: "tank",
  customer: "Acme Dairy",
  kind: "concern",
  quote: "tank 4 drips at night",
  contact: "Luis Ortega",
};
const FORECAST: OpenItem = {
  id: "forecast",
  customer: "Borealis Foods",
  kind: "commitment",
  by: "customer",
  quote: "she sends the forecast for spring",
  contact: "Ida Storm",
  dueOn: "2026-11-20",
};
const OPEN = [HOSES, TANK, FORECAST];

/** In answer to a question about the hoses. */
const ASKED: ReadingRequest["nudge"] = {
  customer: "Acme Dairy",
  contact: "Dana Brooks",
  question: "Dana is waiting for the hoses. Where are they?",
  about: "hoses",
};

function changesOf(text: string, changes: Partial<ReadingRequest> = {}): string[] {
  const { updates } = read(text, { nudge: null, open: OPEN, ...changes });
  return updates.map(({ ref, change, on, dueOn }) => [ref, change, on ?? dueOn].join(" ").trim());
}

describe("updates, kept:", () => {
  it.each([
    ["Handed the hoses over on Tuesday", "hoses done 2026-11-17"],
    ["all six hoses were delivered yesterday", "hoses done 2026-11-18"],
    ["Dana has got her hoses", "hoses done"],
    ["Tank 4 is fixed, not a drop since", "tank done"],
    ["Ida sent us the forecast this morning", "forecast done 2026-11-19"],
    ["forecast came in on Monday", "forecast done 2026-11-16"],
  ])("%s", (text, wanted) => {
    expect(changesOf(text)).toEqual([wanted]);
  });

  it.each([
    ["done", "hoses done"],
    ["Yep, dropped them off yesterday", "hoses done 2026-11-18"],
    ["hab ich ihr am Dienstag gebracht", "hoses done 2026-11-17"],
    ["ya se los entregué ayer", "hoses done 2026-11-18"],
    ["c'est fait depuis hier", "hoses done 2026-11-18"],
    ["já entreguei na terça", "hoses done 2026-11-17"],
    ["er leveret i går", "hoses done 2026-11-18"],
  ])("in answer to the nudge: %s", (text, wanted) => {
    expect(changesOf(text, { nudge: ASKED })).toEqual([wanted]);
  });
});

describe("updates, moved or dropped:", () => {
  it.each([
    ["The hoses slip to 27 November", "hoses moved 2026-11-27"],
    ["Hoses for Dana will be a week late", "hoses moved 2026-11-24"],
    ["forget the hoses, she found some", "hoses dropped"],
    ["Acme no longer needs the hoses", "hoses dropped"],
  ])("%s", (text, wanted) => {
    expect(changesOf(text)).toEqual([wanted]);
  });

  it.each([
    ["sending them tomorrow", "hoses moved 2026-11-20"],
    ["not yet, she gets them on Monday", "hoses moved 2026-11-23"],
    ["half of them are there, the rest goes on 25 November", "hoses moved 2026-11-25"],
    ["noch nicht, sie bekommt sie am Montag", "hoses moved 2026-11-23"],
    ["aún no, se los mando el lunes", "hoses moved 2026-11-23"],
    ["pas encore, elle les aura lundi", "hoses moved 2026-11-23"],
    ["ainda não, fica para segunda", "hoses moved 2026-11-23"],
    ["I never promised that", "hoses dropped"],
    ["das hab ich ihr nie versprochen", "hoses dropped"],
    ["ya no los quiere", "hoses dropped"],
    ["elle n'en veut plus", "hoses dropped"],
    ["já não precisam", "hoses dropped"],
  ])("in answer to the nudge: %s", (text, wanted) => {
    expect(changesOf(text, { nudge: ASKED })).toEqual([wanted]);
  });
});

describe("updates, nothing changes:", () => {
  it.each([
    "not yet",
    "Still waiting for the factory",
    "haven't sent them",
    "noch nicht geschickt",
    "todavía no",
    "toujours pas envoyé",
    "ainda não mandei",
    "ikke endnu",
    "oh sure, all done. in my dreams",
    "if the hoses were delivered she would be happy",
    "Called Dana, she asked about the hoses again",
  ])("%s", (text) => {
    expect(changesOf(text, { nudge: ASKED })).toEqual([]);
  });

  it("a reply in a language that is not read", () => {
    expect(changesOf("już wysłałem jej wszystko wczoraj rano", { nudge: ASKED })).toEqual([]);
  });
});

describe("updates, two items fit:", () => {
  const open = [
    HOSES,
    { ...HOSES, id: "clamps", quote: "twelve hoses for line 2", contact: "Luis Ortega" },
  ];

  it("the rep is asked which", () => {
    const reading = read("The hoses went out", { nudge: null, open });
    expect(reading).toMatchObject({ outcome: "update", updates: [] });
    expect(reading.ask).toContain("twelve hoses for line 2");
  });

  it("a contact settles it", () => {
    expect(changesOf("The hoses for Luis went out", { open })).toEqual(["clamps done"]);
  });
});

it("updates, a quote is the reply's own words, and every ref is an open item's", () => {
  const text = "Dana HAS her hoses — finally! And tank 4 is fixed.";
  const { updates } = read(text, { nudge: null, open: OPEN });
  expect(updates.map(({ ref }) => ref)).toEqual(["hoses", "tank"]);
  for (const { quote } of updates) expect(text).toContain(quote);
});

describe("updates, whatever is put together:", () => {
  const SUBJECTS = ["the hoses", "tank 4", "the forecast", "it", "everything", "the flowers"];
  const KEPT = ["were delivered", "is fixed", "went out", "arrived", "has been sent", "is done"];
  const UNREAL = [
    "were not delivered",
    "is not fixed yet",
    "haven't gone out",
    "might arrive",
    "would have been sent",
    "is still not done",
  ];
  const all = (ends: string[]) =>
    SUBJECTS.flatMap((subject) =>
      ends.flatMap((end) => [`${subject} ${end}`, `Met Dana. ${subject} ${end}, she says`]),
    );

  it("a ref is an open item's, each once, and a quote stands in the text", () => {
    for (const text of [...all(KEPT), ...all(UNREAL)])
      for (const nudge of [null, ASKED]) {
        const { updates } = read(text, { nudge, open: OPEN });
        const refs = updates.map(({ ref }) => ref);
        expect(new Set(refs).size, text).toBe(refs.length);
        expect(OPEN.map(({ id }) => id)).toEqual(expect.arrayContaining(refs));
        for (const { quote } of updates) expect(text).toContain(quote);
      }
  });

  it("what is denied, imagined or still to come closes nothing", () => {
    for (const text of all(UNREAL))
      for (const nudge of [null, ASKED])
        expect(
          changesOf(text, { nudge }).filter((change) => !change.includes(" moved")),
          text,
        ).toEqual([]);
  });

  it("nothing stands open: nothing changes", () => {
    for (const text of all(KEPT)) expect(read(text, { nudge: null, open: [] }).updates).toEqual([]);
  });
});
