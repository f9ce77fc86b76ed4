import { describe, expect, it } from "vitest";
import { findDates } from "../../../src/engine/reading/dates.ts";
import type { DateMention } from "../../../src/engine/reading/date-rule.ts";
import type { ReadLanguage } from "../../../src/engine/reading/languages.ts";
import { dateOf, localDay } from "../../../src/engine/reading/local-day.ts";
import { normalize } from "../../../src/engine/reading/normalized-text.ts";
import { LEXICON } from "./builders.ts";

/** Wednesday, 7 October 2026. */
const TODAY = localDay("2026-10-07T09:00:00Z", "UTC");

function mentionsIn(text: string, language: ReadLanguage, monthFirst = false): DateMention[] {
  const context = { today: TODAY, monthFirst, language, isName: () => false };
  return findDates(normalize(text).flat, context, LEXICON.dateWords);
}

const day = (number: number | null): string | null => (number === null ? null : dateOf(number));

/** The day ahead that a text names, the one gone by where the words say so; null when there is none, or several. */
function dayIn(text: string, language: ReadLanguage): string | null {
  const [first, ...others] = mentionsIn(text, language).filter(({ span }) => !span);
  if (first === undefined || others.length > 0) return null;
  return day(first.lean === "past" ? first.past : first.future);
}

