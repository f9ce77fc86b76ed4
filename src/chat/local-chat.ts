/** What the local page needs of a chat service. Who implements it keeps it in PostgreSQL. */
import type { Card } from "./view.ts";

/** A person of the local workspace; a visitor of the page chooses which one to be. */
export type LocalPerson = {
  key: string;
  name: string;
  role: "rep" | "manager" | "admin";
  team: string;
  /** their own time zone (IANA): they see the page's times and its clock in it; without it, in the workspace's */
  zone?: string;
};

/** A conversation on the local page: everyone's own chat with the coach, and each team's channel. */
export type LocalRoom = { conversation: string; kind: "direct" | "channel"; title: string };

export type LocalMessage = {
  id: string;
  conversation: string;
  /** null: the coach */
  person: string | null;
  /** shown to this person alone (answers to lookups in a channel); null: to everyone in the conversation */
  onlyFor: string | null;
  text: string;
  card: Card | null;
  /** the message at the head of the thread */
  thread: string | null;
  /** by the workspace's clock */
  at: number;
  edited: boolean;
  removed: boolean;
  /** the delivery's key, for messages of the coach that were sent by one */
  key: string | null;
};

/** The chat service behind the local page: what Slack's and Teams' own servers are for their platforms. Handed in; kept in PostgreSQL. */
export type LocalChat = {
  people(): Promise<LocalPerson[]>;
  /** the rooms that a person is in, their own chat first */
  rooms(person: string): Promise<LocalRoom[]>;
  /** the newest messages of a conversation that `viewer` may see, oldest first */
  messages(conversation: string, viewer: string, limit: number): Promise<LocalMessage[]>;
  /** a message by its id; null when there is none */
  message(id: string): Promise<LocalMessage | null>;
  /** Adds a message; with a `key` that was added before it adds nothing and returns the first. */
  add(message: Omit<LocalMessage, "id" | "at" | "edited" | "removed">): Promise<LocalMessage>;
  /** Changes a message's text or card; null when there is none. */
  change(id: string, text: string, card: Card | null): Promise<LocalMessage | null>;
  remove(id: string): Promise<LocalMessage | null>;
  findByKey(key: string): Promise<LocalMessage | null>;
  clock: {
    /** the workspace's time, milliseconds since 1970, and the zone that it is shown in */
    read(): Promise<{ now: number; zone: string }>;
    /** Moves the workspace's clock forward; what is due by then happens. Returns when all of it has been handed out. */
    move(to: "next-hour" | "next-day" | "monday-morning" | "week-on"): Promise<void>;
  };
  /** Calls back when anything of the local workspace changed; returns the way to stop it. */
  onChange(listener: () => void): () => void;
};
