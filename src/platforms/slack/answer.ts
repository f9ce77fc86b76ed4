/** Answers whoever asked: a card to them alone, or a form. */
import type { Inbound } from "../../chat/intent.ts";
import type { Received } from "../../chat/platform.ts";
import type { Card, Form } from "../../chat/view.ts";
import { parseFailure } from "./errors.ts";
import { renderForm } from "./form.ts";
import type { SlackClient } from "./client.ts";
import { writeOrigin } from "./parse-interaction.ts";
import { renderCard, renderText } from "./render.ts";

/** How the one who asked can be reached. */
export type SlackAsker = {
  inbound: Inbound & { person: string };
  /** opens a form; lives for three seconds */
  trigger: string | null;
  /** Shows a message to the asker alone, where they asked; null where Slack gave no way. Five times within half an hour. */
  respond: ((message: EphemeralMessage) => Promise<unknown>) | null;
};

/** A message as an answer: to the asker alone, beside what is there. */
export type EphemeralMessage = ReturnType<typeof answerOf>;

/** A lookup's card as an answer. */
export function answerOf(card: Card) {
  return {
    response_type: "ephemeral" as const,
    replace_original: false,
    text: renderText(card),
    blocks: renderCard(card),
    parse: "none" as const,
    unfurl_links: false,
    unfurl_media: false,
  };
}

/** A short line of our own as an answer. */
export function lineOf(text: string): EphemeralMessage {
  return answerOf({ kind: "card", name: "notice", text, blocks: [] });
}

const TOO_LATE = "The form did not open in time. Please try once more.";

/** Gives the answer by a message of its own, or opens the form. */
export async function giveAnswer(
  line: SlackClient,
  asker: SlackAsker,
  received: Received,
): Promise<void> {
  if (received.kind === "answer") return show(line, asker, answerOf(received.card));
  if (received.kind !== "form") return;
  if (asker.trigger === null) return show(line, asker, answerOf(buttonTo(received.form)));
  try {
    const view = renderForm(
      received.form,
      writeOrigin(received.form.customerId, asker.inbound.place),
    );
    const call = await callFor(line, asker);
    await call("views.open", { trigger_id: asker.trigger, view });
  } catch (error) {
    line.host.log.warn({ failure: parseFailure(error) }, "A form could not be opened");
    await show(line, asker, lineOf(TOO_LATE));
  }
}

/** To the asker alone: by the way that Slack gave, else in the channel where they asked, else in their own chat with us. */
async function show(line: SlackClient, { inbound, respond }: SlackAsker, answer: EphemeralMessage) {
  if (respond) return void (await patiently(() => respond(answer)));
  const plain = await callFor(line, { inbound });
  const call: typeof plain = (method, options) => patiently(() => plain(method, options));
  const { text, blocks, parse } = answer;
  const message = { text, blocks, parse, link_names: false, ...threadOf(inbound) };
  if (inbound.place.kind === "channel") {
    const channel = inbound.place.conversation;
    await call("chat.postEphemeral", { channel, user: inbound.person, ...message });
  } else {
    await call("chat.postMessage", { channel: inbound.person, ...message, unfurl_links: false });
  }
}

/** How long an answer is tried: who asked still looks at the place. */
const ANSWERED_WITHIN_MS = 30_000;
const UNSURE_AGAIN_MS = 1_000;

/** Slack had a hiccup, or asked to wait: the answer is given again in time; two of it are better than none. */
async function patiently(give: () => Promise<unknown>): Promise<unknown> {
  const until = performance.now() + ANSWERED_WITHIN_MS;
  for (let waitMs = UNSURE_AGAIN_MS; ; waitMs *= 2) {
    try {
      return await give();
    } catch (error) {
      const failure = parseFailure(error);
      const afterMs = failure.kind === "rate" ? failure.afterMs : waitMs;
      if (failure.kind === "refused" || performance.now() + afterMs >= until) throw error;
      await new Promise((resolve) => setTimeout(resolve, afterMs));
    }
  }
}

function threadOf({ place }: Inbound): { thread_ts?: string } {
  return place.thread === null ? {} : { thread_ts: place.thread };
}

async function callFor(line: SlackClient, { inbound }: Pick<SlackAsker, "inbound">) {
  const { installation: key } = inbound;
  const installation = await line.host.installations.find("slack", key);
  return line.as(installation ?? { key, name: "", secrets: "" });
}

/** A form can be opened only by a press or a command: what was asked for in words gets a button that opens it. */
function buttonTo(form: Form): Card {
  const action = { name: "customer.log", subject: form.customerId, value: null } as const;
  return {
    kind: "card",
    name: "ask",
    text: form.title,
    blocks: [
      { kind: "text", text: form.title },
      { kind: "buttons", buttons: [{ label: "Open the form", action, style: "primary" }] },
    ],
  };
}
