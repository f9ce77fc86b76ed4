import { showClock, startClock } from "./clock.js";
import { clear, nameComposer, startComposer, startEdit, startReply } from "./composer.js";
import { showMessages, startConversation, toTheEnd } from "./conversation.js";
import { confirm, openForm, startDialog } from "./dialog.js";
import { byId, element } from "./dom.js";
import { roleOf, showPeople } from "./people.js";
import { askMessages, askState, listen, newPress, send, Trouble } from "./server.js";

/** @typedef {import("./server.js").State} State */
/** @typedef {import("./server.js").Message} Message */
/** @typedef {import("./composer.js").Purpose} Purpose */

const WIDE = "(min-width: 48rem)";
/** How long the page says that the coach is reading, when no answer comes. */
const READING_MS = 6_000;

const banner = byId("banner", HTMLParagraphElement);
const thinking = byId("thinking", HTMLParagraphElement);

/** Who the visitor is and where, as the address says: `#PERSON` or `#PERSON/CONVERSATION`. @type {{ person: string | null, conversation: string | null }} */
let chosen = { person: null, conversation: null };
/** @type {State | null} */
let state = null;
/** @type {Message[]} */
let messages = [];
/** The newest message that was looked at, by person and conversation. @type {Map<string, string | null>} */
const seen = new Map();
/** @type {Promise<void> | null} */
let asking = null;
let askAgain = false;
let roomsShown = "";
let readingSince = 0;

start();

function start() {
  startDialog();
  startConversation();
  startClock(refresh, trouble);
  startComposer({ post, lastOwn, trouble });
  byId("messages", HTMLOListElement).addEventListener("click", pressed);
  byId("note-close", HTMLButtonElement).addEventListener("click", () => {
    remember("rapport.note", "read");
    byId("note", HTMLElement).hidden = true;
    byId("words", HTMLTextAreaElement).focus();
  });
  const wide = matchMedia(WIDE);
  const clock = document.querySelector("details.clock");
  const openWide = () => clock?.toggleAttribute("open", wide.matches);
  wide.addEventListener("change", openWide);
  openWide();
  addEventListener("hashchange", choose);
  choose();
  listen(
    () => void refresh().catch(trouble),
    (connected) => {
      if (!connected) showBanner("Connection lost. Trying again…");
      else if (banner.textContent?.startsWith("Connection")) banner.hidden = true;
    },
  );
}

/** The address says who the visitor is; whatever else is shown follows from it. */
function choose() {
  const [person = "", conversation = ""] = location.hash.slice(1).split("/").map(decoded);
  const moved = person !== (chosen.person ?? "") || conversation !== (chosen.conversation ?? "");
  chosen = { person: person || null, conversation: conversation || null };
  banner.hidden = true;
  readingSince = 0;
  refresh()
    .then(() => {
      if (!moved || document.body.dataset["view"] === "loading") return;
      if (document.body.dataset["view"] === "talk") clear();
      else byId("welcome-title", HTMLHeadingElement).focus();
    })
    .catch(trouble);
}

/** Asks what there is and shows it; a call while another is on its way makes that one ask once more, and ends with it. */
function refresh() {
  askAgain = true;
  asking ??= refreshUntilCurrent().finally(() => {
    asking = null;
  });
  return asking;
}

async function refreshUntilCurrent() {
  while (askAgain) {
    askAgain = false;
    await refreshOnce();
  }
}

async function refreshOnce() {
  const { person } = chosen;
  state = await askState(person);
  showClock(state.clock);
  for (const each of document.querySelectorAll("[data-demo]"))
    each.toggleAttribute("hidden", !state.demo);
  const me = state.people.find(({ key }) => key === person);
  const room =
    state.rooms.find(({ conversation }) => conversation === chosen.conversation) ?? state.rooms[0];
  if (!me || !room) return showWelcome(state);
  const { conversation } = room;
  const answer = await askMessages(me.key, conversation);
  // The visitor may have gone elsewhere meanwhile; the next round shows that.
  if (chosen.person !== person) return;
  messages = answer.messages;
  seen.set(`${me.key}/${conversation}`, room.newest);
  showWorkplace(me, room, state.rooms);
  const fresh = showMessages(`${me.key}/${conversation}`, messages);
  announce(fresh);
  showReading(fresh);
}

/** @param {State} now */
function showWelcome(now) {
  showPeople(now.people);
  show("welcome");
  document.title = "Rapport";
}

/** @param {import("./server.js").Person} me @param {import("./server.js").Room} room @param {import("./server.js").Room[]} rooms */
function showWorkplace(me, room, rooms) {
  byId("you-name", HTMLElement).textContent = me.name;
  byId("you-role", HTMLSpanElement).textContent = roleOf(me);
  const picture = byId("you-picture", HTMLSpanElement);
  picture.textContent = me.initials;
  picture.className = `avatar hue-${me.hue}`;
  const title = room.kind === "channel" ? `# ${room.title}` : room.title;
  byId("room-title", HTMLHeadingElement).textContent = title;
  byId("room-about", HTMLParagraphElement).textContent =
    room.kind === "channel"
      ? "Your team's channel, where the digest arrives"
      : "Your own chat: nobody else reads along";
  nameComposer(room.kind === "channel" ? "Message to the team" : "Message to the coach");
  showRooms(me.key, rooms, room);
  byId("note", HTMLElement).hidden = recalled("rapport.note") === "read" || room.kind === "channel";
  document.title = `${room.title} · ${me.name} · Rapport`;
  show("talk");
}

