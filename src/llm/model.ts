/** Asks a model once, within a timeout and a budget. */
import { zodResponseFormat } from "openai/helpers/zod";
import type { ChatCompletionMessageParam, ResponseFormatJSONSchema } from "openai/resources";
import type { z } from "zod";
import { createModelClient } from "./model-client.ts";
import type { ModelFailure, ModelAddress, ModelClient } from "./model-client.ts";
import { parseAnswer } from "./model-reading.ts";
import { repairPrompt } from "./prompts.ts";
import { createCircuitBreaker } from "./circuit-breaker.ts";
import type { Counter } from "./counter.ts";

/** Takes one call out of a workspace's budget of the day; false when it is used up. */
export type Budget = (workspaceId: string) => Promise<boolean>;

/** What a model is asked: instructions, data, and the form of the answer. */
export type Question<T> = {
  name: string;
  instructions: string;
  /** JSON: what people wrote stands here alone */
  data: string;
  form: z.ZodType<T>;
  /** the form in words, for servers that take no schema */
  formWords: string;
};

/** The model's answer in its form, or why there is none. */
export type Said<T> =
  | { kind: "said"; said: T }
  | {
      kind: "nothing";
      why: ModelFailure | "budget" | "resting" | "broken" | "other";
      status?: number;
    };

export type Model = { ask<T>(workspaceId: string, question: Question<T>): Promise<Said<T>> };

/** All calls for one answer together, in milliseconds. */
const TIMEOUT_MS = 8_000;
/** A broken answer is repaired only while this share of the timeout is left. */
const MIN_SHARE_FOR_REPAIR = 1 / 8;
/** The first call, one without what the server does not know, one to repair the answer. */
const MAX_CALLS = 3;
/** Characters of an unusable answer that are shown to the model again. */
const MAX_SHOWN_CHARACTERS = 4_000;

/**
 * A model with what keeps a reply from waiting for it: a timeout, a budget, one repair of an answer, a circuit breaker.
 * Each call and how it ended is counted.
 */
export function createModel(
  address: ModelAddress,
  app: { budget: Budget; counter: Counter; now: () => number; timeoutMs?: number },
): Model {
  const client = createModelClient(address);
  const breaker = createCircuitBreaker(app.now);
  const timeoutMs = app.timeoutMs ?? TIMEOUT_MS;
  const formats = new Map<z.ZodType, ResponseFormatJSONSchema>();

  return {
    async ask(workspaceId, question) {
      if (breaker.isOpen()) return counted({ kind: "nothing", why: "resting" });
      const signal = AbortSignal.timeout(timeoutMs);
      const late = new Promise<"late">((resolve) => {
        signal.addEventListener("abort", () => resolve("late"));
      });
      const said = await Promise.race([tries(workspaceId, question, client, signal), late]);
      if (said !== "late") return counted(said);
      breaker.failed();
      return counted({ kind: "nothing", why: "late" });
    },
  };

  /** The same for each call: making it takes longer than reading a reply. */
  function formatOf<T>({ form, name }: Question<T>): ResponseFormatJSONSchema {
    const format = formats.get(form) ?? zodResponseFormat(form, name);
    formats.set(form, format);
    return format;
  }

  function counted<T>(said: Said<T>): Said<T> {
    app.counter.count(said.kind === "said" ? "call:ok" : `call:${said.why}`);
    return said;
  }

  async function tries<T>(
    workspaceId: string,
    question: Question<T>,
    { ask }: ModelClient,
    signal: AbortSignal,
  ): Promise<Said<T>> {
    const format = formatOf(question);
    const messages: ChatCompletionMessageParam[] = [
      { role: "system", content: question.instructions },
      { role: "user", content: question.data },
    ];
    const end = performance.now() + timeoutMs;
    let unusable: "broken" | "other" | null = null;
    for (let call = 0; call < MAX_CALLS; call++) {
      if (!(await app.budget(workspaceId))) return { kind: "nothing", why: "budget" };
      const answer = await ask({ messages, format, form: question.formWords, signal });
      if (answer.kind === "adapted") {
        app.counter.count("call:adapted");
        continue;
      }
      if (answer.kind === "none" && answer.why !== "cut") {
        if (answer.why !== "late") breaker.failed(answer.afterMs);
        return {
          kind: "nothing",
          why: answer.why,
          ...(answer.status && { status: answer.status }),
        };
      }
      breaker.succeeded();
      const words = answer.kind === "words" ? answer.words : "";
      const parsed = parseAnswer(words, question.form);
      if (parsed.kind === "said") {
        if (unusable !== null) app.counter.count("call:repaired");
        return parsed;
      }
      app.counter.count(answer.kind === "none" ? "answer:cut" : `answer:${parsed.kind}`);
      const mayTryAgain =
        unusable === null && end - performance.now() > timeoutMs * MIN_SHARE_FOR_REPAIR;
      unusable = parsed.kind;
      if (!mayTryAgain) break;
      if (words !== "")
        messages.push({ role: "assistant", content: words.slice(0, MAX_SHOWN_CHARACTERS) });
      messages.push({ role: "user", content: repairPrompt(parsed.fault) });
    }
    return { kind: "nothing", why: unusable ?? "refused" };
  }
}
