/** Calls an OpenAI-compatible server. */
import type OpenAI from "openai";
import type { ChatCompletionMessageParam, ResponseFormatJSONSchema } from "openai/resources";

/** Where the model is and how it is called. */
export type ModelAddress = { apiKey: string; baseUrl: string | null; model: string };

/** Why a model gave no words: in time, in whole, at all. */
export type ModelFailure = "late" | "cut" | "busy" | "down" | "closed" | "refused" | "garbled";
export type Answer =
  | { kind: "words"; words: string }
  | { kind: "none"; why: ModelFailure; afterMs?: number; status?: number }
  /** the server does not know something that we asked with; it is left out from now on: ask again */
  | { kind: "adapted" };

/** A request for words of a form. */
export type ModelRequest = {
  messages: ChatCompletionMessageParam[];
  format: ResponseFormatJSONSchema;
  /** the form, described in words, for a server that takes no schema */
  form: string;
  signal: AbortSignal;
};
export type ModelClient = { ask(ask: ModelRequest): Promise<Answer> };

/** The longest reading of 5,000 characters came to some 1,500 tokens before it held evidence: twice that with it. */
const MAX_TOKENS = 4_000;
/** A model that thinks before it answers spends tokens on it. */
const MAX_TOKENS_THINKING = 12_000;
/** An answer larger than this is no answer of ours: it is not read to its end. */
const MAX_ANSWER_BYTES = 1_000_000;
const MS = 1_000;

/**
 * A client for OpenAI or any server that speaks like it. It never tries again by itself, and logs nothing: what is sent
 * is what people wrote. What a server does not know (a schema, a temperature, a limit) is found out once and remembered.
 */
export function createModelClient({ apiKey, baseUrl, model }: ModelAddress): ModelClient {
  const dialect: Dialect = { schema: true, temperature: true, limit: true, effort: "unsaid" };
  // Loaded at once, so that the first reply does not wait for it; only where there is a model at all.
  const opening = openLibrary(apiKey, baseUrl);
  opening.catch(() => undefined);

  async function ask({ messages, format, form, signal }: ModelRequest): Promise<Answer> {
    const client = await opening;
    const completion = await client.chat.completions.create(
      {
        model,
        messages: dialect.schema ? messages : [{ role: "system", content: form }, ...messages],
        response_format: dialect.schema ? format : { type: "json_object" },
        ...(dialect.temperature && { temperature: 0 }),
        ...(dialect.limit && {
          max_completion_tokens: dialect.effort === "low" ? MAX_TOKENS_THINKING : MAX_TOKENS,
        }),
        ...(dialect.effort === "low" && { reasoning_effort: "low" as const }),
      },
      { signal },
    );
    const [choice] = completion.choices;
    const words = choice?.message.content ?? "";
    const isRefused = choice?.finish_reason === "content_filter" || choice?.message.refusal != null;
    if (isRefused) return { kind: "none", why: "refused" };
    if (choice?.finish_reason === "length") {
      if (words !== "" || dialect.effort !== "unsaid") return { kind: "none", why: "cut" };
      // All tokens went into thinking: from now on it is asked to think less, with room for more.
      dialect.effort = "low";
      return { kind: "adapted" };
    }
    return words === "" ? { kind: "none", why: "garbled" } : { kind: "words", words };
  }

  return {
    async ask(asked) {
      try {
        return await ask(asked);
      } catch (error) {
        if (asked.signal.aborted) return { kind: "none", why: "late" };
        const { APIConnectionError, APIError } = await import("openai");
        if (error instanceof APIConnectionError) return { kind: "none", why: "closed" };
        const status: unknown = error instanceof APIError ? error.status : undefined;
        // Without a status, it is an answer that is no completion, or that broke off.
        if (!(error instanceof APIError) || typeof status !== "number")
          return { kind: "none", why: "garbled" };
        const headers: unknown = error.headers;
        return (
          adapt(dialect, status, error.message) ??
          failureOf(status, headers instanceof Headers ? headers : null)
        );
      }
    },
  };
}

type Dialect = {
  schema: boolean;
  temperature: boolean;
  limit: boolean;
  effort: "unsaid" | "low" | "unknown";
};

/** Leaves out what the server complains of; a bare complaint means the schema, which many servers do not know. */
function adapt(dialect: Dialect, status: number, message: string): Answer | null {
  if (status !== 400 && status !== 422 && status !== 501) return null;
  if (dialect.effort === "low" && /reasoning/i.test(message)) dialect.effort = "unknown";
  else if (dialect.temperature && /temperature/i.test(message)) dialect.temperature = false;
  else if (dialect.limit && /max_(?:completion_)?tokens/i.test(message)) dialect.limit = false;
  else if (dialect.schema) dialect.schema = false;
  else return null;
  return { kind: "adapted" };
}

function failureOf(status: number, headers: Headers | null): Answer {
  if (status >= 500) return { kind: "none", why: "down", status };
  if (status !== 429) return { kind: "none", why: "refused", status };
  const seconds = Number(headers?.get("retry-after"));
  const afterMs = Number.isFinite(seconds) && seconds > 0 ? seconds * MS : 0;
  return { kind: "none", why: "busy", afterMs, status };
}

async function openLibrary(apiKey: string, baseUrl: string | null): Promise<OpenAI> {
  const { default: Library } = await import("openai");
  return new Library({
    apiKey,
    baseURL: baseUrl ?? "https://api.openai.com/v1",
    organization: null,
    project: null,
    maxRetries: 0,
    // Its own log would tell what people wrote.
    logLevel: "off",
    fetchOptions: { redirect: "error" },
    fetch: async (url, init) => bounded(await fetch(url, init)),
  });
}

/** The same response, broken off where it grows beyond all measure. */
function bounded(response: Response): Response {
  if (response.body === null) return response;
  let bytes = 0;
  const limit = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > MAX_ANSWER_BYTES) controller.error(new Error("the model's answer is too large"));
      else controller.enqueue(chunk);
    },
  });
  const { status, statusText, headers } = response;
  return new Response(response.body.pipeThrough(limit), { status, statusText, headers });
}
