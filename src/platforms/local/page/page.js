import { allIsWell, trouble } from "./banner.js";
import { showClock, startClock } from "./clock.js";
import { clear, focusWords, startComposer, startEdit, startReply } from "./composer.js";
import { knownMarks, showMessages, startConversation, toTheEnd } from "./conversation.js";
import { confirm, openForm, startDialog } from "./dialog.js";
import { byId, decoded } from "./dom.js";
import { startDrops } from "./drops.js";
import { startPeople } from "./people.js";
import {
  askSuggestions,
  askMessages,
  askState,
  listen,
  newPress,
  send,
  sendFiles,
  Trouble,
} from "./server.js";
import { showWelcome, showWorkplace, startNote } from "./workplace.js";

/** @typedef {import("./server.js").State} State */
/** @typedef {import("./server.js").Message} Message */
/** @typedef {import("./composer.js").Purpose} Purpose */

const WIDE = "(min-width: 48rem)";
/** How long the page says that the coach is reading, when no answer comes. */
const READING_MS = 6_000;

/** How long the page waits before it asks again, after trouble. */
const AGAIN_MS = 2_000;

const thinking = byId("thinking", HTMLParagraphElement);

/** Who the visitor is and where, as the address says: `#PERSON` or `#PERSON/CONVERSATION`. @type {{ person: string | null, conversation: string | null }} */
let chosen = { person: null, conversation: null };
/** @type {State | null} */
let state = null;
/** @type {Message[]} */
let messages = [];
/** @type {Promise<void> | null} */
let asking = null;
let askAgain = false;
let readingSince = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let again;

start();

function start() {
  startDialog();
  startConversation();
  startClock(refresh, trouble);
  startComposer({ post, lastOwn, trouble });
  startDrops(takeFiles, trouble);
  byId("messages", HTMLOListElement).addEventListener("click", (event) => void pressed(event));
  startNote();
  startPeople();
  const wide = matchMedia(WIDE);
  const clock = document.querySelector("details.clock");
  const openWide = () => clock?.toggleAttribute("open", wide.matches);
  wide.addEventListener("change", openWide);
  openWide();
  addEventListener("hashchange", choose);
  choose();
  listen(
    () => void keepUp(),
    () => trouble("Connection lost. Trying again…", "keeping up"),
  );
}

/** The address says who the visitor is; whatever else is shown follows from it. */
function choose() {
  const [person = "", conversation = ""] = location.hash.slice(1).split("/").map(decoded);
  const moved = person !== (chosen.person ?? "") || conversation !== (chosen.conversation ?? "");
  chosen = { person: person || null, conversation: conversation || null };
  allIsWell();
  readingSince = 0;
  if (moved) clear();
  void keepUp().then(() => moved && focusAnew());
}

/** After a step to somebody or somewhere else: the keyboard starts where one most likely goes on. */
function focusAnew() {
  // Whoever was quicker keeps the focus where they put it; a link that is gone now has it by name only.
  const focused = document.activeElement;
  if (focused && focused !== document.body && focused.checkVisibility()) return;
  if (document.body.dataset["view"] === "talk") focusWords();
  else byId("welcome-title", HTMLHeadingElement).focus();
}

/** Follows a change; when the answer is trouble, asks again until there is a better one. */
async function keepUp() {
  try {
    await refresh();
    allIsWell("keeping up");
  } catch (cause) {
    trouble(cause, "keeping up");
    clearTimeout(again);
    again = setTimeout(() => void keepUp(), AGAIN_MS);
  }
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
  const at = chosen;
  const { person } = at;
  state = await askState(person);
  showClock(state.clock);
  for (const each of document.querySelectorAll("[data-demo]"))
    each.toggleAttribute("hidden", !state.demo);
  const me = state.people.find(({ key }) => key === person);
  const room =
    state.rooms.find(({ conversation }) => conversation === at.conversation) ?? state.rooms[0];
  if (!me || !room) return showWelcome(state.people);
  const view = `${me.key}/${room.conversation}`;
  const answer = await askMessages(me.key, room.conversation, knownMarks(view));
  // The visitor may have gone elsewhere meanwhile; the next round shows that.
  if (chosen !== at) return;
  messages = answer.messages;
  showWorkplace(me, room, state.rooms);
  const fresh = showMessages(view, messages);
  announce(fresh);
  showReading(fresh);
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

/** Sends words from where the visitor is at this moment, even if they have to wait for their turn. @param {string} text @param {Purpose} purpose @param {string} press */
function post(text, purpose, press) {
  const place = here();
  return async () => {
    if (purpose.kind === "edit") {
      await send("edit", { person: place.person, message: purpose.message, text, press });
    } else {
      const thread = purpose.kind === "reply" ? purpose.thread : null;
      const { form } = await send("say", { ...place, thread, text, press });
      if (form !== null) showForm(form);
    }
    allIsWell();
    toTheEnd();
    if (!text.trimStart().startsWith("/")) {
      readingSince = performance.now();
      setTimeout(() => showReading([]), READING_MS + 100);
    }
    await refresh();
  };
}

/** @param {File[]} files */
async function takeFiles(files) {
  await sendFiles(here(), files);
  allIsWell();
  toTheEnd();
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
  allIsWell();
  if (form !== null) showForm(form);
  await refresh();
}

/** @param {string} markup */
function showForm(markup) {
  const place = here();
  const press = newPress();
  openForm(
    markup,
    async (filled) => {
      const { form } = await send("submit", { ...place, ...filled, press });
      if (form !== null) setTimeout(() => showForm(form));
      void keepUp();
    },
    (among, text) => askSuggestions({ ...place, among, text }),
  );
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
