import type { Inbound } from "../../chat/intent.ts";
import type { Card } from "../../chat/view.ts";
import { readSetting, type Settings } from "../../engine/model/settings.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { Repositories } from "../../store/store.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { unknownCustomerCard } from "../lookup/customer-notices.view.ts";
import {
  focusCard,
  notFocusedCard,
  notYoursToTurnCard,
  settingsCard,
  unknownSettingCard,
} from "./settings-card.view.ts";
import type { Effect, AppContext } from "../../app/context.ts";
import { sayTo } from "../deliveries/answer.ts";

/** What a manager turns: a setting, or a customer that is to stand in front. */
export type SettingsCommand =
  | { what: "setting"; word: string; value: string }
  | { what: "focus" | "unfocus"; name: string };

/** More than this in front, and nothing is in front (our choice). */
const MOST_IN_FOCUS = 50;

/** `/customer settings`: what is set, and for managers and admins how to change it. */
export async function showSettings(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
): Promise<Card> {
  const { portfolios } = app.store;
  const settings = await portfolios.settings(workspace.id);
  const focus = await portfolios.names(workspace.id, settings.focusCustomerIds, member);
  return settingsCard(
    settings,
    focus.map(({ name }) => name),
    member.role !== "rep",
  );
}

/** `/customer settings nudges 2`, `/customer focus NAME`, `/customer unfocus NAME`: for managers and admins. */
export async function changeSettings(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  inbound: Inbound,
  command: SettingsCommand,
): Promise<Effect> {
  const key = `settings:${inbound.key}`;
  const say = (card: Card) => sayTo(inbound, { kind: "notice", key, card });
  if (member.role === "rep") return say(notYoursToTurnCard());
  const settings = await app.store.portfolios.settings(workspace.id);
  if (command.what === "setting") {
    const change = readSetting(command.word, command.value, settings);
    if (!change) return say(unknownSettingCard(command.word));
    const after = { ...settings, [change.key]: change.value };
    return both(
      keep(workspace, member.id, change.key, change.value),
      say(settingsCard(after, [], true)),
    );
  }
  const { customers } = app.store;
  const customer = await customers.byName(workspace.id, command.name, member);
  if (!customer) {
    const near = await customers.near(workspace.id, command.name, member);
    return say(unknownCustomerCard(command.name, near));
  }
  const change = focusChange(settings, command.what, customer.id);
  if (change === null) return say(notFocusedCard(MOST_IN_FOCUS));
  return both(
    keep(workspace, member.id, "focusCustomerIds", change),
    say(focusCard(customer.name, command.what === "focus")),
  );
}

/** The focus list with a customer put on it or taken off; null when it is full. */
export function focusChange(
  { focusCustomerIds }: Settings,
  what: "focus" | "unfocus",
  id: string,
): string[] | null {
  const others = focusCustomerIds.filter((one) => one !== id);
  if (what === "unfocus") return others;
  return others.length < MOST_IN_FOCUS ? [...others, id] : null;
}

function keep<Key extends keyof Settings>(
  workspace: WorkspaceRow,
  memberId: string,
  key: Key,
  value: Settings[Key],
): Effect {
  return async (tx) => {
    await keepSetting(tx, workspace.id, memberId, key, value);
  };
}

/** Writes a setting and who turned it; `memberId` null for the operator. */
export async function keepSetting<Key extends keyof Settings>(
  tx: Repositories,
  workspaceId: string,
  memberId: string | null,
  key: Key,
  value: Settings[Key],
): Promise<void> {
  await tx.portfolios.setSetting(workspaceId, key, value);
  await tx.audit.note(workspaceId, {
    memberId,
    what: "setting",
    subject: key,
    details: { value },
  });
}

const both =
  (first: Effect, second: Effect): Effect =>
  async (tx) => {
    await first(tx);
    await second(tx);
  };
