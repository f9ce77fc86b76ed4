/** What `/customer play …` asks to see. */
export type PlayQuestion =
  | { what: "list" }
  | { what: "report" }
  | { what: "facts"; word: string }
  | { what: "show"; id: string };

/** What it asks to change. */
export type PlayOrder =
  | { what: "add"; text: string }
  | { what: "try" | "retire" | "restore"; id: string }
  | { what: "weigh"; id: string; weight: number | null };

/** What `/customer play …` says; for words that it does not know, the list, which says what it knows. */
export type PlayCommand =
  | { kind: "plays"; question: PlayQuestion }
  | { kind: "play"; order: PlayOrder };

/** Reads the words after `/customer play`; line breaks count in a play that is added. */
export function playCommandOf(words: string): PlayCommand {
  const [, verb = "", text = ""] = /^\s*(\S*)\s*([\s\S]*)$/.exec(words) ?? [];
  const [id = "", value = ""] = text.trim().split(/\s+/);
  const what = verb.toLowerCase();
  switch (what) {
    case "report":
      return { kind: "plays", question: { what } };
    case "facts":
      return { kind: "plays", question: { what, word: id } };
    case "add":
      return { kind: "play", order: { what, text } };
    case "show":
      return id === "" ? list : { kind: "plays", question: { what, id } };
    case "try":
    case "retire":
    case "restore":
      return id === "" ? list : { kind: "play", order: { what, id } };
    case "weigh":
      if (id === "") return list;
      return { kind: "play", order: { what, id, weight: value === "" ? null : Number(value) } };
    default:
      return list;
  }
}

const list: PlayCommand = { kind: "plays", question: { what: "list" } };
