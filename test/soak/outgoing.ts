/** Messages that fall due on Slack and Teams, and how often each arrived. */
import type { WorkspaceRow } from "../../src/store/workspaces/workspaces.ts";
import type { FakeSlack } from "../support/slack-api.ts";
import { BOT_ID, type LocalTeams, personalChat, TENANT } from "../support/teams.ts";
import { type Figure, none, told } from "./figure.ts";
import type { Ground } from "./ground.ts";

const QUICKEST_MS = 5;
const SLOWEST_MS = 700;

/** How long a provider takes to answer. */
export const anyLatency = () => QUICKEST_MS + Math.random() * (SLOWEST_MS - QUICKEST_MS);

/** Lets our Slack take its time with each message, as the real one does. */
export function slowDown(slack: FakeSlack): void {
  slack.fault = ({ method }) =>
    method === "chat.postMessage" ? { kind: "delay", ms: anyLatency() } : null;
}

/** Makes one message due for somebody on Slack; its text is its key. */
export async function dueOnSlack(
  ground: Ground,
  workspace: WorkspaceRow,
  person: number,
  key: string,
): Promise<void> {
  await add(ground, workspace, { platform: "slack", address: `person:U${person}` }, key);
}

/** The same on Teams, into the chat that the person opened. */
export async function dueOnTeams(
  ground: Ground,
  workspace: WorkspaceRow,
  { serviceUrl }: LocalTeams,
  person: number,
  key: string,
): Promise<void> {
  const conversation = personalChat(`29:p${person}`);
  const place = { serviceUrl, conversation, kind: "personal", tenant: TENANT, bot: BOT_ID };
  await add(ground, workspace, { platform: "teams", address: JSON.stringify(place) }, key);
}

async function add(
  { store }: Ground,
  workspace: WorkspaceRow,
  to: { platform: string; address: string },
  key: string,
): Promise<void> {
  const card = { kind: "card", name: "notice", text: key } as const;
  await store.deliveries.add(workspace.id, {
    key,
    kind: "notice",
    ...to,
    card: { ...card, blocks: [{ kind: "text", text: key }] },
  });
}

/** On Slack each message that was due arrives, and arrives once. */
export function countOnSlack(slack: FakeSlack, keys: string[]): Figure[] {
  const arrived = countsOf([...slack.conversations.values()].flat().map(({ text }) => text));
  return [
    told("nudges.slack.due", keys.length, "messages"),
    none("nudges.slack.lost", keys.filter((key) => !arrived.has(key)).length, "messages"),
    none("nudges.slack.doubled", many(keys, arrived), "messages"),
  ];
}

/**
 * On Teams none arrives twice, and of each that is not surely sent we say so: what is told as sent arrived, and what
 * did not arrive is told as unknown.
 */
export async function countOnTeams(
  { database }: Ground,
  workspace: WorkspaceRow,
  teams: LocalTeams,
  keys: string[],
): Promise<Figure[]> {
  const arrived = countsOf(teams.messages.map(({ activity }) => textOf(activity, keys)));
  const { rows } = await database.pool.query<{ key: string; state: string }>(
    "SELECT idempotency_key AS key, state FROM delivery WHERE workspace_id = $1",
    [workspace.id],
  );
  const states = new Map(rows.map(({ key, state }) => [key, state]));
  const unknown = keys.filter((key) => states.get(key) === "unknown");
  const said = (key: string) =>
    states.get(key) === "unknown" || (states.get(key) === "sent" && arrived.get(key) === 1);
  const arrivedAll = unknown.filter((key) => arrived.has(key)).length;
  return [
    told("nudges.teams.due", keys.length, "messages"),
    told("nudges.teams.unknown", unknown.length, "messages", `${arrivedAll} of them arrived`),
    none("nudges.teams.doubled", many(keys, arrived), "messages"),
    none("nudges.teams.not-listed", keys.filter((key) => !said(key)).length, "messages"),
  ];
}

/** A message's key, somewhere in its card. */
function textOf(activity: Record<string, unknown>, keys: string[]): string {
  const whole = JSON.stringify(activity);
  const found = /soak:[a-z]+:\d+:\d+:/.exec(whole)?.[0] ?? "";
  return keys.includes(found) ? found : whole;
}

function countsOf(texts: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

function many(keys: string[], counts: Map<string, number>): number {
  return keys.filter((key) => (counts.get(key) ?? 0) > 1).length;
}
