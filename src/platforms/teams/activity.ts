/** What we read of an activity of the Bot Framework. */
import { z } from "zod";
import { FORM_NAMES, SEARCHES } from "../../chat/view.ts";
import { MOST_ATTACHMENTS, MOST_MENTIONS, READ_OF_HTML } from "./limits.ts";

const AccountSchema = z.object({ id: z.string().min(1), name: z.string().nullish() });

const MentionSchema = z.object({
  type: z.literal("mention"),
  mentioned: z.object({ id: z.string() }),
  text: z.string(),
});

/** What we read of an activity of the Bot Framework; Teams sends more. */
export const ActivitySchema = z.object({
  type: z.string().min(1),
  // Another channel's activities take other ways through botbuilder's token check.
  channelId: z.literal("msteams"),
  serviceUrl: z.url(),
  id: z.string().nullish(),
  timestamp: z.string().nullish(),
  from: AccountSchema.nullish(),
  recipient: AccountSchema,
  conversation: z.object({
    id: z.string().min(1),
    conversationType: z.string().nullish(),
    tenantId: z.string().nullish(),
  }),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  entities: z.array(z.unknown()).nullish(),
  attachments: z.array(z.unknown()).nullish(),
  name: z.string().nullish(),
  action: z.string().nullish(),
  value: z.unknown().optional(),
  replyToId: z.string().nullish(),
  membersAdded: z.array(AccountSchema).nullish(),
  membersRemoved: z.array(AccountSchema).nullish(),
  channelData: z
    .object({
      eventType: z.string().nullish(),
      tenant: z.object({ id: z.string() }).nullish(),
    })
    .nullish(),
});
export type Activity = z.infer<typeof ActivitySchema>;

/** A card's button or form, pressed: the invoke `adaptiveCard/action`. */
export const PressSchema = z.object({
  action: z.object({ verb: z.string(), data: z.record(z.string(), z.unknown()) }),
});

/** Letters typed into a search of a form: the invoke `application/search`. */
export const SearchSchema = z.object({
  queryText: z.string().default(""),
  dataset: z.enum(SEARCHES),
});

/** What our cards carry in a button's `data`, under DATA_KEY; a form's inputs stand beside it. */
export const DATA_KEY = "rapport";
export const VERB = "rapport";
export const CarriedSchema = z.union([
  z.object({ nonce: z.string(), action: z.string() }),
  z.object({ nonce: z.string(), form: z.enum(FORM_NAMES), customerId: z.string() }),
]);
export type Carried = z.infer<typeof CarriedSchema>;

/** What is read of the lists beside the text, which somebody could make as long as a body is. */
const entitiesOf = ({ entities }: Activity) => (entities ?? []).slice(0, MOST_MENTIONS);
const attachmentsOf = ({ attachments }: Activity) => (attachments ?? []).slice(0, MOST_ATTACHMENTS);

/** The mentions that an activity lists beside its text. */
export function mentionsOf(activity: Activity): { person: string; text: string }[] {
  return entitiesOf(activity).flatMap((entity) => {
    const mention = MentionSchema.safeParse(entity);
    return mention.success ? [{ person: mention.data.mentioned.id, text: mention.data.text }] : [];
  });
}

const QuotedSchema = z.object({
  type: z.literal("quotedReply"),
  quotedReply: z.object({ messageId: z.string().min(1) }),
});
const HtmlSchema = z.object({ contentType: z.literal("text/html"), content: z.string() });
/** What somebody writes in answer to a message begins with it, in the HTML beside the words. */
const REPLY_BLOCK = /<blockquote\b([^<>]*)>/gi;
const REPLY_TYPE = /\bitemtype="[^"]*schema\.skype\.com\/Reply"/i;
const REPLY_ID = /\bitemid="(\d{1,20})"/i;

/**
 * The message that this one answers in a personal chat, where there are no threads: the "quotedReply" entity of newer
 * clients, the quoting block of all others (microsoft/teams.py pull 321, openclaw/openclaw pull 101856).
 * @returns its id; null when it answers none
 */
export function answeredIn(activity: Activity): string | null {
  for (const entity of entitiesOf(activity)) {
    const quoted = QuotedSchema.safeParse(entity);
    if (quoted.success) return quoted.data.quotedReply.messageId;
  }
  for (const attachment of attachmentsOf(activity)) {
    const html = HtmlSchema.safeParse(attachment);
    if (!html.success) continue;
    const start = html.data.content.slice(0, READ_OF_HTML);
    for (const [, attributes = ""] of start.matchAll(REPLY_BLOCK)) {
      const id = REPLY_TYPE.test(attributes) ? REPLY_ID.exec(attributes)?.[1] : undefined;
      if (id !== undefined) return id;
    }
  }
  return null;
}
