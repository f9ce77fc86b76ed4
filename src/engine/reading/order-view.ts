/** A reply as orders are looked for in it: its words by their kinds, names and days included. */
import type { AnnotatedText } from "./annotated-text.ts";
import { asWritten } from "./normalized-text.ts";
import type { OrderText } from "./order-pattern.ts";
import { type Reach, reachesOf } from "./order-words.ts";
import type { Token } from "./tokens.ts";

export type OrderView = OrderText & {
  tokens: readonly Token[];
  /** whether a colon stands right before a word */
  isAfterColon: (at: number) => boolean;
};

/**
 * The words of a reply by their kinds, names and dates included. What stands in quotation marks is somebody else's, and a
 * sentence that gives orders to a machine is nobody's.
 */
export function orderView(
  annotated: AnnotatedText,
  words = annotated.lexicon.orderWords,
): OrderView {
  const { normalized, sentences, language } = annotated;
  const { flat } = normalized;
  const quoted = [...flat.matchAll(QUOTED)].map(({ index, 0: quote }) => [
    index,
    index + quote.length,
  ]);
  const tokens = annotated.tokens.filter(
    ({ start, end }) =>
      sentences.some((sentence) => sentence.start <= start && sentence.end >= end) &&
      !quoted.some(([from = 0, to = 0]) => from <= start && to >= end),
  );
  const sentenceAt = tokens.map((token) =>
    sentences.findIndex(({ start, end }) => start <= token.start && end >= token.end),
  );
  const isBreak = (at: number) =>
    at === 0 ||
    sentenceAt[at] !== sentenceAt[at - 1] ||
    SIGN.test(flat.slice(tokens[at - 1]?.end, tokens[at]?.start));
  const isSentenceStart = (at: number) => at === 0 || sentenceAt[at] !== sentenceAt[at - 1];
  const reaches = reachesOf(tokens, language, isBreak, words);
  const joins = new Set(
    reaches.flatMap((found, at) => (found.some(({ kind }) => kind === "joins") ? [at] : [])),
  );
  if (language === "fr") dropParticiples(tokens, reaches, annotated);
  if (language === "de") dropNouns(tokens, reaches);
  const mark = (kind: string, spans: readonly { start: number; end: number }[]) => {
    for (const span of spans) {
      const from = tokens.findIndex(({ start }) => start >= span.start);
      const to = tokens.findLastIndex(({ end }) => end <= span.end) + 1;
      if (from >= 0 && to > from) reaches[from]?.push({ kind, to });
    }
  };
  mark(
    "company",
    annotated.mentions.filter(({ companies }) => companies.length > 0),
  );
  mark(
    "person",
    annotated.mentions.filter(({ companies }) => companies.length === 0),
  );
  mark("stranger", annotated.newcomers);
  mark("date", annotated.dates);
  return {
    tokens,
    reaches,
    kinds: new Set(reaches.flatMap((found) => found.map(({ kind }) => kind))),
    isAfterColon: (at) =>
      at > 0 && flat.slice(tokens[at - 1]?.end, tokens[at]?.start).includes(":"),
    isClauseStart: (at) => isBreak(at) || joins.has(at) || joins.has(at - 1),
    isSentenceStart: (at) => isSentenceStart(at) || (joins.has(at - 1) && isSentenceStart(at - 1)),
  };
}

const QUOTED = /^>.*$|"[^"]{3,300}"|(?<![a-z])'[^'"]{12,300}'(?![a-z])/gm;
const SIGN = /[,;:!?()\n…]| -+ |\p{Extended_Pictographic}/u;

/** "Relancé Dana" is told, "relance-moi" asked: without its accent it is the same word. */
function dropParticiples(
  tokens: readonly Token[],
  reaches: Reach[][],
  { normalized }: AnnotatedText,
): void {
  tokens.forEach(({ start, end }, at) => {
    if (/.é(?:e|s|es)?$/i.test(asWritten(normalized, start, end))) dropVerbs(reaches, at);
  });
}

/** "Das Schreiben" is no order to write. */
function dropNouns(tokens: readonly Token[], reaches: Reach[][]): void {
  tokens.forEach(({ capital, first }, at) => {
    if (capital && !first) dropVerbs(reaches, at);
  });
}

function dropVerbs(reaches: Reach[][], at: number): void {
  reaches[at] = reaches[at]?.filter(({ kind }) => !VERBS.has(kind)) ?? [];
}
const VERBS = new Set([
  "remind",
  "send",
  "stop",
  "hold",
  "resume",
  "remove",
  "cancel",
  "undo",
  "write",
  "postpone",
]);

/** Where the sentence of a word begins. */
export function sentenceStart(at: number, view: OrderView): number {
  let start = at;
  while (start > 0 && !view.isSentenceStart(start)) start -= 1;
  return start;
}
