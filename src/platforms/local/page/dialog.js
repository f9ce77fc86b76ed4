import { byId, drawn, element } from "./dom.js";
import { startSearches, valuesOf } from "./search.js";

const dialog = byId("dialog", HTMLDialogElement);
const title = byId("dialog-title", HTMLHeadingElement);
const body = byId("dialog-body", HTMLDivElement);

/** Escape and a press beside the dialog close it; whatever had the focus before gets it back, by the browser. */
export function startDialog() {
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog || (target instanceof Element && target.closest("[data-close]")))
      dialog.close();
  });
  dialog.addEventListener("close", () => body.replaceChildren());
}

/**
 * Shows a form that the server drew. `submit` sends it; when it throws, the form stays open with its trouble shown.
 * @param {string} markup
 * @param {(filled: { form: string, customerId: string, values: Record<string, string> }) => Promise<void>} submit
 * @param {import("./search.js").Suggest} suggest
 */
export function openForm(markup, submit, suggest) {
  body.replaceChildren(drawn(markup));
  const form = body.querySelector("form");
  if (!form) return;
  title.textContent = form.dataset["title"] ?? "";
  startSearches(form, suggest);
  const trouble = element("p", { class: "form-trouble", role: "alert" });
  form.querySelector(".form-end")?.before(trouble);
  const button = form.querySelector("[type=submit]");
  let busy = false;
  const send = async () => {
    if (busy) return;
    busy = true;
    button?.setAttribute("aria-disabled", "true");
    trouble.textContent = "";
    const values = valuesOf(form);
    try {
      await submit({
        form: form.dataset["form"] ?? "",
        customerId: form.dataset["customer"] ?? "",
        values,
      });
      dialog.close();
    } catch (cause) {
      trouble.textContent = cause instanceof Error ? cause.message : String(cause);
    } finally {
      busy = false;
      button?.removeAttribute("aria-disabled");
    }
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void send();
  });
  dialog.showModal();
  const [field] = form.elements;
  if (field instanceof HTMLElement) field.focus();
}

/** Asks before something that can't be taken back. @param {string} question @param {string} yes @returns {Promise<boolean>} */
export function confirm(question, yes) {
  title.textContent = question;
  const agreed = element("button", { type: "button", class: "button danger" }, yes);
  const close = element("button", { type: "button", class: "button", "data-close": "" }, "Keep it");
  body.replaceChildren(element("div", { class: "form-end" }, close, agreed));
  dialog.showModal();
  return new Promise((resolve) => {
    agreed.addEventListener("click", () => {
      resolve(true);
      dialog.close();
    });
    dialog.addEventListener("close", () => resolve(false), { once: true });
  });
}
