import * as Plot from "@observablehq/plot";
import type { Item, Panel, ScaleSpec, Text } from "./scene.ts";
import { plotDocument, type SvgNode } from "./svg.ts";

export type Shape = Exclude<Item, Text>;
type Kind<K extends Shape["kind"]> = Extract<Shape, { kind: K }>;

interface Path {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  closePath(): void;
}
const radius = (area: number) => Math.sqrt(area / Math.PI);
/** About the area of the circle of the same radius, so that neither shape looks the more important. */
const diamond = {
  draw(path: Path, area: number) {
    const r = radius(area) * 1.3;
    path.moveTo(0, -r);
    path.lineTo(r, 0);
    path.lineTo(0, r);
    path.lineTo(-r, 0);
    path.closePath();
  },
} as unknown as Plot.SymbolType;
/** Transcribed numbers: open, so that it is never taken for a mark of ours. */
const cross = {
  draw(path: Path, area: number) {
    const r = radius(area) * 0.8;
    path.moveTo(-r, -r);
    path.lineTo(r, r);
    path.moveTo(-r, r);
    path.lineTo(r, -r);
  },
} as unknown as Plot.SymbolType;

const scaleOptions = (scale: ScaleSpec): Plot.ScaleOptions =>
  scale.type === "identity"
    ? { type: "identity" }
    : { type: scale.type, domain: [...scale.domain], range: [...scale.range] };

type Keep = (list: readonly Shape[]) => Plot.RenderFunction;

/** Draws the shapes of one pair of scales with Plot and hands back an element for each. */
export function drawPanel(
  panel: Panel,
  shapes: readonly Shape[],
  size: { readonly width: number; readonly height: number },
): ReadonlyMap<Shape, SvgNode> {
  const nodes = new Map<Shape, SvgNode>();
  const keep: Keep = (list) => (index, scales, values, dimensions, context, next) => {
    const group = next?.(index, scales, values, dimensions, context) ?? null;
    const elements = [...(group?.children ?? [])];
    // A path through many points is one element for one shape; other marks have one per datum.
    const owners = list.length === 1 ? [0] : index;
    owners.forEach((at, k) => {
      const [shape, element] = [list[at], elements[k]];
      if (shape && element) nodes.set(shape, nodeOf(element, shape));
    });
    return group;
  };
  Plot.plot({
    document: plotDocument as unknown as Document,
    width: size.width,
    height: size.height,
    margin: 0,
    axis: null,
    x: scaleOptions(panel.x),
    y: scaleOptions(panel.y),
    marks: marksOf(shapes, keep),
  });
  return nodes;
}

function marksOf(shapes: readonly Shape[], keep: Keep): Plot.Markish[] {
  const of = <K extends Shape["kind"]>(kind: K) =>
    shapes.filter((s): s is Kind<K> => s.kind === kind);
  const lines = of("line");
  const upright = lines.filter((s) => s.x1 === s.x2);
  const level = lines.filter((s) => s.x1 !== s.x2 && s.y1 === s.y2);
  const slanted = lines.filter((s) => s.x1 !== s.x2 && s.y1 !== s.y2);
  const rects = of("rect");
  const points = of("mark");
  const ends = { x1: "x1", x2: "x2", y1: "y1", y2: "y2" };
  return [
    rects.length > 0 && Plot.rect(rects, { ...ends, render: keep(rects) }),
    upright.length > 0 &&
      Plot.ruleX(upright, { x: "x1", y1: "y1", y2: "y2", render: keep(upright) }),
    level.length > 0 && Plot.ruleY(level, { y: "y1", x1: "x1", x2: "x2", render: keep(level) }),
    slanted.length > 0 && Plot.link(slanted, { ...ends, render: keep(slanted) }),
    dots(
      points.filter((p) => !p.mark.published && p.mark.shape === "circle"),
      "circle",
      keep,
    ),
    dots(
      points.filter((p) => !p.mark.published && p.mark.shape === "diamond"),
      diamond,
      keep,
    ),
    dots(
      points.filter((p) => p.mark.published),
      cross,
      keep,
    ),
    ...of("curve").map((s) => Plot.line(s.points, { x: "x", y: "y", render: keep([s]) })),
    ...of("band").map((s) =>
      Plot.areaY(s.points, { x: "x", y1: "y1", y2: "y2", render: keep([s]) }),
    ),
  ].filter((mark) => typeof mark !== "boolean");
}

function dots(list: readonly Kind<"mark">[], symbol: Plot.SymbolType, keep: Keep) {
  if (list.length === 0) return false;
  const r = { value: "r", scale: null };
  return Plot.dot(list, {
    x: "x",
    y: "y",
    r,
    symbol,
    sort: null,
    render: keep(list),
  } as unknown as Plot.DotOptions);
}

/** Geometry as Plot wrote it; colour, fill and stroke only by class. */
function nodeOf(element: Element, shape: Shape): SvgNode {
  const attributes: Record<string, string> = {};
  for (const { name, value } of [...element.attributes])
    if (geometry.has(name)) attributes[name] = value;
  const fill =
    shape.kind === "mark" && !shape.mark.published
      ? shape.mark.fill === "solid"
        ? " s"
        : " h"
      : "";
  const published = shape.kind === "mark" && shape.mark.published ? " p" : "";
  return {
    name: element.localName,
    attributes: {
      ...attributes,
      class: `${shape.classes}${fill}${published}`,
      ...shape.attributes,
    },
  };
}

const geometry = new Set([
  "x",
  "y",
  "x1",
  "x2",
  "y1",
  "y2",
  "cx",
  "cy",
  "r",
  "d",
  "width",
  "height",
  "transform",
]);
