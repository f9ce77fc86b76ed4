/** What people do on the page: post, edit, delete, press, fill in. Keeps it in the conversation, then hands it on. */
import { parseAction, writeAction, type Action } from "../../chat/action.ts";
import type { LocalChat, LocalMessage, LocalRoom } from "../../chat/local-chat.ts";
import type { Host, Received } from "../../chat/platform.ts";
import type { Card } from "../../chat/view.ts";
import type { z } from "zod";
import { Refused } from "./errors.ts";
import type { actBody, editBody, removeBody, sayBody, submitBody } from "./parse.ts";
import { inboundOf, intentOf, isCommand, placeOf } from "./parse.ts";
import { renderForm } from "./render.ts";

/** What the page gets back: the id of the message that was posted, and a form where there is one to fill in. */
type Answered = { message: string | null; form: string | null };

type Talk = { chat: LocalChat; host: Host };

/** A person posts words: kept in the conversation, then handed on. The same `press` again changes nothing. */
export async function say({ chat, host }: Talk, body: z.infer<typeof sayBody>): Promise<Answered> {
  const room = await roomOf(chat, body.person, body.conversation);
  const intent = intentOf(body.text);
  if (!intent) throw new Refused(422, "There is no such command here. Try /customer help.");
  const asks = intent.kind === "command";
  const message = await chat.add({
    conversation: room.conversation,
    person: body.person,
    onlyFor: asks && room.kind === "channel" ? body.person : null,
    text: body.text,
    card: null,
    thread: asks ? null : body.thread,
    key: `press:${body.press}`,
  });
  const place = placeOf(room, message.thread);
  const inbound = inboundOf(
    { person: body.person, place, message: message.id, at: message.at, version: "" },
    intent,
  );
  return settle(chat, room, inbound.key, body.person, message.id, await host.receive(inbound));
}

/** A person changes a message of theirs. */
export async function edit(
  { chat, host }: Talk,
  body: z.infer<typeof editBody>,
): Promise<Answered> {
  const { message, room } = await ownMessage(chat, body.person, body.message);
  const changed = await chat.change(message.id, body.text, null);
  if (!changed) throw new Refused(404, "That message is gone.");
  const { now } = await chat.clock.read();
  const place = placeOf(room, message.thread);
  const meant = intentOf(body.text);
  const asks = meant?.kind === "command" ? { asks: meant.text } : null;
  await host.receive(
    inboundOf(
      { person: body.person, place, message: message.id, at: now, version: body.press },
      { kind: "edit", message: message.id, text: body.text, ...asks },
    ),
  );
  return { message: message.id, form: null };
}

/** A person deletes a message of theirs. */
export async function remove(
  { chat, host }: Talk,
  body: z.infer<typeof removeBody>,
): Promise<Answered> {
  const { message, room } = await ownMessage(chat, body.person, body.message);
  await chat.remove(message.id);
  const { now } = await chat.clock.read();
  const place = placeOf(room, message.thread);
  await host.receive(
    inboundOf(
      { person: body.person, place, message: message.id, at: now, version: "" },
      { kind: "remove", message: message.id },
    ),
  );
  return { message: message.id, form: null };
}

/** A person presses a button of a card. Only a button that stands on the card now counts: nobody makes up others. */
export async function act({ chat, host }: Talk, body: z.infer<typeof actBody>): Promise<Answered> {
  const { message, room } = await visibleMessage(chat, body.person, body.message);
  const action = actionOn(message.card, body.action);
  if (!action || message.removed) throw new Refused(409, "That button is no longer there.");
  const { now } = await chat.clock.read();
  const place = placeOf(room, message.thread);
  const inbound = inboundOf(
    { person: body.person, place, message: message.id, at: now, version: body.press },
    { kind: "act", action, message: message.id },
  );
  return settle(chat, room, inbound.key, body.person, null, await host.receive(inbound));
}

/** A person sends the form to log an interaction. */
export async function submit(
  { chat, host }: Talk,
  body: z.infer<typeof submitBody>,
): Promise<Answered> {
  const room = await roomOf(chat, body.person, body.conversation);
  const { now } = await chat.clock.read();
  const { form, customerId, values } = body;
  const inbound = inboundOf(
    {
      person: body.person,
      place: placeOf(room, null),
      message: null,
      at: now,
      version: body.press,
    },
    { kind: "submit", form, customerId, values },
  );
  return settle(chat, room, inbound.key, body.person, null, await host.receive(inbound));
}

/** What follows from what was handed on: an answer becomes a message (in a channel for the asker alone), a form goes to the page. */
async function settle(
  chat: LocalChat,
  room: LocalRoom,
  key: string,
  person: string,
  message: string | null,
  received: Received,
): Promise<Answered> {
  if (received.kind === "form") return { message, form: renderForm(received.form) };
  if (received.kind === "answer") {
    await chat.add({
      conversation: room.conversation,
      person: null,
      onlyFor: room.kind === "channel" ? person : null,
      text: received.card.text,
      card: received.card,
      thread: null,
      key: `answer:${key}`,
    });
  }
  return { message, form: null };
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

async function visibleMessage(
  chat: LocalChat,
  person: string,
  id: string,
): Promise<{ message: LocalMessage; room: LocalRoom }> {
  const message = await chat.message(id);
  if (!message || (message.onlyFor !== null && message.onlyFor !== person))
    throw new Refused(404, "That message is gone.");
  return { message, room: await roomOf(chat, person, message.conversation) };
}

async function ownMessage(
  chat: LocalChat,
  person: string,
  id: string,
): Promise<{ message: LocalMessage; room: LocalRoom }> {
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
