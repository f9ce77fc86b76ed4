import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadLexicon } from "../../../src/app/load-lexicon.ts";
import { readReply } from "../../../src/engine/reading/read-reply.ts";

const CUSTOMERS = [
  { name: "Lund Tools", contacts: ["Maja Lund"] },
  { name: "Fjord Foods A/S", aliases: ["Fjord"], contacts: ["Dana Holm"] },
];
const NUDGE = { customer: "Lund Tools", contact: "Maja Lund", question: "How is Maja?" };

/** Said on Monday, 7 December 2026, in Copenhagen. */
const read = (text: string, isAnswer = true) =>
  readReply(
    {
      id: "r",
      text,
      sentAt: "2026-12-07T10:00:00+01:00",
      timezone: "Europe/Copenhagen",
      nudge: isAnswer ? NUDGE : null,
      customers: CUSTOMERS,
    },
    loadLexicon(),
  );

/** Sentences by what they ask for. */
const SAID = readFileSync(`${import.meta.dirname}/orders.txt`, "utf8")
  .split("\n## ")
  .slice(1)
  .map((part): [string, string[]] => {
    const [kind = "", ...sentences] = part.split("\n");
    return [kind, sentences.filter((sentence) => sentence !== "")];
  });

describe("orders to the coach", () => {
  test.each(SAID)("%s is heard in six languages, and in nothing else", (kind, sentences) => {
    const heard = sentences.map((text) => {
      const { control, outcome } = read(text, !["resume", "undo", "help"].includes(kind));
      return `${control?.kind ?? (outcome === "skip" ? "skip" : "none")}: ${text}`;
    });
    expect(heard).toEqual(sentences.map((text) => `${kind}: ${text}`));
  });

  test.each([
    ["I'm off 21 Dec to 3 Jan", "2026-12-21", "2027-01-04"],
    ["Annual leave from Wednesday, back on 4 January", "2026-12-09", "2027-01-04"],
    ["OOO all week", null, "2026-12-14"],
    ["Maternity leave starts Monday! I'm back on 1 March", "2026-12-14", "2027-03-01"],
    ["sick today", null, "2026-12-08"],
    ["I'm on holiday till the 14th", null, "2026-12-14"],
    ["Away until Thursday", null, "2026-12-10"],
    ["krankgeschrieben bis Freitag", null, "2026-12-11"],
    ["Vom 14. bis 18. im Urlaub, bitte nichts schicken", "2026-12-14", "2026-12-19"],
    ["En congé du 14 au 18 décembre", "2026-12-14", "2026-12-19"],
    ["De vacaciones hasta el lunes", null, "2026-12-14"],
    ["De férias até dia 5", null, "2027-01-05"],
    ["Jeg er på ferie til mandag", null, "2026-12-14"],
    ["Called Dana today, all fine. No nudges until the 15th please", null, "2026-12-15"],
  ])("pause: “%s” has its days", (text, from, until) => {
    expect(read(text).control).toEqual({ kind: "pause", from, until });
    expect(read(text).plan).toBeNull();
  });

  test.each([
    ["Karen is on holiday until the 14th"],
    ["Off to see Dana on Friday"],
    ["Dana is travelling all week"],
    ["On sick leave until Friday, poor thing"],
    ["Está de vacaciones hasta el 16"],
    ["Just got off the phone with Dana"],
  ])("pause: “%s” is none of the rep's own", (text) => {
    expect(read(text).control).toBeNull();
  });

  test.each(["undo that", "stop asking about Fjord", "start the nudges again"])(
    "a message that tells a touch is never “%s”",
    (order) => {
      expect(read(`Met Dana again on Friday, all good. ${order}`).control).toBeNull();
      expect(read(order).control).not.toBeNull();
    },
  );

  test("what stands in quotation marks or was pasted in is somebody else's", () => {
    expect(read('Dana wrote: "stop sending me reminders"').control).toBeNull();
    expect(read("> Please stop emailing me\nThat was Dana this morning").control).toBeNull();
  });

  test("snooze: the day is the one that the nudge may come again on", () => {
    expect(read("Ask me again on Friday").control?.until).toBe("2026-12-11");
    expect(read("Seeing her on the 15th, so don't remind me before then").control?.until).toBe(
      "2026-12-15",
    );
    expect(read("Erinnere mich am 14. daran").control?.until).toBe("2026-12-14");
  });
});
