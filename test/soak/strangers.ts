/**
 * Two workspaces with the same people, customers, contacts, chats and message ids. The members of one do everything that
 * can be done, with the ids of the other's rows wherever an id can be forged: nothing of the other may be seen in an
 * answer, a message, an export or a table, and no row of the other may change. Then the other way round.
 */
import { type Action, ACTION_NAMES } from "../../src/chat/action.ts";
import type { Inbound, Intent } from "../../src/chat/intent.ts";
import type { WorkspaceRow } from "../../src/store/workspaces/workspaces.ts";
import { exportPortfolio } from "../../src/features/import/export-portfolio.ts";
import { receive } from "../../src/app/receive.ts";
import { at, MONDAY } from "../support/monday.ts";
import { houseOn, type TestApp } from "../support/running-app.ts";
import { SIGNING_SECRET } from "../support/slack.ts";
import { type FakeSlack, startFakeSlack } from "../support/slack-api.ts";
import { MANAGER, QUIET, REP, smallPortfolio } from "../support/small-portfolio.ts";
import { type Dice, diceOf } from "./dice.ts";
import { type Figure, none, type Run, type Scale, told } from "./figure.ts";

const OPERATIONS = 10_000;
/** The people's keys on Slack, the same in both workspaces, each in a chat of their own. */
const PEOPLE = [
  { key: "U1", email: REP },
  { key: "U2", email: MANAGER },
];
/** So many operations at once, then what they stored is handled. */
const AT_ONCE = 40;
const EXPORT_EVERY = 1_000;
const SHOWN = 5;

type Side = { workspace: WorkspaceRow; key: string; token: string; mark: string };

export const strangers: Run = async ({ url, scale }: Scale): Promise<Figure[]> => {
  const slack = await startFakeSlack();
  const app = await houseOn(
    url,
    {
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_CLIENT_ID: "1.2",
      SLACK_CLIENT_SECRET: "soak-client-secret",
      SLACK_STATE_SECRET: "soak-state-secret",
      SLACK_API_URL: slack.url,
    },
    { rates: () => [] },
  );
  const [here, there] = [await side(app, "TA", "amberly"), await side(app, "TB", "cobaltic")];
  const half = Math.round((OPERATIONS * scale) / 2);
  const tallies = [
    await trespass(app, slack, here, there, half),
    await trespass(app, slack, there, here, half),
  ];
  await app.end();
  await slack.close();
  const sum = (what: keyof Tally) => tallies.reduce((all, tally) => all + tally[what], 0);
  return [
    told("strangers.operations", sum("operations"), "operations", "two workspaces alike"),
    told("strangers.answers", sum("answers"), "answers, messages and files looked through"),
    told("strangers.rows", sum("rows"), "rows of all tables looked through"),
    none(
      "strangers.seen",
      sum("seen"),
      "answers, messages and files with something of the other's",
    ),
    none("strangers.rows-across", sum("across"), "rows with something of the other's"),
    none("strangers.rows-changed", sum("changed"), "rows of the other's that changed"),
    none("strangers.broken", sum("broken"), "operations that broke"),
  ];
};

