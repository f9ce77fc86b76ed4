/** What a model is instructed to do with a reply: texts beside this file. */
import { readFileSync } from "node:fs";
import { SIGNAL_KINDS, SIGNALS } from "../engine/model/signal.ts";

/** Counts up with every change of the words below: a stored reading names the prompt that it came from. */
export const PROMPT_VERSION = 2;

const KINDS = SIGNAL_KINDS.map((kind) => `${kind} (${SIGNALS[kind].meaning})`).join(" · ");

/** What a reading means, as the engine's rules mean it. */
export const READING_PROMPT = textOf("reading-prompt.txt").replace("{kinds}", KINDS);

/** For servers that take no schema: the form, described in words. */
export const READING_FORM = textOf("reading-form.txt");

function textOf(file: string): string {
  return readFileSync(new URL(file, import.meta.url), "utf8").trimEnd();
}

/** @param fault what is wrong with the answer, in words */
export function repairPrompt(fault: string): string {
  return `Your answer could not be used. ${fault} Answer again with the whole JSON object and nothing else. Keep to the rules; the data has not changed.`;
}
