/** Slash commands, pressed buttons, sent forms and shortcuts as what they mean to us. */
import { z } from "zod";
import { FORM_NAMES } from "../../chat/view.ts";
import type { Intent, Place } from "../../chat/intent.ts";
import { writeChannel, parseJson, writePerson } from "./address.ts";
import { parseValue } from "./button-value.ts";
import { searchOf } from "./form.ts";
import { LONGEST_PRIVATE_METADATA } from "./limits.ts";
import { inboundOf, toMillis } from "./message.ts";
import type { Heard } from "./parse-event.ts";
import { decoded } from "./unescape.ts";

const id = z.string().min(1);

const command = z.object({
  command: id,
  text: z.string().default(""),
  team_id: z.string().nullish(),
  enterprise_id: z.string().nullish(),
  is_enterprise_install: z.string().nullish(),
  channel_id: id,
  user_id: id,
  trigger_id: id,
});

const interaction = z.object({
  team: z.object({ id }).nullish(),
  enterprise: z.object({ id }).nullish(),
  is_enterprise_install: z.boolean().nullish(),
  user: z.object({ id }),
});
const action = interaction.extend({
  channel: z.object({ id }).optional(),
  container: z
    .object({ message_ts: z.string().optional(), is_ephemeral: z.boolean().optional() })
    .default({}),
  message: z.object({ ts: z.string(), thread_ts: z.string().optional() }).optional(),
  actions: z
    .array(z.object({ action_id: z.string(), action_ts: z.string(), value: z.string().optional() }))
    .min(1),
});
const shortcut = interaction.extend({ callback_id: id, action_ts: z.string(), trigger_id: id });
const submission = interaction.extend({
  view: z.object({
    id,
    callback_id: z.string(),
    private_metadata: z.string().default(""),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), z.looseObject({}))) }),
  }),
});

const suggestion = interaction.extend({
  action_id: z.string(),
  block_id: z.string().default(""),
  value: z.string().default(""),
  view: z.object({ id }).nullish(),
});

/** The global shortcut "Log an interaction": the same as `/customer log`. */
export const LOG_SHORTCUT = "customer_log";

const origin = z.object({
  customerId: z.string(),
  place: z.object({
    kind: z.enum(["direct", "channel"]),
    conversation: z.string(),
    thread: z.string().nullable(),
    address: z.string(),
  }),
});

/** What a form carries along, so that its answer comes back to where it was opened. */
export function writeOrigin(customerId: string, place: Place): string {
  const { kind, conversation, thread, address } = place;
  const written = JSON.stringify({ customerId, place: { kind, conversation, thread, address } });
  if (written.length > LONGEST_PRIVATE_METADATA)
    throw new Error("A form's customer id and place are too long for Slack");
  return written;
}

/** A slash command's body. `now` is when it came in: Slack does not say when it was typed. */
export function parseCommand(body: unknown, now: number): Heard {
  const read = command.safeParse(body);
  if (!read.success) return { ignored: "a command of unknown form" };
  const { channel_id: channel, user_id: person, trigger_id: trigger, text } = read.data;
  const wide = read.data.is_enterprise_install === "true";
  const installation =
    (wide ? read.data.enterprise_id : read.data.team_id) ?? read.data.enterprise_id;
  if (!installation) return { ignored: "a command without a workspace" };
  const intent: Intent = { kind: "command", text: decoded(text).trim() };
  const place = placeOf(channel, person, null);
  return inboundOf(installation, ["command", trigger], { person, place, at: now, intent });
}

/** The body of a pressed button, a sent form or a shortcut. */
export function parseInteraction(body: unknown, now: number): Heard {
  const type = z.object({ type: z.string() }).safeParse(body).data?.type;
  if (type === "block_actions") return ofAction(body);
  if (type === "view_submission") return ofSubmission(body, now);
  if (type === "shortcut") return ofShortcut(body);
  if (type === "block_suggestion") return ofSuggestion(body, now);
  return { ignored: `interaction ${type ?? "of unknown form"}` };
}

