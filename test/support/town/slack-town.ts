/** A town in Slack: signed requests through Bolt, `emulate` behind it. */
import { eventually, startTestApp } from "../running-app.ts";
import {
  directMessage,
  eventOf,
  interactionOf,
  postSigned,
  SIGNING_SECRET,
  slashCommand,
} from "../slack.ts";
import { type EmulatedSlack, startEmulatedSlack } from "../slack-emulated.ts";
import { type Json, openGate } from "./slack-gate.ts";
import {
  clockOf,
  elementsOf,
  filledIn,
  type Heard,
  type HeldField,
  heldIn,
  knowPeople,
  type OpenForm,
  UNLIMITED,
  type OpenTown,
  type Person,
} from "./town.ts";

export const openSlackTown: OpenTown = async (files, residents) => {
  const nameOf = (email: string) => email.split("@")[0] ?? "";
  const slack = await startEmulatedSlack(residents.map(({ email }) => nameOf(email)));
  const gate = await openGate(slack);
  const app = await startTestApp(
    {
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_BOT_TOKEN: slack.token,
      SLACK_API_URL: gate.apiUrl,
    },
    UNLIMITED,
  );
  const installed = await eventually("Slack's workspace", async () =>
    (await app.app.store.workspaces.all()).find(({ key }) => key.startsWith("slack:")),
  );
  const workspace = await app.take(installed.key, files);
  const team = installed.key.replace("slack:", "");
  const known = new Set(
    (await app.app.store.members.list(workspace.id)).map((member) => member.email),
  );
  const url = `http://127.0.0.1:${app.port}/slack/events`;
  const userOf = (email: string) => slack.people.get(nameOf(email)) ?? "";
  await knowPeople(
    app,
    workspace,
    "slack",
    residents
      .filter(({ email }) => known.has(email))
      .map(({ email }): [string, string] => [email, userOf(email)]),
  );
  let stamps = 0;
  const stamp = async () => {
    const seconds = Math.floor((await clockOf(app, workspace)) / 1_000);
    return `${seconds}.${String((stamps += 1)).padStart(6, "0")}`;
  };

  function person(email: string): Person {
    const user = userOf(email);
    const said = new Map<string, Json>();
    const channelOf = async () => {
      const opened = await slack.call("conversations.open", { users: user }, slack.token);
      return (opened["channel"] as { id: string }).id;
    };
    const send = async (body: object | URLSearchParams, headers: Record<string, string> = {}) => {
      const response = await postSigned(url, body, { headers });
      const { status } = response;
      const text = await response.text();
      if (status !== 200) throw new Error(`Slack was answered ${status}`);
      return text;
    };
    const event = async (over: Json, times = 1) => {
      const channel = await channelOf();
      for (let n = 0; n < times; n++) {
        const headers: Record<string, string> = n === 0 ? {} : { "x-slack-retry-num": `${n}` };
        const message = directMessage("", { channel, ...over });
        await send(eventOf(message, team), headers);
      }
      await app.settled(workspace);
    };
    const press = async (on: Json, value: string, isPassing: boolean) => {
      const channel = await channelOf();
      const ts = await stamp();
      await send(
        interactionOf({
          type: "block_actions",
          team: { id: team, domain: "aldgate" },
          user: { id: user, username: nameOf(email) },
          trigger_id: await triggerOf(slack, user),
          channel: { id: channel, name: "directmessage" },
          container: {
            type: "message",
            message_ts: on["ts"],
            channel_id: channel,
            is_ephemeral: isPassing,
          },
          ...(!isPassing && { message: { ts: on["ts"], text: on["text"] } }),
          response_url: gate.respondUrl(user),
          actions: [{ type: "button", action_id: "x:0", block_id: "b", action_ts: ts, value }],
        }),
      );
      await app.settled(workspace);
    };
    const shownAs = (message: Json, isPassing: boolean): Heard => {
      const buttons = elementsOf(message["blocks"], "button");
      return {
        key: message["ts"],
        words: `${message["text"]}\n${JSON.stringify(message["blocks"])}`,
        buttons: buttons.map(({ text }) => text.text),
        async press(label) {
          const button = buttons.find(({ text }) => text.text === label);
          if (!button) throw new Error(`no button “${label}” on: ${message["text"]}`);
          await press(message, button["value"], isPassing);
        },
      };
    };
    const formOf = (view: Json): OpenForm => {
      const fields = (view["blocks"] as Json[]).filter(({ type }) => type === "input").map(fieldOf);
      const from = {
        team: { id: team, domain: "aldgate" },
        user: { id: user, username: nameOf(email) },
      };
      const search = async (value: string) => {
        const asked = { action_id: "search:customers", block_id: "customer", value, view };
        const answer = await send(interactionOf({ type: "block_suggestion", ...from, ...asked }));
        const { options } = JSON.parse(answer) as { options: Json[] };
        return new Map(options.map((one): [string, string] => [one["text"].text, one["value"]]));
      };
      return {
        fields: fields.map(({ id }) => id),
        held: heldIn(fields),
        search: async (letters) => [...(await search(letters)).keys()],
        async send(values) {
          const filled = await filledIn(fields, values, search);
          const state = Object.fromEntries(filled.map(stateOf));
          const sent = {
            type: "view_submission",
            ...from,
            view: { ...view, state: { values: state } },
          };
          const answer = await send(interactionOf(sent));
          await app.settled(workspace);
          return answer === "" ? {} : troubleIn(JSON.parse(answer) as Json);
        },
      };
    };
    return {
      async heard() {
        const channel = await channelOf();
        const page = { channel, limit: 200 };
        const history = await slack.call("conversations.history", page, slack.token);
        const heads = (history["messages"] as Json[]).toReversed();
        // What was said in the thread of a person's own message hangs on no head that emulate knows.
        const threads = await Promise.all(
          heads
            .filter((head) => head["reply_count"] > 0)
            .map((head) =>
              slack.call("conversations.replies", { ...page, ts: head["ts"] }, slack.token),
            ),
        );
        const under = threads.flatMap((thread) => (thread["messages"] as Json[]).slice(1));
        const lasting = [...heads, ...under]
          .toSorted((a, b) => (a["ts"] < b["ts"] ? -1 : 1))
          .map((message) => shownAs(message, false));
        const passing = gate.shown.filter((one) => one.user === user);
        return [...lasting, ...passing.map(({ message }) => shownAs(message, true))];
      },
      async say(text, { under, times } = {}) {
        const ts = await stamp();
        const thread = under === undefined ? {} : { thread_ts: under };
        const message = { user, text, ts, event_ts: ts, ...thread };
        said.set(ts, message);
        await event(message, times);
        return ts;
      },
      async drop(sent) {
        const ts = await stamp();
        const shared = Object.entries(sent).map(([file, text]) => {
          gate.files.set(`/files/${file}`, text);
          return {
            name: file,
            url_private_download: `${new URL(gate.apiUrl).origin}/files/${file}`,
          };
        });
        await event({ user, text: "", ts, event_ts: ts, subtype: "file_share", files: shared });
      },
      async edit(message, text) {
        const ts = await stamp();
        const before = said.get(message) ?? {};
        const now = { ...before, type: "message", text, edited: { user, ts } };
        said.set(message, now);
        const change = { message: now, previous_message: before, ts, event_ts: ts };
        await event({ subtype: "message_changed", hidden: true, user: undefined, ...change });
      },
      async remove(message) {
        const ts = await stamp();
        const gone = { deleted_ts: message, previous_message: said.get(message) };
        await event({ subtype: "message_deleted", user: undefined, ...gone, ts, event_ts: ts });
      },
      async command(text) {
        const asked = { user_id: user, team_id: team, channel_id: await channelOf() };
        const trigger_id = await triggerOf(slack, user);
        const answer = await send(slashCommand(text, { ...asked, trigger_id }));
        // A lookup is answered in the very response, to the asker alone.
        if (answer.includes('"blocks"')) {
          const message = { ...(JSON.parse(answer) as Json), ts: `0.${gate.shown.length}` };
          gate.shown.push({ user, message });
        }
        await app.settled(workspace);
      },
      async openForm(by) {
        const before = gate.views.length;
        await (by ? by() : this.command("log"));
        const view = await eventually("the form", async () => gate.views[before]);
        return formOf(view);
      },
    };
  }

  return {
    app,
    workspace,
    person,
    async digestsFor(manager) {
      const channel = slack.channels.get("team-north") ?? "";
      const asked = { user_id: userOf(manager), team_id: team, channel_id: channel };
      await postSigned(url, slashCommand("digest here", { ...asked, channel_name: "team-north" }));
      await app.settled(workspace);
      return async () => {
        const history = await slack.call("conversations.history", { channel });
        return (history["messages"] as Json[]).map((one) => JSON.stringify(one));
      };
    },
    async close() {
      await app.end();
      await gate.close();
      await slack.close();
    },
  };
};

