/** Takes in everything that Slack sends: stored first, then acknowledged, then answered. */
import type { AckFn, AllMiddlewareArgs, AnyMiddlewareArgs } from "@slack/bolt";
import type { Received } from "../../chat/platform.ts";
import { type EphemeralMessage, answerOf, type SlackAsker, giveAnswer, lineOf } from "./answer.ts";
import { parseFailure } from "./errors.ts";
import { renderModalCard, renderForm, suggestionsOf } from "./form.ts";
import { parseSecrets } from "./installations.ts";
import type { SlackClient } from "./client.ts";
import type { Namer } from "./mentions.ts";
import { parseInbound } from "./parse.ts";
import { writeOrigin } from "./parse-interaction.ts";

/** Whatever a slash command says changes something: the receipt comes as a message of its own. */
const NOTED = "Got it. I'll answer in our chat.";
/** Said where the answer comes into view by itself: in a chat of two, which is most often the one with us. */
const NOTED_HERE = "Got it.";
/** Slack waits three seconds for an answer to a command; after that there is another way for half an hour. */
const ANSWERED_WITHIN_MS = 2_700;

type SlackListener = {
  /** Bolt's middleware for everything that comes in. Throws when it could not be stored, upon which Slack is answered by 503. */
  hear(args: AnyMiddlewareArgs & AllMiddlewareArgs): Promise<void>;
  /** Resolves when all answers that are under way were given. */
  settled(): Promise<void>;
};

export function createListener(line: SlackClient, namer: Namer): SlackListener {
  const underWay = new Set<Promise<void>>();
  const later = (work: Promise<void>): void => {
    const kept = work
      .catch((error: unknown) => {
        line.host.log.warn(
          { failure: parseFailure(error) },
          "An answer to somebody in Slack was not delivered",
        );
      })
      .finally(() => underWay.delete(kept));
    underWay.add(kept);
  };
  return {
    async hear(args) {
      const cameIn = line.host.now();
      const parsed = parseInbound(args.body, cameIn);
      const ack = ackOf(args);
      if ("ignored" in parsed) {
        line.host.log.info({ what: parsed.ignored }, "Something from Slack was passed over");
        await ack?.();
        return;
      }
      const heard = await namer.named(parsed);
      const received = await line.host.receive(heard);
      if (heard.intent.kind === "uninstalled") await forget(line, heard.installation, heard.at);
      if (heard.person === null) {
        await ack?.();
        return;
      }
      const asker: SlackAsker = { inbound: { ...heard, person: heard.person }, ...waysBack(args) };
      const late = line.host.now() - cameIn > ANSWERED_WITHIN_MS;
      const inline = late ? undefined : inlineAnswer(args, asker, received);
      await ack?.(inline);
      if (inline === undefined) later(giveAnswer(line, asker, received));
    },
    async settled() {
      await Promise.all(underWay);
    },
  };
}

type Ack = (response?: unknown) => Promise<void>;

/** Events are acknowledged by Bolt itself; for all others the way to do it. */
function ackOf(args: AnyMiddlewareArgs): Ack | null {
  const { ack } = args as { ack?: AckFn<unknown> };
  if (!ack) return null;
  return async (response) => {
    await ack(response);
  };
}

function waysBack(args: AnyMiddlewareArgs): Pick<SlackAsker, "trigger" | "respond"> {
  const { trigger_id: trigger } = args.body as { trigger_id?: string };
  const { respond } = args as { respond?: (message: EphemeralMessage) => Promise<unknown> };
  return { trigger: trigger ?? null, respond: respond ?? null };
}

/** What can be said in the very response: to a command a message, to a form what takes its place. Undefined: nothing, or not here. */
function inlineAnswer({ body }: { body: unknown }, { inbound }: SlackAsker, received: Received) {
  if (inbound.intent.kind === "suggest")
    return suggestionsOf(received.kind === "options" ? received.options : []);
  if (inbound.intent.kind === "submit") {
    if (received.kind === "answer")
      return { response_action: "update", view: renderModalCard(received.card) };
    if (received.kind !== "form") return undefined;
    const { form } = received;
    const { errors = {} } = form;
    const isShown = (field: string) => sentFields(body).has(field);
    // Slack keeps a form with errors as it is; one whose fields have changed takes its place.
    if (Object.keys(errors).length > 0 && Object.keys(errors).every(isShown))
      return { response_action: "errors", errors };
    const view = renderForm(form, writeOrigin(form.customerId, inbound.place));
    return { response_action: "update", view };
  }
  const slash =
    inbound.intent.kind === "command" && (body as { command?: string }).command !== undefined;
  if (!slash) return undefined;
  if (received.kind === "answer") return answerOf(received.card);
  return received.kind === "accepted"
    ? lineOf(inbound.place.kind === "direct" ? NOTED_HERE : NOTED)
    : undefined;
}

/** The fields of a form that was sent. */
function sentFields(body: unknown): Set<string> {
  const { view } = body as { view?: { state?: { values?: object } } };
  return new Set(Object.keys(view?.state?.values ?? {}));
}

/** Gone for good, unless it was installed again since: an old notice can come late. */
async function forget({ host }: SlackClient, key: string, at: number): Promise<void> {
  const installation = await host.installations.find("slack", key);
  const known = installation ? parseSecrets(installation) : null;
  if (known && known.installedAt <= at) await host.installations.remove("slack", key);
}
