import { byId } from "./dom.js";
import { newPress } from "./server.js";

/** @typedef {{ kind: "new" } | { kind: "reply", thread: string, about: string } | { kind: "edit", message: string }} Purpose */

/** @typedef {{ text: string, purpose: Purpose, press: string }} Sent */

const form = byId("composer", HTMLFormElement);
const words = byId("words", HTMLTextAreaElement);
const sendButton = byId("send", HTMLButtonElement);

/** @type {Purpose} */
let purpose = { kind: "new" };
/** @type {string} */
let press = newPress();
/** What was sent goes out one after another, in order. */
let sending = Promise.resolve();

/**
 * Makes the message box work. `post` prepares to send; what it returns sends. The box is free again at once; when sending fails, the words come back, and sent again they are
 * the same press, which counts once.
 * @param {{
 *   post: (text: string, purpose: Purpose, press: string) => () => Promise<void>,
 *   lastOwn: () => { id: string, text: string } | null,
 *   trouble: (cause: unknown) => void,
 * }} hands
 */
export function startComposer({ post, lastOwn, trouble }) {
  /** @param {Sent} sent */
  const dispatch = (sent) => {
    const go = post(sent.text, sent.purpose, sent.press);
    sending = sending.then(go).catch((/** @type {unknown} */ cause) => {
      takeBack(sent);
      trouble(cause);
    });
  };
  const submit = () => {
    const sent = { text: words.value, purpose, press };
    if (sent.text.trim() === "") return;
    dispatch(sent);
    clear();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
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
      submit();
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
  byId("hints", HTMLDivElement).addEventListener("click", ({ target, detail }) => {
    const hint = target instanceof Element ? target.closest("button") : null;
    if (!hint) return;
    const { send, fill } = hint.dataset;
    // Whoever pressed it with the keyboard goes on from there; with the mouse one goes on to write.
    if (detail > 0) focusWords();
    // What stands in the box already stays there.
    if (send !== undefined) dispatch({ text: send, purpose: { kind: "new" }, press: newPress() });
    else write(`${fill ?? ""}${words.value}`);
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

/** Puts words back that could not be sent. @param {Sent} sent */
function takeBack(sent) {
  if (words.value !== "") {
    // Something new stands there already: both stay, as something not sent before.
    write(`${sent.text}\n${words.value}`);
    return;
  }
  if (sent.purpose.kind === "edit") startEdit(sent.purpose.message, sent.text);
  else if (sent.purpose.kind === "reply") startReply(sent.purpose.thread, sent.purpose.about);
  write(sent.text);
  press = sent.press;
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
export function focusWords() {
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
  words.style.height = "";
  // While it is hidden it has no height to measure.
  if (words.value !== "" && words.scrollHeight > 0) words.style.height = `${words.scrollHeight}px`;
}
