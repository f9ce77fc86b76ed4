import { normalize } from "./normalized-text.ts";

/** Languages whose replies are read; `null` stands for any other, which is kept raw. */
export const READ_LANGUAGES = ["en", "de", "es", "fr", "pt", "da"] as const;
export type ReadLanguage = (typeof READ_LANGUAGES)[number];

/** Small words that only one of the languages has, or has far more often (flat). */
const SMALL_WORDS: Record<ReadLanguage | "it" | "nl" | "sv" | "pl", string> = {
  en: "the and with is was are she he they we i you it for this on at of not have has had will would to in that had our their about from pls please me him her an as be by got can new up no ok yes skip done today week call met",
  de: "der die das und ist war ich wir sie er mit nicht noch uber bei habe hat haben wird werden ein eine einen einem einer dem den auf fur im zum zur bis am heute gestern morgen herr frau bitte uns unser unsere ihr ihm kein keine von nach aber auch sind wurde doch erst wieder an nachsten nachste",
  es: "el la los las y es con no que por para una uno del al hoy ayer manana esta muy me le lo se su sus nos nuestro nuestra hemos he ha hablado reunion pero cliente cuando donde estan son fue tiene tienen quieren quiere pidio dijo les hasta",
  fr: "le la les des et est avec pas que pour une du au aux aujourd hui hier demain elle il ils nous je j ai a ont sont notre nos leur leurs mais sur dans ce cette qui chez ne n c s d l m qu merci tres deja jusqu",
  pt: "o os as e com nao que por para uma um do da dos das no na hoje ontem amanha ele ela eles elas nos nosso nossa foi esta muito me lhe ate mas cliente quando disse pediu querem quer sao ja em ao pela pelo voce vou",
  da: "og er med ikke jeg vi hun han de det den en et til paa pa af som var har havde skal vil kan om for i dag gar morgen fra men også ogsa deres vores os hos mig ham hende blev bliver siger sagde talte modte",
  it: "il lo gli della delle dei sono con non che per una di oggi ieri domani ho abbiamo hanno molto ma anche nel alla questo",
  nl: "het een en van met niet ik wij zij hij is was op voor bij heb heeft hebben naar ook maar vandaag gisteren morgen wordt onze",
  sv: "och med inte jag vi hon han det den ett till av som var har hade ska vill idag igar imorgon men ocksa fran att",
  pl: "nie jest z na do sie ze i w o dzis wczoraj jutro ale juz byl byla przez oraz jak po",
};

/** One small word can be a name ("Di"): so few say nothing about a language that we don't read. */
const FEWEST_FOREIGN = 2;

const WORDS = Object.entries(SMALL_WORDS).map(
  ([language, words]) => [language, new Set(words.split(" "))] as const,
);

/**
 * The language most of a reply is written in, by its small words.
 *
 * @param flat the flat text
 * @returns a language that is read (English when nothing tells), or null for one that is not
 */
export function languageOf(flat: string): ReadLanguage | null {
  const letters = flat.match(/\p{L}/gu)?.length ?? 0;
  const latin = flat.match(/[a-z]/g)?.length ?? 0;
  if (letters > 0 && latin / letters < 0.5) return null;
  const words = flat.match(/[a-z]+/g) ?? [];
  let best = "en";
  let most = 0;
  for (const [language, small] of WORDS) {
    let count = 0;
    for (const word of words) if (small.has(word)) count += 1;
    if (count > most) [best, most] = [language, count];
  }
  const read = READ_LANGUAGES.find((language) => language === best);
  return read ?? (most < FEWEST_FOREIGN ? "en" : null);
}

/** Whether a reply is written in a language that the rules read. */
export const isReadLanguage = (text: string): boolean => languageOf(normalize(text).flat) !== null;
