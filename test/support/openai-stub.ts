/** A model server that speaks like OpenAI's, on this machine, and misbehaves in every way that one can. */
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One answer. Made from the request where it depends on it. */
export type Behaviour =
  | { kind: "says"; content: string; finish?: "stop" | "length" }
  /** a completion without words, in which the model declines */
  | { kind: "refuses" }
  /** a status with a body as servers send it */
  | { kind: "fails"; status: number; message?: string; headers?: Record<string, string> }
  /** answers well, this much too late */
  | { kind: "late"; afterMs: number; content: string }
  /** answers well, once this is settled */
  | { kind: "held"; until: Promise<void>; content: string }
  /** sends its headers and the start of a body, and then nothing */
  | { kind: "drips" }
  /** breaks the connection off, before or within the answer */
  | { kind: "closes"; within: boolean }
  /** a body that is no completion */
  | { kind: "raw"; body: string; type?: string }
  /** a body without end */
  | { kind: "floods" };

/** A request as it came: what was sent is what leaves the house. */
export type StubRequest = {
  body: string;
  messages: { role: string; content: string }[];
  format: string;
  temperature: number | undefined;
  effort: string | undefined;
  authorization: string | undefined;
};

export type OpenAiStub = {
  url: string;
  requests: StubRequest[];
  /** what it does from now on: in this order, the last one again and again */
  will(...behaviours: (Behaviour | ((request: StubRequest) => Behaviour))[]): void;
  stop(): Promise<void>;
};

/** Says this JSON. */
export const says = (said: unknown): Behaviour => ({
  kind: "says",
  content: typeof said === "string" ? said : JSON.stringify(said),
});

/** Starts one that answers `{}` until it is told otherwise. The caller stops it. */
export async function startOpenAiStub(): Promise<OpenAiStub> {
  const requests: StubRequest[] = [];
  let planned: Parameters<OpenAiStub["will"]> = [says({})];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      const sent = JSON.parse(body);
      const request: StubRequest = {
        body,
        messages: sent.messages,
        format: sent.response_format?.type ?? "none",
        temperature: sent.temperature,
        effort: sent.reasoning_effort,
        authorization: incoming.headers.authorization,
      };
      requests.push(request);
      const [next = says({})] = planned.length > 1 ? planned.splice(0, 1) : planned;
      behave(response, typeof next === "function" ? next(request) : next);
    });
    incoming.on("error", () => undefined);
  });
  // A test that keeps the process busy for longer must not find its connection closed.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    will(...behaviours) {
      planned = behaviours;
      requests.length = 0;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function behave(response: ServerResponse, behaviour: Behaviour): void {
  switch (behaviour.kind) {
    case "says":
      completion(response, behaviour.content, behaviour.finish ?? "stop");
      return;
    case "refuses":
      completion(response, null, "stop", "I can't help with that.");
      return;
    case "late":
      setTimeout(() => completion(response, behaviour.content, "stop"), behaviour.afterMs);
      return;
    case "held":
      void behaviour.until.then(() => completion(response, behaviour.content, "stop"));
      return;
    case "fails":
      json(response, behaviour.status, errorOf(behaviour), behaviour.headers);
      return;
    case "raw":
      response.writeHead(200, { "content-type": behaviour.type ?? "application/json" });
      response.end(behaviour.body);
      return;
    case "drips":
      response.writeHead(200, { "content-type": "application/json" });
      response.write('{"id":"chatcmpl-1","choices":[{');
      return;
    case "closes":
      if (behaviour.within) {
        response.writeHead(200, { "content-type": "application/json", "content-length": "4000" });
        response.write('{"id":"chatcmpl-1","choices":[{"message":{"content":"{\\"outcome');
        setTimeout(() => response.destroy(), 10);
      } else response.destroy();
      return;
    case "floods":
      flood(response);
  }
}

function completion(
  response: ServerResponse,
  content: string | null,
  finish: string,
  refusal: string | null = null,
): void {
  if (response.destroyed) return;
  json(response, 200, {
    id: "chatcmpl-1",
    object: "chat.completion",
    created: 1,
    model: "stub",
    choices: [
      {
        index: 0,
        message: { role: "assistant", content, refusal },
        finish_reason: finish,
        logprobs: null,
      },
    ],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  });
}

const errorOf = ({ status, message }: { status: number; message?: string }) => ({
  error: { message: message ?? `status ${status}`, type: "error", code: null, param: null },
});

function json(response: ServerResponse, status: number, body: object, headers = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

const FLOOD_CHUNK = "x".repeat(64 * 1_024);

function flood(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/json" });
  const pour = (): void => {
    if (response.destroyed) return;
    if (response.write(FLOOD_CHUNK)) setImmediate(pour);
    else response.once("drain", pour);
  };
  response.write('{"choices":[{"message":{"content":"');
  pour();
}
