import fc from "fast-check";
import { expect, test } from "vitest";
import { loadLexicon } from "../../src/app/load-lexicon.ts";
import { evidenceIn } from "../../src/engine/reading/evidence.ts";
import { readReply } from "../../src/engine/reading/read-reply.ts";
import { createHidingMask } from "../../src/llm/mask.ts";
import { requestText } from "../../src/llm/request.ts";
import { coffee, replyOf, told } from "./replies.ts";

const LEXICON = loadLexicon();
const maskOf = (text: string) => createHidingMask(evidenceIn(replyOf(text), LEXICON));
const restoredQuote = (text: string, quote: string) =>
  maskOf(text).restored(told([coffee({ signals: [{ kind: "need", quote }] })])).interactions[0]
    ?.signals[0]?.quote;

test("mask: names, addresses, numbers, links and handles do not leave; days and amounts do", () => {
  const text =
    "Dana's team (d.w@nordhavn.example, +45 22 33 44 55, https://nordhavn.example/x) asked <@U123ABC> for 1500 units by 20/11/2026 and 2026-12-01";
  const { reply } = maskOf(text);
  expect(reply).toMatch(
    /^\[Person\d+\]'s team \(\[Mail\d+\], \[Phone\d+\], \[Link\d+\]\) asked \[Handle\d+\] for 1500 units by 20\/11\/2026 and 2026-12-01$/,
  );
});

test("mask: each way of writing a name comes back as it was written", () => {
  const text = "Dana rang. dana whitfield was glad, DANA too";
  const mask = maskOf(text);
  const standIns = mask.reply.match(/\[Person[\d.]+\]/g)!;
  expect(new Set(standIns).size).toBe(3);
  expect(restoredQuote(text, mask.reply)).toBe(text);
  const named = mask.restored(told([coffee({ contacts: standIns.map((name) => ({ name })) })]));
  expect(new Set(named.interactions[0]!.contacts.map(({ name }) => name))).toEqual(
    new Set(["Dana Whitfield"]),
  );
});

test("mask: a stand-in that the rep wrote comes back as written", () => {
  const text = "Dana said [Person1] and [Mail7] are on the form";
  expect(restoredQuote(text, maskOf(text).reply)).toBe(text);
});

test("mask: nothing of the portfolio leaves but stand-ins", () => {
  const request = replyOf("Met Dana and Luis from Nordhavn, then rang Grønvang: Signe is on leave");
  const evidence = evidenceIn(request, LEXICON);
  const sent = requestText(
    request,
    evidence,
    readReply(request, LEXICON),
    createHidingMask(evidence),
    true,
  );
  expect(sent).not.toMatch(
    /dana|whitfield|luis|ortega|nordhavn|grønvang|signe|dahl|brandt|baltika/i,
  );
});

test("mask: masking and unmasking gives any reply back letter for letter", () => {
  const words = fc.constantFrom(
    "Dana",
    "dana's",
    "Luis Ortega",
    "Nordhavn",
    "a@b.dk",
    "+45 22334455",
    "[Person1]",
    "[Name2.1]",
    "Petra Lindqvist",
    "said",
    "on 3/11",
    "@luis",
    "$1",
    "$&",
    "[",
    "]",
    "\n",
    "ß",
    "🙂",
    "(",
    "Müller",
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 14 }), fc.constantFrom(" ", "", ", "), (all, by) => {
      const text = all.join(by);
      const quote = maskOf(text).reply;
      expect(restoredQuote(text, quote)).toBe(text);
    }),
    { numRuns: 300 },
  );
});
