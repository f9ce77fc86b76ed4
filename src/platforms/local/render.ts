/** Cards and forms as HTML, with every piece of data escaped. */
import { writeAction } from "../../chat/action.ts";
import type {
  Block,
  Button,
  Card,
  Field,
  FieldOption,
  Form,
  Meter,
  Rich,
  Tone,
} from "../../chat/view.ts";
import { renderChart } from "./chart.ts";
import { type Html, markup } from "./html.ts";

/** A card as the markup of one element, every piece of data escaped. Its buttons carry their action's wire form in `data-action`. */
export function renderCard(card: Card): string {
  const blocks = card.blocks.map(block);
  const body = blocks.length > 0 ? blocks : [markup`<p>${card.text}</p>`];
  return markup`<div class="card card-${card.name}" data-card="${card.name}">${body}</div>`.source;
}

/** A form as the markup of one `<form>`: the page shows it in a dialog and sends its values to `/local/submit`. */
export function renderForm(form: Form): string {
  return markup`<form
    class="form"
    data-form="${form.name}"
    data-customer="${form.customerId}"
    data-title="${form.title}"
  >
    ${form.fields.map((part) => field(part, form.errors?.[part.id] ?? null))}
    <div class="form-end">
      <button type="button" class="button" data-close>Cancel</button>
      <button type="submit" class="button primary">${form.submit}</button>
    </div>
  </form>`.source;
}

/** A run of words with its styles; line breaks stay, markup in it is never live. */
function rich(words: Rich): Html {
  if (typeof words === "string") return markup`<span dir="auto">${words}</span>`;
  return markup`${words.map(({ text, style }) => {
    if (style === "strong") return markup`<strong dir="auto">${text}</strong>`;
    if (style === "soft") return markup`<span class="soft" dir="auto">${text}</span>`;
    if (style === "quote") return markup`<q dir="auto">${text}</q>`;
    return markup`<span dir="auto">${text}</span>`;
  })}`;
}

function block(part: Block): Html {
  switch (part.kind) {
    case "heading":
      return markup`<h3 dir="auto">${part.text}</h3>`;
    case "text":
      return markup`<p>${rich(part.text)}</p>`;
    case "note":
      return markup`<p class="note">${rich(part.text)}</p>`;
    case "list":
      return some(
        part.items,
        (items) =>
          markup`<ul>
            ${items.map((item) => markup`<li>${rich(item)}</li>`)}
          </ul>`,
      );
    case "facts":
      return some(part.rows, facts);
    case "meters":
      return some(
        part.meters,
        (meters) =>
          markup`<ul class="meters">
            ${meters.map(meter)}
          </ul>`,
      );
    case "table":
      return table(part);
    case "buttons":
      return some(
        part.buttons,
        (buttons) => markup`<div class="buttons">${buttons.map(button)}</div>`,
      );
    case "chart":
      return renderChart(part.chart);
    case "divider":
      return markup`<hr />`;
  }
}

function some<T>(things: readonly T[], draw: (things: readonly T[]) => Html): Html {
  return things.length > 0 ? draw(things) : markup``;
}

function facts(rows: readonly { label: string; value: Rich }[]): Html {
  return markup`<dl class="facts">
    ${rows.map(
      (row) =>
        markup`<div>
          <dt dir="auto">${row.label}</dt>
          <dd>${rich(row.value)}</dd>
        </div>`,
    )}
  </dl>`;
}

const TONE_WORDS: Record<Tone, string> = {
  good: "good",
  fair: "fair",
  poor: "needs care",
  unknown: "unknown",
};

/** The bar is only an ornament beside figure and word, so it is hidden from screen readers. */
function meter({ label, value, tone, note }: Meter): Html {
  const filled = value === null ? 0 : Math.min(100, Math.max(0, Math.round(value)));
  const figure = value === null ? null : markup`<b>${filled}</b> `;
  return markup`<li class="meter tone-${tone}">
    <span class="meter-label" dir="auto">${label}</span>
    <svg class="meter-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect class="meter-all" width="100" height="6" />
      <rect class="meter-filled" width="${filled}" height="6" />
    </svg>
    <span class="meter-value">${figure}<span class="meter-word">${TONE_WORDS[tone]}</span></span>
    <span class="meter-note">${rich(note)}</span>
  </li>`;
}

