/** A turn without a database: a member, a customer with an open nudge, and what a test adds. */
import type { Inbound, Intent } from "../../src/chat/intent.ts";
import { type AppContext, type ChangeTurn, createTurn } from "../../src/app/context.ts";
import { loadLexicon } from "../../src/app/load-lexicon.ts";
import { readReply } from "../../src/engine/reading/read-reply.ts";
import type { Reading } from "../../src/engine/reading/reading.ts";
import type { SentMessage } from "../../src/store/deliveries/deliveries.ts";
import type { MemberRow } from "../../src/store/members/members.ts";
import type { Conversation, TalkNudge, TalkReply } from "../../src/store/replies/conversation.ts";
import type { Write } from "../../src/store/writes/write.ts";

/** Wednesday morning in Copenhagen. */
export const NOW = Date.parse("2026-11-25T10:00:00+01:00");
export const FJORD = { id: "fjord", name: "Fjord Foods A/S", contact: "Dana Holm" };

export const MEMBER: MemberRow = {
  id: "nadia",
  email: "nadia@example.com",
  name: "Nadia Berg",
  role: "rep",
  managerId: null,
  timezone: "Europe/Copenhagen",
  workingDays: [1, 2, 3, 4, 5],
  workingHours: { start: "09:00", end: "17:00" },
  state: "active",
  pausedUntil: null,
  pausedFrom: null,
  nudgeTime: null,
  timezoneSet: false,
};

export const CUSTOMERS: Conversation["customers"] = [
  {
    id: FJORD.id,
    name: FJORD.name,
    aliases: ["Fjord"],
    contacts: [
      { id: "dana", name: FJORD.contact },
      { id: "erik", name: "Erik Voss" },
    ],
  },
  { id: "lund", name: "Lund Tools", aliases: [], contacts: [{ id: "maja", name: "Maja Lund" }] },
];

const sentMessage = (id: string, kind: SentMessage["kind"]): SentMessage => ({
  id,
  kind,
  memberId: MEMBER.id,
  nudgeId: null,
  replyId: null,
  platform: "local",
  address: "dm",
  thread: null,
  reference: `ref-${id}`,
  message: `message-${id}`,
});

/** The open nudge about Fjord, sent on Monday. */
export const nudgeAbout = (more: Partial<TalkNudge> = {}): TalkNudge => ({
  id: "nudge",
  memberId: MEMBER.id,
  customerId: FJORD.id,
  contactId: "dana",
  week: "2026-W48",
  slot: 1,
  play: "silence",
  state: "sent",
  sentAt: NOW - 2 * 86_400_000,
  answeredAt: null,
  touchedWithin7Days: null,
  strengthMoved: null,
  aim: "rhythm",
  reason: "It has been quiet.",
  evidence: [],
  action: "Call Dana.",
  question: "What has changed?",
  whyNow: "Nine weeks without a word.",
  whyNotNext: "",
  situation: "",
  offered: ["silence"],
  inExperiment: false,
  signalId: null,
  localAt: null,
  dueAt: null,
  customer: FJORD.name,
  contact: FJORD.contact,
  item: null,
  isSeen: true,
  isReplied: false,
  card: sentMessage("card", "nudge"),
  ...more,
});

const LEXICON = loadLexicon();

/** A reply that was recorded an hour ago with these words, with one receipt. */
export function replyThatSaid(text: string, more: Partial<TalkReply> = {}): TalkReply {
  const at = NOW - 3_600_000;
  const reading = readingOf(text, at);
  const blocks = [{ kind: "buttons" as const, buttons: [] }];
  const card = { kind: "card" as const, name: "receipt" as const, text: "Noted.", blocks };
  return {
    id: "reply",
    memberId: MEMBER.id,
    nudgeId: null,
    platform: "local",
    conversation: "dm",
    message: "earlier",
    thread: null,
    text,
    reading,
    reader: "rules",
    revision: 0,
    state: reading.ask === null ? "recorded" : "asking",
    at,
    versionAt: at,
    isAddition: false,
    later: [],
    receipts: [{ ...sentMessage("receipt", "receipt"), card, isLive: true }],
    ...more,
  };
}

function readingOf(text: string, at: number, customers = CUSTOMERS): Reading {
  const request = {
    id: "reply",
    text,
    sentAt: new Date(at).toISOString(),
    timezone: MEMBER.timezone,
    nudge: null,
    customers: customers.map(({ name, aliases, contacts }) => ({
      name,
      aliases,
      contacts: contacts.map((contact) => contact.name),
    })),
  };
  return readReply(request, LEXICON);
}

type Store = Partial<Record<keyof ChangeTurn["store"], object>>;

/** A turn of the member with this intent, in this conversation; `store` answers what a handler asks besides. */
export function turnOf(
  intent: Intent,
  conversation: Partial<Conversation> = {},
  { store = {}, place = {} }: { store?: Store; place?: Partial<Inbound["place"]> } = {},
): ChangeTurn {
  const workspace = { id: "w", key: "w", name: "W", state: "active", clockOffsetMs: 0 };
  const app: AppContext = {
    store: {} as AppContext["store"],
    lexicon: LEXICON,
    read: async (_id, request) => ({ reading: readReply(request, LEXICON), reader: "rules" }),
    platforms: new Map(),
    now: () => NOW,
    log: { info() {}, warn() {}, error() {} },
    wake() {},
  };
  const inbound: Inbound = {
    key: "inbound",
    platform: "local",
    installation: "w",
    person: "nadia",
    place: { kind: "direct", conversation: "dm", thread: null, address: "dm", ...place },
    message: "new-message",
    at: NOW,
    intent,
  };
  let ids = 0;
  return {
    ...createTurn({ ...app, store: STORE as AppContext["store"] }, workspace, MEMBER, inbound),
    store: store as ChangeTurn["store"],
    newId: () => `id-${++ids}`,
    conversation: {
      workspace,
      member: MEMBER,
      answered: null,
      plan: null,
      reminder: null,
      known: null,
      subject: null,
      threaded: null,
      earlier: null,
      told: null,
      recorded: null,
      changedSince: [],
      nudges: [],
      customers: CUSTOMERS,
      items: [],
      planned: [],
      earlierTexts: [],
      ...conversation,
    },
  };
}

/** No repository at all: what a handler needs besides its conversation, a test names. */
const STORE: unknown = new Proxy({}, { get: () => ({}) });

/** The kinds of writes, and of deliveries the kind of the message and the name of its card. */
export const kindsOf = (writes: readonly Write[]): string[] =>
  writes.map((write) =>
    write.kind === "delivery.add"
      ? `${write.delivery.kind}: ${write.delivery.card.name}`
      : write.kind,
  );

/** The one write of a kind. */
export function only<K extends Write["kind"]>(writes: readonly Write[], kind: K) {
  const found = writes.filter((write): write is Extract<Write, { kind: K }> => write.kind === kind);
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} × ${kind}`);
  return found[0];
}

/** The words of the cards that are delivered, in order. */
export const saidIn = (writes: readonly Write[]): string[] =>
  writes.flatMap((write) => (write.kind === "delivery.add" ? [write.delivery.card.text] : []));
