/** The rig of Teams: activities with real tokens on one side, a connector of our own on the other. */
import { writeAction } from "../../../../src/chat/action.ts";
import { writeAddress, writeSecrets } from "../../../../src/platforms/teams/address.ts";
import { teamsDescriptor } from "../../../../src/platforms/teams/descriptor.ts";
import { CARD_BUDGET_BYTES } from "../../../../src/platforms/teams/limits.ts";
import { renderCard } from "../../../../src/platforms/teams/render.ts";
import { recordingHost, serve } from "../../recording-host.ts";
import { activity, BOT_ID, personalChat, post, startLocalTeams, TENANT } from "../../teams.ts";
import { FILE, LOG_ACTION, type Post, type Rig } from "./rig.ts";

const PERSON = "29:rosa";

export async function openTeamsRig(): Promise<Rig> {
  const teams = await startLocalTeams();
  const chat = personalChat(PERSON);
  teams.people.set(PERSON, { id: PERSON, name: "Rosa Lind", email: "rosa@example.com" });
  const host = recordingHost();
  const platform = await teamsDescriptor.connect(teams.config, host);
  const { url, close } = await serve(platform.routes);
  const { serviceUrl } = teams;
  const reached = { serviceUrl, tenant: TENANT, bot: BOT_ID };
  const posting =
    (over: Record<string, unknown>): Post =>
    () =>
      post(teams, `${url}${teamsDescriptor.endpoint}`, activity(teams, over));
  const invoking = (carried: object, inputs: object = {}) =>
    posting({
      type: "invoke",
      name: "adaptiveCard/action",
      replyToId: "1700000000009",
      text: undefined,
      value: {
        action: { type: "Action.Execute", verb: "rapport", data: { rapport: carried, ...inputs } },
      },
    });
  return {
    descriptor: teamsDescriptor,
    platform,
    host,
    installation: {
      key: TENANT,
      name: "Microsoft Teams",
      secrets: writeSecrets({ ...reached, team: null }),
    },
    person: PERSON,
    address: writeAddress({ ...reached, conversation: chat, kind: "personal" }),
    posts: {
      message: posting({}),
      command: posting({ text: "customer Aldgate", id: "1700000000002" }),
      edit: posting({ type: "messageUpdate", text: "Coffee with Erik" }),
      remove: posting({ type: "messageDelete", text: undefined }),
      act: invoking({ nonce: "n", action: writeAction(LOG_ACTION) }),
      submit: invoking({ nonce: "n", form: "log", customerId: "" }, { what: "A call" }),
      suggest: posting({
        type: "invoke",
        name: "application/search",
        text: undefined,
        value: { queryText: "ald", queryOptions: { skip: 0, top: 20 }, dataset: "customers" },
      }),
      files: async () => {
        teams.files.set("/files/customers.csv", FILE);
        const content = {
          downloadUrl: `${new URL(serviceUrl).origin}/files/customers.csv`,
          uniqueId: "u",
          fileType: "csv",
        };
        const contentType = "application/vnd.microsoft.teams.file.download.info";
        return posting({
          text: "",
          attachments: [{ contentType, name: "customers.csv", content }],
        })?.();
      },
      installed: posting({ type: "installationUpdate", action: "add" }),
      uninstalled: posting({ type: "installationUpdate", action: "remove" }),
      unsupported: posting({ type: "typing" }),
    },
    file: FILE,
    breaches: (card) =>
      Buffer.byteLength(JSON.stringify(renderCard(card, "n"))) > CARD_BUDGET_BYTES ? ["size"] : [],
    endings: {
      later: () => teams.fail({ step: "send", status: 429, headers: { "retry-after": "3" } }),
      refused: () => teams.fail({ step: "send", status: 403, code: "MessageWritesBlocked" }),
      unknown: () => teams.fail({ step: "send", cut: "before answering" }),
    },
    writeUnheard: null,
    async close() {
      await platform.stop();
      await close();
      await teams.stop();
    },
  };
}
