/** Markup that is safe to show. It comes from the `markup` template alone, which escapes every value put into it. (The tag is not named
 * `html`, since formatters lay that out again, and white space counts where people's own line breaks are shown.) */
export class Html {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

type Value = string | number | Html | readonly Html[] | null;

/**
 * Builds markup: what stands in the template is ours, what is put into it is data and gets escaped, for text and for quoted attributes alike.
 * Values that are Html already, alone or in a list, stay as they are; null is nothing. Attributes are always written in double quotes.
 */
export function markup(ours: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(ours.reduce((before, part, n) => before + written(values[n - 1] ?? null) + part));
}

function written(value: Value): string {
  if (value === null) return "";
  if (value instanceof Html) return value.source;
  if (typeof value === "string" || typeof value === "number") return escaped(String(value));
  return value.map((each) => each.source).join("");
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;",
  // A parser turns a bare carriage return into a line feed, which would change an action's value.
  "\r": "&#13;",
  // Not allowed in HTML at all: a parser drops it or replaces it, depending on where it stands.
  "\0": "\uFFFD",
};

function escaped(data: string): string {
  return data.toWellFormed().replace(/[&<>"'`\r\0]/g, (character) => ENTITIES[character] ?? "");
}
