import { sentencesOf } from "./clauses.ts";
import type { Sentence, Span } from "./clauses.ts";
import { findDates } from "./dates.ts";
import type { DateMention } from "./dates.ts";
import { languageOf } from "./language.ts";
import type { ReadLanguage } from "./language.ts";
import { isMonthFirst, localDay } from "./local-day.ts";
import type { Day } from "./local-day.ts";
import { findMentions } from "./mentions.ts";
import type { Mention } from "./mention.ts";
import { findNewcomers } from "./new-people.ts";
import type { Newcomer } from "./new-people.ts";
import { normalize } from "./normalized-text.ts";
import type { NormalizedText } from "./normalized-text.ts";
import { portfolioNames } from "./portfolio-names.ts";
import type { PortfolioNames } from "./portfolio-names.ts";
import type { ReadingRequest } from "./reading.ts";
import { tokensOf } from "./tokens.ts";
import type { Token } from "./tokens.ts";

/** A reply with everything marked that the rules look at. */
export type AnnotatedText = {
  request: ReadingRequest;
  plain: NormalizedText;
  tokens: Token[];
  sentences: Sentence[];
  mentions: Mention[];
  newcomers: Newcomer[];
  dates: DateMention[];
  names: PortfolioNames;
  today: Day;
  language: ReadLanguage | null;
};

/** Words that speak to a machine. They are data: kept as words, obeyed by nobody. */
const HOSTILE =
  /<\|[^|]{0,40}\|>|\b(?:ignore|disregard|forget|override) (?:all |any |the |your |my |these |previous |prior |above ){0,6}(?:rules?|instructions?|prompts?|guidelines?|system|context)\b|\b(?:system|assistant|developer) ?(?:prompt|message|mode|override)?\s*:|\badmin mode\b|\bdeveloper mode\b|\byou are now\b|\breveal your\b|\bnew instructions?\b|\bjailbreak\b|\b(?:ai|llms?|bots?|assistants?|language models?|chatbots?)\b (?:\w+ ){0,3}(?:reading|must|should|processing|parsing)\b|\bact as (?:an?|the)\b|\bignorier\w* (?:alle |deine |die ){0,6}(?:regeln|anweisungen)|\bignora (?:todas |tus |las |suas |as ){0,6}(?:reglas|instrucciones|regras|instrucoes)|\bignore[rz]? (?:toutes |tes |vos |les ){0,6}(?:regles|instructions|consignes)/;
const HOSTILE_BLOCK =
  /<\|[^|]{0,40}\|>[\s\S]{0,600}?<\|[^|]{0,40}end[^|]{0,40}\|>|<(system|instructions?|prompt|admin)>[\s\S]{0,600}?<\/\1>|#{2,}[^#\n]{0,400}\b(?:system|admin|instruction)[^#]{0,400}#{2,}|\[(?:system|inst|admin)[^\]]{0,200}\]/g;
const ORDERS =
  /^(?:and |then )?(?:set|mark|reveal|delete|print|output|respond|pretend|change|record|report|give|show|export|send|list|rate|classify|pause|stop|always|never|do not|grant)\b/;

/**
 * Marks names, dates, sentences and clauses of a reply.
 *
 * @param request what was written, when, and whom the rep looks after
 */
export function annotate(request: ReadingRequest): AnnotatedText {
  const plain = withoutOrders(normalize(request.text));
  const names = portfolioNames(request.customers);
  const tokens = tokensOf(plain);
  const language = languageOf(plain.flat);
  const today = localDay(request.sentAt, request.timezone);
  const monthFirst = isMonthFirst(request.timezone);
  const dates = findDates(plain.flat, { today, monthFirst, language });
  const mentions = findMentions(tokens, names).filter(
    (mention) => !dates.some((date) => date.start <= mention.start && date.end >= mention.end),
  );
  const newcomers = findNewcomers({ plain, tokens, language }, [...mentions, ...dates]);
  const named = new Set([...mentions, ...newcomers].map((each) => each.start));
  const sentences = withoutHostile(
    plain.flat,
    sentencesOf(plain.flat, {
      isName: (at) => named.has(at),
      isInside: (at) => dates.some(({ start, end }) => at > start && at < end - 1),
    }),
  );
  return { request, plain, tokens, sentences, mentions, newcomers, dates, names, today, language };
}

/** Blanks whole blocks of injected instructions in the flat text, so that no pattern sees them. */
function withoutOrders(plain: NormalizedText): NormalizedText {
  const flat = plain.flat.replace(HOSTILE_BLOCK, (block) => `${" ".repeat(block.length - 1)}\n`);
  return flat === plain.flat ? plain : { ...plain, flat };
}

function withoutHostile(flat: string, sentences: Sentence[]): Sentence[] {
  let hostile = false;
  return sentences.filter((sentence) => {
    const text = flat.slice(sentence.start, sentence.end);
    hostile = HOSTILE.test(text) || (hostile && ORDERS.test(text));
    return !hostile;
  });
}

/** @returns those of the marks that stand inside the span */
export function within<T extends Span>(marks: T[], span: Span): T[] {
  return marks.filter((mark) => mark.start >= span.start && mark.end <= span.end);
}
