/** The longest message that a person can post, in characters: what Slack takes as well, so that a reply is never too long here and fine there. */
export const TEXT_CHARACTERS = 40_000;

/** The largest request body, in bytes: a longest message of four bytes a character (160,000), and room for the rest. */
export const BODY_BYTES = 200_000;

/** How many of a conversation's newest messages the page shows: some months of a coach who starts five a week at most. */
export const MESSAGES_SHOWN = 100;

/** Length of a message's mark, in characters of six bits: two looks of one message never share one. */
export const MARK_CHARACTERS = 12;

/** The longest key (person, conversation, message, press) that a request can name, in characters. */
export const KEY_CHARACTERS = 300;

/** Changes that follow each other within this time reach the page as one. */
export const CHANGES_GATHERED_MS = 40;

/** How often an idle stream of changes says that it is alive: below the minute after which some proxies and laptops drop a silent connection. */
export const HEARTBEAT_MS = 20_000;

/** How long the page waits before it opens a broken stream again. */
export const RECONNECT_MS = 1_000;
