/** A chat service in memory: a LocalChat like the one on PostgreSQL, for tests of the page alone. */
import type { LocalChat, LocalMessage, LocalPerson, LocalRoom } from "../../src/chat/local-chat.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Monday 23 November 2026, 09:10 in Copenhagen. */
export const MONDAY_MORNING = Date.UTC(2026, 10, 23, 8, 10);

export type MemoryChatOptions = {
  people?: LocalPerson[];
  now?: number;
  zone?: string;
  /** what the clock's movement brings about: called with the new time */
  onMove?: (now: number, chat: LocalChat) => Promise<void>;
};

/** Two teams: four reps and two managers. */
const SOME_PEOPLE: LocalPerson[] = [
  { key: "rosa", name: "Rosa Lindqvist", role: "rep", team: "North" },
  { key: "jonas", name: "Jonas Ebbesen", role: "rep", team: "North" },
  { key: "amara", name: "Amara Okafor", role: "rep", team: "North" },
  { key: "helle", name: "Helle Brandt", role: "manager", team: "North" },
  { key: "mateo", name: "Mateo Silva", role: "rep", team: "South" },
  { key: "ines", name: "Inês Duarte", role: "manager", team: "South" },
];

/** Everyone has a conversation `direct:KEY` with the coach; a team's managers are in `channel:TEAM`. Ids are m1, m2, … */
export function memoryChat(options: MemoryChatOptions = {}): LocalChat {
  const people = options.people ?? SOME_PEOPLE;
  const zone = options.zone ?? "Europe/Copenhagen";
  const messages: LocalMessage[] = [];
  const listeners = new Set<() => void>();
  let now = options.now ?? MONDAY_MORNING;

  const changed = (): void => listeners.forEach((listener) => listener());
  const stored = (id: string): LocalMessage | undefined =>
    messages.find((message) => message.id === id);
  const update = (id: string, part: Partial<LocalMessage>): LocalMessage | null => {
    const message = stored(id);
    if (!message) return null;
    Object.assign(message, part);
    changed();
    return structuredClone(message);
  };

  const chat: LocalChat = {
    people: async () => structuredClone(people),
    rooms: async (person) => roomsOf(people.find(({ key }) => key === person)),
    messages: async (conversation, viewer, limit) =>
      structuredClone(
        messages
          .filter((message) => message.conversation === conversation)
          .filter(({ onlyFor }) => onlyFor === null || onlyFor === viewer)
          .slice(-limit),
      ),
    message: async (id) => structuredClone(stored(id) ?? null),
    async add(message) {
      const before =
        message.key === null ? undefined : messages.find(({ key }) => key === message.key);
      if (before) return structuredClone(before);
      const id = `m${messages.length + 1}`;
      messages.push({ ...structuredClone(message), id, at: now, edited: false, removed: false });
      changed();
      return structuredClone(messages.at(-1) as LocalMessage);
    },
    change: async (id, text, card) => update(id, { text, card, edited: true }),
    remove: async (id) => update(id, { text: "", card: null, removed: true }),
    findByKey: async (key) =>
      structuredClone(messages.find((message) => message.key === key) ?? null),
    clock: {
      read: async () => ({ now, zone }),
      async move(to) {
        now = after(now, to);
        await options.onMove?.(now, chat);
        changed();
      },
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return chat;
}

function roomsOf(person: LocalPerson | undefined): LocalRoom[] {
  if (!person) return [];
  const direct: LocalRoom = {
    conversation: `direct:${person.key}`,
    kind: "direct",
    title: "The coach",
  };
  if (person.role === "rep") return [direct];
  return [
    direct,
    { conversation: `channel:${person.team}`, kind: "channel", title: `${person.team} team` },
  ];
}

function after(now: number, to: Parameters<LocalChat["clock"]["move"]>[0]): number {
  if (to === "next-hour") return now + HOUR_MS;
  if (to === "next-day") return now + DAY_MS;
  if (to === "week-on") return now + 7 * DAY_MS;
  const days = (8 - new Date(now).getUTCDay()) % 7 || 7;
  return now + days * DAY_MS;
}
