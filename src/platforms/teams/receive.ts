/** Takes in an activity, and sends the answer to whoever asked. */
import { randomUUID } from "node:crypto";
import type { Inbound } from "../../chat/intent.ts";
import type { Host, Received, SendResult } from "../../chat/platform.ts";
import type { FieldOption } from "../../chat/view.ts";
import type { Activity } from "./activity.ts";
import { parseAddress, type TeamsAddress } from "./address.ts";
import { adaptiveCard } from "./frame.ts";
import { type AdaptiveCard, cell } from "./elements.ts";
import { renderForm } from "./form.ts";
import { cardMessage, formMessage, lineMessage } from "./messages.ts";
import { parseActivity } from "./parse.ts";
import type { People } from "./profile.ts";
import type { Message, TeamsSender } from "./send.ts";
import type { Tenants } from "./tenants.ts";

const IN_YOUR_CHAT = "I've sent that to your own chat.";
const INSTALL_ME =
  "I answer that in your own chat, and can't write to you there yet. Open my profile, choose Add, and ask me again.";
const GOT_IT = "Got it.";
const OLD_BUTTON = "That button has had its day. Type help to see what I can do.";
const RECORDED = "Thank you, that's noted. The receipt comes in a moment.";
const TRY_AGAIN = "I couldn't write to you just now. Please try again in a moment.";

/** What the HTTP answer to an invoke says; null where the activity was none. */
type TurnAnswer = { status: number; body?: unknown } | null;

/** What was asked, and where. */
type Asked = { inbound: Inbound; address: TeamsAddress };

export type Turns = { take(activity: Activity): Promise<TurnAnswer> };

/** Takes activities whose token is good. Throws when the database is away. */
export function createTurns(
  host: Host,
  parts: { sender: TeamsSender; tenants: Tenants; people: People; tenantId: string | undefined },
): Turns {
  const { sender, tenants, people, tenantId } = parts;

  async function take(activity: Activity): Promise<TurnAnswer> {
    const parsed = parseActivity(activity, host.now());
    const isInvoke = activity.type === "invoke";
    if (!parsed || (tenantId !== undefined && parsed.address.tenant !== tenantId)) {
      host.log.warn({ type: activity.type }, "an activity of another tenant was passed over");
      return isInvoke ? { status: 501 } : null;
    }
    const { inbound, address } = parsed;
    if (inbound.intent.kind !== "uninstalled") {
      await tenants.learn(address, inbound.intent.kind === "installed");
    }
    if (inbound.person !== null) people.meet(inbound.person, address);
    const received = await host.receive(inbound);
    if (received.kind === "options") return { status: 200, body: searchBody(received.options) };
    if (inbound.intent.kind === "submit" && received.kind === "form") {
      // The form as it was sent, with what is wrong in it, in its own place.
      return { status: 200, body: cardBody(renderForm(received.form)) };
    }
    const line = await say(parsed, received);
    if (!isInvoke) {
      if (line !== null) note(await sender.post(address, inbound.place.thread, lineMessage(line)));
      return null;
    }
    if (inbound.intent.kind === "unsupported" && activity.name !== "adaptiveCard/action")
      return { status: 501 };
    return { status: 200, body: invokeBody(inbound, received, line) };
  }

  /** Sends what there is to send; returns the line that is left to say where it was asked. */
  async function say(asked: Asked, received: Received): Promise<string | null> {
    switch (received.kind) {
      case "accepted":
      case "ignored":
      case "options":
        return null;
      case "answer":
        return toAsker(asked, cardMessage(received.card, randomUUID()), received.personal);
      case "form":
        return toAsker(asked, formMessage(received.form, randomUUID()), null);
    }
  }

  async function toAsker(asked: Asked, message: Message, personal: string | null) {
    if (asked.inbound.place.kind === "direct") {
      const result = note(await patiently(() => sender.post(asked.address, null, message)));
      return result.kind === "sent" ? null : TRY_AGAIN;
    }
    const result = note(await patiently(() => toOwnChat(asked, message, personal)));
    switch (result.kind) {
      case "sent":
        return IN_YOUR_CHAT;
      case "refused":
        return INSTALL_ME;
      case "later":
      case "unknown":
        return TRY_AGAIN;
    }
  }

  async function toOwnChat(
    { inbound, address }: Asked,
    message: Message,
    personal: string | null,
  ): Promise<SendResult> {
    const known = personal === null ? null : parseAddress(personal);
    if (known && "place" in known) return sender.post(known.place, null, message);
    const person = known ? known.person : inbound.person;
    if (person === null) return { kind: "refused", reason: "nobody asked", who: "person" };
    const { serviceUrl, tenant, bot } = address;
    return sender.postToPerson({ serviceUrl, tenant, bot, team: null }, person, message);
  }

  function note(result: SendResult): SendResult {
    if (result.kind !== "sent") host.log.warn({ result }, "an answer could not be sent");
    return result;
  }

  return { take };
}

/** Teams waits 10 to 15 s for a turn's end; an answer is tried for this long of it. */
const ANSWERED_WITHIN_MS = 8_000;
const UNSURE_AGAIN_MS = 500;

/** An answer that could not be sent for the moment is sent again in time; two of it are better than none. */
async function patiently(send: () => Promise<SendResult>): Promise<SendResult> {
  const until = performance.now() + ANSWERED_WITHIN_MS;
  for (;;) {
    const result = await send();
    if (result.kind === "sent" || result.kind === "refused") return result;
    const waitMs = result.kind === "later" ? result.afterMs : UNSURE_AGAIN_MS;
    if (performance.now() + waitMs >= until) return result;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}

const CARD = "application/vnd.microsoft.card.adaptive";
const MESSAGE = "application/vnd.microsoft.activity.message";

const cardBody = (value: AdaptiveCard): object => ({ statusCode: 200, type: CARD, value });

/** What a search found (learn.microsoft.com, "Typeahead search in Adaptive Cards"). */
const searchBody = (options: FieldOption[]): object => ({
  statusCode: 200,
  type: "application/vnd.microsoft.search.searchResponse",
  value: { results: options.map(({ value, label }) => ({ value, title: label })) },
});

/** The answer to a press. A message is shown to the presser alone, for some seconds; a card takes the place of the one that was pressed. */
function invokeBody(inbound: Inbound, received: Received, line: string | null): object {
  if (inbound.intent.kind === "submit" && received.kind === "accepted") {
    // Without its inputs the form can't be sent a second time with other words.
    return cardBody(adaptiveCard(cell(RECORDED, RECORDED.length), RECORDED));
  }
  const value = received.kind === "ignored" ? OLD_BUTTON : (line ?? GOT_IT);
  return { statusCode: 200, type: MESSAGE, value };
}
