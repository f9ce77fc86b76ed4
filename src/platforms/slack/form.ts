/** Forms and cards as modals. */
import type { InputBlock, ModalView, PlainTextOption, StaticSelect } from "@slack/types";
import type { Card, Field, Form } from "../../chat/view.ts";
import { clean, clip, plain } from "./escape.ts";
import {
  LONGEST_INPUT,
  LONGEST_LABEL,
  LONGEST_MODAL_TITLE,
  LONGEST_OPTION,
  LONGEST_OPTION_VALUE,
  MOST_OPTIONS,
} from "./limits.ts";
import { renderCard } from "./render.ts";

/** The one input in each of a form's blocks; the block's id is the field's. */
const INPUT = "input";

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
    blocks: form.fields.flatMap(input),
  };
}

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
