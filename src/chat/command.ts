/** What `/customer …` can ask for, and how its words are read. Who carries it out stands in `app/dispatch.ts`. */
import { z } from "zod";
import { asName, type PlainCommand, plainCommandIn } from "./command-words.ts";

const NOTHING = z.object({});
const TEXT = z.object({ text: z.string() });
const NAME = z.object({ name: z.string() });

/** What `/customer play …` asks to see. */
const PlayQuestion = z.discriminatedUnion("what", [
  z.object({ what: z.literal("list") }),
  z.object({ what: z.literal("report") }),
  z.object({ what: z.literal("facts"), word: z.string() }),
  z.object({ what: z.literal("show"), id: z.string() }),
]);
export type PlayQuestion = z.infer<typeof PlayQuestion>;

/** What it asks to change. */
const PlayOrder = z.discriminatedUnion("what", [
  z.object({ what: z.literal("add"), text: z.string() }),
  z.object({ what: z.enum(["try", "retire", "restore"]), id: z.string() }),
  z.object({ what: z.literal("weigh"), id: z.string(), weight: z.number().nullable() }),
]);
export type PlayOrder = z.infer<typeof PlayOrder>;

/** Every command with the form of what it says. */
const COMMAND_PAYLOADS = {
  list: NOTHING,
  help: NOTHING,
  /** a greeting, or thanks, in the coach's own chat */
  greet: z.object({ with: z.enum(["hello", "thanks"]) }),
  /** words that tell the coach what to do, as they are said in its chat: "stop", "undo" */
  say: TEXT,
  /** `number`: of another week than this one, of this year */
  week: z.object({ number: z.int().min(1).max(53).nullable().default(null) }),
  show: NAME,
  /** without words: the form */
  "log.form": NOTHING,
  log: TEXT,
  settings: NOTHING,
  "settings.set": z.object({ word: z.string(), value: z.string() }),
  focus: NAME,
  unfocus: NAME,
  "digest.here": NOTHING,
  /** the days as they were written; empty: now, until they resume */
  pause: z.object({ days: z.string().default("") }),
  resume: NOTHING,
  /** what is kept of the asker, and who sees it */
  privacy: NOTHING,
  /** what is held of somebody, for an admin */
  person: z.object({ what: z.enum(["export", "forget", "usage"]), who: z.string() }),
  "person.change": z.object({ what: z.enum(["forget", "allow"]), who: z.string() }),
  /** the form of what can become of a customer, with a new name, another customer that it is one with, or a part of it */
  "customer.form": NAME.extend({
    to: z.string().optional(),
    into: z.string().optional(),
    part: z.string().optional(),
  }),
  /** `day` as it was written; empty: none */
  "customer.set": NAME.extend({
    what: z.enum(["lost", "won", "renewed", "paused", "muted", "unmuted"]),
    day: z.string(),
  }),
  plays: PlayQuestion,
  play: PlayOrder,
} as const;

export type CommandName = keyof typeof COMMAND_PAYLOADS;
export type CommandPayload<N extends CommandName> = z.output<(typeof COMMAND_PAYLOADS)[N]>;
export type CommandOf<N extends CommandName> = { name: N; payload: CommandPayload<N> };
export type Command = { [N in CommandName]: CommandOf<N> }[CommandName];

/** A command that was stored, or null when its form is none that this version knows. */
export function checkedCommand(told: { name: string; payload: unknown }): Command | null {
  const schemas: Record<string, z.ZodType | undefined> = COMMAND_PAYLOADS;
  const payload = Object.hasOwn(schemas, told.name)
    ? schemas[told.name]?.safeParse(told.payload)
    : null;
  return payload?.success ? ({ name: told.name, payload: payload.data } as Command) : null;
}

/**
 * Reads the words after `/customer`. A customer of that very name wins over every command but `show` and `list`: whoever
 * asks for the command looks the name up first.
 */
export function parseCommand(words: string): Command {
  const text = asName(words);
  const [first = "", ...others] = text.split(" ");
  const rest = others.join(" ");
  const word = first.toLowerCase();
  if (text === "") return bare("list");
  if (word === "pause" && DAYS.test(rest)) return { name: "pause", payload: { days: rest } };
  const found =
    plainCommand(text) ??
    ofSettings(word, rest) ??
    ofPlays(word, words) ??
    ofPerson(word, rest) ??
    ofCustomer(word, rest) ??
    ofWord(word, rest.toLowerCase());
  if (word !== "log") return found ?? { name: "show", payload: { name: text } };
  const told = textAfter(words);
  return told === "" ? bare("log.form") : { name: "log", payload: { text: told } };
}

/** The command that words ask for by themselves, or null. */
export function plainCommand(text: string): Command | null {
  const name = plainCommandIn(text);
  return name && PLAIN[name];
}

/** The words that change a setting; without a value, those that ask how it is set. */
function ofSettings(word: string, rest: string): Command | null {
  if (word === "focus" || word === "unfocus") {
    return rest === "" ? bare("settings") : { name: word, payload: { name: rest } };
  }
  if (word !== "settings" || rest === "") return null;
  const [key = "", ...value] = rest.split(" ");
  return { name: "settings.set", payload: { word: key, value: value.join(" ") } };
}

