import { digestWords } from "./digests/words.en.ts";
import { helpWords } from "./help/words.en.ts";
import { importWords } from "./import/drop/words.en.ts";
import { lookupWords } from "./lookup/words.en.ts";
import { nudgeWords } from "./nudges/words.en.ts";
import { peopleWords } from "./people/words.en.ts";
import { playWords } from "./plays/words.en.ts";
import { privacyWords } from "./privacy/words.en.ts";
import { replyWords } from "./replies/words.en.ts";
import { settingsWords } from "./settings/words.en.ts";
import { sharedWords } from "./words.en.ts";

/** The language that the screens speak. */

const en = {
  digests: digestWords,
  help: helpWords,
  imports: importWords,
  lookup: lookupWords,
  nudges: nudgeWords,
  people: peopleWords,
  plays: playWords,
  privacy: privacyWords,
  replies: replyWords,
  settings: settingsWords,
  shared: sharedWords,
};

/** All that people read on screens. A second language has the same words, or does not compile. */
export type Words = typeof en;

export const words: Words = en;