/** A workspace whose every free word bears its mark; names and ids of the platform are the same as the other's. */
async function side(app: TestApp, key: string, mark: string): Promise<Side> {
  const files = smallPortfolio(MONDAY);
  const workspace = await app.take(`slack:${key}`, {
    ...files,
    "customers.csv": (files["customers.csv"] ?? []).map((row) => ({
      ...row,
      priorities: `${mark} first`,
    })),
    "contacts.csv": (files["contacts.csv"] ?? []).map((row) => ({
      ...row,
      title: `Head of ${mark}`,
    })),
    "interactions.csv": (files["interactions.csv"] ?? []).map((row) => ({
      ...row,
      summary: `Talked about ${mark}`,
    })),
    "signals.csv": ["concern", "need", "commitment"].map((kind) => ({
      customer: QUIET,
      kind,
      quote: `the ${mark} ${kind}`,
      at: at(-10, "12:00"),
      by: kind === "commitment" ? "us" : "",
      due_on: kind === "commitment" ? at(-2, "12:00").slice(0, 10) : "",
    })),
  });
  const { members, installations, portfolios } = app.app.store;
  const token = `xoxb-${mark}`;
  const secrets = { token, refreshToken: null, expiresAt: null, botUser: null, installedAt: 0 };
  await installations.save(workspace.id, "slack", {
    key,
    name: key,
    secrets: JSON.stringify(secrets),
  });
  for (const person of PEOPLE) {
    const member = await members.byEmail(workspace.id, person.email);
    const memberId = member?.id ?? "";
    await members.identify(workspace.id, { platform: "slack", key: person.key, memberId });
    const conversation = `D${person.key}`;
    await members.setAddress(workspace.id, "slack", person.key, {
      address: `channel:${conversation}`,
      conversation,
    });
  }
  await portfolios.setSetting(workspace.id, "holdout", false);
  await app.sleepTo(workspace, at(0, "08:00"));
  await app.moveTo(workspace, at(0, "10:05"));
  // A Saturday: nothing comes due by itself while the others are at it.
  await app.sleepTo(workspace, at(5, "12:00"));
  await app.catchUp(workspace.id);
  await app.settled(workspace);
  return { workspace, key, token, mark };
}

type Tally = Record<
  "operations" | "answers" | "rows" | "seen" | "across" | "changed" | "broken",
  number
>;

async function trespass(
  app: TestApp,
  slack: FakeSlack,
  own: Side,
  other: Side,
  operations: number,
): Promise<Tally> {
  const before = await snapshot(app, other.workspace.id);
  const theirIds = await idsIn(app, other.workspace.id);
  const ownIds = await idsIn(app, own.workspace.id);
  const foreign = new RegExp([other.mark, ...theirIds].join("|"));
  const tally: Tally = {
    operations,
    answers: 0,
    rows: 0,
    seen: 0,
    across: 0,
    changed: 0,
    broken: 0,
  };
  const look = (what: unknown) => {
    tally.answers++;
    const words = typeof what === "string" ? what : JSON.stringify(what);
    if (!foreign.test(words)) return;
    tally.seen++;
    if (tally.seen <= SHOWN) process.stderr.write(`seen: ${words.slice(0, 500)}\n`);
  };
  const dice = diceOf(own.key);
  const now = Date.parse(at(5, "13:00"));
  const firstCall = slack.calls.length;
  for (let n = 0; n < operations; n += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, operations - n) }, async (_, k) => {
      const inbound = operation(dice, own, n + k, now, { theirIds, ownIds });
      try {
        const { intent } = inbound;
        const answer = JSON.stringify(await receive(app.app, inbound, null));
        // Who asks for a customer by an id is told their own words back.
        look(intent.kind === "command" ? answer.replaceAll(intent.text, "") : answer);
      } catch {
        tally.broken++;
      }
    });
    await Promise.all(some);
    await app.settled(own.workspace);
    if (n % EXPORT_EVERY === 0) {
      await exportPortfolio(app.app.store, own.workspace.id, async (_file, rows) => look(rows));
    }
  }
  for (const { token, args } of slack.calls.slice(firstCall)) {
    // A token of the other's in a call of ours would be worse than a word.
    look(token === own.token ? args : { token: other.mark });
  }
  const dead = await app.rows("SELECT count(*)::int AS n FROM inbox WHERE state = 'dead'");
  tally.broken += Number(dead[0]?.["n"]);
  const mine = await snapshot(app, own.workspace.id);
  tally.rows = mine.size;
  // What came in is kept as it came, forged ids included.
  const isKept = ([place, row]: [string, string]) =>
    place.startsWith("inbox ") ? row.includes(other.mark) : foreign.test(row);
  tally.across = [...mine].filter(isKept).length;
  const after = await snapshot(app, other.workspace.id);
  tally.changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (place) => before.get(place) !== after.get(place),
  ).length;
  return tally;
}

