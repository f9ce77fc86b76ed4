import { z } from "zod";

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

/** What our cards carry in a button's `data`, under DATA_KEY; a form's inputs stand beside it. */
export const DATA_KEY = "rapport";
export const VERB = "rapport";
export const CarriedSchema = z.union([
  z.object({ nonce: z.string(), action: z.string() }),
  z.object({ nonce: z.string(), form: z.literal("log"), customerId: z.string() }),
]);
export type Carried = z.infer<typeof CarriedSchema>;

/** The mentions that an activity lists beside its text. */
export function mentionsOf(activity: Activity): { person: string; text: string }[] {
  return (activity.entities ?? []).flatMap((entity) => {
    const mention = MentionSchema.safeParse(entity);
    return mention.success ? [{ person: mention.data.mentioned.id, text: mention.data.text }] : [];
  });
}
