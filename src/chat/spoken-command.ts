/** Commands and courtesies in the middle of a chat, where most words are none. */
import { type CommandOf, parseCommand } from "./command.ts";

/** More words than a customer's name has begin a sentence. */
const LONGEST_NAME_WORDS = 5;

/** Words that make "customer …" the start of a sentence about somebody, and not a command. `/customer …` is always the command. */
const SENTENCE_WORDS = [
  "is|was|are|were|has|had|have|will|would|can|could|did|does|didn't|doesn't|isn't|wasn't|hasn't|won't",
  "says?|said|told|asked|asks|wants?|wanted|needs?|needed|called|rang|wrote|seems?|seemed|feels?|felt|looks",
  "likes?|liked|loves?|loved|thinks?|thought|and|but|who|service|support|meeting|visit|call",
].join("|");
const SENTENCE_START = new RegExp(`^(?:${SENTENCE_WORDS})\\b`, "i");

/**
 * What follows the command's name in a message that begins with it, or null. `isSure`: it is the command whatever follows;
 * else "customer …" may begin a sentence about somebody, and is the command only where a customer is called so.
 */
export function commandIn(text: string): { asks: string; isSure: boolean } | null {
  const found = /^\s*(\/?)customers?(?:\s+([\s\S]*))?$/i.exec(text);
  if (!found) return null;
  const asks = (found[2] ?? "").trim();
  const isShort = asks.split(/\s+/).length <= LONGEST_NAME_WORDS;
  const isPlural = asks !== "" && /^\s*customers/i.test(text);
  const isAlone = isShort && !isPlural && !SENTENCE_START.test(asks);
  return { asks, isSure: found[1] === "/" || isAlone || parseCommand(asks).name !== "show" };
}

/** Greetings and thanks, as one of six languages has them. */
const HELLO = [
  "hi|hello|hey|hiya|good (?:morning|afternoon|evening)|hola|buenos días|bonjour|salut|hallo",
  "guten (?:tag|morgen)|olá|bom dia|hej|godmorgen",
].join("|");
const THANKS = [
  "thanks?|thank you|many thanks|thx|ty|cheers|great|perfect|super|nice|cool|ok(?:ay)?|got it",
  "gracias|merci|danke(?: schön)?|obrigad[oa]|tak",
].join("|");
const MORE = "(?: there| rapport| coach| a lot| so much| very much)?";

/** A greeting or thanks, and nothing besides. */
const COURTESIES = {
  hello: new RegExp(`^(?:${HELLO})${MORE}[\\s.!,👋🙂😊]*$`, "iu"),
  thanks: new RegExp(`^(?:${THANKS})${MORE}[\\s.!,👍🙏🙂😊]*$`, "iu"),
};

/** Words of politeness as the command that answers them, or null. */
export function courtesy(text: string): CommandOf<"greet"> | null {
  if (COURTESIES.hello.test(text.trim())) return { name: "greet", payload: { with: "hello" } };
  if (COURTESIES.thanks.test(text.trim())) return { name: "greet", payload: { with: "thanks" } };
  return null;
}
