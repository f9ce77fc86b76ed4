/** `/customer settings`, `focus` and `unfocus`: what is set in a workspace, and how managers and admins change it. */
import type { Card } from "../../chat/view.ts";
import { readSetting, type SettingChange, type Settings } from "../../engine/model/settings.ts";
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn, Turn } from "../../app/context.ts";
import { say } from "../deliveries/answer.ts";
import { unknownCustomerCard } from "../lookup/customer-notices.view.ts";
import { settingsCard } from "./settings-card.view.ts";
import {
  focusCard,
  notFocusedCard,
  notYoursToTurnCard,
  unknownSettingCard,
} from "./settings-notices.view.ts";

/** More than this in front, and nothing is in front (our choice). */
const MOST_IN_FOCUS = 50;

/** What is set, and for managers and admins how to change it. */
export async function showSettings(turn: Turn): Promise<Card> {
  return cardOf(turn, await turn.store.portfolios.settings());
}

async function cardOf({ store, member }: Turn, settings: Settings): Promise<Card> {
  const focus = await store.portfolios.names(settings.focusCustomerIds, member);
  const names = focus.map(({ name }) => name);
  return settingsCard(settings, names, member.role !== "rep");
}

/** `/customer settings nudges 2`. */
export async function changeSetting(
  turn: ChangeTurn,
  { word, value }: { word: string; value: string },
): Promise<Write[]> {
  if (turn.member.role === "rep") return [say(turn, notYoursToTurnCard())];
  const settings = await turn.store.portfolios.settings();
  const change = readSetting(word, value, settings);
  if (!change) return [say(turn, unknownSettingCard(word))];
  const after = { ...settings, [change.key]: change.value };
  return [...settingWrites(turn.member.id, change), say(turn, await cardOf(turn, after))];
}

/** `/customer focus NAME` and `unfocus NAME`: a customer stands in front, and no longer. */
export async function changeFocus(
  turn: ChangeTurn,
  what: "focus" | "unfocus",
  name: string,
): Promise<Write[]> {
  const { member, store } = turn;
  if (member.role === "rep") return [say(turn, notYoursToTurnCard())];
  const customer = await store.customers.byName(name, member);
  if (!customer) {
    const near = await store.customers.near(name, member);
    return [say(turn, unknownCustomerCard(name, near))];
  }
  const value = focusChange(await store.portfolios.settings(), what, customer.id);
  if (value === null) return [say(turn, notFocusedCard(MOST_IN_FOCUS))];
  return [
    ...settingWrites(member.id, { key: "focusCustomerIds", value }),
    say(turn, focusCard(customer.name, what === "focus")),
  ];
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

/** A setting and who changed it; `memberId` null for the operator. */
export function settingWrites(memberId: string | null, setting: SettingChange): Write[] {
  const { key, value } = setting;
  return [
    { kind: "setting.set", setting },
    { kind: "audit.note", memberId, what: "setting", subject: key, details: { value } },
  ];
}
