/** The rig of the made-up platform. */
import { writeAction } from "../../../../src/chat/action.ts";
import {
  MEMO_SPACE,
  MEMO_TOKEN,
  memoChat,
  postMemo,
  startMemoService,
} from "../../memo-service.ts";
import { recordingHost, serve } from "../../recording-host.ts";
import { memoDescriptor } from "../memo/descriptor.ts";
import {
  EVENTS_PATH,
  LONGEST_LABEL,
  LONGEST_LINE,
  MAX_BUTTONS,
  MAX_LINES,
} from "../memo/limits.ts";
import type { MemoEvent } from "../memo/parse.ts";
import { renderCard } from "../memo/render.ts";
import { FILE, LOG_ACTION, type Post, type Rig } from "./rig.ts";

const PERSON = "rosa";

export async function openMemoRig(): Promise<Rig> {
  const service = await startMemoService();
  service.people.set(PERSON, { key: PERSON, name: "Rosa Lind", email: "rosa@example.com" });
  const host = recordingHost();
  const platform = await memoDescriptor.connect({ url: service.url, token: MEMO_TOKEN }, host);
  const { url, close } = await serve(platform.routes);
  const chat = memoChat(PERSON);
  const usual = { space: MEMO_SPACE, chat, person: PERSON, at: 1_767_600_000_000 };
  const post =
    (over: Partial<MemoEvent> & Pick<MemoEvent, "kind">): Post =>
    () =>
      postMemo(`${url}${EVENTS_PATH}`, { ...usual, event: `${over.kind} ${over.text}`, ...over });
  return {
    descriptor: memoDescriptor,
    platform,
    host,
    installation: { key: MEMO_SPACE, name: "Memo space", secrets: "{}" },
    person: PERSON,
    address: chat,
    posts: {
      message: post({ kind: "words", text: "Called Dana", message: "m1" }),
      command: post({ kind: "words", text: "/customer Aldgate", message: "m2" }),
      edit: post({ kind: "changed", text: "Called Erik", message: "m1" }),
      remove: post({ kind: "deleted", message: "m1" }),
      act: post({ kind: "pressed", value: writeAction(LOG_ACTION), message: "m3" }),
      submit: post({ kind: "filled", values: { what: "A call" } }),
      suggest: post({ kind: "typed", text: "ald" }),
      files: null,
      installed: post({ kind: "joined" }),
      uninstalled: post({ kind: "left" }),
      unsupported: post({ kind: "waved" }),
    },
    file: FILE,
    breaches(card) {
      const { text, lines, buttons } = renderCard(card);
      return [
        ...(lines.length > MAX_LINES ? ["lines"] : []),
        ...[text, ...lines].filter((line) => line.length > LONGEST_LINE),
        ...(buttons.length > MAX_BUTTONS ? ["buttons"] : []),
        ...buttons.map(({ label }) => label).filter((label) => label.length > LONGEST_LABEL),
      ];
    },
    endings: {
      later: () => void service.faults.set("send", { status: 429, error: "too fast" }),
      refused: () => void service.faults.set("send", { status: 403, error: "gone away" }),
      unknown: () => void service.faults.set("send", "cut after"),
    },
    writeUnheard(count) {
      for (let n = 0; n < count; n++) {
        const at = Date.now() + n;
        const words = { event: `unheard ${n}`, kind: "words", text: `Unheard ${n}` } as const;
        service.history.push({ ...usual, ...words, message: `u${n}`, at });
      }
    },
    async close() {
      await platform.stop();
      await close();
      await service.close();
    },
  };
}