/** @param {string} person @param {import("./server.js").Room[]} rooms @param {import("./server.js").Room} current */
function showRooms(person, rooms, current) {
  const items = rooms.map((room) => {
    const key = `${person}/${room.conversation}`;
    if (!seen.has(key)) seen.set(key, room.newest);
    const isNew = room !== current && seen.get(key) !== room.newest;
    return { person, ...room, isNew, isCurrent: room === current };
  });
  // Drawn anew only when they differ, so that the keyboard's focus stays.
  const now = JSON.stringify(items.map((item) => ({ ...item, newest: null })));
  if (now === roomsShown) return;
  roomsShown = now;
  byId("rooms", HTMLUListElement).replaceChildren(...items.map(roomItem));
}

/** @param {import("./server.js").Room & { person: string, isNew: boolean, isCurrent: boolean }} item */
function roomItem({ person, conversation, kind, title, isNew, isCurrent }) {
  const link = element(
    "a",
    {
      href: `#${encodeURIComponent(person)}/${encodeURIComponent(conversation)}`,
      "data-testid": "room",
      "data-room": kind,
      ...(isCurrent ? { "aria-current": "page" } : {}),
    },
    element("span", { class: "room-sign", "aria-hidden": "true" }, kind === "channel" ? "#" : "✦"),
    element("span", { dir: "auto" }, title),
  );
  if (isNew) link.append(element("span", { class: "new" }, "new"));
  return element("li", {}, link);
}

/** @param {"welcome" | "talk"} view */
function show(view) {
  byId("welcome", HTMLElement).hidden = view !== "welcome";
  byId("workplace", HTMLDivElement).hidden = view !== "talk";
  document.body.dataset["view"] = view;
}

/** @param {Message[]} fresh */
function announce(fresh) {
  const said = fresh.filter(({ from }) => from !== "me").map(({ text }) => text);
  if (said.length === 0) return;
  byId("announcer", HTMLParagraphElement).textContent = `New message: ${said.join(" … ")}`;
}

/** @param {Message[]} fresh */
function showReading(fresh) {
  if (fresh.some(({ from }) => from === "coach")) readingSince = 0;
  const reading = readingSince > 0 && performance.now() - readingSince < READING_MS;
  const appears = reading && thinking.hidden;
  thinking.hidden = !reading;
  if (appears) toTheEnd();
}

/** @param {string} text @param {Purpose} purpose @param {string} press */
async function post(text, purpose, press) {
  const place = here();
  if (purpose.kind === "edit") {
    await send("edit", { person: place.person, message: purpose.message, text, press });
  } else {
    const thread = purpose.kind === "reply" ? purpose.thread : null;
    const { form } = await send("say", { ...place, thread, text, press });
    if (form !== null) showForm(form);
  }
  banner.hidden = true;
  toTheEnd();
  if (!text.trimStart().startsWith("/")) {
    readingSince = performance.now();
    setTimeout(() => showReading([]), READING_MS + 100);
  }
  await refresh();
}

/** A button of a card, or one of a message's own. @param {Event} event */
async function pressed({ target }) {
  const button = target instanceof Element ? target.closest("button") : null;
  const id = button?.closest("[data-message]")?.getAttribute("data-message");
  if (!button || !id || button.getAttribute("aria-disabled") === "true") return;
  const { action, do: own } = button.dataset;
  const message = messages.find((each) => each.id === id);
  if (own === "edit" && message) return startEdit(id, message.text);
  if (own === "reply" && message) return startReply(id, message.text);
  button.setAttribute("aria-disabled", "true");
  try {
    if (own === "delete") await askToDelete(id);
    else if (action !== undefined) await act(id, action);
  } catch (cause) {
    trouble(cause);
  } finally {
    button.removeAttribute("aria-disabled");
  }
}

/** @param {string} message */
async function askToDelete(message) {
  if (!(await confirm("Delete this message?", "Delete it"))) return;
  await send("remove", { person: here().person, message });
  await refresh();
}

/** @param {string} message @param {string} action */
async function act(message, action) {
  const { form } = await send("act", { person: here().person, message, action, press: newPress() });
  banner.hidden = true;
  if (form !== null) showForm(form);
  await refresh();
}

/** @param {string} markup */
function showForm(markup) {
  const place = here();
  const press = newPress();
  openForm(markup, async (filled) => {
    const { form } = await send("submit", { ...place, ...filled, press });
    if (form !== null) setTimeout(() => showForm(form));
    await refresh();
  });
}

function lastOwn() {
  return (
    messages.findLast(({ from, text }) => from === "me" && text !== "" && !text.startsWith("/")) ??
    null
  );
}

/** Who says something now, and where. */
function here() {
  const room =
    state?.rooms.find(({ conversation }) => conversation === chosen.conversation) ??
    state?.rooms[0];
  if (chosen.person === null || !room) throw new Trouble(0, "Choose who you are first.");
  return { person: chosen.person, conversation: room.conversation };
}

/** @param {unknown} cause */
function trouble(cause) {
  showBanner(cause instanceof Error ? cause.message : String(cause));
}

/** @param {string} sentence */
function showBanner(sentence) {
  if (banner.textContent !== sentence || banner.hidden) {
    banner.textContent = sentence;
    banner.hidden = false;
  }
}

/** @param {string} part */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}

/** A browser may forbid a page to keep anything; then the note comes again, which is all right. @param {string} name @param {string} value */
function remember(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Nothing depends on it.
  }
}

/** @param {string} name */
function recalled(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}
