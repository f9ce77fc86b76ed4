/** Words on their way into and out of Teams. Everything that comes from data goes through here. */
import { commandIn } from "../../chat/spoken-command.ts";

/**
 * Control characters but line feed and tab, the marks that turn the reading direction of what follows (a file name shown backwards), and
 * characters that nobody sees, which hide a word from a search or carry another text. The joiners of emoji and of Persian and Indic words stay.
 */
const UNSHOWABLE =
  /[\p{Cc}--[\n\t]]|[\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0]|[\u{E0000}-\u{E007F}]/gv;

/** What Adaptive Cards' markdown and Teams' own reads as more than a character. */
const MARKDOWN = /[\\`*_{}[\]()#+\-.!|~<>&]/g;

/**
 * A text as it may stand in a card: well-formed, without control characters, at most `limit` characters. `{{DATE(…)}}` and `{{TIME(…)}}` are
 * functions of Adaptive Cards wherever text stands (TextRun included), so braces that stand together are parted by a word joiner.
 */
export function showable(text: string, limit: number): string {
  const clean = withoutSlash(text)
    .slice(0, limit + 1)
    .toWellFormed()
    .replace(UNSHOWABLE, "")
    .replace(/\{(?=\{)/g, "{\u2060");
  return text.length > limit ? `${cutTo(clean, limit - 1)}…` : clean;
}

/** `showable` on one line, for labels, titles and notifications. */
export function showableLine(text: string, limit: number): string {
  return showable(text.replace(/\s+/g, " ").trim(), limit);
}

/** A text for one of the few places that Adaptive Cards reads as markdown whatever one does (`fallbackText`). */
export function escapeMarkdown(text: string): string {
  return text.replace(MARKDOWN, "\\$&");
}

/** The first `length` characters, without half of a surrogate pair at the end. */
function cutTo(text: string, length: number): string {
  const cut = text.slice(0, length);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}

const ENTITIES: Record<string, string> = {
  "&nbsp;": " ",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&apos;": "'",
  "&amp;": "&",
};

/** A mention as Teams lists it beside the text: whose, and the words that stand for it there. */
type Mention = { person: string; text: string };

/**
 * What a person typed. The bot's own mentions are taken out, other people's become their names; Teams sends `&`, `<` and `>` as entities, and
 * rich text (`xml`) with tags.
 */
export function parseText(
  text: string,
  format: string | null,
  mentions: Mention[],
  bot: string,
): string {
  const named = new Map(
    mentions.map(({ person, text: words }) => [words, person === bot ? " " : withoutTags(words)]),
  );
  // One pass for all of them: a pass for each is as long as the text times the number of mentions.
  let words = text.replace(MENTION, (mention) => named.get(mention) ?? mention);
  if (format === "xml") words = withoutTags(words.replace(/<(?:br|\/p|\/div|\/li)\s*\/?>/gi, "\n"));
  return words
    .replace(/&(?:nbsp|lt|gt|quot|apos|amp|#39);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\u00A0/g, " ")
    .trim();
}

/** How Teams writes a mention into the text. */
const MENTION = /<at\b[^<>]{0,200}>[^<>]{0,300}<\/at>/gi;

function withoutTags(text: string): string {
  return text.replace(/<\/?[a-z][^<>]*>/gi, "");
}

/**
 * The command in a message, if it is one: `customer NAME`, `/customer NAME` and `help` alone. What may be a sentence about a
 * customer is told as a message; whoever knows the customers' names looks whether it is one.
 * @returns what follows the command's name, "help" for help, null for any other message
 */
export function parseCommand(text: string): string | null {
  const found = commandIn(text);
  if (!found) return /^\/?help$/i.test(text) ? "help" : null;
  return found.isSure ? found.asks : null;
}

/** Our sentences say commands as Slack and the page take them; Teams has no slash commands, and takes the bare word. */
const withoutSlash = (sentence: string): string =>
  sentence.replace(/(^|[\s“"(])\/customer\b/g, "$1customer");
