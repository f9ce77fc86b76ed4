import { ActivityTypes } from "botbuilder";
import type { Activity, ConversationParameters, ConversationReference } from "botbuilder";
import type { PlatformLog, SendOrder, SendResult } from "../../chat/platform.ts";
import type { Address, Secrets } from "./addresses.ts";
import {
  joinThread,
  parseAddress,
  parseReference,
  parseSecrets,
  splitThread,
  writeReference,
} from "./addresses.ts";
import type { Bot } from "./bot.ts";
import { isServiceUrl } from "./config.ts";
import { ConnectorFailure } from "./connector.ts";
import { outcomeOf } from "./outcome.ts";
import { cardMessage } from "./messages.ts";

/** A message without its address. */
export type Message = Partial<Activity>;

/** Writes to conversations of Teams, one try each. */
export type Sender = {
  send(order: SendOrder): Promise<SendResult>;
  /** Sends to a place, in a thread of it, or changes the message `replaces` there. */
  post(
    place: Address,
    thread: string | null,
    message: Message,
    replaces?: string,
  ): Promise<SendResult>;
  /** Sends to a person's own chat, which is opened first. */
  postToPerson(secrets: Secrets, person: string, message: Message): Promise<SendResult>;
  /** The id of a person's own chat with us, opened if need be. Throws ConnectorFailure or TokenFailure. */
  openChat(secrets: Secrets, person: string): Promise<string>;
};

export function makeSender(bot: Bot, log: PlatformLog): Sender {
  async function post(
    place: Address,
    thread: string | null,
    message: Message,
    replaces?: string,
  ): Promise<SendResult> {
    if (!isServiceUrl(bot.cloud, place.serviceUrl)) {
      log.error(
        { serviceUrl: place.serviceUrl },
        "a service URL is none of Teams', nothing was sent",
      );
      return { kind: "refused", reason: "service URL", who: "workspace" };
    }
    try {
      const id = await writeTo(bot, referenceTo(bot, place, thread), message, replaces);
      // A changed message keeps its id, and Teams may answer without one.
      const sent = id || replaces;
      if (!sent) return { kind: "unknown", reason: "no message id in the answer" };
      const reference = writeReference({ conversation: place.conversation, message: sent });
      return { kind: "sent", reference, conversation: place.conversation, message: sent };
    } catch (cause) {
      if (cause instanceof ConnectorFailure && cause.status === 401) bot.tokens.forget();
      return outcomeOf(cause, "send");
    }
  }

  async function openChat(secrets: Secrets, person: string): Promise<string> {
    if (!isServiceUrl(bot.cloud, secrets.serviceUrl)) {
      throw new ConnectorFailure({ status: 401, code: "service URL", mayHaveArrived: false });
    }
    const parameters: Partial<ConversationParameters> = {
      isGroup: false,
      bot: { id: secrets.bot, name: "" },
      members: [{ id: person, name: "" }],
      tenantId: secrets.tenant,
      channelData: { tenant: { id: secrets.tenant } },
    };
    let opened = "";
    await bot.adapter.createConversationAsync(
      bot.appId,
      "msteams",
      secrets.serviceUrl,
      bot.cloud.oauthScope,
      parameters as ConversationParameters,
      (context) => {
        opened = context.activity.conversation.id;
        return Promise.resolve();
      },
    );
    return opened;
  }

  async function postToPerson(
    secrets: Secrets,
    person: string,
    message: Message,
  ): Promise<SendResult> {
    let conversation: string;
    try {
      conversation = await openChat(secrets, person);
    } catch (cause) {
      if (cause instanceof ConnectorFailure && cause.status === 401) bot.tokens.forget();
      return outcomeOf(cause, "open");
    }
    const { serviceUrl, tenant } = secrets;
    return post(
      { serviceUrl, conversation, kind: "personal", tenant, bot: secrets.bot },
      null,
      message,
    );
  }

  async function send(order: SendOrder): Promise<SendResult> {
    const address = parseAddress(order.address);
    const message = cardMessage(order.card, order.key);
    if (order.replaces !== null) {
      const { conversation, message: replaced } = parseReference(order.replaces);
      const place =
        "place" in address
          ? address.place
          : placeOf(parseSecrets(order.installation), conversation);
      return post({ ...place, conversation }, null, message, replaced);
    }
    if ("person" in address)
      return postToPerson(parseSecrets(order.installation), address.person, message);
    const thread = address.place.kind === "channel" ? order.thread : null;
    return post(address.place, thread, message);
  }

  return { send, post, postToPerson, openChat };
}

/** The place of a personal chat that was opened by person. */
function placeOf(secrets: Secrets, conversation: string): Address {
  const { serviceUrl, tenant, bot } = secrets;
  return { serviceUrl, conversation, kind: "personal", tenant, bot };
}

export function referenceTo(
  bot: Bot,
  place: Address,
  thread: string | null,
): Partial<ConversationReference> {
  return {
    channelId: "msteams",
    serviceUrl: place.serviceUrl,
    bot: { id: place.bot, name: "" },
    conversation: {
      id: joinThread(splitThread(place.conversation).conversation, thread),
      isGroup: place.kind !== "personal",
      conversationType: place.kind,
      tenantId: place.tenant,
      name: "",
    },
  };
}

async function writeTo(
  bot: Bot,
  reference: Partial<ConversationReference>,
  message: Message,
  replaces: string | undefined,
): Promise<string> {
  let id = "";
  await bot.adapter.continueConversationAsync(bot.appId, reference, async (context) => {
    const activity: Message = { type: ActivityTypes.Message, ...message };
    if (replaces === undefined) {
      id = (await context.sendActivity(activity))?.id ?? "";
      return;
    }
    await context.updateActivity({ ...activity, id: replaces });
    id = replaces;
  });
  return id;
}
