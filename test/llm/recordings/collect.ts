/**
 * Makes recordings of answers: `node test/llm/recordings/collect.ts REQUESTS.jsonl FOLDER > NAME.jsonl`. REQUESTS has a
 * `{id, hint, sent, request}` a line; the folder an `ANSWER-<id>.json` for each that was answered.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const [requests = "", folder = ""] = process.argv.slice(2);
for (const line of readFileSync(requests, "utf8").split("\n").filter(Boolean)) {
  const { id, hint, sent, request } = JSON.parse(line) as Record<string, unknown>;
  const file = path.join(folder, `ANSWER-${String(id)}.json`);
  if (!existsSync(file)) continue;
  const answer = readFileSync(file, "utf8").trim();
  process.stdout.write(`${JSON.stringify({ request, hint, sent, answer })}\n`);
}
