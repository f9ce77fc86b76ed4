import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadLexicon } from "../../src/app/load-lexicon.ts";
import { readReply } from "../../src/engine/reading/read-reply.ts";
import { createReader } from "../../src/llm/reader.ts";
import {
  type Behaviour,
  type OpenAiStub,
  says,
  startOpenAiStub,
  type StubRequest,
} from "../support/openai-stub.ts";
import { COFFEE, coffee, replyOf, told } from "./replies.ts";

let stub: OpenAiStub;

beforeAll(async () => {
  stub = await startOpenAiStub();
});

afterAll(() => stub.stop());

const SAID = told([coffee()]);
const unknown = (message: string): Behaviour => ({ kind: "fails", status: 400, message });
const CUT: Behaviour = { kind: "says", content: "", finish: "length" };

/** Says every key that the schema names, as strict output does: null where there is nothing. */
const strict = ({ format }: StubRequest): Behaviour =>
  format === "json_schema"
    ? says({ ...SAID, outcomeQuote: null, interactions: [{ customerQuote: null, ...coffee() }] })
    : unknown("a schema is required");

/** A small local model: knows no schema, and talks in fences. */
const jsonMode = ({ format }: StubRequest): Behaviour =>
  format === "json_schema"
    ? unknown("response_format json_schema is not supported")
    : says(`\`\`\`json\n${JSON.stringify(SAID, null, 2)}\n\`\`\``);

/** Thinks first: no temperature, and no words until it is asked to think less. */
const reasoning = ({ temperature, effort }: StubRequest): Behaviour => {
  if (temperature !== undefined) return unknown("Unsupported value: 'temperature'");
  return effort === "low" ? says(SAID) : CUT;
};

function reader() {
  return createReader(
    { apiKey: "key", baseUrl: stub.url, model: "stub", mask: false },
    {
      budget: async () => true,
      log: { warn: () => undefined },
      now: Date.now,
      lexicon: loadLexicon(),
      timeoutMs: 60_000,
    },
  );
}

const kinds = { strict, jsonMode, reasoning };

describe.each(Object.entries(kinds))("kind of model: %s", (_, behave) => {
  test("is understood, and what it doesn't know is asked once only", async () => {
    stub.will(behave);
    const { read } = reader();
    const first = await read("w1", replyOf(COFFEE));
    expect(first.reader).toMatch(/^stub, prompt/);
    const calls = stub.requests.length;
    expect(await read("w1", replyOf(COFFEE))).toEqual(first);
    expect(stub.requests).toHaveLength(calls + 1);
  });

  test.each<[string, Behaviour, string]>([
    ["a refusal", { kind: "refuses" }, "call:refused"],
    [
      "an answer cut off by the limit",
      { kind: "says", content: '{"outcome', finish: "length" },
      "call:broken",
    ],
    ["a refused key", { kind: "fails", status: 401 }, "call:refused"],
  ])("after %s the rules' reading stands", async (__, behaviour, counted) => {
    stub.will(behave);
    const { read, counts } = reader();
    await read("w1", replyOf(COFFEE));
    stub.will(behaviour);
    const { reading } = await read("w1", replyOf(COFFEE));
    expect(reading).toEqual(readReply(replyOf(COFFEE), loadLexicon()));
    expect(counts()).toMatchObject({ [counted]: 1 });
  });
});

test("kind of model: one that never gets to its words is given up, and the rules' reading stands", async () => {
  stub.will(({ temperature }) => (temperature === undefined ? CUT : unknown("temperature")));
  const { read, counts } = reader();
  const { reading } = await read("w1", replyOf(COFFEE));
  expect(reading).toEqual(readReply(replyOf(COFFEE), loadLexicon()));
  expect(stub.requests.length).toBeLessThanOrEqual(3);
  expect(counts()["call:ok"]).toBeUndefined();
});

test("kind of model: a server that knows no effort is not asked for it again", async () => {
  stub.will(({ effort }) => (effort === undefined ? CUT : unknown("unknown: reasoning_effort")));
  const { read } = reader();
  await read("w1", replyOf(COFFEE));
  expect(stub.requests.map(({ effort }) => effort)).toEqual([undefined, "low", undefined]);
});
