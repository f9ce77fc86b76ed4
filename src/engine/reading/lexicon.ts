/** Every pattern that reading needs, compiled once from the word lists in `lexicon/`. The patterns' use stands in the rooms. */
import type { Channel } from "../model/interaction.ts";
import { parseActModel } from "./act-model.ts";
import { RECORD_CHOICES } from "./record-choices.ts";
import { parseLabelModel } from "./label-model.ts";
import { clausePatterns } from "./clause-patterns.ts";
import { createDateWords } from "./date-words.ts";
import { createGivenNames } from "./given-names.ts";
import type { ControlKind } from "./reading.ts";
import type { QuestionKind } from "./question-kinds.ts";
import { READ_LANGUAGES } from "./languages.ts";
import { nameWords } from "./name-words.ts";
import { createOrderWords } from "./order-words.ts";
import { signalPatterns } from "./signal-patterns.ts";
import { planPatterns, touchPatterns } from "./touch-patterns.ts";
import { updateWords } from "./update-words.ts";
import { createWordClasses } from "./word-classes.ts";
import { createWordLists, type LexiconTexts, type WordLists } from "./word-lists.ts";

/** The compiled lexicon, handed to whatever reads. */
export type Lexicon = ReturnType<typeof compileLexicon>;

/** Languages told apart by their small words, those that are read first: of two that count the same, the first wins. */
const TOLD_APART = [...READ_LANGUAGES, "it", "nl", "sv", "pl", "fi", "tr", "no", "cs", "hu", "ro"];

/**
 * @param texts the files of `lexicon/`
 * @param models the texts of `act-model.tsv`, `break-model.tsv` and `record-model.tsv`
 */
export function compileLexicon(
  texts: LexiconTexts,
  models: { acts: string; breaks: string; records: string },
) {
  const lists = createWordLists(texts);
  return {
    ...wordSets(lists),
    ...createGivenNames(lists),
    dateWords: createDateWords(lists),
    /** small words that may lead up to a day which stands alone */
    aroundADay: new Set(
      READ_LANGUAGES.flatMap((each) => lists.entries(each, "dates/around-a-day")),
    ),
    weekdays: new Map([...lists.numbers("weekdays"), ...lists.numbers("short-weekdays")]),
    months: lists.numbers("months"),
    numbers: lists.numbers("numbers"),
    ...nameWords(lists),
    ...clausePatterns(lists),
    orderWords: createOrderWords(lists, "controls"),
    correctionWords: createOrderWords(lists, "corrections"),
    ...touchPatterns(lists),
    ...planPatterns(lists),
    ...signalPatterns(lists),
    ...updateWords(lists),
    ...claimCues(lists),
    questions: questionPatterns(lists),
    deathWords: lists.pattern`\b(?:${"deaths"})\b`,
    concepts: createWordClasses(lists, "concepts"),
    scoreActs: parseActModel(models.acts),
    breakModel: parseLabelModel(models.breaks, 1),
    recordModel: parseLabelModel(models.records, RECORD_CHOICES.length),
  };
}

function wordSets(lists: WordLists) {
  const names = (list: string) => new Set(lists.entries("names", list));
  const everywhere = (list: string) =>
    new Set(READ_LANGUAGES.flatMap((language) => lists.entries(language, list)));
  const everyday = everywhere("everyday");
  const nameLike = everywhere("name-like-words");
  const small = everywhere("small-words");
  const others = lists.vocabulary();
  const isPlainWord = (word: string): boolean => nameLike.has(word) || everyday.has(word);
  return {
    smallWords: TOLD_APART.map(
      (language) => [language, new Set(lists.entries(language, "small-words"))] as const,
    ),
    /** never stand for anybody alone */
    particles: names("particles"),
    /** in too many companies' names to stand for one */
    companyCommonWords: names("company-common-words"),
    /** nobody's initials */
    commonCapitals: names("common-capitals"),
    /** may stand inside a person's name */
    links: names("links"),
    beforeName: everywhere("names/before-a-name"),
    afterName: everywhere("names/after-a-name"),
    opensClause: everywhere("names/opens-a-clause"),
    isEverydayWord: (word: string): boolean => everyday.has(word) && !nameLike.has(word),
    isSmallWord: (word: string): boolean => small.has(word),
    /** @returns whether the folded word is a plain one, so that it names somebody only where a name is due */
    isPlainWord,
    /** @returns whether the word stands anywhere in the lexicon, so that it is no unknown name */
    isKnownWord: (word: string): boolean =>
      isPlainWord(word) || small.has(word) || others.has(word),
  };
}

/** Questions open their message: the same words in the middle of one are a report's. */
function questionPatterns({ pattern }: WordLists) {
  const opening = "^(?:hey |hi |and |so |ok |okay |und |y |et |e |og )?";
  const from = (words: RegExp) => new RegExp(`${opening}${words.source}`);
  return {
    overdue: from(pattern`(?:${"questions/overdue"})\b`),
    promises: from(pattern`(?:${"questions/promises"})\b`),
    neglected: from(pattern`(?:${"questions/neglected"})\b`),
    "last touch": from(pattern`(?:${"questions/last-touch"})\b`),
    "who knows": from(pattern`(?:${"questions/who-knows"})\b`),
    next: from(pattern`(?:${"questions/next"})\b`),
    "how is": from(pattern`(?:${"questions/how-is"})\b`),
  } satisfies Record<QuestionKind, RegExp>;
}

/** Words without which a model may not claim something: wider than the rules' own, since a model reads "grabbed a bite". */
function claimCues({ pattern }: WordLists) {
  return {
    channelCues: {
      meeting: pattern`\b(?:${"cues/meeting"})\b`,
      call: pattern`\b(?:${"cues/call"})\b`,
      email: pattern`\b(?:${"cues/email"})\b`,
      message: pattern`\b(?:${"cues/message"})\b`,
      visit: pattern`\b(?:${"cues/visit"})\b`,
      event: pattern`\b(?:${"cues/event"})\b`,
    } satisfies Record<Channel, RegExp>,
    controlCues: {
      snooze: pattern`\b(?:${"cues/snooze"})\b`,
      pause: pattern`\b(?:${"cues/pause"})\b`,
      resume: pattern`\b(?:${"cues/resume"})\b`,
      stop: pattern`\b(?:${"cues/stop"})\b`,
      why: pattern`\b(?:${"cues/why"})\b`,
      another: pattern`\b(?:${"cues/another"})\b`,
      draft: pattern`\b(?:${"cues/draft"})\b`,
      undo: pattern`\b(?:${"cues/undo"})\b`,
      help: pattern`\b(?:${"cues/help"})\b|^\?+$`,
    } satisfies Record<ControlKind, RegExp>,
  };
}