describe("dates, phrases read whole:", () => {
  it.each([
    ["the crates leave two weeks from tomorrow", "2026-10-22"],
    ["he wants it three weeks from Friday", "2026-10-30"],
    ["she has them a week on Thursday", "2026-10-15"],
    ["I'll look in Tuesday week", "2026-10-20"],
    ["the day after Monday suits them", "2026-10-13"],
    ["day after tomorrow at nine", "2026-10-09"],
    ["by the second Tuesday in November", "2026-11-10"],
    ["on the last Friday of the month", "2026-10-30"],
    ["the first Thursday of next month", "2026-11-05"],
    ["the Monday before Halloween", "2026-10-26"],
    ["the Tuesday before last", "2026-09-29"],
    ["Friday the week after next", "2026-10-23"],
    ["by Wed nxt wk", "2026-10-14"],
    ["Monday two weeks ago", "2026-09-21"],
    ["by end of next week", "2026-10-16"],
    ["due end of Feb", "2027-02-28"],
    ["by COB Friday", "2026-10-09"],
    ["within 5 working days", "2026-10-14"],
    ["next business day at the latest", "2026-10-08"],
    ["in a fortnight", "2026-10-21"],
    ["by Thanksgiving", "2026-11-26"],
    ["before Good Friday", "2027-03-26"],
    ["by October 30th", "2026-10-30"],
    ["on the twenty third", "2026-10-23"],
    ["first of November", "2026-11-01"],
    ["by the end of week 45", "2026-11-06"],
    ["see her Thrusday", "2026-10-08"],
    ["14 Novmber at the latest", "2026-11-14"],
    ["Monday 19 October", "2026-10-19"],
    ["Tuesday, no sorry, Friday", "2026-10-09"],
    ["on the 9th, not the 12th", "2026-10-09"],
    ["by 5pm Friday", "2026-10-09"],
    ["a week tomorrow", "2026-10-15"],
    ["not this Friday but next", "2026-10-16"],
    ["the Friday just gone", "2026-10-02"],
    ["last day of the month", "2026-10-31"],
    ["by end of Q1", "2027-03-31"],
    ["Weds (14 Oct)", "2026-10-14"],
  ])("English: %s", (text, expected) => {
    expect(dayIn(text, "en")).toBe(expected);
  });

  it.each([
    ["vorletzten Freitag war ich dort", "2026-09-25"],
    ["am Montag in acht Tagen", "2026-10-19"],
    ["in vierzehn Tagen ist es da", "2026-10-21"],
    ["nächste Woche Donnerstag fahre ich hin", "2026-10-15"],
    ["bis Ende nächster Woche", "2026-10-16"],
    ["bis Ende Jahr", "2026-12-31"],
    ["Ende KW 44 liefern wir", "2026-10-30"],
    ["am ersten Montag im November", "2026-11-02"],
    ["am Freitag vor Weihnachten", "2026-12-18"],
    ["bis zum 23. schicke ich es", "2026-10-23"],
    ["heute vor einer Woche", "2026-09-30"],
    ["spätestens übermorgen Mittag", "2026-10-09"],
    ["letzte Woche Dienstag", "2026-09-29"],
    ["am Dienstag letzter Woche", "2026-09-29"],
    ["innerhalb von zehn Werktagen", "2026-10-21"],
    ["bis mi hat er es", "2026-10-14"],
    ["am dritten war ich bei ihm", "2026-11-03"],
    ["bis Freitagmittag", "2026-10-09"],
    ["Di. 13.10. passt", "2026-10-13"],
    ["bis Ende Q4", "2026-12-31"],
    ["Ende der 44. KW", "2026-10-30"],
    ["am 15. des nächsten Monats", "2026-11-15"],
    ["vor rund zwei Wochen", "2026-09-23"],
    ["am 2. Weihnachtstag", "2026-12-26"],
  ])("German: %s", (text, expected) => {
    expect(dayIn(text, "de")).toBe(expected);
  });

  it.each([
    ["de hoy en ocho", "2026-10-14"],
    ["el lunes de la semana que viene", "2026-10-12"],
    ["la próxima semana, el jueves", "2026-10-15"],
    ["a finales de mes", "2026-10-31"],
    ["dentro de quince días", "2026-10-22"],
    ["el primer viernes de noviembre", "2026-11-06"],
    ["el martes pasado", "2026-10-06"],
    ["hace dos semanas", "2026-09-23"],
    ["para el 22", "2026-10-22"],
    ["pasado mañana sin falta", "2026-10-09"],
    ["el lunes, no, perdón, el jueves", "2026-10-08"],
    ["antes del 3 de noviembre", "2026-11-03"],
    ["el viernes antes de Navidad", "2026-12-18"],
    ["hace como tres semanas", "2026-09-16"],
    ["de mañana en ocho", "2026-10-15"],
    ["el treinta de noviembre", "2026-11-30"],
    ["para el próximo 25", "2026-10-25"],
    ["el pasado día 3", "2026-10-03"],
    ["el 20-11", "2026-11-20"],
  ])("Spanish: %s", (text, expected) => {
    expect(dayIn(text, "es")).toBe(expected);
  });

  it.each([
    ["d'ici trois semaines", "2026-10-28"],
    ["jeudi en huit", "2026-10-15"],
    ["mardi de la semaine prochaine", "2026-10-13"],
    ["vendredi prochain au plus tard", "2026-10-09"],
    ["lundi dernier", "2026-10-05"],
    ["il y a quinze jours", "2026-09-23"],
    ["le premier lundi de novembre", "2026-11-02"],
    ["avant le 24", "2026-10-24"],
    ["fin du mois prochain", "2026-11-30"],
    ["après-demain matin", "2026-10-09"],
    ["le vendredi avant Pâques", "2027-03-26"],
    ["sous dix jours ouvrés", "2026-10-21"],
    ["lundi, non pardon, mardi", "2026-10-13"],
    ["d'ici une dizaine de jours", "2026-10-17"],
    ["le vingt novembre", "2026-11-20"],
    ["fin S45", "2026-11-06"],
  ])("French: %s", (text, expected) => {
    expect(dayIn(text, "fr")).toBe(expected);
  });

  it.each([
    ["a semana que vem na terça", "2026-10-13"],
    ["na próxima semana, quinta-feira", "2026-10-15"],
    ["sexta que vem dia 9", "2026-10-09"],
    ["daqui a duas semanas", "2026-10-21"],
    ["até ao fim da próxima semana", "2026-10-16"],
    ["na 3.ª feira", "2026-10-13"],
    ["anteontem", "2026-10-05"],
    ["até dia 23", "2026-10-23"],
    ["a 4 de Novembro", "2026-11-04"],
    ["em cinco dias úteis", "2026-10-14"],
    ["segunda passada", "2026-10-05"],
    ["a primeira terça de novembro", "2026-11-03"],
  ])("Portuguese: %s", (text, expected) => {
    expect(dayIn(text, "pt")).toBe(expected);
  });

  it.each([
    ["i mandags", "2026-10-05"],
    ["på mandag", "2026-10-12"],
    ["om fjorten dage", "2026-10-21"],
    ["for to uger siden", "2026-09-23"],
    ["i overmorgen", "2026-10-09"],
    ["torsdag i næste uge", "2026-10-15"],
    ["den første mandag i november", "2026-11-02"],
    ["fredag før jul", "2026-12-18"],
    ["senest den 23.", "2026-10-23"],
    ["mandag om en uge", "2026-10-19"],
    ["i slutningen af næste uge", "2026-10-16"],
    ["inden for ti arbejdsdage", "2026-10-21"],
  ])("Danish: %s", (text, expected) => {
    expect(dayIn(text, "da")).toBe(expected);
  });
});

