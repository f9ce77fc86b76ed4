/** A town on Memo, the made-up platform: its own events on one side, its own servers on the other. */
import { PLATFORMS } from "../../../src/platforms/index.ts";
import { MEMO_SPACE, MEMO_TOKEN, memoChat, postMemo, startMemoService } from "../memo-service.ts";
import { memoDescriptor } from "../platforms/memo/descriptor.ts";
import type { MemoEvent } from "../platforms/memo/parse.ts";
import type { MemoForm, MemoMessage } from "../platforms/memo/render.ts";
import { startTestApp } from "../running-app.ts";
import type { FieldOption } from "../../../src/chat/view.ts";
import {
  clockOf,
  filledIn,
  heldIn,
  type Heard,
  UNLIMITED,
  type OpenTown,
  type Person,
} from "./town.ts";

const CHANNEL = "north";

export const openMemoTown: OpenTown = async (files, residents) => {
  const service = await startMemoService();
  const app = await startTestApp(
    { MEMO_URL: service.url, MEMO_TOKEN },
    { ...UNLIMITED, platforms: [...PLATFORMS, memoDescriptor] },
  );
  const workspace = await app.take(`memo:${MEMO_SPACE}`, files);
  const url = `http://127.0.0.1:${app.port}${memoDescriptor.endpoint}`;
  /** answers for the asker alone */
  const shown: { person: string; message: MemoMessage }[] = [];
  let events = 0;
  const send = async (
    email: string,
    over: Partial<MemoEvent> & Pick<MemoEvent, "kind">,
    times = 1,
  ) => {
    const event = `e${(events += 1)}`;
    const at = await clockOf(app, workspace);
    const usual = { event, space: MEMO_SPACE, chat: memoChat(email), person: email, at };
    let answer: { message?: MemoMessage; form?: MemoForm; options?: FieldOption[] } = {};
    for (let n = 0; n < times; n++) answer = await postMemo(url, { ...usual, ...over });
    if (answer.message) shown.push({ person: email, message: answer.message });
    await app.settled(workspace);
    return answer;
  };

  function person(email: string): Person {
    const hear = (key: string, { text, lines, buttons }: MemoMessage): Heard => ({
      key,
      words: [text, ...lines].join("\n"),
      buttons: buttons.map(({ label }) => label),
      async press(label) {
        const button = buttons.find((one) => one.label === label);
        if (!button) throw new Error(`no button “${label}” on: ${text}`);
        await send(email, { kind: "pressed", value: button.value, message: key });
      },
    });
    const asks = (text: string) =>
      send(email, { kind: "words", text: `/customer ${text}`, message: `w${events}` });
    return {
      heard: async () => [
        ...service.messages
          .filter(({ chat }) => chat === memoChat(email))
          .map((message) => hear(message.id, message)),
        ...shown.filter((one) => one.person === email).map(({ message }) => hear("", message)),
      ],
      async say(text, { under, times } = {}) {
        const message = `w${events}`;
        await send(email, { kind: "words", text, message, thread: under ?? null }, times);
        return message;
      },
      drop: async () => {
        throw new Error("Memo has no files");
      },
      edit: async (message, text) => void (await send(email, { kind: "changed", message, text })),
      remove: async (message) => void (await send(email, { kind: "deleted", message })),
      command: async (text) => void (await asks(text)),
      async openForm() {
        const { form } = await asks("log");
        if (!form) throw new Error("no form came");
        const fields = form.fields.map(({ id, value, options }) => ({
          id,
          kind: id === "customer" ? ("search" as const) : ("typed" as const),
          value,
          options: new Map(options.map((one) => [one.label, one.value])),
        }));
        const search = async (text: string) => {
          const { options = [] } = await send(email, { kind: "typed", text });
          return new Map(options.map(({ label, value }): [string, string] => [label, value]));
        };
        return {
          fields: fields.map(({ id }) => id),
          held: heldIn(fields),
          search: async (letters) => [...(await search(letters)).keys()],
          async send(values) {
            const filled = await filledIn(fields, values, search);
            const all = Object.fromEntries(filled.map(({ id, value }) => [id, value]));
            await send(email, { kind: "filled", value: form.about, values: all });
            return {};
          },
        };
      },
    };
  }

  for (const { email, name } of residents) {
    service.people.set(email, { key: email, name, email });
    await send(email, { kind: "joined" });
  }
  return {
    app,
    workspace,
    person,
    async digestsFor(manager) {
      const where = { chat: CHANNEL, isChannel: true } as const;
      await send(manager, { kind: "words", text: "/customer digest here", ...where });
      return async () =>
        service.messages
          .filter(({ chat }) => chat === CHANNEL)
          .map(({ text, lines }) => [text, ...lines].join("\n"));
    },
    async close() {
      await app.end();
      await service.close();
    },
  };
};
