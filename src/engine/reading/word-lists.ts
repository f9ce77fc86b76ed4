/** Parses the texts of the lexicon's files into word lists and builds patterns of them. Opens no file. */
import { READ_LANGUAGES, type ReadLanguage } from "./languages.ts";

/** The text of each file, by its path in the lexicon without ending: "de/weekdays". */
export type LexiconTexts = ReadonlyMap<string, string>;

/** One pattern a language. */
export type LanguagePatterns = Record<ReadLanguage, RegExp>;

export type WordLists = {
  /** one folder's entries of a list or of one of its sections ("controls/undo"); empty when the list does not exist */
  entries(folder: string, list: string): string[];
  /** the names of the sections that a folder's file has */
  sections(folder: string, file: string): string[];
  /** every word that stands in a list of a language that is read, lists of names left out */
  vocabulary(): Set<string>;
  /** the same entries as "word number" pairs, those of every folder together */
  numbers(list: string): Map<string, number>;
  /** the entries of every language as an alternation: `a|b|c` */
  choice(list: string): string;
  /** for each language a pattern that finds any of its own entries; one without any finds nothing */
  byLanguage(list: string, before: string, after: string): LanguagePatterns;
  /** one pattern for each entry of every language, told together */
  each(list: string): { test(text: string): boolean };
  /** tags a pattern's source, in which `${"list"}` stands for the list's alternation */
  source(parts: TemplateStringsArray, ...lists: string[]): string;
  /** tags a pattern in the same way */
  pattern(parts: TemplateStringsArray, ...lists: string[]): RegExp;
};

/** Where a list that all languages share may stand, in the order of its alternation. */
const FOLDERS = [...READ_LANGUAGES, "any"];
/** Folders with words and numbers: Italian and Dutch weekdays are understood, the languages are not. */
const NUMBER_FOLDERS = [...READ_LANGUAGES, "it", "nl"];

const NEVER = /(?!)/;

/** In an entry, `*` after a letter or group stands for any ending of up to 12 letters. */
const ANY_ENDING = /(?<!\\)([a-z)])\*/g;
/** In an entry, `{list}` stands for the alternation of another list of the same folder. */
const REFERENCE = /\{([a-z][a-z/-]*)\}/g;
/** A word of an entry, without what may follow it. */
const WORD = /(?<![\\a-z])[a-z]{3,}(?![a-z?*])/g;
/** Escapes and character classes are skipped; what is left is an opening bracket that would capture. */
const CAPTURE = /\\.|\[(?:\\.|[^\]\\])*\]|\((?!\?)/g;

/** @param texts all files of the lexicon; a list that a pattern needs and no file holds throws */
export function createWordLists(texts: LexiconTexts): WordLists {
  const lists = new Map<string, string[]>();
  for (const [path, text] of texts) parseFile(path, text, lists);

  function entries(folder: string, list: string): string[] {
    return lists.get(`${folder}/${list}`) ?? [];
  }

  function patternsIn(folder: string, list: string): string[] {
    return entries(folder, list).map((entry) =>
      entry
        .replace(REFERENCE, (_, other: string) => patternsIn(folder, other).join("|"))
        .replace(ANY_ENDING, "$1[a-z]{0,12}")
        .replace(CAPTURE, (found) => (found === "(" ? "(?:" : found)),
    );
  }

  function choice(list: string): string {
    const all = FOLDERS.flatMap((folder) => patternsIn(folder, list));
    if (all.length === 0) throw new Error(`the lexicon has no list "${list}"`);
    return all.join("|");
  }

  function source(parts: TemplateStringsArray, ...names: string[]): string {
    return String.raw(parts, ...names.map(choice));
  }

  function vocabulary(): Set<string> {
    const own = [...lists].filter(([path]) => FOLDERS.includes(path.slice(0, path.indexOf("/"))));
    return new Set(own.flatMap(([, list]) => list.flatMap((entry) => entry.match(WORD) ?? [])));
  }

  return {
    entries,
    vocabulary,
    choice,
    sections(folder, file) {
      const path = `${folder}/${file}/`;
      return [...lists.keys()]
        .filter((key) => key.startsWith(path))
        .map((key) => key.slice(path.length));
    },
    numbers: (list) =>
      new Map(
        NUMBER_FOLDERS.flatMap((folder) => entries(folder, list)).map((entry) => {
          const [word = "", number] = entry.split(" ");
          return [word, Number(number)];
        }),
      ),
    byLanguage(list, before, after) {
      choice(list);
      const one = (language: ReadLanguage): RegExp => {
        const own = patternsIn(language, list);
        return own.length === 0 ? NEVER : new RegExp(`${before}(?:${own.join("|")})${after}`);
      };
      return {
        en: one("en"),
        de: one("de"),
        es: one("es"),
        fr: one("fr"),
        pt: one("pt"),
        da: one("da"),
      };
    },
    each(list) {
      const patterns = FOLDERS.flatMap((folder) => patternsIn(folder, list)).map(
        (entry) => new RegExp(entry),
      );
      return { test: (text) => patterns.some((pattern) => pattern.test(text)) };
    },
    source,
    pattern: (parts, ...names) => new RegExp(source(parts, ...names)),
  };
}

/** Adds a file's sections: `## name` opens one, `# ` is a comment, every other line is an entry. */
function parseFile(path: string, text: string, lists: Map<string, string[]>): void {
  let list = path;
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith("## ")) list = `${path}/${line.slice(3)}`;
    else if (line !== "" && line !== "#" && !line.startsWith("# ")) {
      const known = lists.get(list);
      if (known === undefined) lists.set(list, [line]);
      else known.push(line);
    }
  }
}