function table({ columns, rows, caption }: Extract<Block, { kind: "table" }>): Html {
  if (rows.length === 0) return markup`<p class="note" dir="auto">${caption}</p>`;
  return markup`<div class="table">
    <table>
      <caption dir="auto">${caption}</caption>
      <thead>
        <tr>
          ${columns.map((column) => markup`<th scope="col" dir="auto">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            markup`<tr>
              ${row.map((cell) => markup`<td>${rich(cell)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function button({ label, action, style }: Button): Html {
  return markup`<button type="button" class="button ${style ?? "plain"}" data-action="${writeAction(action)}" dir="auto">${label}</button>`;
}

function field(part: Field, error: string | null): Html {
  const id = `field-${part.id}`;
  const must = part.required ? markup` required` : null;
  const optional = part.required ? null : markup` <span class="soft">(if you like)</span>`;
  const trouble =
    error === null ? null : markup`<p class="field-trouble" role="alert" dir="auto">${error}</p>`;
  if (part.kind === "several") {
    return markup`<fieldset class="field">
      <legend dir="auto">${part.label}${optional}</legend>
      ${part.options.map((option) => box(part, option))} ${trouble}
    </fieldset>`;
  }
  const label = markup`<label for="${id}" dir="auto">${part.label}${optional}</label>`;
  return markup`<div class="field">${label}${input(part, id, must)}${trouble}</div>`;
}

function box({ id, values }: Several, { value, label }: FieldOption): Html {
  const checked = values.includes(value) ? markup` checked` : null;
  return markup`<label class="box"><input type="checkbox" name="${id}" value="${value}"${checked}> <span dir="auto">${label}</span></label>`;
}

type Several = Extract<Field, { kind: "several" }>;

function input(part: Exclude<Field, Several>, id: string, must: Html | null): Html {
  switch (part.kind) {
    case "text": {
      const hint =
        part.hint === "" ? null : markup`<small id="${id}-hint" dir="auto">${part.hint}</small>`;
      const about = part.hint === "" ? null : markup` aria-describedby="${id}-hint"`;
      if (!part.long)
        return markup`<input type="text" id="${id}" name="${part.id}" value="${part.value}" dir="auto"${must}${about}>${hint}`;
      // A parser swallows the line break right behind the tag, so that one that stands first in the value stays.
      return markup`<textarea id="${id}" name="${part.id}" rows="4" dir="auto"${must}${about}>
${part.value}</textarea>${hint}`;
    }
    case "date":
      return markup`<input type="date" id="${id}" name="${part.id}" value="${part.value}"${must}>`;
    case "search": {
      // The page asks for more options while somebody types, and sends the value that belongs to the name.
      const { chosen, first } = part;
      const all = chosen ? [chosen, ...first.filter((one) => one.value !== chosen.value)] : first;
      const options = all.map(
        ({ value, label }) => markup`<option value="${label}" data-value="${value}"></option>`,
      );
      const name = chosen?.label ?? "";
      const about = markup` list="${id}-list" data-search="${part.among}" aria-describedby="${id}-hint"`;
      return markup`<input type="text" id="${id}" name="${part.id}" value="${name}"${about} autocomplete="off" dir="auto"${must}>
        <datalist id="${id}-list">${options}</datalist><small id="${id}-hint" dir="auto">${part.hint}</small>`;
    }
    case "choice": {
      const options = part.options.map(
        ({ value, label }) =>
          markup`<option value="${value}"${value === part.value ? markup` selected` : null}>${label}</option>`,
      );
      return markup`<select id="${id}" name="${part.id}"${must}>
        ${options}
      </select>`;
    }
  }
}
