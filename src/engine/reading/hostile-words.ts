/** Leaves out what gives orders to a machine: the quoted stretch, else the rest of its sentence. What is told around it stays. */
import type { Lexicon } from "./lexicon.ts";
import type { Sentence, TextSpan } from "./sentences.ts";

/** What opens a quotation of somebody's words, each with its end. */
const QUOTES: [open: RegExp, close: string][] = [
  [/(?:^|[\s(:])"(?=\S)/g, '"'],
  [/(?:^|[\s(:])'(?=\S)/g, "'"],
  [/(?:^|[\s(:])`(?=\S)/g, "`"],
  [/«/g, "»"],
  [/<<|<(?=\w)/g, ">"],
  [/\{/g, "}"],
  [/\[/g, "]"],
];

/** @returns the sentences without the words that give orders to a machine */
export function withoutHostile(flat: string, sentences: Sentence[], lexicon: Lexicon): Sentence[] {
  let hostile = false;
  return sentences.flatMap((sentence) => {
    const text = flat.slice(sentence.start, sentence.end);
    const isFirst = lexicon.hostile.test(text);
    hostile = isFirst || (hostile && lexicon.orders.test(text));
    if (!hostile) return [sentence];
    return isFirst ? around(hostileSpan(flat, sentence, lexicon), sentence) : [];
  });
}

/** The quotation in which the order stands, else from the clause in which it begins to the sentence's end. */
function hostileSpan(flat: string, sentence: Sentence, { hostile }: Lexicon): TextSpan {
  const text = flat.slice(sentence.start, sentence.end);
  for (const [open, close] of QUOTES)
    for (const match of text.matchAll(open)) {
      const from = match.index + match[0].length;
      const to = text.indexOf(close, from);
      if (to >= 0 && hostile.test(text.slice(from, to)))
        return { start: sentence.start + match.index, end: sentence.start + to + 1 };
    }
  const first = sentence.clauses.findIndex((clause) =>
    hostile.test(flat.slice(sentence.start, clause.end)),
  );
  return { start: sentence.clauses[first]?.start ?? sentence.start, end: sentence.end };
}

/** What is left of a sentence before and after a stretch. */
function around(gone: TextSpan, sentence: Sentence): Sentence[] {
  const sides = [
    { start: sentence.start, end: gone.start },
    { start: gone.end, end: sentence.end },
  ];
  return sides.flatMap(({ start, end }) => {
    const clauses = sentence.clauses.flatMap((clause) => {
      const part = { start: Math.max(start, clause.start), end: Math.min(end, clause.end) };
      return part.end - part.start > 1 ? [part] : [];
    });
    return clauses.length === 0 ? [] : [{ ...sentence, start, end, clauses }];
  });
}
