/** The local page's HTTP addresses as a test uses them: one page and one chat for each test. */
import { afterEach, beforeEach } from "vitest";
import type { Inbound } from "../../src/chat/intent.ts";
import type { LocalMessage } from "../../src/chat/local-chat.ts";
import type { Received } from "../../src/chat/platform.ts";
import type { ShownMessage } from "../../src/platforms/local/message.ts";
import { exampleCard } from "./cards.ts";
import { type LocalPage, openLocalPage } from "./local-page.ts";

type Answer = {
  status: number;
  body: { message?: string; form?: string; error?: string; now?: number };
};

export type LocalTalk = {
  page: LocalPage;
  /** what the house answers; without it everything is accepted */
  answerWith: (inbound: Inbound) => Promise<Received>;
  post(what: string, body: object): Promise<Answer>;
  /** Rosa posts words in her own chat, unless `over` says otherwise. */
  say(text: string, over?: object): Promise<Answer>;
  /** what a person sees in a conversation, when the page knows some of it by its marks */
  seen(person: string, conversation: string, known?: string[]): Promise<ShownMessage[]>;
  /** a card of the coach in a conversation */
  coachSays(name: Parameters<typeof exampleCard>[0], conversation?: string): Promise<LocalMessage>;
};

let presses = 0;

/** A name for a press of a key that was not made before. */
export function press(): string {
  return `press-${(presses += 1)}-of-a-test`;
}

/** Opens and closes a page around each test of a file. */
export function localTalk(): LocalTalk {
  const talk = {} as LocalTalk;
  beforeEach(async () => {
    talk.answerWith = async () => ({ kind: "accepted" });
    talk.page = await openLocalPage({ receive: (inbound) => talk.answerWith(inbound) });
  });
  afterEach(() => talk.page.close());
  talk.post = async (what, body) => {
    const response = await fetch(`${talk.page.address}/local/${what}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Answer["body"] };
  };
  talk.say = (text, over = {}) => {
    const usual = { person: "rosa", conversation: "direct:rosa", thread: null };
    return talk.post("say", { ...usual, text, press: press(), ...over });
  };
  talk.seen = async (person, conversation, known = []) => {
    const query = new URLSearchParams({ person, conversation, known: known.join(",") });
    const response = await fetch(`${talk.page.address}/local/messages?${query.toString()}`);
    return ((await response.json()) as { messages: ShownMessage[] }).messages;
  };
  talk.coachSays = (name, conversation = "direct:rosa") => {
    const card = exampleCard(name);
    const { text } = card;
    const nobody = { person: null, onlyFor: null, thread: null, key: null };
    return talk.page.chat.add({ conversation, text, card, ...nobody });
  };
  return talk;
}
