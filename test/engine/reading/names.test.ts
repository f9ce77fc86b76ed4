import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { annotate } from "../../../src/engine/reading/annotated-text.ts";
import { personMeant } from "../../../src/engine/reading/pronouns.ts";
import { resolveMentions } from "../../../src/engine/reading/resolve-mentions.ts";
import type { ReadingRequest } from "../../../src/engine/reading/reading.ts";
import { LEXICON, read, requestOf } from "./builders.ts";

const CUSTOMERS = [
  {
    name: "Haldane Quarry Ltd",
    aliases: ["Haldane", "the quarry"],
    contacts: [
      "Katherine Byrne",
      "Edward Nolan",
      "Will Hunter",
      "Ivy Marsh",
      "Grant Pell",
      "Sir Rob Haldane",
    ],
  },
  {
    name: "Molkerei Westerau",
    aliases: [],
    contacts: ["Josef Angermann", "Sabine Kolb", "Jürgen Weiß", "Thomas Reiter"],
  },
  {
    name: "Talleres Ibarra",
    aliases: ["Ibarra"],
    contacts: ["Francisco Ruiz", "Begoña Etxeberria", "Tomás Arce"],
  },
  {
    name: "Domaine Sorel",
    aliases: ["Sorel"],
    contacts: ["Chantal Girard", "Gaël Morvan", "Sylvie Perrin"],
  },
  {
    name: "Laticínios Boa Serra",
    aliases: ["Boa Serra"],
    contacts: ["José Antunes", "Débora Quintela", "Sylvie Prado"],
  },
  { name: "Nørre Savværk", aliases: [], contacts: ["Ida Kjær", "Thomas Juul"] },
];

/** Whom a text names: contacts and customers of the portfolio, and newcomers who are not ours. */
function named(text: string) {
  const request = requestOf(text, { customers: CUSTOMERS, nudge: null });
  const annotated = annotate(request, LEXICON);
  const resolved = resolveMentions(annotated);
  return {
    people: resolved.flatMap((each) => (each.is === "person" ? [each.person.name] : [])),
    customers: resolved.flatMap((each) => (each.is === "company" ? [each.company.name] : [])),
    newcomers: [...new Set(annotated.newcomers.flatMap(({ name, ours }) => (ours ? [] : [name])))],
  };
}

describe("names, contacts of the portfolio:", () => {
  it.each([
    ["Kate rang this morning", "Katherine Byrne"],
    ["coffee with kathy today", "Katherine Byrne"],
    ["Ted's back from leave", "Edward Nolan"],
    ["will called about the belts", "Will Hunter"],
    ["ivy emailed the drawings", "Ivy Marsh"],
    ["Grant P brought his own chair", "Grant Pell"],
    ["Grant liked it, not the price", "Grant Pell"],
    ["met KB at the gate", "Katherine Byrne"],
    ["RANG KATHY BYRNE AT NOON", "Katherine Byrne"],
    ["Seppi hat angerufen", "Josef Angermann"],
    ["Habe Sabines Angebot fertig", "Sabine Kolb"],
    ["me escribió Tomasito por wasap", "Tomás Arce"],
    ["der Haldane hat angerufen", "Sir Rob Haldane"],
    ["war bei frau kolb, alles gut", "Sabine Kolb"],
    ["mit juergen telefoniert", "Jürgen Weiß"],
    ["Paco me llamó ayer", "Francisco Ruiz"],
    ["hablé con begona etxeberria", "Begoña Etxeberria"],
    ["comida con Tomas de Ibarra", "Tomás Arce"],
    ["vu Gael ce matin", "Gaël Morvan"],
    ["croisé Chantal de chez Sorel", "Chantal Girard"],
    ["Falei com o Zé hoje", "José Antunes"],
    ["liguei pra Débora da Boa Serra", "Débora Quintela"],
    ["Talte med Ida i dag", "Ida Kjær"],
    ["Idas ordre er klar", "Ida Kjær"],
    ["Met Katherin Byrn yesterday", "Katherine Byrne"],
  ])("%s", (text, name) => {
    expect(named(text).people).toEqual([name]);
  });

  it.each([
    ["Grant loved it. We had joy and will meet again", ["Grant Pell"]],
    ["Claro que sí, dale un toque a Ibarra, mira el mar", []],
    ["Begoña dice que no hay paz", ["Begoña Etxeberria"]],
    ["Weiß nicht, ob das gut ist", []],
    ["Weiß hat geschrieben, er will mehr", ["Jürgen Weiß"]],
    ["Weiss rief an", ["Jürgen Weiß"]],
  ])("a name that is a word only where a name is due: %s", (text, names) => {
    expect(named(text).people).toEqual(names);
  });

  it("a shared first name is settled by the customer beside it, or by who is named in one breath", () => {
    expect(named("vu Sylvie (Sorel) lundi").people).toEqual(["Sylvie Perrin"]);
    expect(named("reunião com a Sylvie e a Débora").people).toEqual([
      "Sylvie Prado",
      "Débora Quintela",
    ]);
    expect(named("Thomas von der Molkerei Westerau rief an").people).toEqual(["Thomas Reiter"]);
  });

  it("a title says who is not meant", () => {
    expect(named("Herr Kolb rief an")).toMatchObject({ people: [], newcomers: ["Kolb"] });
    expect(named("Frau Kolb rief an").people).toEqual(["Sabine Kolb"]);
  });
});

