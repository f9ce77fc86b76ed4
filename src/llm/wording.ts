import { z } from "zod";
import { isHostile } from "../engine/reading/evidence.ts";
import { isCovered } from "./covered.ts";
import type { Model } from "./model.ts";
import { DIGEST_FORM, DIGEST_PROMPT, NUDGE_FORM, NUDGE_PROMPT } from "./prompts.ts";
import type { Tally } from "./tally.ts";

/** A nudge as the rules word it, and what it rests on. */
export type NudgeFacts = {
  customer: string;
  contact: string | null;
  reason: string;
  action: string;
  question: string;
  evidence: { on: string; quote?: string }[];
};
/** The words of a nudge that a person reads. */
export type NudgeWords = Pick<NudgeFacts, "reason" | "action" | "question">;

/** Better words for what is known. Null, always, when there is doubt: then the rules' words stand. */
export type Wording = {
  /** @returns the same nudge in other words, every sentence covered by the facts */
  wordNudge(workspaceId: string, facts: NudgeFacts): Promise<NudgeWords | null>;
  /**
   * @param lines the digest's lines, as its card says them
   * @returns up to three sentences that sum them up
   */
  summarise(workspaceId: string, lines: string[]): Promise<string | null>;
};

const NudgeAnswer = z.object({ reason: z.string(), action: z.string(), question: z.string() });
const DigestAnswer = z.object({ sentences: z.array(z.string()) });

/** A nudge is read between two meetings: other words may be this much longer. */
const LONGER = 1.5;
const ROOM = 80;
const MOST_SENTENCES = 3;
const LONGEST_SUMMARY = 500;
/** At nine o'clock many workspaces' nudges go out at once. Those beyond so many keep the rules' words: nobody waits in line for better ones. */
const WORDED_AT_ONCE = 64;

/** @param model the one that reads, with its budget and its rest */
export function openWording(model: Model, tally: Tally): Wording {
  async function worded<T>(
    workspaceId: string,
    name: "nudge" | "digest",
    question: { instructions: string; facts: object; form: z.ZodType<T>; formWords: string },
    isFit: (said: T) => boolean,
  ): Promise<T | null> {
    const data = JSON.stringify(question.facts);
    if (isHostile(data)) return null;
    const answer = await model
      .ask(workspaceId, { ...question, name, data })
      .catch(() => ({ kind: "nothing" }) as const);
    if (answer.kind === "nothing") return null;
    tally.count(isFit(answer.said) ? `worded:${name}` : `unfit:${name}`);
    return isFit(answer.said) ? answer.said : null;
  }

  let underWay = 0;
  return {
    async wordNudge(workspaceId, facts) {
      if (underWay >= WORDED_AT_ONCE) return null;
      underWay++;
      const ask = { instructions: NUDGE_PROMPT, facts, form: NudgeAnswer, formWords: NUDGE_FORM };
      return worded(workspaceId, "nudge", ask, (words) => isFitNudge(words, facts)).finally(() => {
        underWay--;
      });
    },
    async summarise(workspaceId, lines) {
      if (lines.length === 0) return null;
      const said = await worded(
        workspaceId,
        "digest",
        {
          instructions: DIGEST_PROMPT,
          facts: { lines },
          form: DigestAnswer,
          formWords: DIGEST_FORM,
        },
        ({ sentences }) => isFitSummary(sentences, lines),
      );
      return said && said.sentences.join(" ");
    },
  };
}

function isFitNudge(words: NudgeWords, facts: NudgeFacts): boolean {
  const { customer, contact, reason, action, question, evidence } = facts;
  const given = [
    customer,
    contact ?? "",
    reason,
    action,
    question,
    ...evidence.flatMap(({ on, quote }) => [on, quote ?? ""]),
  ];
  const isFit = (mine: string, theirs: string) =>
    mine.length <= theirs.length * LONGER + ROOM && isCovered(mine, given);
  const questions = (text: string) => text.split("?").length - 1;
  return (
    isFit(words.reason, reason) &&
    isFit(words.action, action) &&
    isFit(words.question, question) &&
    questions(words.question) === 1 &&
    words.question.trim().endsWith("?") &&
    questions(words.reason + words.action) === 0 &&
    // Whom it is about must not get lost.
    [customer, contact].every((name) => name === null || namesStill(name, facts, words))
  );
}

function namesStill(name: string, before: NudgeWords, after: NudgeWords): boolean {
  const [first = name] = name.split(" ");
  const all = (words: NudgeWords) => `${words.reason} ${words.action} ${words.question}`;
  return !all(before).includes(first) || all(after).includes(first);
}

function isFitSummary(sentences: string[], lines: string[]): boolean {
  return (
    sentences.length > 0 &&
    sentences.length <= MOST_SENTENCES &&
    sentences.join(" ").length <= LONGEST_SUMMARY &&
    sentences.every((sentence) => isCovered(sentence, lines))
  );
}
