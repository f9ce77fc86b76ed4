import type { Viewer } from "../store/customers/visibility.ts";
import type { WorkspaceRow } from "../store/workspaces/workspaces.ts";
import type { SettingsCommand } from "../features/settings/change-settings.ts";
import type { AppContext } from "./context.ts";
import { type PlayCommand, playCommandOf } from "../features/plays/play-command.ts";

/** What `/customer …` asks for. */
export type Command =
  | { kind: "list" }
  | { kind: "help" }
  | { kind: "week" }
  | { kind: "show"; name: string }
  /** write down what happened; without text, open the form */
  | { kind: "log"; text: string }
  | { kind: "settings" }
  | PlayCommand
  | { kind: "turn"; settings: SettingsCommand }
  | { kind: "change"; what: "digest-here" | "resume" | "pause" };

/**
 * Reads the words after `/customer`. A customer's full name or alias wins over a subcommand of the same word, so that
 * a customer called "Week" can be looked up by those who see it; for all others the subcommand is what it was.
 */
export async function commandOf(
  app: AppContext,
  workspace: WorkspaceRow,
  viewer: Viewer,
  words: string,
): Promise<Command> {
  const { text, first, subcommand } = readWords(words);
  if (text === "") return { kind: "list" };
  if (subcommand === null) return { kind: "show", name: text };
  const named = await app.store.customers.byName(workspace.id, text, viewer);
  if (named) return { kind: "show", name: text };
  if (subcommand === "play") return playCommandOf(textAfter(words, first));
  return subcommand === "log" ? { kind: "log", text: textAfter(words, first) } : subcommand;
}

/** The customer's name that words after `/customer` can only be; null when they may be something else. */
export function nameAlone(words: string): string | null {
  const { text, subcommand } = readWords(words);
  return text === "" || subcommand !== null ? null : text;
}

function readWords(words: string) {
  const text = words.trim().replaceAll(/\s+/g, " ");
  const [first = "", ...others] = text.split(" ");
  const rest = others.join(" ");
  const subcommand =
    turned(first.toLowerCase(), rest) ?? subcommandOf(first.toLowerCase(), rest.toLowerCase());
  return { text, first, subcommand };
}

/** The words that turn a setting; without a value, those that ask how it is set. */
function turned(first: string, rest: string): Command | null {
  if (first === "focus" || first === "unfocus") {
    if (rest === "") return { kind: "settings" };
    return { kind: "turn", settings: { what: first, name: rest } };
  }
  if (first !== "settings") return null;
  if (rest === "") return { kind: "settings" };
  const [word = "", ...value] = rest.split(" ");
  return { kind: "turn", settings: { what: "setting", word, value: value.join(" ") } };
}

function subcommandOf(first: string, rest: string): Command | "log" | "play" | null {
  if (first === "log") return "log";
  if (first === "play" || first === "plays") return "play";
  if (first === "digest" && rest === "here") return { kind: "change", what: "digest-here" };
  if (rest !== "") return null;
  if (first === "help" || first === "?") return { kind: "help" };
  if (first === "week") return { kind: "week" };
  if (first === "list" || first === "all") return { kind: "list" };
  if (first === "pause" || first === "resume") return { kind: "change", what: first };
  return null;
}

/** What stands after the subcommand, with its own line breaks and spaces. */
const textAfter = (words: string, first: string) => words.trimStart().slice(first.length).trim();
