import { foldText } from "../model/names.ts";
import { conditionIn } from "./condition-words.ts";

/** The labels of a play that is written line by line, and the fields that they fill. */
const LABELS = new Map(
  Object.entries({
    id: "id",
    aim: "aim",
    strength: "aim",
    about: "about",
    when: "when",
    why: "reason",
    reason: "reason",
    do: "action",
    action: "action",
    ask: "questions",
    question: "questions",
    teaches: "teaches",
    weight: "weight",
    rest: "restDays",
  }),
);

/** What a play in chat says where nobody wrote anything else. */
const USUAL = {
  when: { fact: "lastOn", known: true },
  reason:
    "You were last in touch with {customer} on {lastOn}. A question that nobody has asked yet may show a side that nobody knows.",
  action: "Ask {them} when you next talk, and write down the words of the answer.",
  teaches: "Whether this question opens something that the others don't.",
};

const LINE = /^\s*(\w+)\s*:\s*(.*)$/;
const ID_WORDS = 6;

/**
 * A play as somebody writes it in chat, `label: words` a line, as data that is still to be checked. Needed are an aim and
 * three questions; the rest has words of its own. Text that begins with a brace is taken for JSON.
 */
export function playInLines(text: string): unknown {
  if (text.trimStart().startsWith("{")) {
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  }
  const fields: Record<string, unknown> = {};
  const questions: string[] = [];
  let open: { field: string; words: string } | null = null;
  const close = () => {
    if (open === null) return;
    if (open.field === "questions") questions.push(open.words);
    else fields[open.field] = valueOf(open.field, open.words);
  };
  for (const line of text.split("\n")) {
    const [, label = "", words = ""] = LINE.exec(line) ?? [];
    const field = LABELS.get(label.toLowerCase());
    if (field !== undefined) {
      close();
      open = { field, words: words.trim() };
    } else if (label !== "") fields[label] = words;
    else if (open !== null && line.trim() !== "") open.words += ` ${line.trim()}`;
  }
  close();
  return { ...USUAL, id: idFrom(questions[0] ?? ""), ...fields, questions };
}

function valueOf(field: string, words: string): unknown {
  if (field === "when") return conditionIn(words);
  if (field === "weight" || field === "restDays") return Number(words.replace(/ days?$/i, ""));
  return field === "aim" || field === "about" || field === "id" ? words.toLowerCase() : words;
}

/** An id from a question's first words: `what-would-they-do-without`. */
function idFrom(question: string): string {
  const words = foldText(question.replaceAll(/\{\w+\}/g, " "))
    .split(/[^a-z0-9]+/)
    .filter((it) => it !== "");
  return words
    .slice(0, ID_WORDS)
    .join("-")
    .replace(/^[^a-z]+/, "")
    .slice(0, 60);
}
