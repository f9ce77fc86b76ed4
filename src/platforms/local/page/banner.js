import { byId } from "./dom.js";

/** What a banner can be about: something that a person did, or the page's own way of keeping up, which ends by itself. @typedef {"deed" | "keeping up"} About */

const banner = byId("banner", HTMLParagraphElement);
/** @type {About} */
let showing = "deed";

/** Shows what went wrong, in its own sentence. @param {unknown} cause @param {About} about */
export function trouble(cause, about = "deed") {
  const sentence = cause instanceof Error ? cause.message : String(cause);
  // Said once: a screen reader would read the same sentence again each time that it is set.
  if (banner.hidden || banner.textContent !== sentence) banner.textContent = sentence;
  banner.hidden = false;
  showing = about;
}

/** Nothing is wrong any more; a banner about something else than `about` stays. @param {About} [about] without it, no banner stays */
export function allIsWell(about = showing) {
  if (about === showing) banner.hidden = true;
}
