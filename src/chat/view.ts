/** What goes out, in the same blocks for every platform; each renders them in its own way. */
import type { Action } from "./action.ts";

/** A run of words. All of it is data: a renderer escapes it, no markup in it is ever live. */
export type Span = { text: string; style?: "strong" | "soft" | "quote" };
export type Rich = string | Span[];

export type Button = {
  label: string;
  action: Action;
  style?: "primary" | "danger";
};

/** How good or bad a figure is; every platform shows it with a word or sign too, never by colour alone. */
export type Tone = "good" | "fair" | "poor" | "unknown";

export type Meter = {
  label: string;
  /** 0 to 100, null when unknown */ value: number | null;
  tone: Tone;
  note: Rich;
};

/** Points over time or over categories; `alt` says in a sentence what one would see. */
export type Chart = {
  title: string;
  kind: "line" | "bar";
  /** the unit of the y axis, for instance "touches a week" */
  unit: string;
  series: { name: string; points: { x: string; y: number }[] }[];
  alt: string;
};

/** A chart in words, for a platform that draws none. */
export function chartInWords({ title, alt }: Chart): Span[] {
  const separator = title === "" || alt === "" ? "" : ": ";
  return [{ text: title, style: "strong" }, { text: `${separator}${alt}` }];
}

export type Block =
  | { kind: "heading"; text: string }
  | { kind: "text"; text: Rich }
  /** smaller, secondary words */
  | { kind: "note"; text: Rich }
  | { kind: "list"; items: Rich[] }
  | { kind: "facts"; rows: { label: string; value: Rich }[] }
  | { kind: "meters"; meters: Meter[] }
  | {
      kind: "table";
      columns: string[];
      rows: Rich[][];
      /** said where a table can't be drawn */ caption: string;
    }
  | { kind: "buttons"; buttons: Button[] }
  | { kind: "chart"; chart: Chart }
  | { kind: "divider" };

/** A message. `text` alone must make sense: notifications, screen readers and old clients show only that. */
export type Card = {
  kind: "card";
  /** which screen this is, for tests, logs and golden files */
  name: CardName;
  text: string;
  blocks: Block[];
};

export const CARD_NAMES = [
  "nudge",
  "nudge-closed",
  "why",
  "receipt",
  "receipt-undone",
  "ask",
  "customer",
  "customers",
  "unknown-customer",
  "settings",
  "plays",
  "week",
  "help",
  "digest",
  "import",
  "notice",
] as const;
export type CardName = (typeof CARD_NAMES)[number];

/** One of the answers to a field: what is sent, and how it is called. */
export type FieldOption = { value: string; label: string };

/** What a search field looks through. */
export const SEARCHES = ["customers"] as const;
export type Search = (typeof SEARCHES)[number];

/** More than this in a list is not read; what comes after is found by more letters. */
export const MOST_SUGGESTIONS = 20;

/** A form's values by its fields' ids; several choices are parted by commas. */
export type FormValues = Record<string, string>;

export type Field =
  | {
      kind: "text";
      id: string;
      label: string;
      hint: string;
      long: boolean;
      required: boolean;
      value: string;
    }
  | { kind: "date"; id: string; label: string; required: boolean; value: string }
  | {
      kind: "choice";
      id: string;
      label: string;
      required: boolean;
      value: string;
      options: FieldOption[];
    }
  /** any number of the options */
  | {
      kind: "several";
      id: string;
      label: string;
      required: boolean;
      values: string[];
      options: FieldOption[];
    }
  /** one of more than a list holds: looked up while it is typed. `first` is offered before a letter is. */
  | {
      kind: "search";
      id: string;
      label: string;
      hint: string;
      required: boolean;
      among: Search;
      chosen: FieldOption | null;
      first: FieldOption[];
    };

export const FORM_NAMES = ["log", "owners", "customer", "person", "fix", "handover"] as const;
export type FormName = (typeof FORM_NAMES)[number];

/** A form to fill in: a modal on Slack, a card with inputs on Teams, a dialog on the page. */
export type Form = {
  kind: "form";
  name: FormName;
  title: string;
  /** what the form is about, handed back with its values */
  customerId: string;
  fields: Field[];
  submit: string;
  /** what is wrong with what was filled in, by the fields' ids: the form comes back with what it held */
  errors?: Record<string, string>;
};

/** A form with what was filled in, and what is wrong with it. */
export function refused(form: Form, values: FormValues, errors: Record<string, string>): Form {
  return { ...form, fields: form.fields.map((field) => filledField(field, values)), errors };
}

function filledField(field: Field, values: FormValues): Field {
  const value = values[field.id];
  if (value === undefined) return field;
  switch (field.kind) {
    case "several":
      return { ...field, values: value === "" ? [] : value.split(",") };
    case "search": {
      const known = [...field.first, ...(field.chosen ? [field.chosen] : [])];
      return { ...field, chosen: known.find((one) => one.value === value) ?? null };
    }
    default:
      return { ...field, value };
  }
}
