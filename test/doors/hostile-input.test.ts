/**
 * Every hostile kind at the largest size that a door takes, correctly signed, through parser, reader and store: none may stop the
 * process, so each is compared with a plain message in the same run, and a request beside it is timed.
 */
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WorkspaceRow } from "../../src/store/workspaces/workspaces.ts";
import { LARGEST_BODY_BYTES } from "../../src/platforms/teams/limits.ts";
import { MONDAY } from "../support/monday.ts";
import { eventually, startTestApp, type TestApp } from "../support/running-app.ts";
import {
  directMessage,
  eventOf,
  postSigned,
  SIGNING_SECRET,
  slashCommand,
} from "../support/slack.ts";
import { startFakeSlack, type FakeSlack } from "../support/slack-api.ts";
import { REP, smallPortfolio } from "../support/small-portfolio.ts";
import {
  activity,
  type LocalTeams,
  personalChat,
  post,
  startLocalTeams,
  TENANT,
} from "../support/teams.ts";
import { UNLIMITED } from "../support/town/town.ts";

/** Maximum cost relative to a plain message. */
const MOST_TIMES_PLAIN = 20;
/** What no request beside it waits longer than. */
const LONGEST_WAIT_MS = 1_000;
/** The body without what is put into it. */
const ENVELOPE_BYTES = 4_000;
const SIZE = LARGEST_BODY_BYTES - ENVELOPE_BYTES;

const fill = (unit: string, bytes = SIZE) =>
  unit.repeat(Math.floor(bytes / Buffer.byteLength(JSON.stringify(unit).slice(1, -1))));

/** Texts that could make a pattern or a search quadratic. */
const TEXTS: Record<string, string> = {
  "one word without an end": fill("a"),
  blanks: `x${fill(" ")}x`,
  "line breaks": fill("x\n"),
  "links without an end": fill("<http://a|"),
  "quotation marks": fill('"a '),
  "names in a row": fill("Dana Holm and Erik Voss, "),
  "customers in a row": fill("Fjord Foods, Hansen Marine; "),
  "days in a row": fill("on Friday by 3 May "),
  "numbers and dots": fill("1.2,3-4/"),
  "combining accents": fill("e\u0301\u0301\u0301"),
  sentences: fill("Called Dana, she wants a bigger lid by Friday. "),
  mentions: fill("<@U1> "),
  entities: fill("&amp;lt;"),
};

describe("hostile input on Slack", () => {
  let slack: FakeSlack;
  let app: TestApp;
  let workspace: WorkspaceRow;
  let sent = 0;
  beforeAll(async () => {
    slack = await startFakeSlack();
    app = await startTestApp(
      { SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_BOT_TOKEN: "xoxb-a", SLACK_API_URL: slack.url },
      UNLIMITED,
    );
    workspace = await app.take("slack:T0001", smallPortfolio(MONDAY));
    await know(app, workspace, "slack", "U1", "D1");
  });
  afterAll(async () => {
    await app?.end();
    await slack?.close();
  });

  const say = async (text: string, over: Record<string, unknown> = {}) => {
    const ts = `${1_767_600_000 + (sent += 1)}.000100`;
    const event = directMessage(text, { ts, event_ts: ts, ...over });
    const { status } = await postSigned(
      `http://127.0.0.1:${app.port}/slack/events`,
      eventOf(event),
    );
    await app.settled(workspace);
    return status;
  };
  const command = async (text: string) =>
    (await postSigned(`http://127.0.0.1:${app.port}/slack/events`, slashCommand(text))).status;

  it("costs at most 20 times a plain message, and holds up no other request", async () => {
    const kinds: [string, () => Promise<number>][] = [
      ...["line breaks", "links without an end", "entities"].map(
        (name): [string, () => Promise<number>] => [name, () => say(TEXTS[name] ?? "")],
      ),
      [
        "20,000 files",
        () => say("see", { files: Array.from({ length: 20_000 }, () => ({ id: 1 })) }),
      ],
      ["deep blocks", () => say("x", { blocks: deep(2_000) })],
      ["a long command", () => command(fill("Fjord ", 60_000))],
      ["a long misspelt command", () => command(fill("q", 100_000))],
    ];
    await expectBounded(() => say("Called Dana, she wants a bigger lid by Friday"), kinds);
  });

  it("slow bodies are given up, the oldest first, and lookups are answered beside them", async () => {
    const before = process.memoryUsage().rss;
    const ends: string[] = [];
    const slow = Array.from({ length: 600 }, () => openSlow(app.port, ends));
    await eventually("the budget was used up", () => Promise.resolve(ends.length > 250));
    expect(ends.every((status) => status.startsWith("HTTP/1.1 408"))).toBe(true);
    expect(ends.length).toBeLessThan(600);
    for (let n = 0; n < 5; n++) expect(await command("Fjord Foods")).toBe(200);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 << 20);
    for (const socket of slow) socket.destroy();
  });

  it("a body above 256 KB is refused before it has come in", async () => {
    const { status } = await postSigned(
      `http://127.0.0.1:${app.port}/slack/events`,
      eventOf({ type: "x", pad: "y".repeat(300_000) }),
    );
    expect(status).toBe(413);
  });
});

/** A connection that says it brings 200 KB, sends 100 of them and stops. */
function openSlow(port: number, ends: string[]): Socket {
  const socket = connect(port, "127.0.0.1");
  const head = [
    "POST /slack/events HTTP/1.1",
    "host: x",
    "content-type: application/json",
    `x-slack-request-timestamp: ${Math.floor(Date.now() / 1_000)}`,
    "x-slack-signature: v0=00",
    "content-length: 204800",
  ];
  socket.on("error", () => undefined);
  socket.on("data", (answer) => ends.push(answer.toString().split("\r\n")[0] ?? ""));
  socket.write(`${head.join("\r\n")}\r\n\r\n{"a":"${"x".repeat(100_000)}`);
  return socket;
}

