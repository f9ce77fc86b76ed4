/** Words that try to break out: what is known to, put together anew, with what can't be seen or only looks alike in between. */
import { HOSTILE_STRINGS } from "../../support/cards.ts";

const PIECES = [
  ...HOSTILE_STRINGS.filter((words) => words.length < 200),
  "{{DATE(2026-11-23T10:00:00Z, SHORT)}}",
  "{{{TIME(2026-11-23T10:00:00Z)}}}",
  "<at>everyone</at>",
  "@channel",
  "<!channel>",
  "<@U1>",
  "https://evil.example",
  "[x](https://evil.example)",
  "=1+1",
  "@SUM(1)",
  "＝1＋1",
  "\r=1+1",
  "\n+1",
  " \u00A0=1+1",
  "'=1+1",
  "<a href=javascript:alert(1)>x</a>",
  "<svg/onload=alert(1)>",
  "-->",
  "]]>",
  "&#x3c;script&#x3e;",
];
/** Unseen, turning, or the like of what means something: a cleaner that drops or folds them may make something live. */
const BETWEEN = [
  "\u0000",
  "\u0008",
  "\u001B",
  "\u007F",
  "\u00AD",
  "\u061C",
  "\u200B",
  "\u200D",
  "\u200F",
  "\u2028",
  "\u202E",
  "\u2060",
  "\u2066",
  "\uFEFF",
  "\uD83D",
  "\uDC00",
  "\uFE0F",
  "\u0301",
  "＜",
  "＞",
  "＠",
  "＃",
  "｛",
  "／",
  "а",
  "е",
];

/** One hostile string, up to a few hundred characters; `dice` gives numbers from 0 up to, without, 1. */
export function hostileWords(dice: () => number): string {
  const of = <T>(some: readonly T[]) => some[Math.floor(dice() * some.length)] as T;
  const parts = Array.from({ length: 1 + Math.floor(dice() * 3) }, () => of(PIECES));
  const words = parts.join(of(["", " ", "\n", of(BETWEEN)]));
  if (dice() < 0.4) return words;
  const at = Math.floor(dice() * (words.length + 1));
  const between = of(BETWEEN);
  return dice() < 0.5
    ? words.slice(0, at) + between + words.slice(at)
    : Array.from(words)
        .join(dice() < 0.1 ? between : "")
        .slice(at) + words.slice(0, at);
}
