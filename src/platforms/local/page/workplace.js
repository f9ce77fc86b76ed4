import { nameComposer } from "./composer.js";
import { byId, element } from "./dom.js";
import { roleOf, showPeople } from "./people.js";

/** @typedef {import("./server.js").Person} Person */
/** @typedef {import("./server.js").Room} Room */

/** The name under which the browser keeps that the first note was read. */
const NOTE = "rapport.note";

const note = byId("note", HTMLElement);

/** The newest message that was looked at, by person and conversation. @type {Map<string, string | null>} */
const seen = new Map();
let roomsShown = "";

/** Makes the note for newcomers close for good. */
export function startNote() {
  byId("note-close", HTMLButtonElement).addEventListener("click", () => {
    remember(NOTE, "read");
    note.hidden = true;
    byId("words", HTMLTextAreaElement).focus();
  });
}

/** Shows everyone to choose from. @param {Person[]} people */
export function showWelcome(people) {
  showPeople(people);
  show("welcome");
  document.title = "Rapport";
}

/**
 * Shows who the visitor is, and their rooms around the one that they are in, which counts as looked at from now on.
 * @param {Person} me @param {Room} room @param {Room[]} rooms
 */
export function showWorkplace(me, room, rooms) {
  seen.set(`${me.key}/${room.conversation}`, room.newest);
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
  note.hidden = recalled(NOTE) === "read" || room.kind === "channel";
  document.title = `${room.title} · ${me.name} · Rapport`;
  show("talk");
}

/** @param {string} person @param {Room[]} rooms @param {Room} current */
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

/** @param {Room & { person: string, isNew: boolean, isCurrent: boolean }} item */
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
