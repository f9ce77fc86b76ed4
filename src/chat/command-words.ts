/** The words by which people ask for commands that take none. Commands with an argument are read in `command.ts`. */

/** The words as one line, which may be a customer's name. */
export const asName = (words: string) => words.trim().replaceAll(/\s+/g, " ");

/** Commands, each with what people say for it, without marks and in lower case. */
const PLAIN_COMMANDS = {
  list: ["list", "all", "customers", "my customers", "my list", "all customers"],
  help: ["help", "help me", "commands", "hilfe", "ayuda", "aide", "ajuda", "hjælp"],
  settings: ["settings", "setting", "my settings", "preferences"],
  resume: ["resume"],
  "log.form": ["log"],
  week: ["week", "my week", "this week", "nudges", "my nudges"],
  plays: ["play", "plays"],
};
export type PlainCommand = keyof typeof PLAIN_COMMANDS;

const BY_WORDS = new Map(
  (Object.keys(PLAIN_COMMANDS) as PlainCommand[]).flatMap((name) =>
    PLAIN_COMMANDS[name].map((words): [string, PlainCommand] => [words, name]),
  ),
);

/** The command that words ask for by themselves, or null. Marks at the end and a "please" change nothing. */
export function plainCommandIn(text: string): PlainCommand | null {
  if (text.trim() === "?") return "help";
  const said = asName(text.toLowerCase().replace(/\bplease\b/, "")).replace(/[\s.!?…]+$/, "");
  return BY_WORDS.get(said) ?? null;
}

/** Single words that ask for a command: what a slip of the keyboard may have meant. */
export const COMMAND_WORDS = [...BY_WORDS.keys()].filter((one) => !one.includes(" "));
