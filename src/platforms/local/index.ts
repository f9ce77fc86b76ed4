import type { IncomingMessage, ServerResponse } from "node:http";
import { isDeepStrictEqual } from "node:util";
import type { LocalChat } from "../../chat/local-chat.ts";
import type { Found, Host, Platform, Route, SendOrder, SendResult } from "../../chat/platform.ts";
import { tellChanges } from "./events.ts";
import { faceOf } from "./face.ts";
import { refusal } from "./gate.ts";
import { answerJson, readJson, readQuery, Refused } from "./http.ts";
import { MESSAGES_SHOWN } from "./limits.ts";
import { showMessages } from "./message.ts";
import { readAssets } from "./page.ts";
import {
  actBody,
  clockBody,
  editBody,
  messagesQuery,
  removeBody,
  sayBody,
  stateQuery,
  submitBody,
} from "./parse.ts";
import { act, edit, remove, roomOf, say, submit } from "./talk.ts";

const PERSON = "person:";
const DATABASE_AWAY_RETRY_MS = 5_000;

/** `demo`: the people are invented, and the page says so. */
export type LocalOptions = { chat: LocalChat; demo: boolean };

/**
 * The local page: a chat in the browser, for trying Rapport out and for a workspace without Slack or Teams. Its routes answer on exact paths
 * (the query aside) and refuse whatever does not come from this machine and this page. Addresses are a conversation's key or `person:KEY`.
 */
export async function connectLocal(options: LocalOptions, host: Host): Promise<Platform> {
  const { chat } = options;
  const changes = tellChanges(chat);
  const talk = { chat, host };
  const route = (path: string, method: "GET" | "POST", answerTo: Answer): Route =>
    guarded(path, method, host, answerTo);
  const assets = await readAssets();
  return {
    name: "local",
    routes: [
      ...assets.map(({ path, serve }) =>
        route(path, "GET", async (request, response) => serve(request, response)),
      ),
      route("/local/state", "GET", async (request, response) => {
        answerJson(response, 200, await stateFor(options, readQuery(request, stateQuery).person));
      }),
      route("/local/messages", "GET", async (request, response) => {
        const { person, conversation } = readQuery(request, messagesQuery);
        answerJson(response, 200, await messagesFor(chat, person, conversation));
      }),
      route("/local/events", "GET", async (_request, response) => changes.open(response)),
      route("/local/say", "POST", async (request, response) =>
        answerJson(response, 200, await say(talk, await readJson(request, sayBody))),
      ),
      route("/local/edit", "POST", async (request, response) =>
        answerJson(response, 200, await edit(talk, await readJson(request, editBody))),
      ),
      route("/local/remove", "POST", async (request, response) =>
        answerJson(response, 200, await remove(talk, await readJson(request, removeBody))),
      ),
      route("/local/act", "POST", async (request, response) =>
        answerJson(response, 200, await act(talk, await readJson(request, actBody))),
      ),
      route("/local/submit", "POST", async (request, response) =>
        answerJson(response, 200, await submit(talk, await readJson(request, submitBody))),
      ),
      route("/local/clock", "POST", async (request, response) => {
        await chat.clock.move((await readJson(request, clockBody)).to);
        answerJson(response, 200, await chat.clock.read());
      }),
    ],
    send: (order) => send(chat, order),
    find: (order) => find(chat, order),
    async profile(_installation, person) {
      const known = (await chat.people()).find(({ key }) => key === person);
      return known
        ? { key: known.key, email: null, name: known.name, timezone: null, guest: false }
        : null;
    },
    missed: null,
    check: async () => ({ ok: true, sentence: "The local page needs no credentials." }),
    stop: async () => changes.stop(),
  };
}

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** A route behind the gate. What goes wrong becomes a status and a sentence that the page can show. */
function guarded(path: string, method: "GET" | "POST", host: Host, answerTo: Answer): Route {
  return {
    path,
    async handle(request, response) {
      const reason = refusal(request);
      if (reason) return answerJson(response, 403, { error: reason });
      if (request.method !== method && !(method === "GET" && request.method === "HEAD"))
        return answerJson(response, 405, { error: `This address takes ${method}.` });
      try {
        await answerTo(request, response);
      } catch (cause) {
        if (response.headersSent) response.destroy();
        else if (cause instanceof Refused)
          answerJson(response, cause.status, { error: cause.message });
        else {
          host.log.error({ err: cause, path }, "the local page could not answer");
          answerJson(response, 503, {
            error: "Rapport can't reach its memory right now. Try again in a moment.",
          });
        }
      }
    },
  };
}

async function stateFor({ chat, demo }: LocalOptions, person: string | undefined): Promise<object> {
  const [people, clock] = await Promise.all([chat.people(), chat.clock.read()]);
  const known = person !== undefined && people.some(({ key }) => key === person);
  const rooms = known ? await chat.rooms(person) : [];
  const newest = known
    ? await Promise.all(rooms.map(({ conversation }) => chat.messages(conversation, person, 1)))
    : [];
  return {
    demo,
    clock,
    people: people.map((each) => ({ ...each, ...faceOf(each.key, each.name) })),
    rooms: rooms.map((room, n) => ({ ...room, newest: newest[n]?.at(-1)?.id ?? null })),
  };
}

async function messagesFor(chat: LocalChat, person: string, conversation: string): Promise<object> {
  const room = await roomOf(chat, person, conversation);
  const [messages, people, { zone }] = await Promise.all([
    chat.messages(conversation, person, MESSAGES_SHOWN),
    chat.people(),
    chat.clock.read(),
  ]);
  return { room, messages: showMessages(messages, person, people, zone) };
}

/** Adding is one with what was added before by the same key, so a send that failed can always be tried again. */
async function send(chat: LocalChat, order: SendOrder): Promise<SendResult> {
  try {
    if (order.replaces !== null) {
      const changed = await chat.change(order.replaces, order.card.text, order.card);
      if (!changed)
        return { kind: "refused", reason: "The message to replace is gone.", who: "message" };
      return sent(changed);
    }
    const conversation = await conversationAt(chat, order.address);
    if (conversation === null)
      return { kind: "refused", reason: "Nobody is at that address.", who: "person" };
    const { card, thread, key } = order;
    return sent(
      await chat.add({
        conversation,
        person: null,
        onlyFor: null,
        text: card.text,
        card,
        thread,
        key,
      }),
    );
  } catch (cause) {
    return {
      kind: "later",
      afterMs: DATABASE_AWAY_RETRY_MS,
      reason: String(cause),
      scope: "workspace",
    };
  }
}

async function find(chat: LocalChat, order: SendOrder): Promise<Found> {
  const message =
    order.replaces === null ? await chat.findByKey(order.key) : await chat.message(order.replaces);
  if (!message) return { kind: "absent" };
  // Replacing is told by what stands there now; doing it a second time would change nothing.
  if (order.replaces !== null && !isDeepStrictEqual(message.card, order.card))
    return { kind: "absent" };
  return sent(message);
}

function sent({
  id,
  conversation,
}: {
  id: string;
  conversation: string;
}): Extract<SendResult, { kind: "sent" }> {
  return { kind: "sent", reference: id, conversation, message: id };
}

async function conversationAt(chat: LocalChat, address: string): Promise<string | null> {
  if (!address.startsWith(PERSON)) return address;
  const person = address.slice(PERSON.length);
  if (!(await chat.people()).some(({ key }) => key === person)) return null;
  return (await chat.rooms(person)).find(({ kind }) => kind === "direct")?.conversation ?? null;
}
