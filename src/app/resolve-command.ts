/** What the words after `/customer` mean, with the customers' names at hand. */
import { asName, COMMAND_WORDS } from "../chat/command-words.ts";
import { type Command, parseCommand } from "../chat/command.ts";
import { isNear } from "../engine/reading/misspelling.ts";
import { readReply } from "../engine/reading/read-reply.ts";
import { MEANT_FROM } from "../features/lookup/show-customer.ts";
import type { Viewer } from "../store/customers/visibility.ts";
import type { Store } from "../store/store.ts";
import type { AppContext } from "./context.ts";

/**
 * A customer's full name wins over a command of the same words, so that a customer called "Week" can be looked up by those
 * who see it; for all others the command is what it was.
 *
 * @param command what the words say, if they are no name
 * @param words all that follows `/customer`
 */
export async function resolveCommand(
  { customers }: Pick<Store, "customers">,
  workspaceId: string,
  viewer: Viewer,
  command: Command,
  words: string,
): Promise<Command> {
  const name = asName(words);
  if (command.name === "show" || name === "") return command;
  const named = await customers.byName(workspaceId, name, viewer);
  return named ? { name: "show", payload: { name } } : command;
}

/**
 * What words mean that are no customer's name: a command with a slip in it, or an order to the coach ("stop", "undo"). Null
 * for what may be a name all the same.
 */
export async function resolveUnknown(
  { store, lexicon, now }: AppContext,
  workspaceId: string,
  viewer: Viewer,
  words: string,
): Promise<Command | null> {
  const meant = meantBySlip(words);
  if (meant) {
    const [near] = await store.customers.near(workspaceId, words, viewer);
    if (!near || near.likeness < MEANT_FROM) return meant;
  }
  const told = {
    id: "",
    text: words,
    sentAt: new Date(now()).toISOString(),
    timezone: "UTC",
    nudge: null,
    customers: [],
  };
  const isOrder = readReply(told, lexicon).outcome === "control";
  return isOrder ? { name: "say", payload: { text: words } } : null;
}

/** Shorter words are a slip of too many others. */
const SHORTEST_SLIP = 4;
/** In a word of this length one letter may be another; in a shorter one letters may only be swapped, missing or too many. */
const ONE_WRONG_FROM = 6;

/** The command that a single word with a slip of the keyboard asks for: "hepl", "setings". */
export function meantBySlip(words: string): Command | null {
  const said = words.trim().toLowerCase();
  const meant = COMMAND_WORDS.find(
    (word) =>
      word.length >= SHORTEST_SLIP &&
      isNear(said, word) &&
      (word.length >= ONE_WRONG_FROM ||
        said.length !== word.length ||
        said.split("").toSorted().join("") === word.split("").toSorted().join("")),
  );
  return meant === undefined ? null : parseCommand(meant);
}
