/** Forms as Adaptive Cards with inputs. */
import { randomUUID } from "node:crypto";
import { type Field, type FieldOption, type Form, MOST_SUGGESTIONS } from "../../chat/view.ts";
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
      ...form.fields.flatMap((field) => [
        ...renderField(field),
        ...trouble(form.errors?.[field.id]),
      ]),
      { type: "ActionSet", actions: [executeAction(form.submit, carried, "primary")] },
    ],
    form.title,
  );
}

/** What is wrong with a field, below it. The sign says it too: colour alone says nothing. */
const trouble = (text: string | undefined): Element[] =>
  text === undefined ? [] : cell(`⚠ ${text}`, LONGEST_SHORT_INPUT, { color: "Attention" });

const choicesOf = (options: FieldOption[]) =>
  options.slice(0, MOST_CHOICES).map(({ value, label }) => ({
    value,
    title: showableLine(label, LONGEST_LABEL) || showableLine(value, LONGEST_LABEL),
  }));

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
      const choices = choicesOf(field.options);
      return [{ type: "Input.ChoiceSet", ...input, style: "compact", choices, value: field.value }];
    }
    case "several":
      if (field.options.length === 0) return [];
      return [
        {
          type: "Input.ChoiceSet",
          ...input,
          style: "expanded",
          isMultiSelect: true,
          wrap: true,
          choices: choicesOf(field.options),
          value: field.values.join(","),
        },
      ];
    case "search": {
      // Teams asks for more while somebody types; what is chosen is shown by its name only where it is among the choices.
      const { chosen, first } = field;
      const known = chosen && !first.some(({ value }) => value === chosen.value) ? [chosen] : [];
      return [
        {
          type: "Input.ChoiceSet",
          ...input,
          style: "filtered",
          placeholder: showableLine(field.hint, LONGEST_SHORT_INPUT),
          choices: choicesOf([...known, ...first]),
          "choices.data": { type: "Data.Query", dataset: field.among, count: MOST_SUGGESTIONS },
          value: chosen?.value ?? "",
        },
      ];
    }
  }
}
