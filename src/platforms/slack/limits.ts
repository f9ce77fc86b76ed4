/** What Slack takes. Source, unless another is named: docs.slack.dev, reference of blocks and of composition objects. */

/** A request body; Slack's own stay far below: a text has 40,000 characters at most, an event some kilobytes. Bytes. */
export const LARGEST_BODY_BYTES = 256 << 10;

/** Blocks in a message. */
export const MOST_BLOCKS = 50;
/** Characters of a text object, and of a section that we write. */
export const LONGEST_SECTION = 3_000;
/** Characters of one element in a context block. */
export const LONGEST_NOTE = 2_000;
export const MOST_NOTE_ELEMENTS = 10;
export const LONGEST_HEADER = 150;
/** Buttons in one block of actions; characters of a button's label. Its value takes 2,000 (see button-value.ts). */
export const MOST_BUTTONS = 25;
export const LONGEST_BUTTON = 75;
/** A message can hold one table; its most rows (head included) and columns. */
export const MOST_TABLE_ROWS = 100;
export const MOST_TABLE_COLUMNS = 20;

/** A chart: its title, series, points, labels and axis; a message takes two (docs.slack.dev, data visualization block). */
export const MOST_CHARTS = 2;
export const LONGEST_CHART_TITLE = 50;
export const MOST_CHART_SERIES = 6;
export const MOST_CHART_POINTS = 20;
export const LONGEST_CATEGORY = 20;
export const LONGEST_AXIS = 50;

/** The words for notifications and screen readers; Slack takes 40,000, nobody reads more than this. */
export const LONGEST_TEXT = 3_000;

/**
 * Weight of all blocks together. The limit is undocumented: `msg_blocks_too_long` was met near 13,200 characters in all, and at
 * 11,300 characters of text in many small elements (slackapi/bolt-js issues 2509 and 2867). So each element weighs something too.
 */
export const MESSAGE_BUDGET = 10_000;
export const ELEMENT_WEIGHT = 20;

/** A modal: its title and buttons, its inputs, the options of a menu, and what it carries along. */
export const LONGEST_MODAL_TITLE = 24;
export const LONGEST_LABEL = 2_000;
export const LONGEST_INPUT = 3_000;
export const MOST_OPTIONS = 100;
export const MOST_CHECKBOXES = 10;
export const LONGEST_OPTION = 75;
export const LONGEST_OPTION_VALUE = 150;
export const LONGEST_PRIVATE_METADATA = 3_000;
