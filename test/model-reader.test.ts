import { afterAll, beforeAll, expect, test } from "vitest";
import { provisionLocal } from "../src/features/local/local-workspace.ts";
import type { WorkspaceRow } from "../src/store/workspaces/workspaces.ts";
import { type Behaviour, type OpenAiStub, says, startOpenAiStub } from "./support/openai-stub.ts";
import { eventually, startTestApp, type TestApp } from "./support/running-app.ts";
import { QUIET, smallPortfolio } from "./support/small-portfolio.ts";

const BUDGET = 6;

let stub: OpenAiStub;
let app: TestApp;
let workspace: WorkspaceRow;
let rep: string;

beforeAll(async () => {
  stub = await startOpenAiStub();
  app = await startTestApp({
    LOCAL_PAGE: "on",
    OPENAI_API_KEY: "key",
    OPENAI_BASE_URL: stub.url,
    LLM_DAILY_BUDGET: String(BUDGET),
  });
  workspace = await app.take("local", smallPortfolio("2026-11-23"));
  await provisionLocal(app.app, workspace);
  const { people } = await ask("/local/state");
  rep = people.find(({ name }: { name: string }) => name === "Nadia Berg").key;
});

afterAll(async () => {
  await app.end();
  await stub.stop();
});

async function ask(path: string, body?: object): Promise<any> {
  const base = `http://127.0.0.1:${app.port}`;
  const headers = { "content-type": "application/json", origin: base };
  const response = await fetch(
    `${base}${path}`,
    body && { method: "POST", headers, body: JSON.stringify(body) },
  );
  return response.json();
}

const say = (text: string) =>
  ask("/local/say", {
    person: rep,
    conversation: `dm:${rep}`,
    thread: null,
    text,
    press: crypto.randomUUID(),
  });

/** The rep's words as they were read and recorded, once they are. */
async function told(text: string) {
  await say(text);
  return recordOf(text);
}

async function recordOf(text: string) {
  const [reply] = await eventually(`the record of ${text}`, async () => {
    const rows = await app.rows(
      `SELECT reader, reading, ARRAY(SELECT quote FROM signal WHERE reply_id = r.id) AS quotes
       FROM reply r WHERE text = $1`,
      [text],
    );
    return rows.length > 0 && rows;
  });
  return reply!;
}

function answer(quote: string, contact = "Dana Holm"): Behaviour {
  const signal = { kind: "need", quote, contact, by: null, dueOn: null };
  const interaction = {
    customer: QUIET,
    customerQuote: "Fjord Foods",
    channel: "call",
    channelQuote: "Rang",
    occurredOn: null,
    contacts: [{ name: contact, quote: contact.split(" ")[0] }],
    newContacts: [],
    sentiment: "neutral",
    signals: [signal],
  };
  return says({
    outcome: "interaction",
    interactions: [interaction],
    plan: null,
    updates: [],
    people: [],
    customerNews: [],
    control: null,
    unclear: [],
  });
}

test("model reader: a reply is read by the model, by the rules where it fails, and never waits to be stored", async () => {
  // It knows what the rules do not.
  stub.will(answer("they are short of hands on the night shift"));
  const well = await told("Rang Dana of Fjord Foods, they are short of hands on the night shift");
  expect(well).toMatchObject({
    reader: "gpt-4.1-mini, prompt 2",
    quotes: ["they are short of hands on the night shift"],
  });

  // It makes something up, obeys a stranger, and fails.
  stub.will(answer("they will cancel", "Erik Voss"));
  const invented = await told("Rang Dana of Fjord Foods again, she needs a new valve");
  expect(JSON.stringify(invented)).not.toMatch(/cancel|Erik/);
  stub.will({ kind: "fails", status: 500 });
  const failed = await told("Rang Dana of Fjord Foods once more, she needs two valves");
  expect(failed["reader"]).toBe("rules, model down");
  expect(failed["reading"]).toMatchObject({ interactions: [{ customer: QUIET }] });

  // While it thinks, the words are safe.
  const slow = "Rang Dana of Fjord Foods, she asked for the manual";
  const { promise: until, resolve: goOn } = Promise.withResolvers<void>();
  stub.will({ kind: "held", until, content: "{" }, answer("she asked for the manual"));
  await say(slow);
  const [stored] = await app.rows("SELECT state FROM inbox WHERE inbound::text LIKE $1", [
    `%${slow}%`,
  ]);
  expect(stored).toEqual({ state: "new" });
  goOn();
  expect((await recordOf(slow))["quotes"]).toEqual(["she asked for the manual"]);

  // Five calls are gone, the broken answer's second try among them: the sixth is the last of the day.
  stub.will(answer("she is fine"));
  await told("Rang Dana of Fjord Foods, she is fine");
  const dear = await told("Rang Dana of Fjord Foods, all good");
  expect(dear["reader"]).toBe("rules, model budget");
  expect(await app.rows("SELECT calls FROM llm_budget")).toEqual([{ calls: BUDGET }]);

  const metrics = await (await fetch(`http://127.0.0.1:${app.port}/metrics`)).text();
  expect(metrics).toContain('rapport_readings_total{outcome="call:repaired"} 1');
  expect(metrics).toContain('rapport_readings_total{outcome="call:down"} 1');
  expect(metrics).toContain('rapport_readings_total{outcome="call:budget"} 1');
  expect(metrics).toMatch(/rapport_readings_total\{outcome="dropped:quote"\} 1/);
});
