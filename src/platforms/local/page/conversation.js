import { byId, drawn, element } from "./dom.js";

/** @typedef {import("./server.js").Message} Message */

/** Within this distance of its end, in pixels, a reader follows the conversation. */
const NEAR_THE_END_PX = 120;

const log = byId("log", HTMLDivElement);
const list = byId("messages", HTMLOListElement);
const below = byId("below", HTMLButtonElement);

/** Where the page itself left the reader, in pixels from the top. */
let leftAt = 0;

/** What stands on the page now: the conversation it belongs to, and each message's element and look. */
let shown = {
  key: "",
  /** @type {Map<string, { mark: string, item: Element }>} */ messages: new Map(),
};

/** The marks of what stands on the page of this conversation. @param {string} key */
export function knownMarks(key) {
  return shown.key === key ? [...shown.messages.values()].map(({ mark }) => mark) : [];
}

/**
 * Shows a conversation. Only what changed is drawn anew, so that focus and reading position stay.
 * @param {string} key whose view of which conversation this is
 * @param {Message[]} messages oldest first
 * @returns {Message[]} those that came since this conversation was last shown; none when it is shown for the first time
 */
export function showMessages(key, messages) {
  const first = shown.key !== key;
  if (first) shown = { key, messages: new Map() };
  const before = shown.messages;
  const follows = first || atTheEnd();
  const focused = document.activeElement?.closest("[data-message]")?.getAttribute("data-message");

  /** @type {typeof shown.messages} */
  const now = new Map();
  for (const { id, mark, html } of messages) {
    const known = before.get(id);
    const kept =
      known?.mark === mark ? known : { mark, item: element("li", {}, drawn(html ?? "")) };
    // A new look takes the old one's place at once, so that nothing around it moves.
    if (known && kept !== known) known.item.replaceWith(kept.item);
    now.set(id, kept);
  }
  place(messages, now);
  shown = { key, messages: now };

  keepFocus(focused ?? null);
  byId("empty", HTMLParagraphElement).hidden = messages.length > 0;
  const fresh = first ? [] : messages.filter(({ id }) => !before.has(id));
  if (first) follow(messages.slice(-1));
  else if (follows && fresh.length > 0) follow(fresh);
  else if (fresh.some(({ from }) => from !== "me")) below.hidden = false;
  return fresh;
}

/** Makes the way down to what is new below work: it shows itself while there is something, and not at the end. */
export function startConversation() {
  below.addEventListener("click", toTheEnd);
  addEventListener("scroll", () => (below.hidden ||= atTheEnd()), { capture: true, passive: true });
}

/** Shows the conversation's end. */
export function toTheEnd() {
  const scroller = scrolled();
  scroller.scrollTop = scroller.scrollHeight;
  leftAt = scroller.scrollTop;
  below.hidden = true;
}

/** Whether a reader follows: stands near the end, or where the page itself left them. */
function atTheEnd() {
  const { scrollHeight, scrollTop, clientHeight } = scrolled();
  return scrollHeight - scrollTop - clientHeight < NEAR_THE_END_PX || scrollTop === leftAt;
}

/** In a low window the whole page scrolls, else the conversation alone. */
function scrolled() {
  return getComputedStyle(log).overflowY === "visible" ? document.documentElement : log;
}

/** Puts the messages in order under a heading for each day, moving no element that stands where it should. @param {Message[]} messages @param {Map<string, { item: Element }>} now */
function place(messages, now) {
  /** @type {Element[]} */
  const wanted = [];
  let day = "";
  for (const message of messages) {
    const item = now.get(message.id)?.item;
    if (!item) continue;
    if (message.day !== day) {
      day = message.day;
      wanted.push(dayHeading(day, message.id));
    }
    wanted.push(item);
  }
  const staying = new Set(wanted);
  for (const standing of list.querySelectorAll(":scope > li"))
    if (!staying.has(standing)) standing.remove();
  for (const [n, item] of wanted.entries()) {
    const standing = list.children[n] ?? null;
    if (standing !== item) list.insertBefore(item, standing);
  }
  for (const table of list.querySelectorAll(".table")) {
    // A table that is wider than the window scrolls, so the keyboard has to reach it.
    if (table.scrollWidth > table.clientWidth) table.setAttribute("tabindex", "0");
  }
}

/** @param {string} day @param {string} before the message that the heading stands above */
function dayHeading(day, before) {
  const id = `day-${before}`;
  const standing = document.getElementById(id);
  if (standing?.textContent === day) return standing.closest("li") ?? standing;
  return element("li", { class: "day" }, element("h2", { id }, day));
}

/** When the button that had the focus is gone, its message gets it: the keyboard stays where it was. @param {string | null} focused */
function keepFocus(focused) {
  if (focused === null || document.activeElement !== document.body) return;
  document.getElementById(`message-${focused}`)?.focus({ preventScroll: true });
}

/** Shows the end, or the beginning of what is new when that is longer than the window. @param {Message[]} fresh */
function follow(fresh) {
  const [top] = fresh;
  const item = top && document.getElementById(`message-${top.id}`)?.closest("li");
  toTheEnd();
  const edge = Math.max(0, log.getBoundingClientRect().top);
  if (item && item.getBoundingClientRect().top < edge) item.scrollIntoView({ block: "start" });
  leftAt = scrolled().scrollTop;
}
