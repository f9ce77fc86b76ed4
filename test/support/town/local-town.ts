/** A town on the local page, by the addresses that the page itself uses. */
import { provisionLocal } from "../../../src/features/local/local-workspace.ts";
import { eventually, startTestApp } from "../running-app.ts";
import {
  filledIn,
  type HeldField,
  heldIn,
  type OpenForm,
  type OpenTown,
  type Person,
} from "./town.ts";

let presses = 0;
const press = () => `press-${(presses += 1)}-of-a-town`;

export const openLocalTown: OpenTown = async (files) => {
  const app = await startTestApp({ LOCAL_PAGE: "on" });
  const workspace = await app.take("local", files);
  await provisionLocal(app.app, workspace);
  const base = `http://127.0.0.1:${app.port}`;
  const ask = async (path: string, body?: object): Promise<any> => {
    const headers = { "content-type": "application/json", origin: base };
    const post = { method: "POST", headers, body: JSON.stringify(body) };
    const answer = await fetch(`${base}/local/${path}`, body && post);
    if (answer.status !== 200) throw new Error(`${path}: ${await answer.text()}`);
    return answer.json();
  };
  const { people } = await ask("state");
  const members = await app.app.store.members.list(workspace.id);

  function person(email: string): Person {
    const { name } = members.find((member) => member.email === email) ?? {};
    const me: string = people.find((one: { name: string }) => one.name === name).key;
    const conversation = `dm:${me}`;
    /** the form that was opened last */
    let opened: string | null = null;
    const done = async (path: string, body: object) => {
      const answer = await ask(path, { person: me, ...body });
      if (answer.form) opened = answer.form;
      await app.settled(workspace);
      return answer;
    };
    const say = (text: string, thread: string | null, key = press()) =>
      done("say", { conversation, thread, text, press: key });
    const formOf = (form: string): OpenForm => {
      const fields = fieldsIn(form);
      const customerId = /data-customer="([^"]*)"/.exec(form)?.[1] ?? "";
      const search = async (text: string) => {
        const query = { person: me, conversation, among: "customers", text };
        const { options } = await ask(`suggest?${new URLSearchParams(query)}`);
        const found: { label: string; value: string }[] = options;
        return new Map(found.map((one): [string, string] => [one.label, one.value]));
      };
      return {
        fields: fields.map(({ id }) => id),
        held: heldIn(fields),
        search: async (letters) => [...(await search(letters)).keys()],
        async send(values) {
          const filled = await filledIn(fields, values, search);
          const sent = Object.fromEntries(filled.map(({ id, value }) => [id, value]));
          const formName = /data-form="([^"]*)"/.exec(form)?.[1] ?? "";
          const body = { conversation, form: formName, customerId, press: press(), values: sent };
          const { form: again } = await done("submit", body);
          return again === null ? {} : troubleIn(again);
        },
      };
    };
    return {
      async heard() {
        const query = new URLSearchParams({ conversation, person: me });
        const { messages } = await ask(`messages?${query}`);
        return (messages as Shown[])
          .filter(({ from }) => from === "coach")
          .map(({ id, text, html }) => {
            const buttons = buttonsIn(html);
            return {
              key: id,
              words: `${text}\n${wordsIn(html)}`,
              buttons: [...buttons.keys()],
              async press(label) {
                const action = buttons.get(label);
                if (action === undefined) throw new Error(`no button “${label}” on: ${text}`);
                await done("act", { message: id, action, press: press() });
              },
            };
          });
      },
      async say(text, { under, times = 1 } = {}) {
        const key = press();
        let answer;
        for (let n = 0; n < times; n++) answer = await say(text, under ?? null, key);
        return answer.message;
      },
      async drop(sent) {
        const ids = Object.keys(sent).map(() => press());
        for (const [n, [file, body]] of Object.entries(sent).entries()) {
          const query = new URLSearchParams({ id: ids[n] ?? "", name: file });
          const headers = { "content-type": "application/x-rapport-file" };
          await fetch(`${base}/local/file?${query}`, { method: "POST", headers, body });
        }
        await done("drop", { conversation, files: ids, press: press() });
      },
      edit: (message, text) => done("edit", { message, text, press: press() }),
      remove: (message) => done("remove", { message }),
      command: (text) => say(`/customer ${text}`, null),
      async openForm(by) {
        opened = null;
        const form: string = await eventually("the form", async () => {
          await (by ? by() : this.command("log"));
          return opened;
        });
        return formOf(form);
      },
    };
  }

  return {
    app,
    workspace,
    person,
    async digestsFor(manager) {
      const { id } = members.find(({ email }) => email === manager) ?? { id: "" };
      const query = new URLSearchParams({ conversation: `team:${id}`, person: id });
      return async () => {
        const { messages } = await ask(`messages?${query}`);
        return (messages as Shown[]).map(({ text, html }) => `${text}\n${wordsIn(html)}`);
      };
    },
    close: () => app.end(),
  };
};

