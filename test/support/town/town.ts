/** A workspace on a real platform, and how the people of it read, write, press and fill in: the same for each of them. */
import type { WorkspaceRow } from "../../../src/store/workspaces/workspaces.ts";
import { workspaceTime } from "../../../src/app/context.ts";
import type { Files } from "../files.ts";
import type { TestApp } from "../running-app.ts";

/** Somebody of the town: `name@example.com`. */
export type Resident = { name: string; email: string; role: "rep" | "manager" };

/** A message of the coach as a person sees it. */
export type Heard = {
  /** what a reply in its thread names */
  key: string;
  /** all that stands on it, in whatever form the platform keeps it */
  words: string;
  buttons: string[];
  /** presses the button with this label */
  press(label: string): Promise<void>;
};

export type OpenForm = {
  /** the ids of its fields */
  fields: string[];
  /** what stands in its fields, by their ids */
  held: Record<string, string>;
  /** the names that are offered for letters typed into its search */
  search(letters: string): Promise<string[]>;
  /**
   * fills it in, choices by their labels (several parted by commas), leaves the rest as it stands, and sends it.
   * Returns what is wrong with it, by its fields' ids: nothing when it was taken.
   */
  send(values: Record<string, string>): Promise<Record<string, string>>;
};

export type Person = {
  /** what the coach has said to them, oldest first; what only they see for a while comes last */
  heard(): Promise<Heard[]>;
  /** writes, in the thread of (or, on Teams, as an answer to) a message of the coach's; returns the message's key */
  say(text: string, how?: { under?: string; times?: number }): Promise<string>;
  /** sends files, their texts by their names */
  drop(files: Record<string, string>): Promise<void>;
  edit(message: string, text: string): Promise<void>;
  remove(message: string): Promise<void>;
  /** `/customer …` */
  command(text: string): Promise<void>;
  /** the form that `/customer log` opens, or another way: a press, a command */
  openForm(by?: () => Promise<void>): Promise<OpenForm>;
};

export type Town = {
  app: TestApp;
  workspace: WorkspaceRow;
  person(email: string): Person;
  /** Sends a manager's digests to their team's channel, where the platform has channels; returns the way to read them. */
  digestsFor(manager: string): Promise<() => Promise<string[]>>;
  close(): Promise<void>;
};

/** Opens a town with these people and their customers. */
export type OpenTown = (files: Files, residents: Resident[]) => Promise<Town>;

/** Messages as fast as they come: how fast a platform may be called is tested elsewhere. */
export const UNLIMITED = { rates: () => [] };

/** The workspace's time, milliseconds since 1970. */
export async function clockOf({ app }: TestApp, { id }: WorkspaceRow): Promise<number> {
  const row = await app.store.workspaces.byId(id);
  if (!row) throw new Error("no such workspace");
  return workspaceTime(app, row);
}

/** The platform's people, as they are known once they have written or the roster was read. */
export async function knowPeople(
  { app }: TestApp,
  workspace: WorkspaceRow,
  platform: string,
  people: [email: string, key: string][],
): Promise<void> {
  for (const [email, key] of people) {
    const member = await app.store.members.byEmail(workspace.id, email);
    if (!member) throw new Error(`${email} is no member`);
    await app.store.members.identify(workspace.id, { platform, key, memberId: member.id });
  }
}

/** What a form's field holds: its value, and the values behind the labels of a choice. */
export type HeldField = {
  id: string;
  kind: "typed" | "choice" | "several" | "search";
  value: string;
  options: Map<string, string>;
};

/** The values to send: those that stand in the form, with others filled in over them. `search` finds what a search offers. */
export async function filledIn(
  fields: HeldField[],
  values: Record<string, string>,
  search: (letters: string) => Promise<Map<string, string>>,
) {
  const filled: HeldField[] = [];
  for (const field of fields) {
    const wanted = values[field.id];
    if (wanted === undefined) filled.push(field);
    else {
      const options = field.kind === "search" ? await search(wanted) : field.options;
      const labels = field.kind === "several" ? wanted.split(",") : [wanted];
      const value = labels.map((label) => options.get(label) ?? label).join(",");
      filled.push({ ...field, options, value });
    }
  }
  return filled;
}

export const heldIn = (fields: HeldField[]) =>
  Object.fromEntries(fields.map(({ id, value }) => [id, value]));

/** All elements of a kind of a message's cards, however deep. */
export function elementsOf(node: unknown, kind: string): Record<string, any>[] {
  if (typeof node !== "object" || node === null) return [];
  const inside = Object.values(node).flatMap((part) => elementsOf(part, kind));
  return "type" in node && node.type === kind ? [node, ...inside] : inside;
}