describe("names, another person of that name:", () => {
  it.each([
    ["Met Katherine Miller today", "Katherine Miller"],
    ["Met Edward van der Meer today", "Edward van der Meer"],
    ["Kate Moran called, she is their new buyer", "Kate Moran"],
    ["Habe Thomas Berg getroffen", "Thomas Berg"],
    ["Comida con Marta Ruiz, la nueva jefa", "Marta Ruiz"],
    ["vu Chantal Lefort hier", "Chantal Lefort"],
    ["falei com o José Rezende ontem", "José Rezende"],
    ["Mødte Ida Holm i går", "Ida Holm"],
  ])("%s", (text, name) => {
    expect(named(text)).toMatchObject({ people: [], newcomers: [name] });
  });
});

describe("names, newcomers:", () => {
  it.each([
    ["met Ivy and their new trainer Dex", ["Dex"]],
    ["saw Will and his skipper Tui Marama", ["Tui Marama"]],
    ["a consultant of theirs called Fitz. Upshot: later", ["Fitz"]],
    ["new agronomist there, Kayla Boychuk", ["Kayla Boychuk"]],
    ["Ivy plus Ravi Paranjape. Ravi asked about spares", ["Ravi Paranjape"]],
    ["lunch with the ops lead, Siobhan O'Neill", ["Siobhan O'Neill"]],
    ["Kolb und ein Herr Zellinger waren da", ["Zellinger"]],
    ["mit dem neuen einkäufer marco thielen. er findet es teuer", ["marco thielen"]],
    ["tb la nueva de compras, Lidia Aranda", ["Lidia Aranda"]],
    ["entra una tal Mireia Canals", ["Mireia Canals"]],
    ["c'est un certain Bastien Noël qui reprend", ["Bastien Noël"]],
    ["avec sa comptable, Aurélie Donnay. Il paie le 30", ["Aurélie Donnay"]],
    ["o enólogo deles, Bernardo Quaresma, quer um ensaio", ["Bernardo Quaresma"]],
    ["um tal de Everton do PCP", ["Everton"]],
    ["deres nye indkøber Freja Munk var med", ["Freja Munk"]],
    ["met ivy + sue n bob from accounts", ["sue", "bob"]],
    ["Zoom with Ivy, Raj & Mei and Sofia", ["Raj", "Mei", "Sofia"]],
    ["MET IVY AND MARCO AT THE QUARRY", ["MARCO"]],
    ["rendez-vous avec Chantal et M. Lefèvre, le comptable", ["Lefèvre"]],
    ["Brian in Goods In showed me the racking", ["Brian"]],
  ])("%s", (text, names) => {
    expect(named(text).newcomers).toEqual(names);
  });

  it.each([
    "Got it per WhatsApp, Re: price list",
    "Habe den Vertrag und die Preisliste per Mail geschickt",
    "Der Terminvorschlag für den Probelauf im Werk kommt",
    "Visited them with our engineer Jens and my colleague Birgitte",
    "Harry from our side joined",
    "Her husband Tom says hi, the baby's called Ruth",
    "Flew to Norway after Easter, SAP was down",
    "She is VP Talent now",
    "the part comes from Bosch via Hamburg",
    "They moved to Teams, then Zoom",
    "le devis est parti, les renewals aussi",
    "ella viene el lunes, dale",
    "shell have the bay clear, cat on the keyboard",
    "Le salon Horeca à Bruxelles était vide",
    "On verra avec Lavandor, le nouveau de Wavre",
    "They run John Deere tractors, drove me to Victoria Station",
    "saw Ivy Sat, Will Tue",
    "Merry Christmas from all of them, tea with Ivy",
  ])("none in: %s", (text) => {
    expect(named(text).newcomers).toEqual([]);
  });
});

