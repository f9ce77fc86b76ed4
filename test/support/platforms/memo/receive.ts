/** Takes an event in, and answers in the response what is for the asker alone. */
import type { Host } from "../../../../src/chat/platform.ts";
import type { FieldOption } from "../../../../src/chat/view.ts";
import { parseEvent } from "./parse.ts";
import { type MemoForm, type MemoMessage, renderCard, renderForm } from "./render.ts";

type Answer = { message?: MemoMessage; form?: MemoForm; options?: FieldOption[] };

export async function receive(host: Host, body: unknown): Promise<Answer> {
  const inbound = parseEvent(body);
  if (!inbound) return {};
  const received = await host.receive(inbound);
  switch (received.kind) {
    case "answer":
      return { message: renderCard(received.card) };
    case "form":
      return { form: renderForm(received.form) };
    case "options":
      return { options: received.options };
    case "accepted":
    case "ignored":
      return {};
  }
}
