/** Sends messages through the connector, one try each. */
import { ActivityTypes, type Activity, type ConversationParameters } from "botbuilder";
import type { SendOrder, SendResult } from "../../chat/platform.ts";
import type { TeamsAddress, TeamsSecrets } from "./address.ts";
import {
  joinThread,
  parseAddress,
  parseReference,
  parseSecrets,
  writeReference,
} from "./address.ts";
import type { Bot } from "./bot.ts";
import { ConnectorFailure } from "./connector.ts";
import { cardMessage } from "./messages.ts";
import { sendResultOf } from "./errors.ts";

/** A message without its address. */
export type Message = Partial<Activity>;

/** Writes to conversations of Teams, one try each. */
export type TeamsSender = {
  send(order: SendOrder): Promise<SendResult>;
  /** Sends to a place, in a thread of it. */
  post(place: TeamsAddress, thread: string | null, message: Message): Promise<SendResult>;
  /** Sends to a person's own chat, which is opened first. */
  postToPerson(secrets: TeamsSecrets, person: string, message: Message): Promise<SendResult>;
  /** The id of a person's own chat with us, opened if need be. Throws ConnectorFailure or TokenFailure. */
  openChat(secrets: TeamsSecrets, person: string): Promise<string>;
};

/**
 * botbuilder's own continueConversation answers to an activity that it makes up (`…/activities/<random>`); here the connector's client, under
 * it, is used for what it is for.
 */
export function createSender(bot: Bot): TeamsSender {
  async function send(order: SendOrder): Promise<SendResult> {
    const address = parseAddress(order.address);
    const message = cardMessage(order.card, order.key);
    if (order.replaces !== null) {
      const { conversation, message: replaced } = parseReference(order.replaces);
      const place =
        "place" in address ? address.place : ownChat(parseSecrets(order.installation), "");
      return replace({ ...place, conversation }, replaced, message);
    }
    if ("person" in address) {
      return postToPerson(parseSecrets(order.installation), address.person, message);
    }
    return post(address.place, order.thread, message);
  }

  function post(place: TeamsAddress, thread: string | null, message: Message): Promise<SendResult> {
    return outcome("send", async () => {
      // Elsewhere there are no threads: what stands for one is the message that was answered.
      const conversation = joinThread(place.conversation, place.kind === "channel" ? thread : null);
      const { conversations } = await bot.connector(place.serviceUrl);
      const activity = addressed(place, conversation, message);
      const { id } = await conversations.sendToConversation(conversation, activity);
      return id ? sent(place, id) : { kind: "unknown", reason: "no message id in the answer" };
    });
  }

  /** A changed message keeps its id, whatever Teams answers. */
  function replace(place: TeamsAddress, replaced: string, message: Message): Promise<SendResult> {
    return outcome("send", async () => {
      const { conversations } = await bot.connector(place.serviceUrl);
      const activity = { ...addressed(place, place.conversation, message), id: replaced };
      await conversations.updateActivity(place.conversation, replaced, activity);
      return sent(place, replaced);
    });
  }

  async function postToPerson(secrets: TeamsSecrets, person: string, message: Message) {
    let conversation = "";
    const opened = await outcome("open", async () => {
      conversation = await openChat(secrets, person);
      return null;
    });
    return opened ?? post(ownChat(secrets, conversation), null, message);
  }

  async function openChat(secrets: TeamsSecrets, person: string): Promise<string> {
    const { conversations } = await bot.connector(secrets.serviceUrl);
    const parameters: Partial<ConversationParameters> = {
      isGroup: false,
      bot: { id: secrets.bot, name: "" },
      members: [{ id: person, name: "" }],
      tenantId: secrets.tenant,
      channelData: { tenant: { id: secrets.tenant } },
    };
    const { id } = await conversations.createConversation(parameters as ConversationParameters);
    if (!id) throw new ConnectorFailure({ status: null, code: "NO_ID", mayHaveArrived: true });
    return id;
  }

  async function outcome<T>(step: "open" | "send", call: () => Promise<T>) {
    try {
      return await call();
    } catch (cause) {
      // The token may have been taken back before its end; the next send gets a new one.
      if (cause instanceof ConnectorFailure && cause.status === 401) bot.tokens.forget();
      return sendResultOf(cause, step);
    }
  }

  return { send, post, postToPerson, openChat };
}

function ownChat(secrets: TeamsSecrets, conversation: string): TeamsAddress {
  const { serviceUrl, tenant, bot } = secrets;
  return { serviceUrl, conversation, kind: "personal", tenant, bot };
}

function addressed(place: TeamsAddress, conversation: string, message: Message): Activity {
  const activity: Message = {
    type: ActivityTypes.Message,
    channelId: "msteams",
    serviceUrl: place.serviceUrl,
    from: { id: place.bot, name: "" },
    conversation: {
      id: conversation,
      isGroup: place.kind !== "personal",
      conversationType: place.kind,
      tenantId: place.tenant,
      name: "",
    },
    ...message,
  };
  return activity as Activity;
}

function sent({ conversation }: TeamsAddress, message: string): SendResult {
  return {
    kind: "sent",
    reference: writeReference({ conversation, message }),
    conversation,
    message,
  };
}
