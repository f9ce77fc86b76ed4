import { byId } from "./dom.js";
import { send } from "./server.js";

const SHOWN_AGAIN_MS = 10_000;

/** @type {{ now: number, zone: string, readAt: number } | null} */
let known = null;

/** Shows the workspace's time, which runs on from here. @param {{ now: number, zone: string }} clock */
export function showClock({ now, zone }) {
  known = { now, zone, readAt: performance.now() };
  draw();
}

/**
 * Makes the clock's buttons work.
 * @param {() => Promise<void>} moved called when time has moved and all that was due has been handed out
 * @param {(cause: unknown) => void} trouble
 */
export function startClock(moved, trouble) {
  setInterval(draw, SHOWN_AGAIN_MS);
  const moves = byId("clock-moves", HTMLDivElement);
  const about = byId("clock-about", HTMLParagraphElement);
  /** @param {HTMLButtonElement} button */
  const move = async (button) => {
    if (moves.getAttribute("aria-busy") === "true") return;
    moves.setAttribute("aria-busy", "true");
    const before = about.textContent;
    about.textContent = "Time is passing…";
    button.setAttribute("aria-disabled", "true");
    try {
      await send("clock", { to: button.dataset["to"] });
      await moved();
      byId("announcer", HTMLParagraphElement).textContent = `It is now ${words()} in ${place()}.`;
    } catch (cause) {
      trouble(cause);
    } finally {
      about.textContent = before;
      moves.removeAttribute("aria-busy");
      button.removeAttribute("aria-disabled");
    }
  };
  moves.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    if (button) void move(button);
  });
}

function draw() {
  if (!known) return;
  byId("clock-time", HTMLSpanElement).textContent = words();
  byId("clock-place", HTMLSpanElement).textContent = `in ${place()}`;
}

/** "Mon 23 Nov 2026, 09:10" */
function words() {
  if (!known) return "";
  const { now, zone, readAt } = known;
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(now + performance.now() - readAt);
  const of = (/** @type {string} */ type) => parts.find((part) => part.type === type)?.value ?? "";
  return `${of("weekday")} ${of("day")} ${of("month")} ${of("year")}, ${of("hour")}:${of("minute")}`;
}

/** The zone's city: "Copenhagen" */
function place() {
  return known?.zone.split("/").at(-1)?.replaceAll("_", " ") ?? "";
}
