import { xmlText } from "../lib/xml-text.ts";
import type { Drawing } from "../model/index.ts";
import { narrowBelow } from "./layout/places.ts";

/** One element of a drawing. */
export interface SvgNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children?: readonly (SvgNode | string)[];
}

const order = [
  "xmlns",
  "viewBox",
  "x1",
  "y1",
  "x2",
  "y2",
  "cx",
  "cy",
  "x",
  "y",
  "r",
  "width",
  "height",
  "d",
  "transform",
  "text-anchor",
];
/** Geometry, then class, then the rest by name. */
const rank = (name: string) => {
  const at = order.indexOf(name);
  return at >= 0 ? at : name === "class" ? order.length : order.length + 1;
};

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
export const escapeXml = (text: string) => xmlText(text).replace(/[&<>"]/g, (c) => escapes[c] ?? c);

/** Numbers in geometry to two decimals: finer is not seen, and costs a third of the bytes. */
export function roundNumbers(text: string): string {
  return text.replace(/-?\d+\.\d+(?:e-?\d+)?/g, (n) =>
    String(Math.round(Number(n) * 100) / 100 || 0),
  );
}

const geometry = new Set([...order.slice(1, -1), "points", "fill-opacity", "viewBox", "dx", "dy"]);

/** Markup with attributes in a fixed order, so that equal drawings have equal bytes. */
export function serialise(node: SvgNode | string): string {
  if (typeof node === "string") return escapeXml(node);
  const attributes = Object.entries(node.attributes)
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map(
      ([name, value]) =>
        ` ${name}="${escapeXml(geometry.has(name) ? roundNumbers(value) : value)}"`,
    )
    .join("");
  const inner = (node.children ?? []).map(serialise).join("");
  return inner
    ? `<${node.name}${attributes}>${inner}</${node.name}>`
    : `<${node.name}${attributes}/>`;
}

/** Classes of a drawing's root: `chart`, its width, and wide or narrow for the container queries. */
export function rootClasses(width: number, more = ""): string {
  return ["chart", width < narrowBelow ? "narrow" : "wide", `w${width}`, more]
    .filter(Boolean)
    .join(" ");
}

export interface RootOptions {
  readonly width: number;
  readonly height: number;
  readonly classes: string;
  /** Text alternative; null hides the drawing from readers who have the same beside it. */
  readonly label: string | null;
}

export function toDrawing(children: readonly SvgNode[], root: RootOptions): Drawing {
  const [width, height] = [Math.round(root.width), Math.ceil(root.height)];
  const svg = serialise({
    name: "svg",
    attributes: {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${width} ${height}`,
      width: String(width),
      height: String(height),
      class: root.classes,
      ...(root.label === null
        ? { "aria-hidden": "true" }
        : { role: "img", "aria-label": root.label }),
    },
    children,
  });
  return { width, height, svg };
}

/** What a drawing says to readers who cannot see it; empty where it is hidden from them. */
export function labelInDrawing({ svg }: Pick<Drawing, "svg">): string {
  const label = /^<svg[^>]* aria-label="([^"]*)"/.exec(svg)?.[1] ?? "";
  return Object.entries(escapes)
    .reduce(
      (text, [character, name]) => (character === "&" ? text : text.replaceAll(name, character)),
      label,
    )
    .replaceAll("&amp;", "&");
}
