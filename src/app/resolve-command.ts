/** A customer's full name wins over a command of the same words. */
import { asName, type Command } from "../chat/command.ts";
import type { Viewer } from "../store/customers/visibility.ts";
import type { Store } from "../store/store.ts";

/**
 * So that a customer called "Week" can be looked up by those who see it; for all others the command is what it was.
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
