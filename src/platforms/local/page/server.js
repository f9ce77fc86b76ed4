/** @typedef {import("../../../chat/local-chat.ts").LocalPerson & { initials: string, hue: number }} Person */
/** @typedef {import("../../../chat/local-chat.ts").LocalRoom & { newest: string | null }} Room */
/** @typedef {{ now: number, zone: string }} Clock */
/** @typedef {{ demo: boolean, clock: Clock, people: Person[], rooms: Room[] }} State */
/** @typedef {import("../message.ts").ShownMessage} Message */
/** @typedef {{ message: string | null, form: string | null }} Answered */

const AWAY = "Rapport is not answering. Your words are kept; try again in a moment.";

/** Something went wrong, in a sentence for the person at the page; `status` is 0 when nobody answered. */
export class Trouble extends Error {
  /** @param {number} status @param {string} sentence */
  constructor(status, sentence) {
    super(sentence);
    this.status = status;
  }
}

/** @param {string | null} person @returns {Promise<State>} */
export function askState(person) {
  return ask("/local/state", person === null ? {} : { person });
}

/**
 * @param {string} person
 * @param {string} conversation
 * @param {string[]} known the marks of the messages that stand on the page already; they come without their markup
 * @returns {Promise<{ messages: Message[] }>}
 */
export function askMessages(person, conversation, known) {
  return ask("/local/messages", { person, conversation, known: known.join(",") });
}

/**
 * What may be meant by letters typed into a form's search. Throws Trouble.
 * @param {{ person: string, conversation: string, among: string, text: string }} query
 * @returns {Promise<{ value: string, label: string }[]>}
 */
export async function askSuggestions(query) {
  const { options } = await ask("/local/suggest", query);
  return options;
}

/**
 * Sends something that changes the workspace. Throws Trouble.
 * @param {"say" | "edit" | "remove" | "act" | "submit" | "drop" | "clock"} what
 * @param {object} body
 * @returns {Promise<Answered>}
 */
export function send(what, body) {
  return fetched(`/local/${what}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

/**
 * Hands over files and then the drop that they are. Throws Trouble.
 * @param {{ person: string, conversation: string }} place
 * @param {File[]} files
 */
export async function sendFiles(place, files) {
  const ids = [];
  for (const file of files) {
    const id = newPress();
    await fetched(`/local/file?${new URLSearchParams({ id, name: file.name }).toString()}`, {
      method: "POST",
      headers: { "content-type": "application/x-rapport-file" },
      body: file,
    });
    ids.push(id);
  }
  return send("drop", { ...place, files: ids, press: newPress() });
}

/** A name for one press of a key or button: sent again after trouble, it counts once. */
export function newPress() {
  return crypto.randomUUID();
}

/**
 * Calls back each time that something of the workspace changed, at once too, and after every interruption.
 * The stream is closed while nobody looks at the page: a browser opens only six to one place, for all tabs together.
 * @param {() => void} changed
 * @param {() => void} lost called when the connection is lost; the page tries again by itself
 */
export function listen(changed, lost) {
  /** @type {EventSource | null} */
  let stream = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let again;
  const open = () => {
    clearTimeout(again);
    stream?.close();
    stream = null;
    if (document.hidden) return;
    stream = new EventSource("/local/events");
    stream.addEventListener("changed", changed);
    stream.addEventListener("error", () => {
      lost();
      // The browser tries again by itself, except after an answer that it didn't like.
      if (stream?.readyState === EventSource.CLOSED) again = setTimeout(open, RETRY_MS);
    });
  };
  document.addEventListener("visibilitychange", open);
  // Without this a page kept for the back button would keep its stream too.
  addEventListener("pagehide", () => stream?.close());
  addEventListener("pageshow", open);
}

const RETRY_MS = 2_000;

/** @param {string} path @param {Record<string, string>} query */
function ask(path, query) {
  return fetched(`${path}?${new URLSearchParams(query).toString()}`, {});
}

/** @param {string} address @param {RequestInit} options @returns {Promise<any>} */
async function fetched(address, options) {
  const response = await fetch(address, options).catch(() => {
    throw new Trouble(0, AWAY);
  });
  const body = /** @type {unknown} */ (await response.json().catch(() => null));
  if (response.ok) return body;
  const told = /** @type {{ error?: string } | null} */ (body);
  throw new Trouble(response.status, told?.error ?? AWAY);
}
