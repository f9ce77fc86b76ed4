import { expect, test } from "vitest";
import { loadLexicon } from "../../../src/app/load-lexicon.ts";
import { languageOf } from "../../../src/engine/reading/detect-language.ts";
import { normalize } from "../../../src/engine/reading/normalized-text.ts";
import { readReply } from "../../../src/engine/reading/read-reply.ts";

const customers = [{ name: "Lund Tools", contacts: ["Maja Lund"] }];
const read = (text: string) =>
  readReply(
    {
      id: "r",
      text,
      sentAt: "2026-12-07T10:00:00+01:00",
      timezone: "Europe/Copenhagen",
      nudge: { customer: "Lund Tools", contact: "Maja Lund", question: "How is Maja?" },
      customers,
    },
    loadLexicon(),
  );

test.each([
  ["Dutch", "Gisteren bij Maja geweest, ze was tevreden over de levering"],
  ["Italian", "Ieri ho visto Maja, tutto bene con la consegna"],
  ["Polish", "Rozmawiałem z Mają o cenach, jest bardzo zadowolona"],
  ["Swedish", "Träffade Maja igår, hon var mycket nöjd"],
  ["Finnish", "Puhuin Majan kanssa tänään, hän on tyytyväinen"],
  ["Turkish", "Dün Maja ile görüştüm, fiyatlar çok yüksek"],
  ["Norwegian", "Snakket med Maja i dag, hun var veldig fornøyd"],
  ["Czech", "Mluvil jsem s Majou, je velmi spokojená"],
  ["Hungarian", "Tegnap beszéltem Majával, nagyon elégedett"],
  ["Romanian", "Am vorbit ieri cu Maja, este foarte mulțumită"],
  ["Russian", "Вчера говорил с Майей, всё хорошо"],
])("%s is not read: the words are kept, and nothing is recorded", (_language, text) => {
  expect(read(text)).toMatchObject({
    outcome: "unclear",
    interactions: [],
    plan: null,
    control: null,
    updates: [],
    people: [],
    customerNews: [],
  });
});

test.each([
  ["en", "Calling Maja Mon 0800."],
  ["en", "no luck w/ Maja"],
  ["de", "Maja angerufen, alles gut bei denen"],
  ["es", "Hablé con Maja ayer, todo bien"],
  ["fr", "Vu Maja hier à son bureau, elle est ravie"],
  ["pt", "Falei ontem com a Maja, está tudo bem"],
  ["da", "Jeg ringer til Maja på onsdag efter mødet"],
])("%s is told by few words: %s", (language, text) => {
  expect(languageOf(normalize(text).flat, loadLexicon())).toBe(language);
});
