/** The one gentle question that would make a nudge's answer teach more. */
import { toLocalDate } from "../../engine/model/calendar.ts";
import { replyWorth } from "../../engine/outcome/reply-worth.ts";
import type { Reading } from "../../engine/reading/reading.ts";
import type { TalkNudge } from "../../store/replies/conversation.ts";
import type { ChangeTurn } from "../../app/context.ts";
import { customersIn } from "./book-reading.ts";
import type { ReadingContext } from "./reading-context.ts";

/** Null when the answer teaches enough, or the question was asked. */
export function gentleQuestion(
  { conversation, member }: ChangeTurn,
  text: string,
  reading: Reading,
  nudge: TalkNudge | null,
  { customers, at }: ReadingContext,
): string | null {
  if (nudge === null || nudge.isReplied) return null;
  if (reading.outcome !== "interaction" || reading.ask !== null) return null;
  const customer = customers.find(({ id }) => id === nudge.customerId);
  if (!customer || !customersIn(reading, [customer]).has(customer.id)) return null;
  const touch = reading.interactions.find((one) => one.customer === customer.name);
  return replyWorth({
    text,
    earlier: conversation.earlierTexts,
    on: toLocalDate(at, member.timezone),
    occurredOn: touch?.occurredOn ?? null,
    customer: customer.name,
  }).ask;
}
