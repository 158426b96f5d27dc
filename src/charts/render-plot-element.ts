import type { PlotOptions } from "@observablehq/plot";
import type { Drawing } from "../model/index.ts";
import { isMark, plot } from "./plot-for-cells.ts";
import { rootClasses, type SvgNode, toDrawing } from "./svg.ts";

/**
 * What an author's cell returned, as a drawing: Plot options, a mark, or what `Plot.plot` gave. Null where it is
 * none of these. Styles, scripts, handlers and labels of groups are left out; ids carry the cell's name.
 */
export function renderPlotElement(value: unknown, id: string): Drawing | null {
  const element = elementOf(value);
  if (!element) return null;
  const own =
    element.localName === "svg"
      ? [element]
      : [...element.querySelectorAll("svg")].filter((s) => isOuter(s, element));
  const main = own.reduce<Element | null>(
    (best, s) => (best && area(best) >= area(s) ? best : s),
    null,
  );
  if (!main) return null;
  const ids = new Map<string, string>();
  for (const node of main.querySelectorAll("[id]"))
    ids.set(node.getAttribute("id") ?? "", `${id}-${ids.size + 1}`);
  const legend = swatches(element);
  const [width, height] = [Number(main.getAttribute("width")), Number(main.getAttribute("height"))];
  const body = [...main.children].flatMap((c) => clean(c, ids));
  const shifted: SvgNode[] =
    legend.length > 0
      ? [...legend, { name: "g", attributes: { transform: "translate(0,26)" }, children: body }]
      : body;
  return toDrawing(
    [
      {
        name: "g",
        attributes: { fill: "currentColor", "text-anchor": "middle" },
        children: shifted,
      },
    ],
    {
      width,
      height: height + (legend.length > 0 ? 26 : 0),
      classes: rootClasses(width, "plotted"),
      label: labelOf(element, main),
    },
  );
}

function elementOf(value: unknown): Element | null {
  if (isMark(value)) return plot({ marks: [value] }) as unknown as Element;
  if (typeof value !== "object" || value === null) return null;
  if ("localName" in value && "querySelectorAll" in value) return value as unknown as Element;
  return "marks" in value ? (plot(value as PlotOptions) as unknown as Element) : null;
}

/** Pictures of swatches lie inside the lists of a legend and are not plots. */
function isOuter(svg: Element, root: Element): boolean {
  for (let at = svg.parentElement; at && at !== root; at = at.parentElement)
    if (at.localName === "span" || at.localName === "svg") return false;
  return true;
}

const area = (svg: Element) =>
  Number(svg.getAttribute("width")) * Number(svg.getAttribute("height"));

function labelOf(root: Element, svg: Element): string {
  const words = ["h2", "h3", "figcaption"].flatMap(
    (tag) => root.querySelector(tag)?.textContent ?? [],
  );
  return (
    [svg.getAttribute("aria-label"), ...words].filter(Boolean).join(". ") ||
    "Plot; its data stand in the cell"
  );
}

const allowed = new Set(
  "g path line circle ellipse rect polygon polyline text tspan textPath defs clipPath linearGradient radialGradient stop marker pattern mask title desc use image".split(
    " ",
  ),
);
const dropped = /^(style|class|xmlns.*|on.*|aria-.*|data-.*|role|tabindex|font-family)$/i;

function clean(element: Element, ids: ReadonlyMap<string, string>): readonly SvgNode[] {
  // A link inside a picture would need words of its own; what it wraps stays.
  if (element.localName === "a") return [...element.children].flatMap((c) => clean(c, ids));
  if (!allowed.has(element.localName)) return [];
  const attributes: Record<string, string> = {};
  for (const { name, value } of [...element.attributes]) {
    if (dropped.test(name)) continue;
    const local = name.replace(/^xlink:/, "");
    if (local === "href" && !/^(#|data:image\/(png|jpeg|gif);)/.test(value)) continue;
    attributes[local] = renamed(value, local, ids);
  }
  const children = [...element.childNodes].flatMap((node): readonly (SvgNode | string)[] =>
    node.nodeType === 3
      ? [node.textContent ?? ""]
      : node.nodeType === 1
        ? clean(node as Element, ids)
        : [],
  );
  return [{ name: element.localName, attributes, children }];
}

function renamed(value: string, name: string, ids: ReadonlyMap<string, string>): string {
  if (name === "id") return ids.get(value) ?? value;
  if (name === "href" && value.startsWith("#"))
    return `#${ids.get(value.slice(1)) ?? value.slice(1)}`;
  return value.replace(/url\(#([^)]+)\)/g, (_whole, old: string) => `url(#${ids.get(old) ?? old})`);
}

/** The entries of a colour legend, which Plot writes as HTML, in one line over the plot. */
function swatches(root: Element): SvgNode[] {
  let x = 0;
  return [...root.querySelectorAll("span")].flatMap((span): SvgNode[] => {
    const shape = span.querySelector("svg");
    const label = (span.textContent ?? "").trim();
    if (!shape || !label) return [];
    const at = x;
    x += 30 + label.length * 7;
    return [
      {
        name: "rect",
        attributes: {
          x: String(at),
          y: "4",
          width: "11",
          height: "11",
          fill: shape.getAttribute("fill") ?? "currentColor",
        },
      },
      {
        name: "text",
        attributes: { x: String(at + 17), y: "14", "text-anchor": "start" },
        children: [label],
      },
    ];
  });
}