describe("names, customers:", () => {
  it.each([
    ["Fr bei der Molkerei Westerau gewesen", ["Molkerei Westerau"]],
    ["War bei der Molkerei Gschwandt", []],
    ["passé chez Domaine Pauliet jeudi", []],
    ["je me suis trompé de domaine", []],
    ["Boa notícia, fechamos", []],
    ["dropped by the quarry", ["Haldane Quarry Ltd"]],
    ["war bei der Haldane, alles gut", ["Haldane Quarry Ltd"]],
    ["Haldanes order is late", ["Haldane Quarry Ltd"]],
  ])("%s", (text, names) => {
    expect(named(text).customers).toEqual(names);
  });
});

describe("names, a company that the portfolio does not have:", () => {
  const told = (text: string, nudge: ReadingRequest["nudge"] = null) =>
    read(text, { customers: CUSTOMERS, nudge });

  it.each([
    "Called Nordbruk, they want samples",
    "lunch with the people of Vossberg GmbH today",
    "Saw Tony at Wexley Forgings yesterday",
    "Dropped in on Blackreef Launches on Friday",
    "met a gal named Kristy from Holloway Millwork at lunch today",
    "Met the Osprey & Finch people on Friday",
    "Am Montag war ich bei der Rütibaum Immobilien AG",
    "heute bei der Molkerei Gschwandt gewesen",
    "ayer visita a Herrajes Monreal, buena pinta",
    "Réunion ce matin au Palace Novarelle",
    "passé chez Domaine Pauliet jeudi",
    "visitei a Nutrisabor hoje",
    "Besøg hos Grenå Maskinfabrik i går",
    "called in to barrett meats today the manager wants a price",
    "visité ayer la Porcícola Los Arrayanes, quieren una prueba",
    "Gestern Besuch bei Schraubenkönig Ottersberg, er will Kartons",
  ])("asks: %s", (text) => {
    expect(told(text)).toMatchObject({ outcome: "interaction", interactions: [], plan: null });
    expect(told(text).ask).toContain("is not one of your customers");
  });

  it.each([
    "Called Kate, they use Nordbruk for the belts",
    "Kate had a quote off Talbot Freight Ltd",
    "Met Kate at Hotel Adlon",
    "Called Kate from Lisbon about Easter",
    "The Moodle people offered to step in, Kate says",
    "Funding is through from the Arts Council, Kate says",
    "Habe bei Regen mit Josef den Hof besichtigt",
  ])("does not ask: %s", (text) => {
    expect(told(text).ask).toBeNull();
  });

  it("does not ask in answer to a nudge, where the customer tells of a rival", () => {
    const nudge = {
      customer: "Domaine Sorel",
      contact: "Chantal Girard",
      question: "Et Chantal ?",
    };
    const reading = told("oui mail reçu ce midi, elle a un autre devis de chez Frigomeca", nudge);
    expect(reading.ask).toBeNull();
    expect(reading.interactions.flatMap(({ contacts }) => contacts)).toEqual(["Chantal Girard"]);
  });

  it("an answer on a line of its own says which customer it was", () => {
    const nudge = { customer: "Talleres Ibarra", question: "How are they?" };
    const reading = told("Called Nordbruk yesterday\n(Haldane Quarry Ltd)", nudge);
    expect(reading.ask).toBeNull();
    expect(reading.interactions.map(({ customer }) => customer)).toEqual(["Haldane Quarry Ltd"]);
  });
});

