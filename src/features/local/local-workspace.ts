/** The chat service behind the local page, its clock, and how its people and channels become members and teams. */
import type { LocalChat, LocalPerson, LocalRoom } from "../../chat/local-chat.ts";
import {
  addDays,
  isWorkingTime,
  nextWorkingTime,
  toInstant,
  toLocalDate,
  weekday,
} from "../../engine/model/calendar.ts";
import { DAY_MS, HOUR_MS, type Instant, type Zone } from "../../engine/model/time.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { type AppContext, workspaceTime } from "../../app/context.ts";

/** The key of the workspace that lives on the local page. */
export const LOCAL_KEY = "local";

/** Late enough on a Monday that everyone's first slot (half past nine, and up to half an hour) has come. */
const MONDAY_MORNING = "10:05";
/** The clock moves in such steps, so that each hour's work is done in its hour. */
const STEP_MS = HOUR_MS;
const NO_ZONE: Zone = "UTC";

const channelOf = (managerId: string) => `team:${managerId}`;
const chatOf = (memberId: string) => `dm:${memberId}`;

/** Runs and delivers everything that is due in a workspace, after its clock was moved. */
export type RunDue = (workspaceId: string) => Promise<void>;

/** The chat service behind the local page, kept in PostgreSQL, for the workspace `local`. */
export function createLocalChat(app: AppContext, runDue: RunDue): LocalChat & { changed(): void } {
  const { store } = app;
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const home = async (): Promise<WorkspaceRow> => store.workspaces.obtain(LOCAL_KEY, "Local");
  const everyone = async () => {
    const members = await store.members.list((await home()).id);
    return members.filter((member) => member.state !== "removed");
  };
  const write = async (id: string, change: Parameters<typeof store.localChats.change>[2]) => {
    if (!isId(id)) return null;
    const message = await store.localChats.change((await home()).id, id, change);
    changed();
    return message;
  };

  return {
    changed,
    async people() {
      const members = await everyone();
      const people = members.map((member): LocalPerson => ({
        key: member.id,
        name: member.name,
        role: member.role,
        team: teamNameOf(member, members),
        zone: member.timezone,
      }));
      return people.toSorted(asInATeam);
    },
    async rooms(person) {
      const members = await everyone();
      const member = members.find((one) => one.id === person);
      if (!member) return [];
      const rooms: LocalRoom[] = [
        { conversation: chatOf(member.id), kind: "direct", title: "Rapport" },
      ];
      for (const manager of managersOf(members)) {
        const inTeam = manager.id === member.id || member.managerId === manager.id;
        if (!inTeam && member.role !== "admin") continue;
        rooms.push({
          conversation: channelOf(manager.id),
          kind: "channel",
          title: teamNameOf(manager, members),
        });
      }
      return rooms;
    },
    async messages(conversation, viewer, limit) {
      return store.localChats.messages((await home()).id, conversation, viewer, limit);
    },
    async message(id) {
      return isId(id) ? store.localChats.byId((await home()).id, id) : null;
    },
    async add(message) {
      const workspace = await home();
      const at = workspaceTime(app, workspace);
      const added = await store.localChats.add(workspace.id, { ...message, at });
      changed();
      return added;
    },
    change: (id, text, card) => write(id, { text, card, edited: card === null }),
    remove: (id) => write(id, { text: "", removed: true }),
    async findByKey(key) {
      return store.localChats.byKey((await home()).id, key);
    },
    clock: {
      async read() {
        return { now: workspaceTime(app, await home()), zone: zoneOf(await everyone()) };
      },
      async move(to) {
        const now = workspaceTime(app, await home());
        const target = targetOf(to, now, zoneOf(await everyone()));
        await moveClock(app, await home(), target, runDue);
        changed();
      },
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * Moves the local workspace's clock on to an instant, hour by hour while somebody works, and does in each hour what is
 * due in it. Nights and weekends are skipped: nothing is sent in them, and what they make due waits for the morning.
 */
export async function moveClock(
  app: AppContext,
  workspace: WorkspaceRow,
  target: Instant,
  runDue: RunDue,
): Promise<void> {
  const members = await app.store.members.list(workspace.id);
  let now = workspaceTime(app, workspace);
  while (now < target) {
    const next = Math.min(nextStop(now, members), target);
    await app.store.workspaces.moveClock(workspace.id, next - now);
    now = next;
    await runDue(workspace.id);
  }
}

/** The next full hour in which somebody works, or the beginning of the next working time of anybody. */
function nextStop(now: Instant, members: MemberRow[]): Instant {
  const hour = now - (now % STEP_MS) + STEP_MS;
  if (members.some((member) => isWorkingTime(hour, member))) return hour;
  return Math.min(...members.map((member) => nextWorkingTime(hour, member)));
}

/** The next Monday at five past ten that is still to come, there. */
export function nextMondayMorning(now: Instant, zone: Zone): Instant {
  const today = toLocalDate(now, zone);
  const thisWeek = toInstant(addDays(today, 1 - weekday(today)), MONDAY_MORNING, zone);
  return thisWeek > now
    ? thisWeek
    : toInstant(addDays(today, 8 - weekday(today)), MONDAY_MORNING, zone);
}

function targetOf(to: Parameters<LocalChat["clock"]["move"]>[0], now: Instant, zone: Zone) {
  switch (to) {
    case "next-hour":
      return now + HOUR_MS;
    case "next-day":
      return now + DAY_MS;
    case "week-on":
      return now + 7 * DAY_MS;
    case "monday-morning":
      return nextMondayMorning(now, zone);
  }
}

/** The zone that most of them work in. */
function zoneOf(members: MemberRow[]): Zone {
  const zones = [...Map.groupBy(members, (member) => member.timezone)];
  return zones.toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? NO_ZONE;
}

/** Team by team, its manager first, then by name. */
function asInATeam(a: LocalPerson, b: LocalPerson): number {
  const place = (one: LocalPerson) => `${one.team}\t${one.role === "rep" ? 1 : 0}\t${one.name}`;
  return place(a) < place(b) ? -1 : 1;
}

const managersOf = (members: MemberRow[]) =>
  members.filter((one) => members.some((other) => other.managerId === one.id));

function teamNameOf(member: MemberRow, members: MemberRow[]): string {
  const manager = managersOf(members).find(
    (one) => one.id === member.id || one.id === member.managerId,
  );
  return manager ? `Team ${manager.name.split(" ")[0]}` : "";
}

const isId = (text: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/.test(text);

/** Ties the local page's people and channels to the workspace's members, so that nudges and digests find them. */
export async function provisionLocal(app: AppContext, workspace: WorkspaceRow): Promise<void> {
  const { members, installations, teams } = app.store;
  await installations.save(workspace.id, "local", { key: LOCAL_KEY, name: "Local", secrets: "{}" });
  const everyone = await members.list(workspace.id);
  for (const member of everyone) {
    await members.identify(workspace.id, {
      platform: "local",
      key: member.id,
      memberId: member.id,
    });
    const conversation = chatOf(member.id);
    await members.setAddress(workspace.id, "local", member.id, {
      address: conversation,
      conversation,
    });
  }
  for (const manager of managersOf(everyone)) {
    const conversation = channelOf(manager.id);
    await teams.setChannel(workspace.id, manager.id, teamNameOf(manager, everyone), {
      platform: "local",
      address: conversation,
      conversation,
    });
  }
}