async function triggerOf(slack: EmulatedSlack, user: string): Promise<string> {
  const made = await slack.call("views.generateTriggerId", { user_id: user }, slack.token);
  return String(made["trigger_id"]);
}

function fieldOf(block: Json): HeldField {
  const { element } = block;
  const value = element.initial_value ?? element.initial_date ?? element.initial_option?.value;
  const several = (element.initial_options ?? []).map((one: Json) => one["value"]).join(",");
  const isSeveral = element.type === "checkboxes" || element.type === "multi_static_select";
  const kinds: Record<string, HeldField["kind"]> = {
    external_select: "search",
    static_select: "choice",
  };
  return {
    id: block["block_id"],
    kind: isSeveral ? "several" : (kinds[element.type] ?? "typed"),
    value: isSeveral ? several : (value ?? ""),
    options: new Map((element.options ?? []).map((one: Json) => [one["text"].text, one["value"]])),
  };
}

/** A field as Slack sends it. */
function stateOf({ id, kind, value }: HeldField): [string, Json] {
  const chosen = value === "" ? null : { value };
  switch (kind) {
    case "search":
      return [id, { "search:customers": { selected_option: chosen } }];
    case "choice":
      return [id, { input: { selected_option: chosen } }];
    case "several": {
      const all = value === "" ? [] : value.split(",");
      return [id, { input: { selected_options: all.map((one) => ({ value: one })) } }];
    }
    case "typed":
      return [id, { input: id === "on" ? { selected_date: value || null } : { value } }];
  }
}

/** What Slack is told of a form that was not taken: at its fields, or in another form below them. */
function troubleIn(answer: Json): Record<string, string> {
  if (answer["response_action"] === "errors") return answer["errors"];
  const blocks: Json[] = answer["view"]?.blocks ?? [];
  return Object.fromEntries(
    blocks.flatMap((block, n) =>
      block["type"] === "context" ? [[blocks[n - 1]?.["block_id"], block["elements"][0].text]] : [],
    ),
  );
}