describe("hostile input on Teams", () => {
  let teams: LocalTeams;
  let app: TestApp;
  let workspace: WorkspaceRow;
  let sent = 0;
  beforeAll(async () => {
    teams = await startLocalTeams();
    const cloud = teams.config.cloud ?? {};
    app = await startTestApp(
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
    workspace = await app.take(`teams:${TENANT}`, smallPortfolio(MONDAY));
    await know(app, workspace, "teams", "29:rosa", personalChat("29:rosa"));
  });
  afterAll(async () => {
    await app?.end();
    await teams?.stop();
  });

  const say = async (over: Record<string, unknown>) => {
    const id = String(1_700_000_000_000 + (sent += 1));
    const { status } = await post(
      teams,
      `http://127.0.0.1:${app.port}/api/messages`,
      activity(teams, { id, ...over }),
    );
    await app.settled(workspace);
    return status;
  };

  it("costs at most 20 times a plain message, and holds up no other request", async () => {
    const html = (content: string) => ({ attachments: [{ contentType: "text/html", content }] });
    const mention = (n: number) => ({
      type: "mention",
      mentioned: { id: `29:${n}` },
      text: `<at>P${n}</at>`,
    });
    const half = SIZE / 2;
    const kinds: [string, () => Promise<number>][] = [
      ...Object.entries(TEXTS).map(([name, text]): [string, () => Promise<number>] => [
        name,
        () => say({ text }),
      ]),
      ["rich text of tags", () => say({ text: fill("<b"), textFormat: "xml" })],
      ["blockquotes without an end", () => say(html(fill("<blockquote ")))],
      [
        "blockquotes with attributes",
        () => say(html(fill('<blockquote itemtype="x" itemid="1" '))),
      ],
      ["quoted signs without an end", () => say({ text: fill('<quoted messageId="') })],
      ["mentions without an end", () => say({ text: fill("<at>P") })],
      [
        "2,000 mentions",
        () =>
          say({
            text: fill("<at>P1</at> ", half),
            entities: Array.from({ length: 1_200 }, (_, n) => mention(n)),
          }),
      ],
      [
        "20,000 entities",
        () => say({ entities: Array.from({ length: 20_000 }, () => ({ type: 1 })) }),
      ],
      [
        "20,000 attachments",
        () => say({ attachments: Array.from({ length: 20_000 }, () => ({ name: "a" })) }),
      ],
      [
        "6,000 members",
        () =>
          say({
            type: "conversationUpdate",
            membersAdded: Array.from({ length: 6_000 }, () => ({ id: "29:x" })),
          }),
      ],
      [
        "a deep value",
        () =>
          say({
            type: "invoke",
            name: "adaptiveCard/action",
            value: { action: { verb: "rapport", data: { rapport: deep(2_000) } } },
          }),
      ],
    ];
    await expectBounded(
      () => say({ text: "Called Dana, she wants a bigger lid by Friday" }),
      kinds,
    );
  });
});

async function know(
  app: TestApp,
  { id }: WorkspaceRow,
  platform: string,
  key: string,
  conversation: string,
) {
  const { members } = app.app.store;
  const member = await members.byEmail(id, REP);
  await members.identify(id, { platform, key, memberId: member?.id ?? "" });
  await members.setAddress(id, platform, key, { address: `channel:${conversation}`, conversation });
}

function deep(levels: number): unknown {
  return JSON.parse(`${"[".repeat(levels)}${"]".repeat(levels)}`);
}

/**
 * Compares each kind with a plain message, by this process's own processor time: what else the machine does is nothing to it.
 * The longest time that the main thread did not come back to other requests is part of it.
 */
async function expectBounded(
  plain: () => Promise<number>,
  kinds: [string, () => Promise<number>][],
) {
  const timed = async (work: () => Promise<number>) => {
    const turns = watchTurns();
    const start = process.cpuUsage();
    const status = await work();
    const { user, system } = process.cpuUsage(start);
    return { ms: (user + system) / 1_000, status, heldUpMs: turns.longest() };
  };
  for (let warm = 0; warm < 5; warm++) await plain();
  const times: number[] = [];
  for (let n = 0; n < 7; n++) times.push((await timed(plain)).ms);
  const plainMs = times.toSorted((one, other) => one - other)[3] ?? 0;
  const found = [];
  for (const [name, work] of kinds) {
    const { ms, status, heldUpMs } = await timed(work);
    found.push({ name, status, times: Math.round(ms / plainMs), heldUpMs: Math.round(heldUpMs) });
  }
  const late = found.filter(
    (one) => one.times > MOST_TIMES_PLAIN || one.heldUpMs > LONGEST_WAIT_MS,
  );
  expect(late).toEqual([]);
  expect(found.filter(({ status }) => status >= 500 && status !== 501)).toEqual([]);
}

/** How much processor time the main thread spent at most between two turns of its loop, in milliseconds. */
function watchTurns() {
  let longest = 0;
  let last = process.threadCpuUsage();
  const turn = setInterval(() => {
    const now = process.threadCpuUsage();
    longest = Math.max(longest, now.user + now.system - last.user - last.system);
    last = now;
  }, 1);
  return {
    longest: () => {
      clearInterval(turn);
      return longest / 1_000;
    },
  };
}
