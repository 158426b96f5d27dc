// Elements whose texts are texts.
import { visibleText } from "../../../lib/visible-text.ts";

/** What went wrong, in words for readers. */
export class Unread extends Error {
  constructor(/** @type {string} */ message, /** @type {Node[]} */ ...more) {
    super(message);
    this.more = more;
  }
}
export const element = (
  /** @type {string} */ name,
  /** @type {Record<string, string>} */ attributes = {},
  /** @type {(Node | string)[]} */ ...children
) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

/** A text with its invisible characters as codes. */
export const said = (/** @type {string} */ text) => {
  const all = document.createDocumentFragment();
  for (const piece of visibleText(text))
    all.append(piece.code ? element("span", { class: "unseen" }, piece.text) : piece.text);
  return all;
};
export const code = (/** @type {string} */ text) => element("code", { dir: "auto" }, said(text));
export const raw = (/** @type {string} */ text) =>
  element("pre", { class: "raw", dir: "auto" }, said(text));
export const capital = (/** @type {string} */ text) => text.charAt(0).toUpperCase() + text.slice(1);
export const count = (/** @type {number} */ n) => n.toLocaleString("en");
