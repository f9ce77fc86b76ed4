/** A town in Microsoft Teams: activities with real tokens through botbuilder, a connector of our own behind it. */
import { startTestApp } from "../running-app.ts";
import { activity, personalChat, post, startLocalTeams, TENANT } from "../teams.ts";
import {
  clockOf,
  elementsOf,
  filledIn,
  type Heard,
  type HeldField,
  heldIn,
  type OpenForm,
  UNLIMITED,
  type OpenTown,
  type Person,
} from "./town.ts";

export const openTeamsTown: OpenTown = async (files, residents) => {
  const teams = await startLocalTeams();
  const cloud = teams.config.cloud ?? {};
  const app = await startTestApp(
    {
      TEAMS_APP_ID: teams.config.appId,
      TEAMS_APP_PASSWORD: teams.config.appPassword,
      TEAMS_OPENID_METADATA_URL: cloud.openIdMetadataUrl ?? "",
      TEAMS_TOKEN_ISSUER: cloud.issuer ?? "",
      TEAMS_LOGIN_URL: cloud.loginUrl ?? "",
      TEAMS_SERVICE_URLS: (cloud.serviceUrls ?? []).join(","),
    },
    UNLIMITED,
  );
  const workspace = await app.take(`teams:${TENANT}`, files);
  const url = `http://127.0.0.1:${app.port}/api/messages`;
  let activities = 0;

  function person(email: string): Person {
    const id = `29:${email}`;
    const chat = personalChat(id);
    const from = { id, name: email, aadObjectId: id };
    const conversation = { id: chat, conversationType: "personal", tenantId: TENANT };
    const send = async (over: Record<string, unknown>, times = 1) => (await hand(over, times)).key;
    const hand = async (over: Record<string, unknown>, times = 1) => {
      const key = String(1_600_000_000_000 + (activities += 1));
      const timestamp = new Date(await clockOf(app, workspace)).toISOString();
      let answer: any = null;
      const one = activity(teams, { id: key, timestamp, from, conversation, ...over });
      for (let n = 0; n < times; n++) {
        const { status, body } = await post(teams, url, one);
        answer = body;
        if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`);
      }
      await app.settled(workspace);
      return { key, answer };
    };
    const invoke = async (replyToId: string, data: object) =>
      (
        await hand({
          type: "invoke",
          name: "adaptiveCard/action",
          replyToId,
          text: undefined,
          value: { action: { type: "Action.Execute", verb: "rapport", data }, trigger: "manual" },
        })
      ).answer;
    const search = async (queryText: string) => {
      const value = { queryText, queryOptions: { skip: 0, top: 20 }, dataset: "customers" };
      const { answer } = await hand({
        type: "invoke",
        name: "application/search",
        text: undefined,
        value,
      });
      const results: { title: string; value: string }[] = answer.value.results;
      return new Map(results.map((one): [string, string] => [one.title, one.value]));
    };
    const formOf = (key: string, card: object): OpenForm => {
      const fields = fieldsIn(card);
      return {
        fields: fields.map(({ id: field }) => field),
        held: heldIn(fields),
        search: async (letters) => [...(await search(letters)).keys()],
        async send(values) {
          const filled = await filledIn(fields, values, search);
          const inputs = filled.map(({ id: field, value }) => [field, value]);
          const [button] = elementsOf(card, "Action.Execute");
          const answer = await invoke(key, { ...button?.["data"], ...Object.fromEntries(inputs) });
          return troubleIn(answer?.value);
        },
      };
    };
    const messages = () => teams.messages.filter((message) => message.conversation === chat);
    return {
      async heard() {
        return messages().map(({ id: key, activity: sent }): Heard => {
          const buttons = elementsOf(sent, "Action.Execute");
          return {
            key,
            words: `${sent["summary"]}\n${JSON.stringify(sent)}`,
            buttons: buttons.map(({ title }) => title),
            async press(label) {
              const button = buttons.find(({ title }) => title === label);
              if (!button) throw new Error(`no button “${label}” on: ${sent["summary"]}`);
              await invoke(key, button["data"]);
            },
          };
        });
      },
      say: (text, { under, times } = {}) =>
        send({ text, ...(under !== undefined && quoting(under)) }, times),
      async drop(sent) {
        const contentType = "application/vnd.microsoft.teams.file.download.info";
        const attachments = Object.entries(sent).map(([file, text]) => {
          teams.files.set(`/files/${file}`, text);
          const downloadUrl = `${new URL(teams.serviceUrl).origin}/files/${file}`;
          return {
            contentType,
            name: file,
            content: { downloadUrl, uniqueId: file, fileType: "csv" },
          };
        });
        await send({ text: "", attachments });
      },
      edit: async (message, text) =>
        void (await send({ type: "messageUpdate", id: message, text })),
      remove: async (message) =>
        void (await send({ type: "messageDelete", id: message, text: undefined })),
      command: async (text) => void (await send({ text: `customer ${text}` })),
      async openForm(by) {
        await (by ? by() : this.command("log"));
        const form = messages().at(-1);
        if (!form) throw new Error("no form came");
        return formOf(form.id, form.activity);
      },
    };
  }

  for (const { email, name } of residents) {
    const id = `29:${email}`;
    teams.people.set(id, { id, name, email });
    teams.rosters.set(personalChat(id), [{ id, name, email }]);
    const from = { id, name, aadObjectId: id };
    const conversation = { id: personalChat(id), conversationType: "personal", tenantId: TENANT };
    const install = { type: "installationUpdate", action: "add", id: `install-${id}` };
    await post(teams, url, activity(teams, { ...install, from, conversation }));
  }
  await app.settled(workspace);
  return {
    app,
    workspace,
    person,
    // Without a channel, a digest goes to the manager's own chat.
    digestsFor: async (manager) => async () =>
      (await person(manager).heard()).map(({ words }) => words),
    async close() {
      await app.end();
      await teams.stop();
    },
  };
};

/** Personal chats have no threads; an answer to a message names it beside the words. */
const quoting = (message: string) => ({
  attachments: [
    {
      contentType: "text/html",
      content:
        `<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="${message}">` +
        `<strong>Rapport</strong><p itemprop="preview">…</p></blockquote><p>…</p>`,
    },
  ],
});

/** The fields of a form's card. */
function fieldsIn(card: object): HeldField[] {
  const kindOf = (field: Record<string, any>): HeldField["kind"] =>
    field["type"] !== "Input.ChoiceSet"
      ? "typed"
      : field["choices.data"]
        ? "search"
        : field["isMultiSelect"]
          ? "several"
          : "choice";
  return ["Input.Text", "Input.Date", "Input.ChoiceSet"].flatMap((kind) =>
    elementsOf(card, kind).map((field) => ({
      id: field["id"],
      kind: kindOf(field),
      value: field["value"] ?? "",
      options: new Map<string, string>(
        (field["choices"] ?? []).map((choice: { title: string; value: string }) => [
          choice.title,
          choice.value,
        ]),
      ),
    })),
  );
}

/** What a form that comes back says of its fields, each below the one that it is about. */
function troubleIn(card: { body?: Record<string, any>[] } | undefined): Record<string, string> {
  const body = card?.body ?? [];
  return Object.fromEntries(
    body.flatMap((element, n) => {
      const text: string = element["inlines"]?.[0]?.text ?? "";
      const field = body[n - 1]?.["id"];
      return text.startsWith("⚠") && field ? [[field, text]] : [];
    }),
  );
}
