import type { Action } from "../../chat/action.ts";
import type { Inbound } from "../../chat/intent.ts";
import { isLocalDate, toLocalDate } from "../../engine/model/calendar.ts";
import { CHANNELS, type Interaction } from "../../engine/model/interaction.ts";
import { applyCorrection, type Correction } from "../../engine/reading/correction.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { ReplyRow } from "../../store/replies/replies.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { oldButtonCard } from "../help/help-card.view.ts";
import { thanksCard } from "../lookup/customer-notices.view.ts";
import { actOnContact } from "../people/act-on-contact.ts";
import { type Effect, type AppContext, workspaceTime } from "../../app/context.ts";
import { againOf, readingContext } from "./reading-context.ts";
import { rebook, settleAsk } from "./record-reply.ts";
import { sayTo } from "../deliveries/answer.ts";
import { undoReply } from "./undo-reply.ts";

/** A button under a receipt or on a customer's card: undo, set, answer, add, close. */
export async function actOnRecord(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  inbound: Inbound,
  action: Action,
): Promise<Effect> {
  const { replies, customers } = app.store;
  const key = `done:${inbound.key}`;
  const say = (card: ReturnType<typeof thanksCard>) =>
    sayTo(inbound, { kind: "notice", key, card });
  const today = toLocalDate(workspaceTime(app, workspace), member.timezone);
  switch (action.name) {
    case "receipt.undo":
    case "receipt.set":
    case "ask.answer": {
      const reply = await replies.byId(workspace.id, action.subject);
      if (!reply || reply.memberId !== member.id || reply.state === "withdrawn") {
        return say(oldButtonCard());
      }
      return actOnReply(app, workspace, member, inbound, reply, action);
    }
    case "contact.add":
    case "contact.level":
    case "contact.function":
      return (await actOnContact(app, workspace, member, inbound, action)) ?? say(oldButtonCard());
    case "commitment.keep":
    case "concern.close": {
      const signal = await customers.signal(workspace.id, action.subject);
      const kind = action.name === "concern.close" ? "concern" : "commitment";
      if (signal?.kind !== kind) return say(oldButtonCard());
      const customer = await knownWell(app, workspace, member, signal.customerId);
      if (!customer) return say(oldButtonCard());
      return async (tx) => {
        await tx.customers.closeSignal(workspace.id, signal.id, today);
        await say(thanksCard(action.name, customer.name))(tx);
      };
    }
    case "priority.answer": {
      const [respected, priority = ""] = split(action.value);
      const customer = await knownWell(app, workspace, member, action.subject);
      if (!customer || !isRespected(respected)) return say(oldButtonCard());
      const answer = { customerId: customer.id, memberId: member.id, priority, respected };
      return async (tx) => {
        await tx.customers.answerPriority(workspace.id, { ...answer, on: today });
        await say(thanksCard(action.name, customer.name))(tx);
      };
    }
    default:
      return say(oldButtonCard());
  }
}

async function actOnReply(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  inbound: Inbound,
  reply: ReplyRow,
  action: Action,
): Promise<Effect> {
  if (action.name === "receipt.undo") return undoReply(app, workspace, member, inbound, reply);
  const loaded = await readingContext(app, workspace, member, inbound, reply.text);
  const nudge = reply.nudgeId ? await app.store.nudges.byId(workspace.id, reply.nudgeId) : null;
  const context = againOf(loaded, reply, nudge);
  const old = sayTo(inbound, { kind: "notice", key: `old:${inbound.key}`, card: oldButtonCard() });
  if (action.name === "ask.answer") {
    const settled = await settleAsk(app, workspace, member, inbound, reply, context, action.value);
    return settled ?? old;
  }
  const mend = mendOf(action.value);
  if (!reply.reading || !mend) return old;
  const reading = applyCorrection(reply.reading, mend);
  return rebook(workspace, member, inbound, reply, context, { reading, reader: reply.reader });
}

/** A button's choice, `INDEX=field=value`, as a mend; null when it is none. */
function mendOf(value: string): Extract<Correction, { kind: "change" }> | null {
  const [index, field, chosen] = value.split("=", 3);
  const interaction = Number(index);
  if (!Number.isInteger(interaction) || chosen === undefined) return null;
  if (field === "occurredOn" && isLocalDate(chosen)) {
    return { kind: "change", interaction, occurredOn: chosen };
  }
  const channel = CHANNELS.find((known) => known === chosen) as Interaction["channel"] | undefined;
  if (field === "channel" && channel) return { kind: "change", interaction, channel };
  return null;
}

const split = (value: string): [string, string | undefined] => {
  const bar = value.indexOf("|");
  return bar < 0 ? [value, undefined] : [value.slice(0, bar), value.slice(bar + 1)];
};

const isRespected = (text: string): text is "yes" | "partly" | "no" =>
  text === "yes" || text === "partly" || text === "no";

/** A customer whose promises, concerns and balance the member sees, and so may settle. */
async function knownWell(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  customerId: string,
) {
  const names = await app.store.portfolios.names(workspace.id, [customerId], member, "all");
  return names[0] ?? null;
}
