/** What people do on the page: post, edit, delete, press, fill in. Keeps it in the conversation, then hands it on. */
import { parseAction, writeAction, type Action } from "../../chat/action.ts";
import type { LocalChat, LocalMessage, LocalRoom } from "../../chat/local-chat.ts";
import type { Intent } from "../../chat/intent.ts";
import type { Host } from "../../chat/platform.ts";
import type { Card, FieldOption } from "../../chat/view.ts";
import type { z } from "zod";
import { Refused } from "./errors.ts";
import type { LocalDrops } from "./drops.ts";
import type {
  actBody,
  dropBody,
  editBody,
  removeBody,
  sayBody,
  submitBody,
  suggestQuery,
} from "./parse.ts";
import { inboundOf, intentOf, isCommand, placeOf } from "./parse.ts";
import { renderForm } from "./render.ts";

/** What the page gets back: the id of the message that was posted, and a form where there is one to fill in. */
type Answered = { message: string | null; form: string | null };

type Talk = { chat: LocalChat; host: Host };

/** A person posts words: kept in the conversation, then handed on. The same `press` again changes nothing. */
export async function say(talk: Talk, body: z.infer<typeof sayBody>): Promise<Answered> {
  const { person, conversation, text, thread, press } = body;
  const room = await roomOf(talk.chat, person, conversation);
  const intent = intentOf(text);
  if (!intent) throw new Refused(422, "There is no such command here. Try /customer help.");
  const asks = intent.kind === "command";
  const message = await talk.chat.add({
    conversation,
    person,
    onlyFor: asks && room.kind === "channel" ? person : null,
    text,
    card: null,
    thread: asks ? null : thread,
    key: `press:${press}`,
  });
  const answered = await handOn(
    talk,
    { room, person, message, at: message.at, version: "" },
    intent,
  );
  return { ...answered, message: message.id };
}

/** A person drops files: their names become a message, and the files are handed on with it. */
export async function drop(
  { drops, ...talk }: Talk & { drops: LocalDrops },
  body: z.infer<typeof dropBody>,
): Promise<Answered> {
  const { person, conversation, press } = body;
  const room = await roomOf(talk.chat, person, conversation);
  const files = drops.known(body.files);
  if (room.kind !== "direct") throw new Refused(422, "Drop files in your own chat with the coach.");
  if (files.length < body.files.length)
    throw new Refused(409, "Those files are gone: drop them again.");
  const text = files.map(({ name }) => name).join(", ");
  const said = { conversation, person, onlyFor: null, text, card: null, thread: null };
  const message = await talk.chat.add({ ...said, key: `press:${press}` });
  const intent: Intent = { kind: "files", text: "", files };
  await handOn(talk, { room, person, message, at: message.at, version: "" }, intent);
  return { message: message.id, form: null };
}

/** A person changes a message of theirs. */
export async function edit(talk: Talk, body: z.infer<typeof editBody>): Promise<Answered> {
  const { person, text, press } = body;
  const own = await ownMessage(talk.chat, person, body.message);
  const changed = await talk.chat.change(body.message, text, null);
  if (!changed) throw new Refused(404, "That message is gone.");
  const intent: Intent = { kind: "edit", message: body.message, text };
  await handOn(talk, { ...own, person, version: press }, intent);
  return { message: body.message, form: null };
}

/** A person deletes a message of theirs. */
export async function remove(talk: Talk, body: z.infer<typeof removeBody>): Promise<Answered> {
  const own = await ownMessage(talk.chat, body.person, body.message);
  await talk.chat.remove(body.message);
  const intent: Intent = { kind: "remove", message: body.message };
  await handOn(talk, { ...own, person: body.person, version: "" }, intent);
  return { message: body.message, form: null };
}

