/** Forms and cards as modals. */
import type {
  Checkboxes,
  ContextBlock,
  InputBlock,
  ModalView,
  MultiStaticSelect,
  PlainTextOption,
  StaticSelect,
} from "@slack/types";
import {
  type Card,
  type Field,
  type FieldOption,
  type Form,
  SEARCHES,
  type Search,
} from "../../chat/view.ts";
import { clean, clip, plain } from "./escape.ts";
import {
  LONGEST_INPUT,
  LONGEST_LABEL,
  LONGEST_MODAL_TITLE,
  LONGEST_OPTION,
  LONGEST_OPTION_VALUE,
  MOST_CHECKBOXES,
  MOST_OPTIONS,
} from "./limits.ts";
import { renderCard } from "./render.ts";

/** The one input in each of a form's blocks; the block's id is the field's. */
const INPUT = "input";
/** The input of a search names what it looks through: Slack hands that back with the letters that were typed. */
const SEARCH_INPUT = "search:";

/** What the input of this id looks through, or null where it is no search. */
export const searchOf = (actionId: string): Search | null =>
  SEARCHES.find((among) => actionId === `${SEARCH_INPUT}${among}`) ?? null;

/**
 * A form as a modal.
 * @param origin carried along and handed back when it is sent, at most LONGEST_PRIVATE_METADATA characters
 */
export function renderForm(form: Form, origin = ""): ModalView {
  return {
    type: "modal",
    callback_id: form.name,
    private_metadata: origin,
    title: plainText(form.title, LONGEST_MODAL_TITLE),
    submit: plainText(form.submit, LONGEST_MODAL_TITLE),
    close: plainText("Cancel", LONGEST_MODAL_TITLE),
    blocks: form.fields.flatMap((field) => [...input(field), ...trouble(form.errors?.[field.id])]),
  };
}

/** What is wrong with a field, where Slack's own place for it can't say it: the field is new in the form. */
function trouble(text: string | undefined): ContextBlock[] {
  if (text === undefined) return [];
  return [{ type: "context", elements: [plainText(`⚠ ${text}`, LONGEST_LABEL)] }];
}

/** The options of a search, as Slack asks for them. */
export const suggestionsOf = (options: FieldOption[]): { options: PlainTextOption[] } => ({
  options: options.map(option),
});

/** A card as a modal that is only read: the answer to a form. */
export function renderModalCard(card: Card): ModalView {
  return {
    type: "modal",
    title: plainText("Rapport", LONGEST_MODAL_TITLE),
    close: plainText("Close", LONGEST_MODAL_TITLE),
    blocks: renderCard(card),
  };
}

function input(field: Field): InputBlock[] {
  const block = {
    type: "input",
    block_id: field.id,
    label: plainText(field.label, LONGEST_LABEL),
    optional: !field.required,
  } as const;
  switch (field.kind) {
    case "text":
      return [
        {
          ...block,
          ...(field.hint === "" ? {} : { hint: plainText(field.hint, LONGEST_LABEL) }),
          element: {
            type: "plain_text_input",
            action_id: INPUT,
            multiline: field.long,
            max_length: LONGEST_INPUT,
            // what stands here is edited and comes back as it is: no joiners in it
            ...(field.value === ""
              ? {}
              : { initial_value: clip(clean(field.value), LONGEST_INPUT) }),
          },
        },
      ];
    case "date":
      return [
        {
          ...block,
          element: {
            type: "datepicker",
            action_id: INPUT,
            ...(isDay(field.value) ? { initial_date: field.value } : {}),
          },
        },
      ];
    case "choice":
      return choice(block, field);
    case "several":
      return several(block, field);
    case "search":
      return [
        {
          ...block,
          ...(field.hint === "" ? {} : { hint: plainText(field.hint, LONGEST_LABEL) }),
          element: {
            type: "external_select",
            action_id: `${SEARCH_INPUT}${field.among}`,
            // Slack asks as soon as it is opened: the first options are the ones before a letter.
            min_query_length: 0,
            ...(field.chosen ? { initial_option: option(field.chosen) } : {}),
          },
        },
      ];
  }
}

/** A menu; none where there is nothing to choose, since Slack refuses an empty one. */
function choice(
  block: Omit<InputBlock, "element">,
  field: Extract<Field, { kind: "choice" }>,
): InputBlock[] {
  const fitting = field.options.filter(
    ({ value }) => value !== "" && value.length <= LONGEST_OPTION_VALUE,
  );
  const chosen = fitting.find(({ value }) => value === field.value);
  const first = fitting.slice(0, MOST_OPTIONS);
  const shown = chosen && !first.includes(chosen) ? [chosen, ...first.slice(1)] : first;
  if (shown.length === 0) return [];
  const element: StaticSelect = {
    type: "static_select",
    action_id: INPUT,
    options: shown.map(option),
    ...(chosen ? { initial_option: option(chosen) } : {}),
  };
  return [{ ...block, element }];
}

/** Boxes to tick, or a menu of more than fit; none where there is nothing to choose. */
function several(
  block: Omit<InputBlock, "element">,
  field: Extract<Field, { kind: "several" }>,
): InputBlock[] {
  const shown = field.options.slice(0, MOST_OPTIONS);
  const chosen = shown.filter(({ value }) => field.values.includes(value)).map(option);
  if (shown.length === 0) return [];
  const element: Checkboxes | MultiStaticSelect = {
    type: shown.length <= MOST_CHECKBOXES ? "checkboxes" : "multi_static_select",
    action_id: INPUT,
    options: shown.map(option),
    ...(chosen.length > 0 ? { initial_options: chosen } : {}),
  };
  return [{ ...block, element }];
}

function option({ value, label }: { value: string; label: string }): PlainTextOption {
  return { text: plainText(label, LONGEST_OPTION), value };
}

function plainText(
  text: string,
  limit: number,
): { type: "plain_text"; text: string; emoji: false } {
  return { type: "plain_text", text: plain(text, limit), emoji: false };
}

function isDay(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value);
}
