import { byId } from "./dom.js";
import { newPress } from "./server.js";

/** @typedef {{ kind: "new" } | { kind: "reply", thread: string, about: string } | { kind: "edit", message: string }} Purpose */

const form = byId("composer", HTMLFormElement);
const words = byId("words", HTMLTextAreaElement);
const sendButton = byId("send", HTMLButtonElement);

/** @type {Purpose} */
let purpose = { kind: "new" };
let press = newPress();
let busy = false;

/**
 * Makes the message box work. `post` sends; when it throws, the words stay and the same press is sent again next time.
 * @param {{
 *   post: (text: string, purpose: Purpose, press: string) => Promise<void>,
 *   lastOwn: () => { id: string, text: string } | null,
 *   trouble: (cause: unknown) => void,
 * }} hands
 */
export function startComposer({ post, lastOwn, trouble }) {
  const submit = async () => {
    const text = words.value;
    if (text.trim() === "" || busy) return;
    busy = true;
    sendButton.setAttribute("aria-disabled", "true");
    try {
      await post(text, purpose, press);
      // What was typed while it was on its way stays.
      if (words.value === text) clear();
      else press = newPress();
    } catch (cause) {
      trouble(cause);
    } finally {
      busy = false;
      sendButton.removeAttribute("aria-disabled");
    }
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void submit();
  });
  words.addEventListener("input", () => {
    press = newPress();
    grow();
  });
  words.addEventListener("keydown", (event) => {
    // While an input method composes a character, Enter belongs to it.
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      void submit();
    } else if (event.key === "Escape" && purpose.kind !== "new") {
      clear();
    } else if (event.key === "ArrowUp" && words.value === "") {
      const last = lastOwn();
      if (!last) return;
      event.preventDefault();
      startEdit(last.id, last.text);
    }
  });
  byId("about-close", HTMLButtonElement).addEventListener("click", clear);
  byId("hints", HTMLDivElement).addEventListener("click", ({ target }) => {
    const hint = target instanceof Element ? target.closest("button") : null;
    if (!hint || busy) return;
    clear();
    write(hint.dataset["send"] ?? hint.dataset["fill"] ?? "");
    if (hint.dataset["send"] !== undefined) void submit();
  });
}

/** The words are an answer to one message. @param {string} thread @param {string} about */
export function startReply(thread, about) {
  purpose = { kind: "reply", thread, about };
  showPurpose(`Replying to: ${about}`, "Send");
  words.focus();
}

/** The words take the place of a message's. @param {string} message @param {string} text */
export function startEdit(message, text) {
  purpose = { kind: "edit", message };
  showPurpose("Editing your message", "Save");
  write(text);
}

/** Empties the box and forgets what it was for. */
export function clear() {
  purpose = { kind: "new" };
  press = newPress();
  words.value = "";
  grow();
  showPurpose(null, "Send");
  focusWords();
}

/** @param {string} label */
export function nameComposer(label) {
  byId("words-label", HTMLLabelElement).textContent = label;
  words.placeholder = label;
}

/** @param {string} text */
function write(text) {
  words.value = text;
  press = newPress();
  grow();
  words.focus();
  words.setSelectionRange(text.length, text.length);
}

/** On a touch screen focus would raise the keyboard over the conversation. */
function focusWords() {
  if (!matchMedia("(pointer: coarse)").matches) words.focus();
}

/** @param {string | null} about @param {string} verb */
function showPurpose(about, verb) {
  byId("about", HTMLParagraphElement).hidden = about === null;
  byId("about-words", HTMLSpanElement).textContent = about ?? "";
  sendButton.textContent = verb;
}

/** The box grows with its words, as far as the style allows. */
function grow() {
  words.style.height = "auto";
  words.style.height = `${words.scrollHeight + 2}px`;
}