function ofAction(body: unknown): Heard {
  const read = action.safeParse(body);
  const installation = read.success ? installationOf(read.data) : null;
  const pressed = read.data?.actions[0];
  if (!read.success || installation === null || !pressed)
    return { ignored: "a button of unknown form" };
  const { user, container, message, channel } = read.data;
  const meant = parseValue(pressed.value ?? "");
  // an ephemeral message can't be found again or replaced
  const on = container.is_ephemeral ? null : (container.message_ts ?? null);
  const intent: Intent = meant
    ? { kind: "act", action: meant, message: on }
    : { kind: "unsupported", what: "button" };
  const thread = message?.thread_ts && message.thread_ts !== message.ts ? message.thread_ts : null;
  const place = placeOf(channel?.id ?? null, user.id, thread);
  const shown =
    on !== null && place.kind === "direct" && channel
      ? { ...place, address: writeChannel(channel.id) }
      : place;
  const key = ["act", container.message_ts ?? "", pressed.action_ts, user.id];
  const at = toMillis(pressed.action_ts);
  return inboundOf(installation, key, { person: user.id, place: shown, at, intent });
}

function ofShortcut(body: unknown): Heard {
  const read = shortcut.safeParse(body);
  const installation = read.success ? installationOf(read.data) : null;
  if (!read.success || installation === null || read.data.callback_id !== LOG_SHORTCUT)
    return { ignored: "a shortcut" };
  const { user, trigger_id: trigger, action_ts: ts } = read.data;
  const intent: Intent = { kind: "command", text: "log" };
  return inboundOf(installation, ["command", trigger], {
    person: user.id,
    place: placeOf(null, user.id, null),
    at: toMillis(ts),
    intent,
  });
}

function ofSubmission(body: unknown, now: number): Heard {
  const read = submission.safeParse(body);
  const installation = read.success ? installationOf(read.data) : null;
  if (!read.success || installation === null) return { ignored: "a form of unknown form" };
  const { user, view } = read.data;
  const from = origin.safeParse(parseJson(view.private_metadata));
  const form = FORM_NAMES.find((name) => name === view.callback_id);
  if (!from.success || !form) return { ignored: "a form of another kind" };
  const values = Object.entries(view.state.values).map(([field, inputs]): [string, string] => [
    field,
    valueOf(Object.values(inputs)[0]),
  ]);
  const intent: Intent = {
    kind: "submit",
    form,
    customerId: from.data.customerId,
    values: Object.fromEntries(values),
  };
  // the form's own id: whoever sends it again after a failure sends the same thing
  const sent = { person: user.id, place: from.data.place, at: now, intent };
  return inboundOf(installation, ["submit", view.id], sent);
}

/** Letters typed into a search. Nothing is stored of it: the key only tells it from others in the log. */
function ofSuggestion(body: unknown, now: number): Heard {
  const read = suggestion.safeParse(body);
  const installation = read.success ? installationOf(read.data) : null;
  const among = read.success ? searchOf(read.data.action_id) : null;
  if (!read.success || installation === null || !among)
    return { ignored: "a search of unknown form" };
  const { user, value, view } = read.data;
  return inboundOf(installation, ["suggest", view?.id ?? "", value], {
    person: user.id,
    place: placeOf(null, user.id, null),
    at: now,
    intent: { kind: "suggest", among, text: decoded(value) },
  });
}

function valueOf(input: Record<string, unknown> | undefined): string {
  const chosen = z.object({ value: z.string() }).safeParse(input?.["selected_option"]);
  if (chosen.success) return decoded(chosen.data.value);
  const several = z.array(z.object({ value: z.string() })).safeParse(input?.["selected_options"]);
  if (several.success) return several.data.map((one) => decoded(one.value)).join(",");
  const value = input?.["value"] ?? input?.["selected_date"];
  return typeof value === "string" ? value : "";
}

function installationOf({
  team,
  enterprise,
  is_enterprise_install: wide,
}: z.infer<typeof interaction>): string | null {
  return (wide ? enterprise?.id : team?.id) ?? enterprise?.id ?? null;
}

/**
 * Where a command or button was used. In a direct conversation that may be one between two other people, to which we can't write:
 * so its address is the person's own chat with us.
 */
function placeOf(channel: string | null, person: string, thread: string | null): Place {
  const own = writePerson(person);
  if (channel === null) return { kind: "direct", conversation: own, thread, address: own };
  if (channel.startsWith("D"))
    return { kind: "direct", conversation: channel, thread, address: own };
  return { kind: "channel", conversation: channel, thread, address: writeChannel(channel) };
}