describe("dates, no day:", () => {
  it.each([
    ["by Friday the 24th", "en"],
    ["Monday 13 October", "en"],
    ["31 November", "en"],
    ["by 29 February", "en"],
    ["the boiler scored 9/10", "en"],
    ["firmware 4.10. is out", "en"],
    ["room 3.11 is booked", "en"],
    ["7/8 of the seats are sold", "en"],
    ["on the third floor", "en"],
    ["the first supplier was cheaper", "en"],
    ["every Monday they ask", "en"],
    ["every other Tuesday", "en"],
    ["Monday.com sent an invoice", "en"],
    ["a Good Friday sale", "en"],
    ["line 3 may be late", "en"],
    ["PO 10/26", "en"],
    ["all 3 may come", "en"],
    ["saved 12% and 4k", "en"],
    ["he sat with us", "en"],
    ["merry Christmas to all", "en"],
    ["wir gehen so vor", "de"],
    ["Montage der 2. Pumpe", "de"],
    ["um 10.12 Uhr", "de"],
    ["met Ann at 10.12", "en"],
    ["el 20 por ciento menos", "es"],
    ["vienes luego", "es"],
    ["le samedi ils ferment", "fr"],
    ["Sam a appelé", "fr"],
    ["le 2e étage", "fr"],
    ["le second m'a écrit", "fr"],
    ["desde hace dos semanas", "es"],
    ["los viernes cierran", "es"],
    ["den 2. pumpe", "da"],
    ["in der 2. Halbzeit", "de"],
    ["Bastien Noël reprend", "fr"],
    ["a segunda via do contrato", "pt"],
    ["vou mandar as fotos", "pt"],
    ["man siger tit det samme", "da"],
  ] satisfies [string, ReadLanguage][])("%s", (text, language) => {
    expect(mentionsIn(text, language).filter(({ span }) => !span)).toEqual([]);
  });
});

describe("dates, stretches of time:", () => {
  it.each([
    ["away 21 Dec to 3 Jan", "en", "2026-12-21", "2027-01-03"],
    ["off from the 12th to the 20th", "en", "2026-10-12", "2026-10-20"],
    ["out Mon 26 Oct through Fri 30 Oct inclusive", "en", "2026-10-26", "2026-10-30"],
    ["the seventh through the eleventh of December", "en", "2026-12-07", "2026-12-11"],
    ["10/26 - 10/30", "en", "2026-10-26", "2026-10-30"],
    ["next week", "en", "2026-10-12", "2026-10-18"],
    ["the week of the 19th", "en", "2026-10-19", "2026-10-25"],
    ["ooo 11/30-12/4", "en", "2026-11-30", "2026-12-04"],
    ["off from Monday for two weeks", "en", "2026-10-12", "2026-10-25"],
    ["w/c 19 October", "en", "2026-10-19", "2026-10-25"],
    ["21.-23.12.", "de", "2026-12-21", "2026-12-23"],
    ["toda la semana", "es", "2026-10-05", "2026-10-11"],
    ["over Easter", "en", "2027-03-28", "2027-03-29"],
    ["vom 3. bis 14. November", "de", "2026-11-03", "2026-11-14"],
    ["vom 21.12. bis und mit 4.1.", "de", "2026-12-21", "2027-01-04"],
    ["del 19 al 30 de octubre", "es", "2026-10-19", "2026-10-30"],
    ["du 19 au 30", "fr", "2026-10-19", "2026-10-30"],
    ["de 19 a 30 de Outubro, inclusive", "pt", "2026-10-19", "2026-10-30"],
    ["fra den 19. til den 30. oktober", "da", "2026-10-19", "2026-10-30"],
  ] satisfies [string, ReadLanguage, string, string][])("%s", (text, language, from, to) => {
    const [mention, ...others] = mentionsIn(text, language, text.includes("/"));
    expect(others).toEqual([]);
    expect(mention).toMatchObject({ span: true });
    expect([mention?.from, mention?.to].map((each) => day(each ?? null))).toEqual([from, to]);
    expect(mention?.until).toBe((mention?.to ?? 0) + 1);
  });

  it.each([
    ["till the 20th", "en", "2026-10-20"],
    ["back on Monday", "en", "2026-10-12"],
    ["thru 20 October", "en", "2026-10-21"],
    ["away for 10 days", "en", "2026-10-17"],
    ["am Montag bin ich wieder da", "de", "2026-10-12"],
    ["bis einschließlich Freitag", "de", "2026-10-10"],
    ["hasta el 20 inclusive", "es", "2026-10-21"],
    ["jusqu'après Noël", "fr", "2026-12-26"],
    ["until next week", "en", "2026-10-12"],
    ["until after Easter", "en", "2027-03-30"],
    ["bis zum 20.", "de", "2026-10-20"],
    ["hasta el lunes", "es", "2026-10-12"],
    ["jusqu'au 20", "fr", "2026-10-20"],
    ["até segunda-feira", "pt", "2026-10-12"],
    ["indtil den 20.", "da", "2026-10-20"],
  ] satisfies [string, ReadLanguage, string][])("ends: %s", (text, language, until) => {
    expect(mentionsIn(text, language).map((mention) => day(mention.until))).toEqual([until]);
  });

  it.each([
    ["they get it a week later", "en", { days: 7 }],
    ["er erhält es zwei Wochen später", "de", { days: 14 }],
    ["un mes más tarde", "es", { months: 1 }],
    ["deux semaines plus tard", "fr", { days: 14 }],
    ["uma semana depois", "pt", { days: 7 }],
    ["en uge senere", "da", { days: 7 }],
  ] satisfies [string, ReadLanguage, DateMention["later"]][])(
    "later than a day told elsewhere: %s",
    (text, language, later) => {
      const [mention] = mentionsIn(text, language);
      expect(mention).toMatchObject({ later, past: null, future: null });
    },
  );

  it.each([
    ["I see her on the 20th, nothing till then", "en"],
    ["am 20. fahre ich hin, bis dahin nichts", "de"],
    ["voy el 20, nada hasta entonces", "es"],
    ["j'y passe le 20, rien d'ici là", "fr"],
    ["vou dia 20, até lá nada", "pt"],
  ] satisfies [string, ReadLanguage][])("till then is the day told last: %s", (text, language) => {
    expect(day(mentionsIn(text, language).at(-1)?.until ?? null)).toBe("2026-10-20");
  });

  it("the same day and the next count from the day told before", () => {
    const days = (text: string) => mentionsIn(text, "en").map(({ past }) => day(past));
    expect(days("saw Ann on Monday, the same day Bo rang")).toEqual(["2026-10-05", "2026-10-05"]);
    expect(days("saw Ann on Monday, the next day Bo rang")).toEqual(["2026-10-05", "2026-10-06"]);
  });
});

