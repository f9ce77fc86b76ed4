/**
 * Prints the exact prompt for reading requests: `node test/llm/recordings/prompt.ts [--no-hint] < requests.jsonl`, one
 * `{request, sent, prompt}` a line. `prompt` is what a server without schemas is sent, `sent` its hash.
 */
import { createHash } from "node:crypto";
import { createInterface } from "node:readline";
import { loadLexicon } from "../../../src/app/load-lexicon.ts";
import { evidenceIn } from "../../../src/engine/reading/evidence.ts";
import { readReply } from "../../../src/engine/reading/read-reply.ts";
import { ReadingRequest } from "../../../src/engine/reading/reading.ts";
import { createMask } from "../../../src/llm/mask.ts";
import { READING_FORM, READING_PROMPT } from "../../../src/llm/prompts.ts";
import { requestText } from "../../../src/llm/request.ts";

/** The messages for a request, in the order in which they are sent, without names hidden. */
export function messagesFor(request: ReadingRequest, hint: boolean): string[] {
  const lexicon = loadLexicon();
  const evidence = evidenceIn(request, lexicon);
  const rules = hint ? readReply(request, lexicon) : null;
  const data = requestText(request, evidence, rules, createMask(evidence), false);
  return [READING_FORM, READING_PROMPT, data];
}

/** What tells one prompt from another. */
export const hashOf = (messages: string[]): string =>
  createHash("sha256").update(messages.join("\n\n")).digest("hex").slice(0, 16);

if (import.meta.main) {
  const hint = !process.argv.includes("--no-hint");
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === "") continue;
    const request = ReadingRequest.parse(JSON.parse(line));
    const messages = messagesFor(request, hint);
    const printed = { request, sent: hashOf(messages), prompt: messages.join("\n\n") };
    process.stdout.write(`${JSON.stringify(printed)}\n`);
  }
}
