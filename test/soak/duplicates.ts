/** `npm run soak -- duplicates`: each event comes eleven times, shuffled, on two instances; what stands is the same as once. */
import { directMessage, eventOf } from "../support/slack.ts";
import { startFakeSlack } from "../support/slack-api.ts";
import { type Figure, none, type Scale, told } from "./figure.ts";
import { type Ground, groundOn, settled, slackSettings, slackWorkspace, TEAM } from "./ground.ts";
import { startHere } from "./here.ts";
import { posted } from "./pour.ts";

/** So many copies of one event have been seen, each with an event id of its own. */
const COPIES = 11;
const PEOPLE = 40;
const ROUNDS = 5;
const LOOKED_EVERY_MS = 50;
/** The workspace whose events come once. */
const OTHER_TEAM = "T0002";

type Event = Record<string, unknown>;

export async function duplicates({ url, scale }: Scale): Promise<Figure[]> {
  const people = Math.max(2, Math.round(PEOPLE * scale));
  const ground = await groundOn(url);
  const slack = await startFakeSlack();
  const many = await slackWorkspace(ground, people, TEAM);
  const once = await slackWorkspace(ground, people, OTHER_TEAM);
  const settings = slackSettings(ground, slack);
  const fleet = [await startHere(settings), await startHere(settings)];
  const post = async (event: Event, team: string): Promise<void> => {
    const turn = Math.floor(Math.random() * fleet.length);
    if (!(await posted(fleet, () => eventOf(event, team), turn))) throw new Error("gave up");
  };
  const tellOnce = async (person: number) => {
    for (const event of eventsOf(person)) {
      await post(event, OTHER_TEAM);
      await answered(ground, once.id, person);
    }
  };
  // The first copy comes in its turn, as Slack sends it; the others whenever they like, on either instance.
  const tellMany = async (person: number) => {
    const copies: Promise<void>[] = [];
    for (const event of eventsOf(person)) {
      await post(event, TEAM);
      await answered(ground, many.id, person);
      for (let copy = 1; copy < COPIES; copy++) {
        copies.push(later(Math.random() * 2_000).then(() => post(event, TEAM)));
      }
    }
    await Promise.all(copies);
  };
  const everybody = Array.from({ length: people }, (_, n) => n + 1);
  await Promise.all(everybody.flatMap((person) => [tellMany(person), tellOnce(person)]));
  await settled(ground);
  const [stands, expected] = [await stateOf(ground, many.id), await stateOf(ground, once.id)];
  await Promise.all(fleet.map((one) => one.stop()));
  await slack.close();
  await ground.close();
  const events = people * eventsOf(1).length;
  return [
    told("duplicates.events", events, "events", `each ${COPIES} times on two instances`),
    told("duplicates.records", expected.length, "records", "as the events make once"),
    none("duplicates.doubled", missingIn(expected, stands), "records"),
    none("duplicates.lost", missingIn(stands, expected), "records"),
  ];
}

/**
 * Waits until one person's receipt is out: people write a minute apart, and whether an older receipt is replaced hangs on
 * whether it was sent by then.
 */
async function answered({ database }: Ground, workspaceId: string, person: number): Promise<void> {
  for (;;) {
    const { rows } = await database.pool.query<{ open: boolean }>(
      `SELECT EXISTS (SELECT FROM inbox WHERE workspace_id = $1 AND state = 'new' AND conversation = $2)
           OR EXISTS (SELECT FROM delivery WHERE workspace_id = $1 AND state IN ('due', 'sending')
                        AND address LIKE '%"' || $2 || '"%') AS open`,
      [workspaceId, `D${person}`],
    );
    if (rows[0]?.open !== true) return;
    await later(LOOKED_EVERY_MS);
  }
}

const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** What one person does: messages that are mended in words, changed, or changed and taken back. */
function eventsOf(person: number): Event[] {
  const start = 1_767_600_000;
  return Array.from({ length: ROUNDS }, (_, round): Event[] => {
    const at = start + round * 36_000;
    const ts = `${at}.${String(person).padStart(6, "0")}`;
    const where = { channel: `D${person}`, user: `U${person}` };
    const said = directMessage(`Called Dana, note ${round}: she wants more pallets`, {
      ...where,
      ts,
      event_ts: ts,
    });
    const edited = { user: `U${person}`, ts: `${at + 60}.000000` };
    const changed = {
      type: "message",
      subtype: "message_changed",
      channel: where.channel,
      channel_type: "im",
      ts: `${at + 60}.000100`,
      message: { ...said, text: `Met Dana, note ${round}: she worries about the price`, edited },
      previous_message: said,
    };
    const gone = {
      type: "message",
      subtype: "message_deleted",
      channel: where.channel,
      channel_type: "im",
      ts: `${at + 120}.000100`,
      deleted_ts: ts,
      previous_message: said,
    };
    const afterwards = `${at + 90}.${String(person).padStart(6, "0")}`;
    const mend = directMessage("No, it was yesterday", {
      ...where,
      ts: afterwards,
      event_ts: afterwards,
    });
    switch (round % 3) {
      case 0:
        return [said, mend];
      case 1:
        return [said, changed];
      default:
        return [said, changed, gone];
    }
  }).flat();
}

/** Everything that events leave in a workspace, in words that don't depend on its ids, sorted. */
async function stateOf({ database }: Ground, workspaceId: string): Promise<string[]> {
  const { rows } = await database.pool.query<{ record: string }>(
    `SELECT concat_ws(' | ', 'reply', conversation, message, text, state, revision) AS record
       FROM reply WHERE workspace_id = $1
     UNION ALL
     SELECT concat_ws(' | ', 'interaction', r.conversation, r.message, i.at, i.channel, i.summary, i.revision,
                      i.withdrawn_at IS NOT NULL)
       FROM interaction i JOIN reply r ON r.workspace_id = i.workspace_id AND r.id = i.reply_id
      WHERE i.workspace_id = $1
     UNION ALL
     SELECT concat_ws(' | ', 'signal', r.conversation, r.message, s.kind, s.quote, s.revision,
                      s.withdrawn_at IS NOT NULL)
       FROM signal s JOIN reply r ON r.workspace_id = s.workspace_id AND r.id = s.reply_id
      WHERE s.workspace_id = $1
     UNION ALL
     SELECT concat_ws(' | ', 'delivery', conversation, kind, state, card->>'text', replaces IS NOT NULL)
       FROM delivery WHERE workspace_id = $1
     ORDER BY 1`,
    [workspaceId],
  );
  return rows.map(({ record }) => record);
}

/** How many of `found` are not among `known`, each as often as it stands there. */
function missingIn(known: string[], found: string[]): number {
  const left = new Map<string, number>();
  for (const record of known) left.set(record, (left.get(record) ?? 0) + 1);
  let missing = 0;
  for (const record of found) {
    const count = left.get(record) ?? 0;
    if (count === 0) missing++;
    else left.set(record, count - 1);
  }
  return missing;
}
