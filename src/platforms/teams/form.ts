/** Forms as Adaptive Cards with inputs. */
import { randomUUID } from "node:crypto";
import type { Field, Form } from "../../chat/view.ts";
import { type AdaptiveCard, type Element, cell } from "./elements.ts";
import { adaptiveCard, executeAction } from "./frame.ts";
import { LONGEST_LABEL, LONGEST_LONG_INPUT, LONGEST_SHORT_INPUT } from "./limits.ts";
import { showable, showableLine } from "./text.ts";

/** More choices than this are not readable in a list, and would burst the card. */
const MOST_CHOICES = 100;

/**
 * A form as a card with inputs, whose button sends them back.
 * @param nonce comes back with the values: the same values sent twice from one card are the same event
 */
export function renderForm(form: Form, nonce: string = randomUUID()): AdaptiveCard {
  const carried = { nonce, form: form.name, customerId: form.customerId };
  return adaptiveCard(
    [
      ...cell(form.title, LONGEST_SHORT_INPUT, { size: "Medium", weight: "Bolder" }),
      ...form.fields.flatMap((field) => renderField(field)),
      { type: "ActionSet", actions: [executeAction(form.submit, carried, "primary")] },
    ],
    form.title,
  );
}

function renderField(field: Field): Element[] {
  const input = {
    id: field.id,
    label: showableLine(field.label, LONGEST_LABEL) || field.id,
    isRequired: field.required,
    ...(field.required ? { errorMessage: "Please fill this in." } : {}),
  };
  switch (field.kind) {
    case "text": {
      const limit = field.long ? LONGEST_LONG_INPUT : LONGEST_SHORT_INPUT;
      return [
        {
          type: "Input.Text",
          ...input,
          placeholder: showableLine(field.hint, LONGEST_SHORT_INPUT),
          isMultiline: field.long,
          maxLength: limit,
          value: showable(field.value, limit),
        },
      ];
    }
    case "date":
      return [{ type: "Input.Date", ...input, value: field.value }];
    case "choice": {
      // A list without choices can't be answered, and keeps the form from being sent when it is required.
      if (field.options.length === 0) return [];
      const choices = field.options.slice(0, MOST_CHOICES).map(({ value, label }) => ({
        value,
        title: showableLine(label, LONGEST_LABEL) || value,
      }));
      return [{ type: "Input.ChoiceSet", ...input, style: "compact", choices, value: field.value }];
    }
  }
}
