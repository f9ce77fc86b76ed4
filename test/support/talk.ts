/** People of a workspace who talk to the coach, without a platform's wire in between. */
import type { Action, ActionName } from "../../src/chat/action.ts";
import type { Inbound, Intent } from "../../src/chat/intent.ts";
import type { Received } from "../../src/chat/platform.ts";
import type { Card } from "../../src/chat/view.ts";
import type { WorkspaceRow } from "../../src/store/workspaces/workspaces.ts";
import { workspaceTime } from "../../src/app/context.ts";
import { receive } from "../../src/app/receive.ts";
import type { TestApp } from "./running-app.ts";

/** Words said in a place other than the person's own chat. */
type Saying = { thread?: string; message?: string; times?: number; at?: number };
type Editing = Saying & Pick<Extract<Intent, { kind: "edit" }>, "asks" | "restored">;

export type Talk = Awaited<ReturnType<typeof talkIn>>;

let messages = 0;

/** Ties a workspace's members to the local platform, each by their mail address, with a chat of their own. */
export async function talkIn(app: TestApp, workspace: WorkspaceRow) {
  const { store } = app.app;
  const { id, key } = workspace;
  await store.installations.save(id, "local", { key, name: key, secrets: "{}" });
  for (const member of await store.members.list(id)) {
    const conversation = chatOf(key, member.email);
    await store.members.identify(id, { platform: "local", key: member.email, memberId: member.id });
    await store.members.setAddress(id, "local", member.email, {
      address: conversation,
      conversation,
    });
  }
  const now = async () => workspaceTime(app.app, (await store.workspaces.byId(id)) ?? workspace);

  const hear = async (person: string, intent: Intent, how: Saying & { channel?: string } = {}) => {
    const message = how.message ?? `m-${++messages}`;
    const conversation = how.channel ?? chatOf(key, person);
    const inbound: Inbound = {
      key: `${intent.kind}:${message}`,
      platform: "local",
      installation: key,
      person,
      place: {
        kind: how.channel === undefined ? "direct" : "channel",
        conversation,
        thread: how.thread ?? null,
        address: conversation,
      },
      message: intent.kind === "message" ? message : null,
      at: how.at ?? (await now()),
      intent,
    };
    let answer: Received = { kind: "ignored" };
    for (let n = 0; n < (how.times ?? 1); n++) answer = await receive(app.app, inbound, null);
    if (answer.kind === "accepted") await settled();
    return answer;
  };

  const settled = () => app.settled(workspace);

  const cards = async (address: string): Promise<Card[]> => {
    const rows = await app.rows(
      "SELECT card FROM delivery WHERE workspace_id = $1 AND address = $2 ORDER BY created_at, id",
      [id, address],
    );
    return rows.map((row) => row["card"] as Card);
  };

  return {
    workspace,
    settled,
    now,
    /** the person writes; returns the text of the coach's last message to them */
    async say(person: string, text: string, how: Saying = {}): Promise<string> {
      await hear(person, { kind: "message", text }, how);
      return this.last(person);
    },
    edit: (
      person: string,
      message: string,
      text: string,
      { asks, restored, ...how }: Editing = {},
    ) => {
      const more = { ...(asks !== undefined && { asks }), ...(restored && { restored }) };
      return hear(person, { kind: "edit", message, text, ...more }, how);
    },
    remove: (person: string, message: string, how: Saying = {}) =>
      hear(person, { kind: "remove", message }, how),
    /** `/customer …`: the text of the answer, or of the message that follows a change */
    async command(person: string, text: string, channel?: string): Promise<string> {
      const answer = await hear(person, { kind: "command", text }, channel ? { channel } : {});
      return answer.kind === "accepted" ? this.last(person) : shown(answer);
    },
    /** presses a button: the answer's text, or that of the message that follows */
    async press(
      person: string,
      name: ActionName,
      subject: string,
      value: Action["value"] = null,
    ): Promise<string> {
      const action = { name, subject, value } as Action;
      const answer = await hear(person, { kind: "act", action, message: null });
      return answer.kind === "accepted" ? this.last(person) : shown(answer);
    },
    async submit(person: string, customerId: string, values: Record<string, string>) {
      const answer = await hear(person, { kind: "submit", form: "log", customerId, values });
      return answer.kind === "accepted" ? this.last(person) : shown(answer);
    },
    /** whatever else comes in */
    hear,
    /** how many messages a person got; a new card in an old one's place is none */
    async messages(person: string): Promise<number> {
      const [row] = await app.rows(
        "SELECT count(*)::int AS n FROM delivery WHERE workspace_id = $1 AND address = $2 AND replaces IS NULL",
        [id, chatOf(key, person)],
      );
      return row?.["n"];
    },
    /** all cards to a person, oldest first, as text */
    async heard(person: string): Promise<string[]> {
      return (await cards(chatOf(key, person))).map(textOf);
    },
    async last(person: string): Promise<string> {
      return (await this.heard(person)).at(-1) ?? "";
    },
    /** the newest card to a person */
    async card(person: string): Promise<Card> {
      const card = (await cards(chatOf(key, person))).at(-1);
      if (!card) throw new Error(`${person} has heard nothing`);
      return card;
    },
    cardsAt: cards,
  };
}

const chatOf = (workspace: string, person: string) => `dm:${workspace}:${person}`;

const shown = (answer: Received): string => {
  if (answer.kind === "answer") return textOf(answer.card);
  return answer.kind === "form" ? JSON.stringify(answer.form) : answer.kind;
};

/** All words of a card, block by block, as a person reads them; buttons in square brackets. */
function textOf(card: Card): string {
  const lines = card.blocks.map((block) => {
    if (block.kind === "buttons") return block.buttons.map(({ label }) => `[${label}]`).join(" ");
    return wordsIn({ ...block, kind: "" }).join(" ");
  });
  return lines.filter(Boolean).join("\n");
}

function wordsIn(value: unknown): string[] {
  if (typeof value === "string") return value === "" ? [] : [value];
  if (typeof value === "number") return [String(value)];
  if (Array.isArray(value)) {
    const spans = value.every((part) => typeof part === "object" && part && "text" in part);
    return spans ? [value.map((part) => part.text).join("")] : value.flatMap(wordsIn);
  }
  if (typeof value !== "object" || value === null) return [];
  const { style: _style, tone: _tone, ...rest } = value as Record<string, unknown>;
  return Object.values(rest).flatMap(wordsIn);
}

/** The action of a card's button with this label, which must be there. */
export function buttonOn(card: Card, label: string) {
  const button = card.blocks
    .flatMap((block) => (block.kind === "buttons" ? block.buttons : []))
    .find((one) => one.label === label);
  if (!button) throw new Error(`no button “${label}” on: ${textOf(card)}`);
  return button.action;
}
