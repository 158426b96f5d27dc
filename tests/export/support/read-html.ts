import type { DefaultTreeAdapterMap } from "parse5";
import { parse } from "parse5";

export type HtmlNode = DefaultTreeAdapterMap["node"];
export type HtmlElement = DefaultTreeAdapterMap["element"];

/** The tree of a page as browsers read it. */
export const readHtml = (html: string): HtmlNode => parse(html);

/** Every element, in order. */
export function* elementsBelow(node: HtmlNode): Generator<HtmlElement> {
  if ("tagName" in node) yield node;
  if ("childNodes" in node) for (const child of node.childNodes) yield* elementsBelow(child);
}

export const attributeOf = (element: HtmlElement, name: string): string | null =>
  element.attrs.find((one) => one.name === name)?.value ?? null;

export const classesOf = (element: HtmlElement): readonly string[] =>
  (attributeOf(element, "class") ?? "").split(/\s+/);

/** The first element that is meant. */
export function firstBelow(node: HtmlNode, meant: (element: HtmlElement) => boolean): HtmlElement {
  for (const element of elementsBelow(node)) if (meant(element)) return element;
  throw new Error("There is no such element.");
}

/** Text of an element without that of some others in it; elements are set apart by spaces, so that no number grows. */
export function textWithout(node: HtmlNode, left: (element: HtmlElement) => boolean): string {
  if ("value" in node && node.nodeName === "#text") return node.value;
  if ("tagName" in node && left(node)) return " ";
  if (!("childNodes" in node)) return "";
  const inner = node.childNodes.map((child) => textWithout(child, left)).join("");
  return "tagName" in node && inline.has(node.tagName) ? inner : ` ${inner} `;
}

const inline = new Set(["a", "b", "code", "em", "i", "span", "strong", "sub", "sup"]);

/** Numbers of a text, in order: with their decimals and thousands, and not the digits of a word such as a hash. */
export const numbersIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?<![\p{L}\d.,_])\d[\d.,]*(?![\p{L}\d_])/gu)].map(([number]) =>
    number.replace(/[.,]+$/, ""),
  );
