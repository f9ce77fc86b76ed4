/** Data on its way to Slack: nothing in it is live, and nothing is longer than Slack takes. */
import { LONGEST_TEXT, MESSAGE_BUDGET } from "./limits.ts";

/** What stands where data has nothing to show: Slack refuses an empty text. */
const NOTHING = "–";

/** Invisible, of no width, and no place to break a line: it parts what Slack would read as one. */
const JOINER = "\u2060";

/** Controls but tab and line feed; marks that turn the direction of what follows; invisible characters that hide a word from a search. */
const UNSEEN =
  /(?![\t\n])[\p{Cc}\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\u{E0000}-\u{E007F}]/gu;

/** Most words are plain, and then there is nothing to look for. */
const PLAIN_WORDS = /^[\t\n\x20-\x7E]*$/;

/** Plain words without what anything live begins with: most of a card, and nothing to do. */
const INERT_WORDS = /^[\t\n\x20-\x39\x3B\x3D-\x3F\x41-\x7E]*$/;

/** The start of everything that Slack makes live: `<@U…>`, `<#C…>`, `<!channel>`, `<https://…>`, and a bare address or mention. */
const LIVE = /<(?=[@#!]|[a-z][a-z\d+.-]*:)|@(?=(?:channel|here|everyone))|:(?=\/\/)/gi;

/** Marks that Slack's `mrkdwn` turns into style, and the nearest look-alike of each. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { "*": "∗", _: "ˍ", "~": "∼", "`": "ˋ" };

/**
 * Data as words for a `plain_text` object or a `rich_text` element, in which Slack reads no markup; even so nothing in it could be
 * read as a mention or a link. Never empty.
 * @param limit most UTF-16 units, weighed as Slack stores them
 */
export function plain(text: string, limit: number): string {
  const words = clip(escapeText(text), limit);
  return words.trim() === "" ? NOTHING : words;
}

/** More of one text than any message can hold is not looked at. */
const LONGEST_READ = 4 * MESSAGE_BUDGET;

/** As {@link plain}, but uncut and empty where there is nothing: for words that are split over several elements. */
export function escapeText(text: string): string {
  if (text.length <= LONGEST_READ && INERT_WORDS.test(text)) return text;
  const cleaned = clean(text.slice(0, LONGEST_READ));
  return /[<@:]/.test(cleaned) ? cleaned.replace(LIVE, (mark) => mark + JOINER) : cleaned;
}

/**
 * Data as the `text` of a message, which Slack reads as `mrkdwn` in notifications: control characters escaped
 * (docs.slack.dev/messaging/formatting-message-text, "Escaping text"), marks of style replaced by look-alikes. Never empty.
 */
export function fallbackText(text: string): string {
  const said = plain(text, LONGEST_TEXT);
  if (!/[*_~`<>&]/.test(said)) return said;
  const words = said
    .replace(/[*_~`]/g, (mark) => LOOK_ALIKES[mark] ?? mark)
    .replace(/^(\s*)>/gm, "$1›");
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** How much of a limit a text takes: `&`, `<` and `>` are stored as entities. */
export function weight(text: string): number {
  let sum = text.length;
  if (!/[&<>]/.test(text)) return sum;
  for (const [mark] of text.matchAll(/[&<>]/g)) sum += mark === "&" ? 4 : 3;
  return sum;
}

/** The text cut to a weight, at a whole character, with an ellipsis where something is missing. */
export function clip(text: string, limit: number): string {
  if (weight(text) <= limit) return text;
  return `${head(text, limit - 1)}…`;
}

/** `&` is stored as `&amp;`. */
const HEAVIEST = 5;

/** A text in parts of at most `limit` weight each, cut at a blank where there is one near; joined they are the text. */
export function parts(text: string, limit: number): string[] {
  if (text.length * HEAVIEST <= limit) return text === "" ? [] : [text];
  const found: string[] = [];
  for (let rest = text; rest !== "";) {
    const part = weight(rest) <= limit ? rest : atBlank(head(rest, limit));
    found.push(part);
    rest = rest.slice(part.length);
  }
  return found;
}

/** Data without what can't be seen: for words that a person edits and hands back. */
export function clean(text: string): string {
  if (PLAIN_WORDS.test(text)) return text;
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(UNSEEN, "");
}

function head(text: string, limit: number): string {
  let taken = 0;
  let end = 0;
  for (const character of text) {
    taken += weight(character);
    if (taken > limit) break;
    end += character.length;
  }
  // a limit smaller than one character would stand still
  return text.slice(0, Math.max(end, 1));
}

const NEAR_THE_END = 0.8;

function atBlank(text: string): string {
  const blank = Math.max(text.lastIndexOf(" "), text.lastIndexOf("\n"));
  return blank > text.length * NEAR_THE_END ? text.slice(0, blank + 1) : text;
}
