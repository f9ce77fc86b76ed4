/** The rig of Slack: signed requests on one side, a Web API of our own on the other. */
import { slackDescriptor } from "../../../../src/platforms/slack/descriptor.ts";
import { writeChannel } from "../../../../src/platforms/slack/address.ts";
import { writeValue } from "../../../../src/platforms/slack/button-value.ts";
import { writeOrigin } from "../../../../src/platforms/slack/parse-interaction.ts";
import { renderCard } from "../../../../src/platforms/slack/render.ts";
import { recordingHost, serve } from "../../recording-host.ts";
import {
  BOT_TOKEN,
  directMessage,
  eventOf,
  interactionOf,
  postSigned,
  press,
  SIGNING_SECRET,
  slashCommand,
} from "../../slack.ts";
import { type Fault, startFakeSlack } from "../../slack-api.ts";
import { breaches } from "../../slack-blocks.ts";
import { FILE, LOG_ACTION, type Post, type Rig } from "./rig.ts";

const PERSON = "U1";
const CHAT = "D1";
const TS = "1767600000.000100";

export async function openSlackRig(): Promise<Rig> {
  const api = await startFakeSlack();
  api.users.set(PERSON, { id: PERSON, team_id: "T0001", real_name: "Rosa Lind", profile: {} });
  const host = recordingHost();
  const settings = { signingSecret: SIGNING_SECRET, botToken: BOT_TOKEN, apiUrl: api.url };
  const platform = await slackDescriptor.connect(settings, host);
  const { url, close } = await serve(platform.routes);
  const post =
    (body: object | URLSearchParams): Post =>
    () =>
      postSigned(`${url}${slackDescriptor.endpoint}`, body);
  const said = { type: "message", user: PERSON, text: "Called Dana", ts: TS };
  const changed = {
    ...said,
    text: "Called Erik",
    edited: { user: PERSON, ts: "1767600001.000100" },
  };
  const subtype = (name: string, over: object) =>
    post(eventOf(directMessage("", { user: undefined, subtype: name, ...over })));
  const place = {
    kind: "direct",
    conversation: CHAT,
    thread: null,
    address: writeChannel(CHAT),
  } as const;
  const next = (fault: Fault) => () => {
    api.fault = ({ method }) => {
      if (method !== "chat.postMessage") return null;
      api.fault = () => null;
      return fault;
    };
  };
  return {
    descriptor: slackDescriptor,
    platform,
    host,
    installation: { key: "T0001", name: "Aldgate", secrets: "{}" },
    person: PERSON,
    address: writeChannel(CHAT),
    posts: {
      message: post(eventOf(directMessage("Called Dana"))),
      command: post(slashCommand("Aldgate", { channel_id: CHAT })),
      edit: subtype("message_changed", { message: changed, previous_message: said }),
      remove: subtype("message_deleted", { deleted_ts: TS, previous_message: said }),
      act: post(press(writeValue(LOG_ACTION))),
      submit: post(
        interactionOf({
          type: "view_submission",
          view: {
            id: "V1",
            callback_id: "log",
            private_metadata: writeOrigin("", place),
            state: { values: { what: { input: { value: "A call" } } } },
          },
        }),
      ),
      suggest: post(
        interactionOf({
          type: "block_suggestion",
          action_id: "search:customers",
          block_id: "customer",
          value: "ald",
          view: { id: "V1" },
        }),
      ),
      files: async () => {
        api.files.set("/files/customers.csv", FILE);
        const shared = {
          name: "customers.csv",
          url_private_download: `${new URL(api.url).origin}/files/customers.csv`,
        };
        return post(eventOf(directMessage("", { subtype: "file_share", files: [shared] })))?.();
      },
      installed: post(
        eventOf({ type: "app_home_opened", user: PERSON, channel: CHAT, event_ts: TS }),
      ),
      uninstalled: post(eventOf({ type: "app_uninstalled" })),
      unsupported: post(press("another app's button")),
    },
    file: FILE,
    breaches: (card) => breaches(renderCard(card, { tables: true, charts: true })).map(String),
    endings: {
      later: next({ kind: "rate", retryAfterS: 3 }),
      refused: next({ kind: "error", error: "channel_not_found" }),
      unknown: next({ kind: "cut", after: "work" }),
    },
    writeUnheard(count) {
      for (let n = 0; n < count; n++) api.write(CHAT, { user: PERSON, text: `Unheard ${n}` });
    },
    async close() {
      await platform.stop();
      await close();
      await api.close();
    },
  };
}