/** `person export MAIL`, `person forget MAIL` (which asks) and `… yes` (which does it), `person allow MAIL`. */
function ofPerson(word: string, rest: string): Command | null {
  if (word === "privacy" && rest === "") return bare("privacy");
  if (word !== "person") return null;
  const [verb = "", ...others] = rest.split(" ");
  const isSure = others.length > 1 && others.at(-1)?.toLowerCase() === "yes";
  const who = (isSure ? others.slice(0, -1) : others).join(" ");
  const what = verb.toLowerCase();
  if (who !== "" && what === "allow") return { name: "person.change", payload: { what, who } };
  if (who !== "" && what === "forget" && isSure)
    return { name: "person.change", payload: { what, who } };
  if (who !== "" && (what === "export" || what === "forget"))
    return { name: "person", payload: { what, who } };
  return { name: "person", payload: { what: "usage", who: "" } };
}

/** `play …`; for words that it does not know, the list, which says what it knows. Line breaks count in a play that is added. */
function ofPlays(word: string, words: string): Command | null {
  if (word !== "play" && word !== "plays") return null;
  const [, verb = "", text = ""] = /^\s*(\S*)\s*([\s\S]*)$/.exec(textAfter(words)) ?? [];
  const [id = "", value = ""] = text.trim().split(/\s+/);
  const what = verb.toLowerCase();
  if (what === "report") return { name: "plays", payload: { what } };
  if (what === "facts") return { name: "plays", payload: { what, word: id } };
  if (what === "add") return { name: "play", payload: { what, text } };
  if (id === "") return PLAYS;
  switch (what) {
    case "show":
      return { name: "plays", payload: { what, id } };
    case "try":
    case "retire":
    case "restore":
      return { name: "play", payload: { what, id } };
    case "weigh":
      return { name: "play", payload: { what, id, weight: weightIn(value) } };
    default:
      return PLAYS;
  }
}

const PLAYS: Command = { name: "plays", payload: { what: "list" } };

/** What is no number travels as null, since JSON has no other way to say it; null is refused as a weight. */
function weightIn(value: string): number | null {
  const weight = Number(value);
  return value === "" || Number.isNaN(weight) ? null : weight;
}

const SET = {
  lost: "lost",
  won: "won",
  renewed: "renewed",
  pause: "paused",
  mute: "muted",
  unmute: "unmuted",
} as const;
/** A name, and the day up to which it holds. */
const UNTIL = /^(.+?)\s+(?:until|till|to)\s+(.+)$/i;
/** "rename A to B", "merge A into B", "split A as B". */
const BETWEEN = {
  rename: /\s+(?:to|as|into)\s+/i,
  merge: /\s+(?:into|with|and)\s+/i,
  split: /\s+(?:as|off|into)\s+/i,
};

/** Days of a pause of the member's own, from which a customer's name is told apart; none: from now. */
const DAYS =
  /^(?:$|\d|(?:from|until|till|for|today|tomorrow|now|through|over)\b|(?:next|this)\s+(?:week|month|\p{L}*day)\b)/iu;

/** What becomes of a customer; `pause until …` and `pause from …` are the member's own. */
function ofCustomer(word: string, rest: string): Command | null {
  if (rest === "") return null;
  if (word === "change") return { name: "customer.form", payload: { name: rest } };
  if (word === "rename" || word === "merge" || word === "split") {
    const [name = "", other] = rest.split(BETWEEN[word], 2);
    if (other === undefined && word !== "split") return null;
    const more =
      word === "rename" ? { to: other } : word === "merge" ? { into: other } : { part: other };
    return { name: "customer.form", payload: { name, ...(other !== undefined && more) } };
  }
  if (!Object.hasOwn(SET, word)) return null;
  const [, name = rest, day = ""] = UNTIL.exec(rest) ?? [];
  return { name: "customer.set", payload: { what: SET[word as keyof typeof SET], name, day } };
}

function ofWord(word: string, rest: string): Command | null {
  if (word === "digest" && rest === "here") return bare("digest.here");
  const week = word === "week" && /^\d{1,2}$/.test(rest) ? Number(rest) : 0;
  return week >= 1 && week <= 53 ? { name: "week", payload: { number: week } } : null;
}

const PLAIN: Record<PlainCommand, Command> = {
  list: bare("list"),
  help: bare("help"),
  settings: bare("settings"),
  resume: bare("resume"),
  "log.form": bare("log.form"),
  week: { name: "week", payload: { number: null } },
  plays: PLAYS,
};

type BareName = {
  [N in CommandName]: Record<string, never> extends CommandPayload<N> ? N : never;
}[CommandName];

function bare(name: BareName): Command {
  return { name, payload: {} };
}

/** What stands after the first word, with its own line breaks and spaces. */
const textAfter = (words: string) => words.trimStart().replace(/^\S+/, "").trim();
