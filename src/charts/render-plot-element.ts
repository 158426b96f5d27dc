import type { Drawing } from "../model/index.ts";
import { textBoxes } from "./layout/check-labels.ts";
import { textWidth } from "./layout/measure.ts";
import { narrowBelow } from "./layout/places.ts";
import { faceOf } from "./layout/text-face.ts";
import { isDressed } from "./marks/look.ts";
import { type Margins, rerenderOf, widthsOf } from "./plot-for-cells.ts";
import { rootClasses, type SvgNode, toDrawing } from "./svg.ts";

/**
 * What an author's cell returned, as drawings: Plot options, a mark, or what `Plot.plot` gave; null where it is none of
 * these. A plot is drawn anew for a narrow page, and with wider margins where a text would be cut at an edge.
 */
export function renderPlotElement(value: unknown, id: string): readonly Drawing[] | null {
  const known = rerenderOf(value);
  if (!known) {
    const drawing = isElement(value) ? drawingOf(value, id) : null;
    return drawing ? [drawing] : null;
  }
  const widths = widthsOf(known.width);
  return widths.flatMap((width) => {
    const prefix = widths.length > 1 ? `${id}-${width}` : id;
    const first = drawingOf(known.render(width, none), prefix);
    const cut = first ? cutTexts(first) : none;
    const isCut = Object.values(cut).some((px) => px > 0);
    return (isCut ? drawingOf(known.render(width, cut), prefix) : first) ?? [];
  });
}

const isElement = (value: unknown): value is Element =>
  typeof value === "object" &&
  value !== null &&
  "localName" in value &&
  "querySelectorAll" in value;

const none: Margins = { left: 0, right: 0, top: 0, bottom: 0 };

/** By how much texts reach over each edge of a drawing. */
function cutTexts({ svg, width, height }: Drawing): Margins {
  const boxes = textBoxes(svg).map(({ box }) => box);
  const over = (beyond: (box: (typeof boxes)[number]) => number) =>
    Math.ceil(Math.max(0, ...boxes.map((box) => beyond(box) - 0.5)));
  return {
    left: over((box) => -box.left),
    right: over((box) => box.right - width),
    top: over((box) => -box.top),
    bottom: over((box) => box.bottom - height),
  };
}

/**
 * One plot as a drawing of the page. Styles, scripts, handlers and labels of groups are left out, ids carry the cell's
 * name, black and white become ink and paper, and texts in ink stand on top with a halo of paper, so that no line
 * strikes them.
 */
function drawingOf(element: Element, id: string): Drawing | null {
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
  const [width, height] = [Number(main.getAttribute("width")), Number(main.getAttribute("height"))];
  const legend = swatches(element, width);
  const groups = [...main.children].flatMap((c) => clean(c, { ids, fill: "currentColor" }));
  const isText = (node: SvgNode): boolean =>
    node.name === "text" ||
    (node.name === "g" &&
      (node.children ?? []).length > 0 &&
      (node.children ?? []).every((child) => typeof child !== "string" && isText(child)));
  const body = [...groups.filter((node) => !isText(node)), ...groups.filter(isText)];
  const shifted: SvgNode[] =
    legend.height > 0
      ? [
          ...legend.nodes,
          {
            name: "g",
            attributes: { transform: `translate(0,${legend.height})` },
            children: body,
          },
        ]
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
      height: height + legend.height,
      classes: rootClasses(width, "plotted"),
      label: labelOf(element, main),
    },
  );
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
    [...words, svg.getAttribute("aria-label")].filter(Boolean).join(". ") ||
    "Plot; its data stand in the cell"
  );
}

const allowed = new Set(
  "g path line circle ellipse rect polygon polyline text tspan textPath defs clipPath linearGradient radialGradient stop marker pattern mask title desc use image".split(
    " ",
  ),
);
const dropped = /^(style|class|xmlns.*|on.*|aria-.*|data-.*|role|tabindex|font-family)$/i;

interface Inherited {
  readonly ids: ReadonlyMap<string, string>;
  /** Fill of the texts below, as their groups have it. */
  readonly fill: string;
}

function clean(element: Element, { ids, fill }: Inherited): readonly SvgNode[] {
  const inside = { ids, fill: inkOf(element.getAttribute("fill")) ?? fill };
  // A link inside a picture would need words of its own; what it wraps stays.
  if (element.localName === "a") return [...element.children].flatMap((c) => clean(c, inside));
  if (!allowed.has(element.localName)) return [];
  const attributes: Record<string, string> = {};
  for (const { name, value } of [...element.attributes]) {
    if (dropped.test(name) && !(name === "class" && isDressed(element))) continue;
    const local = name.replace(/^xlink:/, "");
    if (local === "href" && !/^(#|data:image\/(png|jpeg|gif);)/.test(value)) continue;
    attributes[local] = renamed(paints.has(local) ? (inkOf(value) ?? value) : value, local, ids);
  }
  if (element.localName === "text" && !isDressed(element) && inside.fill === "currentColor")
    attributes.class = "halo";
  const children = [...element.childNodes].flatMap((node): readonly (SvgNode | string)[] =>
    node.nodeType === 3
      ? [node.textContent ?? ""]
      : node.nodeType === 1
        ? clean(node as Element, inside)
        : [],
  );
  return [{ name: element.localName, attributes, children }];
}

const paints = new Set(["fill", "stroke"]);

/** Black and white as an author writes them are the page's ink and paper, in either scheme. */
function inkOf(paint: string | null): string | null {
  if (paint === null) return null;
  if (/^(black|#000|#000000|rgb\(0, ?0, ?0\))$/i.test(paint)) return "currentColor";
  return /^(white|#fff|#ffffff|rgb\(255, ?255, ?255\))$/i.test(paint) ? "var(--paper)" : paint;
}

function renamed(value: string, name: string, ids: ReadonlyMap<string, string>): string {
  if (name === "id") return ids.get(value) ?? value;
  if (name === "href" && value.startsWith("#"))
    return `#${ids.get(value.slice(1)) ?? value.slice(1)}`;
  return value.replace(/url\(#([^)]+)\)/g, (_whole, old: string) => `url(#${ids.get(old) ?? old})`);
}

const legendLine = 22;

/** The entries of a colour legend, which Plot writes as HTML, in lines over the plot. */
function swatches(root: Element, width: number) {
  let [x, y] = [0, 0];
  const nodes = [...root.querySelectorAll("span")].flatMap((span): SvgNode[] => {
    const shape = span.querySelector("svg");
    const label = (span.textContent ?? "").trim();
    if (!shape || !label) return [];
    const wide = 17 + textWidth(label, faceOf("t", width < narrowBelow));
    if (x > 0 && x + wide > width) [x, y] = [0, y + legendLine];
    const at = x;
    x += wide + 14;
    const fill = shape.getAttribute("fill") ?? "currentColor";
    return [
      {
        name: "rect",
        attributes: { x: String(at), y: String(y + 4), width: "11", height: "11", fill },
      },
      {
        name: "text",
        attributes: { x: String(at + 17), y: String(y + 14), "text-anchor": "start" },
        children: [label],
      },
    ];
  });
  return { nodes, height: nodes.length > 0 ? y + legendLine + 4 : 0 };
}
