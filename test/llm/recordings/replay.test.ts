import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadLexicon } from "../../../src/app/load-lexicon.ts";
import { readReply } from "../../../src/engine/reading/read-reply.ts";
import { Reading } from "../../../src/engine/reading/reading.ts";
import { type OpenAiStub, says, startOpenAiStub } from "../../support/openai-stub.ts";
import { COFFEE, coffee, replyOf, told } from "../replies.ts";
import { loadRecordings, type Recording } from "./recordings.ts";
import { hashOf, messagesFor } from "./prompt.ts";

/** An answer of our own, so that the path is replayed whatever else was recorded. */
const OWN: Recording = {
  request: replyOf(COFFEE),
  hint: true,
  sent: hashOf(messagesFor(replyOf(COFFEE), true)),
  answer: JSON.stringify(told([coffee({ sentiment: "mixed" })])),
};

let stub: OpenAiStub;

beforeAll(async () => {
  stub = await startOpenAiStub();
});

afterAll(() => stub.stop());

/** What `rapport read --reader model` prints for the requests, with no settings but these. */
async function read(requests: Recording["request"][], env: Record<string, string>) {
  const { PATH = "" } = process.env;
  const run = spawn(process.execPath, ["src/main.ts", "read", "--reader", "model"], {
    env: { PATH, OPENAI_API_KEY: "", OPENAI_BASE_URL: "", LOG_LEVEL: "silent", ...env },
  });
  run.stdin.end(requests.map((request) => `${JSON.stringify(request)}\n`).join(""));
  const [out, errors, status] = await Promise.all([
    text(run.stdout),
    text(run.stderr),
    new Promise((resolve) => run.on("close", resolve)),
  ]);
  const lines = out.split("\n").filter(Boolean);
  return { readings: lines.map((line): unknown => JSON.parse(line)), errors, status };
}

/** The reply that a prompt holds: the last of its data. */
const replyIn = (data: string): string => (JSON.parse(data) as { reply: string }).reply;

describe("rapport read --reader model", () => {
  it("recordings: each answer gives a reading whose quotes stand in the reply", async () => {
    const recordings = [OWN, ...loadRecordings()];
    const answers = new Map(recordings.map(({ request, answer }) => [request.text, answer]));
    stub.will(({ messages }) => {
      const data = messages.find(({ role }) => role === "user")?.content ?? "{}";
      return says(answers.get(replyIn(data)) ?? "no such recording");
    });
    const requests = recordings.map(({ request }) => request);
    const { readings, errors, status } = await read(requests, { OPENAI_BASE_URL: stub.url });
    expect({ errors, status }).toEqual({ errors: "", status: 0 });
    expect(stub.requests.length).toBeGreaterThanOrEqual(1);
    const parsed = readings.map((reading) => Reading.parse(reading));
    expect(parsed.map(({ id }) => id)).toEqual(requests.map(({ id }) => id));
    expect(parsed[0]?.interactions[0]?.sentiment).toBe("mixed");
    const invented = parsed.flatMap(({ interactions, updates, people, customerNews }, place) =>
      [interactions.flatMap(({ signals }) => signals), updates, people, customerNews]
        .flat()
        .filter(({ quote }) => requests[place]?.text.includes(quote) !== true),
    );
    expect(invented).toEqual([]);
  });

  it("settings: without a model it says what to set and exits 1", async () => {
    const { errors, status } = await read([OWN.request], {});
    expect(errors).toContain("OPENAI_API_KEY");
    expect(status).toBe(1);
  });

  it("fallback: a model that fails leaves the rules' reading", async () => {
    stub.will({ kind: "fails", status: 500 });
    const { readings, status } = await read([OWN.request], { OPENAI_BASE_URL: stub.url });
    expect(readings).toEqual([readReply(OWN.request, loadLexicon())]);
    expect(status).toBe(0);
  });
});
