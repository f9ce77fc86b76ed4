/** Events of Slack's Events API as what they mean to us. */
import { z } from "zod";
import type { Inbound } from "../../chat/intent.ts";
import { writePerson } from "./address.ts";
import {
  changedIn,
  inboundOf,
  removedIn,
  saidIn,
  slackMessage,
  toMillis,
  writer,
} from "./message.ts";
import { withoutMention } from "./unescape.ts";
import { wordsOf } from "./written.ts";

const id = z.string().min(1);

const envelope = z.object({
  team_id: id.optional(),
  enterprise_id: z.string().nullish(),
  event_time: z.number().default(0),
  authorizations: z
    .array(
      z.object({
        team_id: z.string().nullish(),
        enterprise_id: z.string().nullish(),
        user_id: z.string().nullish(),
        is_enterprise_install: z.boolean().nullish(),
      }),
    )
    .nullish(),
  event: z.looseObject({ type: z.string() }),
});
type Envelope = z.infer<typeof envelope>;

const conversation = z.object({ channel: id, channel_type: z.string().optional() });
const changed = z.object({
  message: slackMessage,
  previous_message: slackMessage.optional(),
  ts: z.string(),
});
const deleted = z.object({
  deleted_ts: z.string(),
  previous_message: slackMessage.optional(),
  ts: z.string(),
});
const homeOpened = z.object({ user: id, channel: id, event_ts: z.string() });
const revoked = z.object({ tokens: z.object({ bot: z.array(z.string()).default([]) }) });

/** What a listener makes of an event: an Inbound, or the reason why we pass it over. */
export type Heard = Inbound | { ignored: string };

/** The events that the app listens to; the manifest subscribes to these and no others. */
export const EVENTS: Readonly<Record<string, (body: Envelope, installation: string) => Heard>> = {
  message: ofMessage,
  app_mention: ofMention,
  app_home_opened: ofHomeOpened,
  app_uninstalled: ofUninstalled,
  tokens_revoked: ofRevoked,
};

/** An event of Slack's Events API (its whole body) as what it means to us. */
export function parseEvent(body: unknown): Heard {
  const read = envelope.safeParse(body);
  if (!read.success) return { ignored: "an event of unknown form" };
  const installation = installationOf(read.data);
  const { type } = read.data.event;
  // Not `EVENTS[type]` alone: every object has a "constructor".
  const listener = Object.hasOwn(EVENTS, type) ? EVENTS[type] : undefined;
  if (installation === null || !listener) return { ignored: `event ${type.slice(0, 60)}` };
  return listener(read.data, installation);
}

/** The key of the installation that an event came for: the organisation's where the app was installed for all of it. */
function installationOf({
  authorizations,
  team_id: team,
  enterprise_id: enterprise,
}: Envelope): string | null {
  const grant = authorizations?.[0];
  if (grant?.is_enterprise_install) return grant.enterprise_id ?? enterprise ?? null;
  return grant?.team_id ?? team ?? enterprise ?? null;
}

function ofMessage({ event }: Envelope, installation: string): Heard {
  const place = conversation.safeParse(event);
  if (!place.success || place.data.channel_type !== "im")
    return { ignored: "message outside a direct conversation" };
  const spot = { installation, channel: place.data.channel, kind: "direct" } as const;
  if (event["subtype"] === "message_changed") return ofChange(event, spot);
  if (event["subtype"] === "message_deleted") return ofDelete(event, spot);
  const message = slackMessage.safeParse(event);
  const person = message.success ? writer(message.data) : null;
  if (!message.success || person === null) return { ignored: "message of an app or of Slack" };
  return saidIn(spot, person, message.data);
}

type DirectSpot = { installation: string; channel: string; kind: "direct" };

/** Slack tells of a change also when a link was unfurled or a reply came in; a person's own change has a new `edited`. */
function ofChange(event: unknown, spot: DirectSpot): Heard {
  const change = changed.safeParse(event);
  if (!change.success) return { ignored: "change of unknown form" };
  const { message, previous_message: before, ts } = change.data;
  if (message.subtype === "tombstone") {
    // a deleted message that had replies stays as an empty one
    const person = before ? writer(before) : null;
    return person === null
      ? { ignored: "message of an app or of Slack" }
      : removedIn(spot, person, message, ts);
  }
  const person = writer(message);
  if (person === null) return { ignored: "message of an app or of Slack" };
  if (message.edited?.ts === before?.edited?.ts) return { ignored: "change that no person made" };
  return changedIn(spot, person, message) ?? { ignored: "change that no person made" };
}

function ofDelete(event: unknown, spot: DirectSpot): Heard {
  const removal = deleted.safeParse(event);
  if (!removal.success) return { ignored: "removal of unknown form" };
  const { deleted_ts: gone, previous_message: before, ts } = removal.data;
  const person = before ? writer(before) : null;
  if (before && person === null) return { ignored: "message of an app or of Slack" };
  return removedIn(spot, person, { ...before, text: "", ts: gone }, ts);
}

function ofMention({ event, authorizations }: Envelope, installation: string): Heard {
  const place = conversation.safeParse(event);
  const message = slackMessage.safeParse(event);
  const person = message.success ? writer(message.data) : null;
  if (!place.success || !message.success || person === null)
    return { ignored: "mention by an app" };
  const bot = authorizations?.[0]?.user_id ?? null;
  const { blocks } = message.data;
  const text = wordsOf({ text: withoutMention(message.data.text, bot), blocks }, bot);
  const spot = { installation, channel: place.data.channel, kind: "channel" } as const;
  const said = saidIn(spot, person, message.data, text);
  // what would be `/customer …` as a slash command may be asked of the coach by name as well
  const command = /^\/?customers?\b\s*(.*)$/is.exec(text.trim());
  return command ? { ...said, intent: { kind: "command", text: command[1] ?? "" } } : said;
}

const DAY_MS = 86_400_000;

/** The first sign that a person can be written to. It comes at each look at the app: one a day is enough to renew it. */
function ofHomeOpened({ event }: Envelope, installation: string): Heard {
  const opened = homeOpened.safeParse(event);
  if (!opened.success) return { ignored: "home of unknown form" };
  const { user, channel, event_ts: ts } = opened.data;
  const day = Math.floor(toMillis(ts) / DAY_MS);
  return inboundOf(installation, [user, "installed", String(day)], {
    person: user,
    place: { kind: "direct", conversation: channel, thread: null, address: writePerson(user) },
    at: toMillis(ts),
    intent: { kind: "installed" },
  });
}

function ofUninstalled(body: Envelope, installation: string): Heard {
  const at = body.event_time * 1_000;
  return inboundOf(installation, ["uninstalled", String(at)], {
    person: null,
    place: { kind: "channel", conversation: installation, thread: null, address: "" },
    at,
    intent: { kind: "uninstalled", everywhere: true },
  });
}

/** Only the bot's token is ours; people's own tokens we never ask for. */
function ofRevoked(body: Envelope, installation: string): Heard {
  const tokens = revoked.safeParse(body.event);
  if (!tokens.success || tokens.data.tokens.bot.length === 0)
    return { ignored: "tokens of people" };
  return ofUninstalled(body, installation);
}
