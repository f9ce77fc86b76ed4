/** What Teams takes, and what we allow ourselves of it. */

/** A request from Teams is some kilobytes; a body above this is none of theirs. Bytes. */
export const LARGEST_BODY_BYTES = 256 << 10;

/** An authorization header above this is none of the connector's (theirs are about 1,200 characters). */
export const LONGEST_AUTHORIZATION = 8_192;

/** How long one call to the connector or the login server may take, connecting included. A turn has 10 to 15 s. */
export const CALL_TIMEOUT_MS = 10_000;

/** A token may be this much too old or too young, for clocks that disagree; botbuilder's own tolerance. */
export const CLOCK_TOLERANCE_MS = 300_000;

/** Teams takes 100 KB of UTF-16 a message; cards above some 28 KB have been refused by older routes. Bytes of UTF-8. */
export const CARD_BUDGET_BYTES = 25_000;

/** Teams shows up to 6 actions of a set and npm's renderer 5; the rest would be dropped in silence. */
export const BUTTONS_IN_A_SET = 5;

/** What fits side by side into a card in a narrow chat, in characters of labels and of what stands round each. */
export const ROW_OF_BUTTONS = 44;
export const ROUND_A_LABEL = 5;

/** Longer labels are cut off by the clients, without a sign. Characters. */
export const LONGEST_LABEL = 80;

/** The notification's line. Characters. */
export const LONGEST_SUMMARY = 300;

/** What may be typed into a form's fields. Characters. */
export const LONGEST_SHORT_INPUT = 200;
export const LONGEST_LONG_INPUT = 4_000;

/** Where Teams did not say when to try again. */
export const DEFAULT_RETRY_MS = 5_000;

/** A Retry-After above this is taken for a mistake. */
export const LONGEST_RETRY_MS = 3_600_000;

/** What is read of an activity's lists and of the HTML beside its text: a person's message has a handful, and the quoting block stands first. */
export const MOST_MENTIONS = 50;
export const MOST_ATTACHMENTS = 20;
export const READ_OF_HTML = 16_000;

/** How many people's last conversation is kept in memory, for asking Teams who they are. */
export const CONVERSATIONS_KEPT = 10_000;

/** What is readable in a chart at 300 px; Teams names no limit. */
export const MOST_CHART_SERIES = 6;
export const MOST_CHART_POINTS = 26;
