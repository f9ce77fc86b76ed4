/** Puts the local page together: its addresses, and what each answers. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { z } from "zod";
import type { LocalChat } from "../../chat/local-chat.ts";
import type { Host, Platform, Route } from "../../chat/platform.ts";
import { find, send } from "./send.ts";
import { createDrops } from "./drops.ts";
import { createChangeStream } from "./events.ts";
import { faceOf } from "./face.ts";
import { refusalOf } from "./gate.ts";
import { Refused } from "./errors.ts";
import { answerJson, readJson, readQuery } from "./http.ts";
import { MESSAGES_SHOWN } from "./limits.ts";
import { renderMessages } from "./message.ts";
import { loadAssets } from "./page.ts";
import { loadProfile } from "./profile.ts";
import {
  actBody,
  clockBody,
  dropBody,
  editBody,
  fileQuery,
  messagesQuery,
  removeBody,
  sayBody,
  stateQuery,
  submitBody,
  suggestQuery,
} from "./parse.ts";
import { act, drop, edit, remove, roomOf, say, submit, suggest } from "./receive.ts";

type Page = NonNullable<Host["localPage"]>;

/**
 * The local page: a chat in the browser, for trying Rapport out and for a workspace without Slack or Teams. Its routes answer on exact paths
 * (the query aside) and refuse whatever does not come from this machine and this page. Addresses are a conversation's key or `person:KEY`.
 */
export async function connectLocal(host: Host): Promise<Platform> {
  const page = host.localPage;
  if (!page) throw new Error("The local page needs the chat service behind it");
  const { chat } = page;
  const changes = createChangeStream(chat);
  const drops = createDrops(host.now);
  const talk = { chat, host };
  const route = (path: string, method: "GET" | "POST", answerTo: Answer): Route =>
    guarded(path, method, host, answerTo);
  const post = <T>(path: string, body: z.ZodType<T>, take: (asked: T) => Promise<object>) =>
    route(path, "POST", async (request, response) =>
      answerJson(response, 200, await take(await readJson(request, body))),
    );
  const assets = await loadAssets();
  return {
    name: "local",
    routes: [
      ...assets.map(({ path, serve }) =>
        route(path, "GET", async (request, response) => serve(request, response)),
      ),
      route("/local/state", "GET", async (request, response) => {
        answerJson(response, 200, await stateFor(page, readQuery(request, stateQuery).person));
      }),
      route("/local/messages", "GET", async (request, response) => {
        answerJson(response, 200, await messagesFor(chat, readQuery(request, messagesQuery)));
      }),
      route("/local/events", "GET", async (_request, response) => changes.open(response)),
      post("/local/say", sayBody, (asked) => say(talk, asked)),
      post("/local/edit", editBody, (asked) => edit(talk, asked)),
      post("/local/remove", removeBody, (asked) => remove(talk, asked)),
      post("/local/act", actBody, (asked) => act(talk, asked)),
      post("/local/submit", submitBody, (asked) => submit(talk, asked)),
      route("/local/suggest", "GET", async (request, response) => {
        answerJson(response, 200, await suggest(talk, readQuery(request, suggestQuery)));
      }),
      post("/local/drop", dropBody, (asked) => drop({ ...talk, drops }, asked)),
      route("/local/file", "POST", async (request, response) => {
        const { id, name } = readQuery(request, fileQuery);
        answerJson(response, 200, await drops.keep(request, id, name));
      }),
      post("/local/clock", clockBody, async ({ to }) => {
        await chat.clock.move(to);
        return chat.clock.read();
      }),
    ],
    send: (order) => send(chat, order),
    find: (order) => find(chat, order),
    profile: (_installation, person) => loadProfile(chat, person),
    fetchFile: async (_installation, reference) => drops.fetch(reference),
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
      const reason = refusalOf(request);
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

async function stateFor({ chat, demo }: Page, person: string | undefined): Promise<object> {
  const [people, clock] = await Promise.all([chat.people(), chat.clock.read()]);
  const me = people.find(({ key }) => key === person);
  return {
    demo,
    clock: { now: clock.now, zone: me?.zone ?? clock.zone },
    people: people.map((each) => ({ ...each, ...faceOf(each.name) })),
    rooms: me ? await roomsWithNews(chat, me.key) : [],
  };
}

/** A person's rooms, each with the id of its newest message, by which the page knows that something is new there. */
async function roomsWithNews(chat: LocalChat, person: string): Promise<object[]> {
  const rooms = await chat.rooms(person);
  return Promise.all(
    rooms.map(async (room) => {
      const newest = await chat.messages(room.conversation, person, 1);
      return { ...room, newest: newest.at(-1)?.id ?? null };
    }),
  );
}

type MessagesQuery = z.infer<typeof messagesQuery>;

async function messagesFor(chat: LocalChat, query: MessagesQuery): Promise<object> {
  const { person, conversation, known } = query;
  const room = await roomOf(chat, person, conversation);
  const [messages, people, clock] = await Promise.all([
    chat.messages(conversation, person, MESSAGES_SHOWN),
    chat.people(),
    chat.clock.read(),
  ]);
  const viewer = people.find(({ key }) => key === person);
  const zone = viewer?.zone ?? clock.zone;
  return { room, messages: renderMessages(messages, person, people, zone, known) };
}
