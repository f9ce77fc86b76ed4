/** Reads replies by a model, with the rules behind it. */
import { evidenceIn, isHostile, type ReplyEvidence } from "../engine/reading/evidence.ts";
import type { Lexicon } from "../engine/reading/lexicon.ts";
import { readReply } from "../engine/reading/read-reply.ts";
import type { Reading, ReadingRequest } from "../engine/reading/reading.ts";
import { checkReading } from "./check.ts";
import { createHidingMask, createMask } from "./mask.ts";
import { createModel, type Budget, type Model } from "./model.ts";
import { ModelReading } from "./model-reading.ts";
import { PROMPT_VERSION, READING_FORM, READING_PROMPT } from "./prompts.ts";
import { candidatesOf, requestText } from "./request.ts";
import { createCounter } from "./counter.ts";

/** Reads replies: by a model where there is one and it is to be trusted, else by the rules. */
export type Reader = {
  /**
   * Never throws for a model. A failed, late or invented answer is not asked for again: the rules' reading stands.
   * @returns the reading, and by whom it was read
   */
  read(workspaceId: string, request: ReadingRequest): Promise<{ reading: Reading; reader: string }>;
  /** what was counted since this process started: `model:plan`, `rules:skip`, `call:late`, `dropped:quote` … */
  counts(): Record<string, number>;
};

/** Which model, and how. */
export type ReaderSettings = {
  apiKey: string;
  /** null: OpenAI's own */
  baseUrl: string | null;
  model: string;
  /** names and addresses do not leave */
  mask: boolean;
};

/** What a reader is handed. */
export type ReaderDependencies = {
  budget: Budget;
  log: { warn(facts: object, sentence: string): void };
  /** milliseconds since 1970 */
  now: () => number;
  lexicon: Lexicon;
  /** how long a model may take over one reply, all calls together; the default is the contract's 8 s */
  timeoutMs?: number;
};

/**
 * @param settings null: there is no model, and the rules read everything
 */
export function createReader(settings: ReaderSettings | null, app: ReaderDependencies): Reader {
  const { lexicon } = app;
  const counter = createCounter();
  const model = settings && createModel(settings, { ...app, counter });

  function byRules(reading: Reading, why?: string): { reading: Reading; reader: string } {
    counter.count(`rules:${reading.outcome}`);
    return { reading, reader: why === undefined ? "rules" : `rules, ${why}` };
  }

  return {
    counts: counter.counts,
    async read(workspaceId, request) {
      const rules = readReply(request, lexicon);
      if (settings === null || model === null) return byRules(rules);
      try {
        const evidence = evidenceIn(request, lexicon);
        if (isAnyHostile(request, evidence, lexicon)) {
          counter.count("call:hostile");
          return byRules(rules, "model not asked");
        }
        const said = await askFor(workspaceId, model, settings.mask, request, evidence, rules);
        if (typeof said === "string") return byRules(rules, said);
        const { reading, dropped } = checkReading(said, {
          request,
          evidence,
          rules,
          lexicon,
        });
        for (const [what, times] of Object.entries(dropped)) {
          for (let time = 0; time < times; time++) counter.count(`dropped:${what}`);
        }
        if (reading === null) {
          counter.count("call:untrusted");
          return byRules(rules, "model not trusted");
        }
        counter.count(`model:${reading.outcome}`);
        return { reading, reader: `${settings.model}, prompt ${PROMPT_VERSION}` };
      } catch (error) {
        counter.count("call:broke");
        app.log.warn(
          { kind: error instanceof Error ? error.name : typeof error },
          "the model could not be asked",
        );
        return byRules(rules, "model broke");
      }
    },
  };

  /** The model's reading with names put back; why there is none, as a word, if there is none. */
  async function askFor(
    workspaceId: string,
    asked: Model,
    isMasked: boolean,
    request: ReadingRequest,
    evidence: ReplyEvidence,
    rules: Reading,
  ): Promise<ModelReading | string> {
    const mask = isMasked ? createHidingMask(evidence) : createMask(evidence);
    const answer = await asked.ask(workspaceId, {
      name: "reading",
      instructions: READING_PROMPT,
      data: requestText(request, evidence, rules, mask, isMasked),
      form: ModelReading,
      formWords: READING_FORM,
    });
    if (answer.kind === "said") return mask.restored(answer.said);
    const { why, status } = answer;
    app.log.warn({ why, ...(status && { status }) }, "the model gave no reading");
    return `model ${why}`;
  }
}

/** Words that speak to a machine go to none: in the reply, in a name, in the question. */
function isAnyHostile(request: ReadingRequest, evidence: ReplyEvidence, lexicon: Lexicon): boolean {
  if (evidence.hostile) return true;
  const { nudge } = request;
  const names = candidatesOf(request, evidence).flatMap(({ name, aliases, contacts }) => [
    name,
    ...(aliases ?? []),
    ...(contacts ?? []),
  ]);
  return isHostile([...names, nudge?.contact ?? "", nudge?.question ?? ""].join("\n"), lexicon);
}
