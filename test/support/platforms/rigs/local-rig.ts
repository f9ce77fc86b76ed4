/** The rig of the local page: its own addresses on one side, a chat in memory on the other. */
import { writeAction } from "../../../../src/chat/action.ts";
import { localDescriptor } from "../../../../src/platforms/local/descriptor.ts";
import { renderCard } from "../../../../src/platforms/local/render.ts";
import { exampleCard } from "../../cards.ts";
import { memoryChat } from "../../local-chat.ts";
import { recordingHost, serve } from "../../recording-host.ts";
import { FILE, LOG_ACTION, type Post, type Rig } from "./rig.ts";

const PERSON = "rosa";
const CHAT = "direct:rosa";

export async function openLocalRig(): Promise<Rig> {
  const chat = memoryChat();
  const host = recordingHost();
  host.localPage = { chat, demo: false };
  const platform = await localDescriptor.connect({}, host);
  const { url, close } = await serve(platform.routes);
  const said = { person: PERSON, conversation: CHAT, thread: null };
  const card = exampleCard("notice");
  const button = { label: "Log", action: LOG_ACTION };
  const blocks = [{ kind: "buttons" as const, buttons: [button] }];
  const mine = await chat.add({ ...said, onlyFor: null, text: "Met Dana", card: null, key: null });
  const gone = await chat.add({ ...said, onlyFor: null, text: "Met Erik", card: null, key: null });
  const ours = await chat.add({
    ...said,
    person: null,
    onlyFor: null,
    text: card.text,
    card: { ...card, blocks },
    key: null,
  });
  const post =
    (path: string, body: object): Post =>
    async () => {
      const headers = { "content-type": "application/json" };
      const sent = { method: "POST", headers, body: JSON.stringify({ person: PERSON, ...body }) };
      const response = await fetch(`${url}/local/${path}`, sent);
      if (response.status !== 200) throw new Error(await response.text());
    };
  let isAway = false;
  const { add } = chat;
  chat.add = async (message) => {
    if (!isAway) return add(message);
    isAway = false;
    throw new Error("the database is away");
  };
  let address = CHAT;
  return {
    descriptor: localDescriptor,
    platform,
    host,
    installation: { key: "local", name: "Local", secrets: "{}" },
    person: PERSON,
    get address() {
      const now = address;
      address = CHAT;
      return now;
    },
    posts: {
      message: post("say", { ...said, text: "Called Dana", press: "press-of-a-message" }),
      command: post("say", { ...said, text: "/customer Aldgate", press: "press-of-a-command" }),
      edit: post("edit", { message: mine.id, text: "Met Erik", press: "press-of-an-edit" }),
      remove: post("remove", { message: gone.id }),
      act: post("act", { message: ours.id, action: writeAction(LOG_ACTION), press: "press-of-it" }),
      submit: post("submit", {
        conversation: CHAT,
        form: "log",
        customerId: "",
        values: { what: "A call" },
        press: "press-of-a-form",
      }),
      suggest: () =>
        fetch(
          `${url}/local/suggest?${new URLSearchParams({ person: PERSON, conversation: CHAT, among: "customers", text: "ald" })}`,
        ),
      files: async () => {
        const id = "file-of-a-test";
        await fetch(`${url}/local/file?id=${id}&name=customers.csv`, {
          method: "POST",
          headers: { "content-type": "application/x-rapport-file" },
          body: FILE,
        });
        return post("drop", { conversation: CHAT, files: [id], press: "press-of-a-drop" })?.();
      },
      installed: null,
      uninstalled: null,
      unsupported: null,
    },
    file: FILE,
    breaches: (shown) => (renderCard(shown).includes("undefined") ? ["a gap"] : []),
    endings: {
      later: () => void (isAway = true),
      refused: () => void (address = "person:nobody"),
      unknown: null,
    },
    writeUnheard: null,
    async close() {
      await platform.stop();
      await close();
    },
  };
}