/** A person presses a button of a card. Only a button that stands on the card now counts: nobody makes up others. */
export async function act(talk: Talk, body: z.infer<typeof actBody>): Promise<Answered> {
  const on = await visibleMessage(talk.chat, body.person, body.message);
  const action = actionOn(on.message.card, body.action);
  if (!action || on.message.removed) throw new Refused(409, "That button is no longer there.");
  const intent: Intent = { kind: "act", action, message: body.message };
  return handOn(talk, { ...on, person: body.person, version: body.press }, intent);
}

/** A person sends the form to log an interaction. */
export async function submit(talk: Talk, body: z.infer<typeof submitBody>): Promise<Answered> {
  const { person, conversation, form, customerId, values, press } = body;
  const room = await roomOf(talk.chat, person, conversation);
  const intent: Intent = { kind: "submit", form, customerId, values };
  return handOn(talk, { room, person, message: null, version: press }, intent);
}

/** Letters typed into a search of a form: what may be meant by them. */
export async function suggest(
  talk: Talk,
  { person, conversation, among, text }: z.infer<typeof suggestQuery>,
): Promise<{ options: FieldOption[] }> {
  const room = await roomOf(talk.chat, person, conversation);
  const { now: at } = await talk.chat.clock.read();
  const deed = { person, place: placeOf(room, null), message: null, at, version: text };
  const received = await talk.host.receive(inboundOf(deed, { kind: "suggest", among, text }));
  return { options: received.kind === "options" ? received.options : [] };
}

/** What somebody did: in which room, to which message, and (else now) when. */
type Deed = {
  room: LocalRoom;
  person: string;
  message: LocalMessage | null;
  version: string;
  at?: number;
};

/** Hands on what was done. An answer becomes a message (in a channel for the asker alone), a form goes to the page. */
async function handOn({ chat, host }: Talk, deed: Deed, intent: Intent): Promise<Answered> {
  const { room, person, message, version } = deed;
  const at = deed.at ?? (await chat.clock.read()).now;
  const place = placeOf(room, message?.thread ?? null);
  const inbound = inboundOf({ person, place, message: message?.id ?? null, at, version }, intent);
  const received = await host.receive(inbound);
  if (received.kind === "form") return { message: null, form: renderForm(received.form) };
  if (received.kind === "answer") {
    await chat.add({
      conversation: room.conversation,
      person: null,
      onlyFor: room.kind === "channel" ? person : null,
      text: received.card.text,
      card: received.card,
      thread: null,
      key: `answer:${inbound.key}`,
    });
  }
  return { message: null, form: null };
}

/** The room, if the person is in it. Throws Refused 404. */
export async function roomOf(
  chat: LocalChat,
  person: string,
  conversation: string,
): Promise<LocalRoom> {
  const people = await chat.people();
  if (!people.some(({ key }) => key === person))
    throw new Refused(404, "Nobody of that name is here.");
  const room = (await chat.rooms(person)).find((each) => each.conversation === conversation);
  if (!room) throw new Refused(404, "That conversation is not one of yours.");
  return room;
}

async function visibleMessage(chat: LocalChat, person: string, id: string) {
  const message = await chat.message(id);
  if (!message || (message.onlyFor !== null && message.onlyFor !== person))
    throw new Refused(404, "That message is gone.");
  return { message, room: await roomOf(chat, person, message.conversation) };
}

async function ownMessage(chat: LocalChat, person: string, id: string) {
  const { message, room } = await visibleMessage(chat, person, id);
  if (message.person !== person) throw new Refused(403, "You can change your own messages only.");
  if (message.removed) throw new Refused(409, "That message is deleted already.");
  if (isCommand(message))
    throw new Refused(409, "A command was answered already; there is nothing to change.");
  return { message, room };
}

function actionOn(card: Card | null, wire: string): Action | null {
  const buttons =
    card?.blocks.flatMap((block) => (block.kind === "buttons" ? block.buttons : [])) ?? [];
  return buttons.some(({ action }) => writeAction(action) === wire) ? parseAction(wire) : null;
}