type Ids = { theirIds: string[]; ownIds: string[] };

/** Something that a member does, with a forged id as often as an own one. The same message ids come up in both workspaces. */
function operation(
  dice: Dice,
  own: Side,
  n: number,
  now: number,
  { theirIds, ownIds }: Ids,
): Inbound {
  const { key: person } = dice.of(PEOPLE);
  const id = () => dice.of(dice.of([theirIds, theirIds, ownIds]));
  const message = `1767600000.${String(dice.below(500)).padStart(6, "0")}`;
  const text = dice.of([
    `Called Dana Holm today, she is worried about the ${own.mark} rollout`,
    `Met Peter Hansen at Hansen Marine, promised him the ${own.mark} plan by Friday`,
    `Will visit Maja Lund on Wednesday about ${own.mark}`,
    "undo",
    "no, it was yesterday",
    "with Erik, not Dana",
    "why",
    "another idea",
    "done",
  ]);
  const values = dice.of<unknown>([
    id(),
    { interaction: 0, channel: "call" },
    { respected: "yes", priority: `${own.mark} first` },
    { name: "Dana Holm" },
    { customer: "Hansen Marine", contact: "Peter Hansen" },
    "",
  ]);
  // Forged, most of them: a platform would hear only what a card can say.
  const action = () => ({ name: dice.of(ACTION_NAMES), subject: id(), value: values }) as Action;
  const intent = dice.of<Intent>([
    { kind: "message", text },
    { kind: "message", text },
    { kind: "edit", message, text },
    { kind: "remove", message },
    {
      kind: "command",
      text: dice.of([
        "",
        QUIET,
        "Fjord",
        "Lund Tols",
        "week",
        "help",
        id(),
        `log ${text}`,
        "digest here",
      ]),
    },
    { kind: "act", action: action(), message },
    { kind: "act", action: action(), message: null },
    {
      kind: "submit",
      form: "log",
      customerId: id(),
      values: { what: text, on: "", channel: "call", contact: id(), customer: id() },
    },
  ]);
  const conversation = `D${dice.of(["U1", "U2", person, person])}`;
  const isMessage = intent.kind === "message";
  return {
    key: isMessage ? `slack:${message}` : `slack:${n}`,
    platform: "slack",
    installation: own.key,
    person,
    place: {
      kind: dice.of(["direct", "direct", "channel"]),
      conversation,
      thread: dice.of([null, message]),
      address: `channel:${conversation}`,
    },
    message: isMessage ? message : null,
    at: now,
    intent,
  };
}

/** Every row of a workspace's, as text, by its table and number; what a clock writes is left out. */
async function snapshot(app: TestApp, workspaceId: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const tables = await app.rows(
    `SELECT c.table_name AS name FROM information_schema.columns c
     JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND c.column_name = 'workspace_id' AND t.table_type = 'BASE TABLE'`,
  );
  if (tables.length < 20) throw new Error("the tables were not found");
  for (const { name } of tables) {
    const rows = await app.rows(
      `SELECT to_jsonb(r)::text AS row FROM "${name}" r WHERE workspace_id = $1 ORDER BY 1`,
      [workspaceId],
    );
    for (const [n, { row }] of rows.entries()) found.set(`${name} ${n}`, String(row));
  }
  return found;
}

/** The ids of everything in a workspace, its own included. */
async function idsIn(app: TestApp, workspaceId: string): Promise<string[]> {
  const ids = [workspaceId];
  for (const row of (await snapshot(app, workspaceId)).values()) {
    const { id } = JSON.parse(row) as { id?: string };
    if (id !== undefined) ids.push(id);
  }
  return ids;
}
