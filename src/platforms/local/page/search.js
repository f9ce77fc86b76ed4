/** Search fields of a form: a text field with the options that the server finds while somebody types. */

/** While letters follow each other within this time, nothing is asked. */
const TYPED_WITHIN_MS = 150;

/**
 * @typedef {(among: string, text: string) => Promise<{ value: string, label: string }[]>} Suggest
 */

/** @param {HTMLFormElement} form @param {Suggest} suggest */
export function startSearches(form, suggest) {
  for (const field of searchesIn(form)) {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let soon;
    field.addEventListener("input", () => {
      clearTimeout(soon);
      if (valueOf(field) === "")
        soon = setTimeout(() => void fill(field, suggest), TYPED_WITHIN_MS);
    });
  }
}

/** @param {HTMLInputElement} field @param {Suggest} suggest */
async function fill(field, suggest) {
  const text = field.value;
  const options = await suggest(field.dataset["search"] ?? "", text).catch(() => []);
  // Letters that were typed since are asked about by themselves.
  if (field.value !== text || !field.list) return;
  field.list.replaceChildren(
    ...options.map(({ value, label }) => {
      const option = document.createElement("option");
      option.value = label;
      option.dataset["value"] = value;
      return option;
    }),
  );
}

/** The form's values; several choices of one name are parted by commas. @param {HTMLFormElement} form */
export function valuesOf(form) {
  /** @type {Record<string, string>} */
  const values = {};
  for (const box of form.querySelectorAll("input[type=checkbox]"))
    if (box instanceof HTMLInputElement) values[box.name] = "";
  for (const [name, value] of new FormData(form))
    if (typeof value === "string") values[name] = values[name] ? `${values[name]},${value}` : value;
  for (const field of searchesIn(form)) values[field.name] = valueOf(field);
  return values;
}

/** What belongs to the name in a search field; nothing where it is no name that was offered. @param {HTMLInputElement} field */
function valueOf(field) {
  const name = field.value.trim();
  const options = [...(field.list?.querySelectorAll("option") ?? [])];
  return options.find(({ value }) => value === name)?.dataset["value"] ?? "";
}

/** @param {HTMLFormElement} form @returns {HTMLInputElement[]} */
function searchesIn(form) {
  return [...form.querySelectorAll("input[data-search]")].filter(
    (field) => field instanceof HTMLInputElement,
  );
}
