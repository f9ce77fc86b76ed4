/** What Slack would refuse in a message, and what would be live in it: checked from the outside, with none of the renderer's code. */

type Node = Record<string, unknown>;

/** Slack's documented limits that a message's blocks break; empty when it would be taken. */
export function breaches(blocks: readonly unknown[]): string[] {
  const found: string[] = [];
  const must = (holds: boolean, what: string): void => void (holds || found.push(what));
  must(blocks.length <= 50, "more than 50 blocks");
  must(
    blocks.filter((block) => (block as Node)["type"] === "table").length <= 1,
    "more than one table",
  );
  must(letters(blocks) <= 12_000, "more than 12,000 characters in all");
  const charts = blocks.filter((block) => (block as Node)["type"] === "data_visualization");
  must(charts.length <= 2, "more than two charts");
  for (const chart of charts) found.push(...chartBreaches(chart as Node));
  for (const node of nodes(blocks)) {
    const { type, text, elements, rows } = node as {
      type?: string;
      text?: unknown;
      elements?: Node[];
      rows?: Node[][];
    };
    if (type === "plain_text") must(between(text, 1, 3_000), "plain_text of 1 to 3,000");
    if (type === "text") must(between(text, 1, 3_000), "rich text element of 1 to 3,000");
    if (type === "raw_text") must(between(text, 1, 3_000), "table cell of 1 to 3,000");
    if (type === "header") must(between(textOf(text), 1, 150), "header of 1 to 150");
    if (type === "section") must(between(textOf(text), 1, 3_000), "section of 1 to 3,000");
    if (type === "context") {
      must(between(elements, 1, 10), "context of 1 to 10 elements");
      for (const element of elements ?? [])
        must(between(element["text"], 1, 2_000), "context element of 1 to 2,000");
    }
    if (type === "actions") must(between(elements, 1, 25), "actions of 1 to 25 elements");
    if (type === "rich_text" || type === "rich_text_section" || type === "rich_text_list") {
      must(between(elements, 1, 10_000), `${type} without elements`);
    }
    if (type === "button") {
      must(between(textOf(text), 1, 75), "button label of 1 to 75");
      must(between(node["value"], 1, 2_000), "button value of 1 to 2,000");
      must(between(node["action_id"], 1, 255), "action_id of 1 to 255");
    }
    if (type === "table") {
      must(between(rows, 1, 100), "table of 1 to 100 rows");
      for (const row of rows ?? [])
        must(row.length === rows?.[0]?.length && row.length <= 20, "rows of one width, to 20");
    }
  }
  for (const block of blocks) {
    const ids = ((block as Node)["elements"] as Node[] | undefined)?.map(
      (element) => element["action_id"],
    );
    const named = ids?.filter((id) => id !== undefined) ?? [];
    must(new Set(named).size === named.length, "action_id twice in a block");
  }
  return found;
}

/** docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
function chartBreaches({ title, chart }: Node): string[] {
  const found: string[] = [];
  const must = (holds: boolean, what: string): void => void (holds || found.push(what));
  const { type, series, axis_config: axis } = chart as Node;
  const { categories, y_label: label } = axis as { categories: string[]; y_label?: string };
  must(between(title, 1, 50), "chart title of 1 to 50");
  must(type === "line" || type === "bar", "chart of another kind");
  must(between(series, 1, 6), "chart of 1 to 6 series");
  must(between(categories, 1, 20), "chart of 1 to 20 categories");
  must(
    categories.every((one) => between(one, 1, 20)),
    "chart category of 1 to 20",
  );
  must(label === undefined || between(label, 1, 50), "axis label of 1 to 50");
  const all = series as { name: string; data: { label: string; value: number }[] }[];
  must(new Set(all.map(({ name }) => name)).size === all.length, "a series' name twice");
  for (const { data } of all) {
    must(
      data.map((one) => one.label).join("|") === categories.join("|"),
      "labels unlike categories",
    );
    must(
      data.every(({ value }) => Number.isFinite(value)),
      "a point without a figure",
    );
  }
  return found;
}

/** What Slack would make live in a message: mentions, links, style out of words. Empty when all words are only words. */
export function liveMarkup(message: { text?: string; blocks?: readonly unknown[] }): string[] {
  const found: string[] = [];
  const { text = "" } = message;
  if (/[<>]/.test(text))
    found.push(`text: a control character in ${JSON.stringify(text.slice(0, 80))}`);
  if (/&(?!(?:amp|lt|gt);)/.test(text)) found.push("text: an ampersand that is not escaped");
  if (/[*_~`]/.test(text)) found.push("text: a mark of style");
  if (/@(?:channel|here|everyone)\b/i.test(text)) found.push("text: a mention of everybody");
  if (text.includes("://")) found.push("text: an address that Slack would link");
  for (const node of nodes(message.blocks ?? [])) {
    const { type } = node as { type?: string };
    if (type === "mrkdwn" || type === "markdown") found.push("words that are read as markup");
    if (type && LIVE_ELEMENTS.has(type)) found.push(`a live ${type}`);
    if (node["url"] !== undefined) found.push("a url");
    for (const [key, words] of Object.entries(node)) {
      // What a text field is filled with is shown as it is, to be edited; what comes back with a choice is shown nowhere.
      if (typeof words !== "string" || key === "value") continue;
      const isEdited = key === "initial_value" && type === "plain_text_input";
      if (!isEdited && /<[@#!]|<[a-z][a-z\d+.-]*:/i.test(words))
        found.push(`Slack's markup in ${JSON.stringify(words.slice(0, 80))}`);
      if (!isEdited && /@(?:channel|here|everyone)\b/i.test(words))
        found.push("a mention of everybody");
      if (!isEdited && words.includes("://")) found.push("an address that Slack could link");
      // oxlint-disable-next-line no-control-regex -- they are what is looked for
      if (/[\u0000-\u0008\u202A-\u202E\u2066-\u2069\u200B]/.test(words))
        found.push("unseen characters");
    }
  }
  return found;
}

/** All words of blocks, in their order. */
export function wordsIn(blocks: readonly unknown[]): string {
  return nodes(blocks)
    .flatMap(({ text, alt_text: alt }) => [text, alt].filter((words) => typeof words === "string"))
    .join("\n");
}

const LIVE_ELEMENTS = new Set([
  "link",
  "user",
  "usergroup",
  "channel",
  "broadcast",
  "emoji",
  "date",
  "team",
  "video",
]);

function nodes(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodes);
  if (typeof value !== "object" || value === null) return [];
  return [value as Node, ...Object.values(value).flatMap(nodes)];
}

function letters(blocks: readonly unknown[]): number {
  return nodes(blocks).reduce(
    (all, { text }) => all + (typeof text === "string" ? text.length : 0),
    0,
  );
}

function textOf(text: unknown): unknown {
  return (text as Node | undefined)?.["text"];
}

function between(value: unknown, least: number, most: number): boolean {
  const length = typeof value === "string" || Array.isArray(value) ? value.length : -1;
  return length >= least && length <= most;
}
