/** What words in the coach's own chat ask for, where they are a command, a customer's or a person's name, or a greeting. */
import { foldName } from "../engine/model/names.ts";
import type { Inbound } from "../chat/intent.ts";
import { asName } from "../chat/command-words.ts";
import { type Command, parseCommand, plainCommand } from "../chat/command.ts";
import { commandIn, courtesy } from "../chat/spoken-command.ts";
import { repliesMeant } from "../features/replies/interpret-reply.ts";
import type { Conversation } from "../store/replies/conversation.ts";
import type { MemberRow } from "../store/members/members.ts";
import type { AppContext } from "./context.ts";
import { meantBySlip, resolveCommand } from "./resolve-command.ts";

/** A longer message is a report: names and one-line commands have fewer words. */
const LONGEST_REQUEST_WORDS = 7;

type Asked = {
  app: AppContext;
  workspaceId: string;
  member: MemberRow;
  conversation: Conversation;
  inbound: Inbound;
};

/**
 * Null where the words tell something, or answer what the coach has asked. `customer …` and `/customer …` are the command
 * even then; a name or a single word is the answer.
 */
export async function commandInWords(asked: Asked, text: string): Promise<Command | null> {
  const { app, workspaceId, member } = asked;
  const written = commandIn(text);
  if (written?.isSure) {
    const command = parseCommand(written.asks);
    return resolveCommand(app.store, workspaceId, member, command, written.asks);
  }
  if (written && (await isNamed(asked, written.asks)))
    return { name: "show", payload: { name: written.asks } };
  const words = asName(text);
  if (words === "" || words.split(" ").length > LONGEST_REQUEST_WORDS || isAsked(asked))
    return null;
  if (isCustomer(asked, words)) return { name: "show", payload: { name: words } };
  const command = plainCommand(words) ?? ofDigest(words);
  if (command) return command;
  // A person, a greeting or a slip may be the answer to a nudge as well.
  if (isNudged(asked)) return null;
  if (words.includes(" ") && (await isPerson(asked, words)))
    return { name: "show", payload: { name: words } };
  return courtesy(words) ?? meantBySlip(words);
}

/** The commands of two words that no sentence begins with. */
function ofDigest(words: string): Command | null {
  const command = /^(?:digest|week|settings)\b/i.test(words) ? parseCommand(words) : null;
  return command && command.name !== "show" ? command : null;
}

const isAsked = ({ conversation }: Asked): boolean =>
  Boolean(repliesMeant(conversation).latest?.reading?.ask);

const isNudged = ({ conversation, member }: Asked): boolean =>
  conversation.answered !== null ||
  conversation.plan !== null ||
  conversation.nudges.some(({ memberId, state }) => memberId === member.id && state === "sent");

/** The conversation holds every customer that the words name, as far as the member sees it. */
function isCustomer({ conversation }: Asked, words: string): boolean {
  const name = foldName(words);
  return (
    name !== "" &&
    conversation.customers.some((one) =>
      [one.name, ...one.aliases].some((known) => foldName(known) === name),
    )
  );
}

async function isNamed(asked: Asked, words: string): Promise<boolean> {
  return isCustomer(asked, words) || isPerson(asked, words);
}

/** Two to four words that all begin with a capital. */
const FULL_NAME = /^\p{Lu}\S*(?: \p{Lu}\S*){1,3}$/u;

/** Somebody at one of the member's customers, or, by what looks like a full name, at any other that the member sees. */
async function isPerson(asked: Asked, words: string): Promise<boolean> {
  const { app, workspaceId, member, conversation } = asked;
  const name = foldName(words);
  const people = conversation.customers.flatMap(({ contacts }) => contacts);
  if (people.some((one) => foldName(one.name) === name)) return true;
  if (!FULL_NAME.test(words)) return false;
  const [first] = await app.store.contacts.near(workspaceId, words, member);
  return first !== undefined && foldName(first.name) === name;
}
