/**
 * The element with this id, of which the page is sure.
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
export function byId(id, type) {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`The page has no ${id}.`);
  return found;
}

/**
 * A new element with words in it; whatever they say, they stay words.
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 */
export function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** What browsers call Trusted Types, as far as the page needs it. @typedef {{ trustedTypes?: { createPolicy(name: string, rules: { createHTML(source: string): string }): { createHTML(source: string): string } } }} Trusted */

/** The only place where a string becomes markup, and the only policy that the page's Content-Security-Policy allows. */
const policy = /** @type {Trusted} */ (
  /** @type {unknown} */ (globalThis)
).trustedTypes?.createPolicy("rapport", {
  createHTML: (/** @type {string} */ source) => source,
});

/**
 * Markup that the server drew, with every piece of data in it escaped there, as nodes.
 * @param {string} source
 * @returns {DocumentFragment}
 */
export function drawn(source) {
  const template = document.createElement("template");
  template.innerHTML = policy?.createHTML(source) ?? source;
  return template.content;
}

/** A part of the address as words; empty where it is none. @param {string} part */
export function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