type Shown = { id: string; from: string; text: string; html: string };

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
const unescaped = (html: string) =>
  html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? "");
const wordsIn = (html: string) => unescaped(html.replaceAll(/<[^>]+>/g, ""));

const buttonsIn = (html: string) =>
  new Map(
    [...html.matchAll(/<button[^>]*data-action="([^"]*)"[^>]*>([^<]*)</g)].map(
      ([, action = "", label = ""]) => [unescaped(label), unescaped(action)],
    ),
  );

function fieldsIn(form: string): HeldField[] {
  const boxes = new Map<string, HeldField>();
  const fields = [
    ...form.matchAll(
      /<(input|textarea|select)\b([^>]*)>([\s\S]*?)(?=<(?:input|textarea|select|button)\b|$)/g,
    ),
  ].flatMap(([, , attributes = "", inside = ""]): HeldField[] => {
    const valueIn = (text: string) => unescaped(/\bvalue="([^"]*)"/.exec(text)?.[1] ?? "");
    const id = /name="([^"]*)"/.exec(attributes)?.[1] ?? "";
    if (attributes.includes("checkbox")) {
      const known = boxes.get(id);
      const box = known ?? { id, kind: "several", value: "", options: new Map() };
      const label = unescaped(/<span[^>]*>([^<]*)</.exec(inside)?.[1] ?? "");
      box.options.set(label, valueIn(attributes));
      if (attributes.includes("checked"))
        box.value = [box.value, valueIn(attributes)].filter(Boolean).join(",");
      boxes.set(id, box);
      return known ? [] : [box];
    }
    if (attributes.includes("data-search")) {
      const options = new Map(
        [...inside.matchAll(/<option value="([^"]*)" data-value="([^"]*)"/g)].map(
          ([, label = "", value = ""]) => [unescaped(label), value],
        ),
      );
      return [{ id, kind: "search", value: options.get(valueIn(attributes)) ?? "", options }];
    }
    const options = [...inside.matchAll(/<option([^>]*)>([^<]*)</g)];
    const chosen = options.find(([, about = ""]) => about.includes("selected"));
    return [
      {
        id,
        kind: options.length > 0 ? "choice" : "typed",
        value: chosen ? valueIn(chosen[1] ?? "") : valueIn(attributes),
        options: new Map(
          options.map(([, about = "", label = ""]) => [unescaped(label), valueIn(about)]),
        ),
      },
    ];
  });
  return fields;
}

/** What a form that comes back says of its fields. */
const troubleIn = (form: string): Record<string, string> =>
  Object.fromEntries(
    form.split(/(?=<(?:div|fieldset) class="field")/).flatMap((part) => {
      const trouble = /class="field-trouble"[^>]*>([^<]*)</.exec(part)?.[1];
      const id = /name="([^"]*)"/.exec(part)?.[1];
      return trouble !== undefined && id !== undefined ? [[id, unescaped(trouble)]] : [];
    }),
  );