describe("names, who took part:", () => {
  const nudge = {
    customer: "Haldane Quarry Ltd",
    contact: "Katherine Byrne",
    question: "How is Kate?",
  };
  const attended = (text: string) =>
    read(text, { customers: CUSTOMERS, nudge }).interactions.map(({ contacts, newContacts }) => [
      ...contacts,
      ...newContacts,
    ]);

  it.each([
    [
      "Zoom this morning — Kate, Ted and their trainer Dex",
      ["Katherine Byrne", "Edward Nolan", "Dex"],
    ],
    [
      "Met them at the quarry on Monday.\nPresent: Kate, Ivy Marsh",
      ["Katherine Byrne", "Ivy Marsh"],
    ],
    ["Zoom with Kate. Ted wants more belts", ["Katherine Byrne", "Edward Nolan"]],
    ["Zoom with Kate. We talked about Ted", ["Katherine Byrne"]],
    ["Zoom with Kate. Ted is leaving in May", ["Katherine Byrne"]],
    ["Zoom with Kate; Ted wasn't there", ["Katherine Byrne"]],
    ["Zoom with Kate: Ted is ill", ["Katherine Byrne"]],
    ["Video conference with Byrne and Nolan on Friday", ["Katherine Byrne", "Edward Nolan"]],
    ["Rang on Sunday, furious about the belts", ["Katherine Byrne"]],
    ["Met them at the quarry on Sunday", []],
    ["Rang her at noon", ["Katherine Byrne"]],
    ["Lunch with her and their new buyer Priya Raman", ["Katherine Byrne", "Priya Raman"]],
    ["Visited, talked to her stand-in Marco instead", ["Marco"]],
    ["Met Ted today without Kate", ["Edward Nolan"]],
    ["Called Kate, called Ted", ["Katherine Byrne", "Edward Nolan"]],
  ])("%s", (text, names) => {
    expect(attended(text).flat().toSorted()).toEqual(names.toSorted());
  });

  it("pronouns: the last person named who may be meant, else the nudge's contact", () => {
    const meant = (text: string) => {
      const annotated = annotate(requestOf(text, { customers: CUSTOMERS, nudge }), LEXICON);
      return personMeant(annotated, resolveMentions(annotated), {
        start: 0,
        end: annotated.normalized.flat.length,
      })?.name;
    };
    expect(meant("Met Ted, he wants more")).toBe("Edward Nolan");
    expect(meant("Met Ted, she wants more")).toBe("Katherine Byrne");
    expect(meant("Met Ivy and Ted, she wants more")).toBe("Ivy Marsh");
    expect(meant("Her boss wants more")).toBeUndefined();
    expect(meant("Met Sabine and Ted, ihre Preise")).toBeUndefined();
  });
});

describe("names, any text:", () => {
  const SCRAPS =
    "Kate Byrne Will will Grant P Frau Herr Dr. de van , . and und met called new buyer Haldane GmbH Molkerei 's - ( ) Zé".split(
      " ",
    );
  const texts = fc.oneof(
    fc.array(fc.constantFrom(...SCRAPS), { maxLength: 30 }).map((words) => words.join(" ")),
    fc.string({ unit: "grapheme", maxLength: 80 }),
  );

  /** How often finding and settling names looks something up in the lexicon. */
  function lookups(text: string): number {
    let count = 0;
    const counted = <T extends object>(words: T): T =>
      new Proxy(words, {
        get(target, key, receiver) {
          const member: unknown = Reflect.get(target, key, receiver);
          if (typeof member === "function") {
            return (...given: unknown[]): unknown => {
              count += 1;
              return Reflect.apply(member, target, given);
            };
          }
          return member instanceof Set || member instanceof Map ? counted(member) : member;
        },
      });
    resolveMentions(annotate(requestOf(text, { customers: CUSTOMERS }), counted(LEXICON)));
    return count;
  }

  it.each([
    "Kate and Ted, ",
    "Kate Miller ",
    "the new buyer Tui ",
    "de la ",
    "called Nordbruk GmbH ",
    "n bob ",
    "Dr. ",
  ])("twice the text is at most about twice the work: %s", (words) => {
    const [one, two] = [lookups(words.repeat(100)), lookups(words.repeat(200))];
    expect(two / one).toBeLessThan(2.3);
  });

  it("the same each time, in order, nothing twice, every name of the text", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const first = annotate(requestOf(text, { customers: CUSTOMERS }), LEXICON);
        const second = annotate(requestOf(text, { customers: CUSTOMERS }), LEXICON);
        expect(second.mentions).toEqual(first.mentions);
        expect(second.newcomers).toEqual(first.newcomers);
        const spans = [...first.mentions, ...first.newcomers].toSorted((a, b) => a.start - b.start);
        for (const [at, span] of spans.entries())
          if (at > 0) expect(span.start).toBeGreaterThanOrEqual(spans[at - 1]?.end ?? 0);
        for (const { name } of first.newcomers) expect(text).toContain(name);
      }),
      { numRuns: 500 },
    );
  });
});