describe("dates, what they belong to:", () => {
  it.each([
    ["called about the visit on 2 October", true],
    ["away since Monday", true],
    ["the order of 3/10 was discussed", true],
    ["regarding our spring trial on Monday", true],
    ["talked to Ann on Monday", false],
    ["met Ann for coffee on Monday", false],
    ["left it in the hands of Ann on Monday", false],
    ["Monday in the yard", false],
  ])("%s", (text, elsewhere) => {
    expect(mentionsIn(text, "en").map((mention) => mention.elsewhere)).toEqual([elsewhere]);
  });

  it.each([
    ["annuler la rencontre de vendredi", "fr", true],
    ["vu Anne vendredi", "fr", false],
    ["sobre la visita del martes", "es", true],
    ["die Mail vom Freitag", "de", true],
    ["a reunião de segunda", "pt", true],
  ] satisfies [string, ReadLanguage, boolean][])("%s", (text, language, elsewhere) => {
    expect(mentionsIn(text, language).map((mention) => mention.elsewhere)).toEqual([elsewhere]);
  });

  it.each([
    ["back on the 20th", "2026-10-20"],
    ["back on the 20th of October", "2026-10-20"],
    ["off this week. Back on the 20th", "2026-10-20"],
    ["off\nback on the 20th", "2026-10-20"],
    ["she's back on the 20th", "2026-10-20"],
    ["she wrote me back on the 20th", null],
  ])("coming back is no answer: %s", (text, until) => {
    expect(day(mentionsIn(text, "en").at(-1)?.until ?? null)).toBe(until);
  });

  it.each([
    ["rang her at 4", "en"],
    ["emailed him this a.m.", "en"],
    ["had her on the phone at noon", "en"],
    ["called at 7am. She gets it by EOD tomorrow", "en"],
    ["war um 10 Uhr dort", "de"],
    ["rappelé à 18h", "fr"],
    ["me llamó a las 9", "es"],
    ["falámos às 10h", "pt"],
    ["ringede kl. 9", "da"],
  ] satisfies [string, ReadLanguage][])("an hour is one of today: %s", (text, language) => {
    expect(day(mentionsIn(text, language)[0]?.past ?? null)).toBe("2026-10-07");
  });

  it.each([
    "Thursday at 9",
    "tomorrow at noon",
    "at 10 on Thursday",
    "Monday in the yard, then at 4 Bo",
  ])("an hour belongs to the day beside it or before: %s", (text) => {
    expect(mentionsIn(text, "en")).toHaveLength(1);
  });

  it.each(["at 4 sites", "around ten people came", "no earlier than that", "two weeks earlier"])(
    "a number or a comparison is no hour: %s",
    (text) => {
      const hours = mentionsIn(text, "en").filter(({ past }) => past === TODAY);
      expect(hours).toEqual([]);
    },
  );

  it("a comma before a day is no part of it", () => {
    expect(mentionsIn("by phone, 2 October", "en").map(({ start }) => start)).toEqual([10]);
  });

  it("a name is no day, and the words after it are read", () => {
    const context = { today: TODAY, monthFirst: false, language: "en" as const };
    const found = findDates(
      "met may 2 days ago",
      { ...context, isName: (at) => at === 4 },
      LEXICON.dateWords,
    );
    expect(found.map(({ past }) => day(past))).toEqual(["2026-10-05"]);
  });
});
