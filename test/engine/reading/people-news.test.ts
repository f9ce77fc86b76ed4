import { describe, expect, it } from "vitest";
import type { ReadingRequest } from "../../../src/engine/reading/reading.ts";
import { read } from "./builders.ts";

/** Each piece of news on a line: name, change, and the days told. */
function newsOf(text: string, changes: Partial<ReadingRequest> = {}): string[] {
  return read(text, changes).people.map(({ name, change, from, until }) =>
    [
      name,
      change,
      ...(from === null ? [] : [`from ${from}`]),
      ...(until === null ? [] : [`until ${until}`]),
    ].join(" "),
  );
}

describe("news of people, told as facts:", () => {
  it.each([
    ["Luis quit on Monday", ["Luis Ortega left from 2026-11-16"]],
    ["Robert is retiring on 18 December", ["Robert Hale left from 2026-12-18"]],
    ["Sad news, Robert Hale died on Sunday", ["Robert Hale left from 2026-11-15"]],
    ["Luis is no longer with them", ["Luis Ortega left"]],
    ["Luis is on paternity leave until 4 January", ["Luis Ortega away until 2027-01-04"]],
    ["Dana is back from her holiday", ["Dana Brooks back"]],
    ["Luis is plant manager now", ["Luis Ortega moved"]],
    ["Robert was promoted to purchasing director", ["Robert Hale moved"]],
    ["Met their new buyer, Freja Lund", ["Freja Lund joined"]],
    ["Luis left and Robert takes over", ["Luis Ortega left", "Robert Hale moved"]],
    ["skip, she's on sick leave till 1 December", ["Dana Brooks away until 2026-12-01"]],
  ])("English: %s", (text, wanted) => {
    expect(newsOf(text)).toEqual(wanted);
  });

  it.each([
    ["Luis hat gekündigt", ["Luis Ortega left"]],
    ["Robert geht Ende Dezember in Rente", ["Robert Hale left from 2026-12-31"]],
    ["Dana ist bis 4. Januar in Elternzeit", ["Dana Brooks away until 2027-01-04"]],
    ["Luis ist jetzt Werkleiter", ["Luis Ortega moved"]],
    ["Dana ist aus dem Urlaub zurück", ["Dana Brooks back"]],
    ["Luis se jubila a fin de mes", ["Luis Ortega left from 2026-11-30"]],
    ["Dana está de baja hasta el 4 de enero", ["Dana Brooks away until 2027-01-04"]],
    ["volvió Luis de las vacaciones", ["Luis Ortega back"]],
    ["Luis ahora es gerente de compras", ["Luis Ortega moved"]],
    ["Luis a quitté la boîte", ["Luis Ortega left"]],
    ["Dana est en congé maladie jusqu'au 4 janvier", ["Dana Brooks away until 2027-01-04"]],
    ["Luis est maintenant directeur d'usine", ["Luis Ortega moved"]],
    ["O Luis reformou-se", ["Luis Ortega left"]],
    ["A Dana está de licença até 4 de janeiro", ["Dana Brooks away until 2027-01-04"]],
    ["a Dana voltou da licença", ["Dana Brooks back"]],
    ["Luis er på barsel til den 4. januar", ["Luis Ortega away until 2027-01-04"]],
    ["Luis er gået på pension", ["Luis Ortega left"]],
  ])("other languages: %s", (text, wanted) => {
    expect(newsOf(text)).toEqual(wanted);
  });
});

describe("news of people, nothing told:", () => {
  it.each([
    "Luis is not leaving after all",
    "If Luis leaves we have a problem",
    "Rumour has it that Dana might retire",
    "Luis left a voicemail",
    "Dana left the meeting early",
    "Dana called me back",
    "I'm off until Monday",
    "I am back from holiday",
    "Our Peter is on leave, so I called Dana",
    "Ask me again when Dana is back from leave",
    "Is Luis leaving?",
    "Luis started the pump himself",
  ])("%s", (text) => {
    expect(newsOf(text)).toEqual([]);
  });

  it("a pronoun without anybody before it", () => {
    expect(newsOf("he retired", { nudge: null })).toEqual([]);
  });
});
