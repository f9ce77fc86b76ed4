/** What Memo takes, and where it calls us. */
export const EVENTS_PATH = "/memo/events";

/** A request body, in bytes. */
export const LARGEST_BODY_BYTES = 100_000;

/** Lines of a message, characters of a line, buttons, and characters of a button's label. */
export const MAX_LINES = 60;
export const LONGEST_LINE = 500;
export const MAX_BUTTONS = 40;
export const LONGEST_LABEL = 60;

/** Messages in a page of a history. */
export const PAGE = 2;

/** How long one call may take, and when to try again where Memo names no time. */
export const CALL_TIMEOUT_MS = 2_000;
export const RETRY_MS = 1_000;
