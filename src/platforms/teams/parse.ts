/** Activities as what they mean to us. */
import { createHash } from "node:crypto";
import { parseAction } from "../../chat/action.ts";
import type { Inbound, Intent } from "../../chat/intent.ts";
import type { Activity } from "./activity.ts";
import { tablesIn } from "./fetch-file.ts";
import {
  answeredIn,
  CarriedSchema,
  DATA_KEY,
  PressSchema,
  SearchSchema,
  VERB,
  mentionsOf,
} from "./activity.ts";
import { MOST_ATTACHMENTS } from "./limits.ts";
import { splitThread, writeAddress, type TeamsAddress } from "./address.ts";
import { parseCommand, parseText } from "./text.ts";

/** What was said or done, with the part of its identity that the activity's id does not hold. */
type Event = { intent: Intent; version: string };

/**
 * An activity as an Inbound. Its key is (conversation, message, kind, version): Teams sends an activity again under the same id, but an invoke
 * under another, so a press is known by its card's nonce, the person and the choice.
 * @param now milliseconds since 1970, where the activity has no time
 * @returns null when the activity names no tenant, so that nobody can say whose it is
 */
export function parseActivity(
  activity: Activity,
  now: number,
): { inbound: Inbound; address: TeamsAddress } | null {
  const tenant = activity.conversation.tenantId ?? activity.channelData?.tenant?.id;
  if (!tenant) return null;
  const { conversation, thread } = splitThread(activity.conversation.id);
  const kind = placeKind(activity.conversation.conversationType, conversation);
  const address: TeamsAddress = {
    serviceUrl: activity.serviceUrl,
    conversation,
    kind,
    tenant,
    bot: activity.recipient.id,
  };
  const { intent, version } = readEvent(activity);
  const person = activity.from?.id ?? null;
  const id = activity.id ?? "";
  const inbound: Inbound = {
    key: [
      conversation,
      intent.kind === "act" || intent.kind === "submit" ? person : id,
      intent.kind,
      version,
    ].join("|"),
    platform: "teams",
    installation: tenant,
    person,
    place: {
      kind: kind === "personal" ? "direct" : "channel",
      conversation,
      thread: kind === "personal" ? answeredIn(activity) : thread,
      address: writeAddress(address),
    },
    message: activity.type === "message" ? id || null : null,
    at: readTime(activity.timestamp) ?? now,
    intent,
  };
  return { inbound, address };
}

function readEvent(activity: Activity): Event {
  const at = activity.timestamp ?? "";
  switch (activity.type) {
    case "message":
      return { intent: readMessage(activity), version: "" };
    case "messageUpdate": {
      const text = textOf(activity);
      const asks = parseCommand(text);
      // Also sent when a deleted message is brought back.
      const restored = activity.channelData?.eventType === "undeleteMessage";
      const intent: Intent = {
        kind: "edit",
        message: activity.id ?? "",
        text,
        ...(asks !== null && { asks }),
        ...(restored && { restored }),
      };
      return { intent, version: at };
    }
    case "messageDelete":
      return { intent: { kind: "remove", message: activity.id ?? "" }, version: at };
    case "installationUpdate":
      return { intent: readInstallation(activity), version: at };
    case "conversationUpdate":
      return { intent: readMembers(activity), version: at };
    case "invoke":
      return readInvoke(activity);
    default:
      return { intent: { kind: "unsupported", what: activity.type }, version: at };
  }
}

/** Where a newer client puts the message that is answered. */
const QUOTED_SIGN = /<quoted messageId="[^"<>]*"\s*\/?>(?:<\/quoted>)?/gi;

function textOf(activity: Activity): string {
  const mentions = mentionsOf(activity);
  return parseText(
    (activity.text ?? "").replace(QUOTED_SIGN, ""),
    activity.textFormat ?? null,
    mentions,
    activity.recipient.id,
  );
}

function readMessage(activity: Activity): Intent {
  const text = textOf(activity);
  const files = tablesIn(activity.attachments?.slice(0, MOST_ATTACHMENTS));
  if (files.length > 0) return { kind: "files", text, files };
  const command = parseCommand(text);
  return command === null ? { kind: "message", text } : { kind: "command", text: command };
}

/** `…-upgrade` comes with each new version of the app: the one changes nothing, the other is followed by its counterpart. */
function readInstallation(activity: Activity): Intent {
  switch (activity.action) {
    case "add":
    case "add-upgrade":
      return { kind: "installed" };
    case "remove":
      return { kind: "uninstalled", everywhere: false };
    default:
      return { kind: "unsupported", what: `installationUpdate ${activity.action ?? ""}` };
  }
}

/** Teams says of most installations twice that they happened, here and by installationUpdate; both are the same to us. */
function readMembers(activity: Activity): Intent {
  const bot = activity.recipient.id;
  if (activity.membersAdded?.some(({ id }) => id === bot)) return { kind: "installed" };
  if (activity.membersRemoved?.some(({ id }) => id === bot)) {
    return { kind: "uninstalled", everywhere: false };
  }
  const event = activity.channelData?.eventType ?? "";
  return { kind: "unsupported", what: `conversationUpdate ${event}`.trim() };
}

function readInvoke(activity: Activity): Event {
  if (activity.name === "application/search") return readSearch(activity);
  const press =
    activity.name === "adaptiveCard/action" ? PressSchema.safeParse(activity.value) : null;
  const carried =
    press?.success && press.data.action.verb === VERB
      ? CarriedSchema.safeParse(press.data.action.data[DATA_KEY])
      : null;
  const unsupported: Event = {
    intent: { kind: "unsupported", what: `invoke ${activity.name ?? ""}`.trim() },
    version: activity.timestamp ?? "",
  };
  if (!press?.success || !carried?.success) return unsupported;
  const { data } = carried;
  if ("form" in data) {
    const values = inputsOf(press.data.action.data);
    const intent: Intent = { kind: "submit", form: data.form, customerId: data.customerId, values };
    return { intent, version: `${data.nonce}|${digest(JSON.stringify(values))}` };
  }
  const action = parseAction(data.action);
  if (!action) return unsupported;
  const intent: Intent = { kind: "act", action, message: activity.replyToId ?? null };
  return { intent, version: `${data.nonce}|${digest(data.action)}` };
}

function readSearch({ value, id, timestamp }: Activity): Event {
  const search = SearchSchema.safeParse(value);
  const version = id ?? timestamp ?? "";
  if (!search.success) return { intent: { kind: "unsupported", what: "search" }, version };
  const { dataset: among, queryText: text } = search.data;
  return { intent: { kind: "suggest", among, text }, version };
}

/** Inputs come back as texts beside the button's own data. */
function inputsOf(data: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(data)
      .filter(
        (entry): entry is [string, string] => entry[0] !== DATA_KEY && typeof entry[1] === "string",
      )
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
}

function placeKind(type: string | null | undefined, conversation: string): TeamsAddress["kind"] {
  if (type === "personal" || type === "channel" || type === "groupChat") return type;
  // Some events (installationUpdate among them) come without the type; the ids tell: `a:1…` is personal, `19:…@thread.tacv2` a channel.
  if (conversation.startsWith("19:")) {
    return conversation.includes("@thread.v2") ? "groupChat" : "channel";
  }
  return "personal";
}

function readTime(timestamp: string | null | undefined): number | null {
  const at = Date.parse(timestamp ?? "");
  return Number.isFinite(at) ? at : null;
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}
