/** A conversation's messages as the page shows them. */
import { createHash } from "node:crypto";
import type { LocalMessage, LocalPerson } from "../../chat/local-chat.ts";
import { faceOf, letters } from "./face.ts";
import { Html, markup } from "./html.ts";
import { MARK_CHARACTERS } from "./limits.ts";
import { isCommand } from "./parse.ts";
import { renderCard } from "./render.ts";

/** From this length on, in characters, a message shows its beginning and scrolls. */
const LONG_CHARACTERS = 2_000;
/** So much of the message that an answer belongs to is quoted above it. */
const QUOTED_CHARACTERS = 80;

export type ShownMessage = {
  id: string;
  /** who said it: the viewer, the coach, or somebody else of the channel */
  from: "me" | "coach" | "other";
  /** the words alone: to announce it, to edit it */
  text: string;
  /** the day as a heading, by the workspace's zone */
  day: string;
  /** null where the page has it already */
  html: string | null;
  /** changes when the message looks different than before */
  mark: string;
};

/** The messages of one conversation (oldest first) as `viewer` sees them, with times in `zone`; those whose mark is `known` without their markup. */
export function renderMessages(
  messages: readonly LocalMessage[],
  viewer: string,
  people: readonly LocalPerson[],
  zone: string,
  known: ReadonlySet<string>,
): ShownMessage[] {
  const names = new Map(people.map(({ key, name }) => [key, name]));
  const heads = new Map(messages.map((message) => [message.id, message]));
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
  });
  const calendar = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    weekday: "long",
    day: "numeric",
    month: "long",
  });
  return messages.map((message, n) => {
    const head = message.thread === null ? undefined : heads.get(message.thread);
    const drawn = render(message, {
      viewer,
      name: message.person === null ? "The coach" : (names.get(message.person) ?? "Somebody"),
      time: clock.format(message.at),
      // What directly follows its head needs no reminder of it.
      head: head && head !== messages[n - 1] && head !== message ? head : null,
    }).source;
    const mark = createHash("sha1").update(drawn).digest("base64url").slice(0, MARK_CHARACTERS);
    return {
      id: message.id,
      from: message.person === null ? "coach" : message.person === viewer ? "me" : "other",
      text: message.removed ? "" : message.text,
      day: calendar.format(message.at),
      html: known.has(mark) ? null : drawn,
      mark,
    };
  });
}

type Around = { viewer: string; name: string; time: string; head: LocalMessage | null };

function render(message: LocalMessage, around: Around): Html {
  const { viewer, name, time, head } = around;
  const mine = message.person === viewer;
  const who = message.person === null ? "coach" : mine ? "me" : "other";
  const instant = new Date(message.at).toISOString();
  return markup`<article
    class="message from-${who}"
    id="message-${message.id}"
    data-message="${message.id}"
    data-testid="message"
    data-from="${who}"
    tabindex="-1"
    aria-label="${mine ? "You" : name}, ${time}"
  >
    ${picture(message.person, name)}
    <div class="said">
      <p class="by">
        <b dir="auto">${mine ? "You" : name}</b>
        <time datetime="${instant}">${time}</time>${notes(message)}
      </p>
      ${head ? markup`<p class="about" dir="auto">About: ${head.removed ? "a deleted message" : shortened(head.text)}</p>` : null}
      ${body(message)}
    </div>
    ${tools(message, mine)}
  </article>`;
}

function picture(person: string | null, name: string): Html {
  if (person === null)
    return markup`<img class="avatar" src="/assets/icon.svg" alt="" width="36" height="36">`;
  const { initials, hue } = faceOf(name);
  return markup`<span class="avatar hue-${hue}" aria-hidden="true">${initials}</span>`;
}

function notes(message: LocalMessage): Html {
  return markup`${message.onlyFor === null ? null : markup` <span class="aside">only you see this</span>`}${
    message.edited && !message.removed && message.person !== null
      ? markup` <span class="aside">edited</span>`
      : null
  }`;
}

function body(message: LocalMessage): Html {
  if (message.removed) return markup`<p class="words removed">This message was deleted.</p>`;
  if (message.person === null && message.card) return new Html(renderCard(message.card));
  if (isCommand(message)) return markup`<p class="words command" dir="auto">${message.text}</p>`;
  const long = message.text.length > LONG_CHARACTERS;
  const scrolls = long ? markup` tabindex="0"` : null;
  return markup`<p class="words${long ? " long" : ""}" dir="auto"${scrolls}>${message.text}</p>`;
}

function tools(message: LocalMessage, mine: boolean): Html | null {
  if (message.removed || isCommand(message)) return null;
  if (message.person === null)
    return markup`<div class="tools">
      <button type="button" data-do="reply">Reply<span class="away"> to this</span></button>
    </div>`;
  if (!mine) return null;
  return markup`<div class="tools">
    <button type="button" data-do="edit">Edit</button>
    <button type="button" data-do="delete">Delete</button>
  </div>`;
}

function shortened(text: string): string {
  // Long before that many letters no text has fewer of them than it shows.
  const shown = letters(text.slice(0, QUOTED_CHARACTERS * 8));
  if (shown.length <= QUOTED_CHARACTERS) return text;
  return `${shown.slice(0, QUOTED_CHARACTERS).join("")}…`;
}
