import * as Plot from "@observablehq/plot";
import { type Item, layers, type Panel, toPixels } from "../layout/scene.ts";
import { dots } from "./dots.ts";
import { looks, px } from "./look.ts";
import { texts } from "./texts.ts";

type Of<K extends Item["kind"]> = Extract<Item, { kind: K }>;
type Shape = Exclude<Item, Of<"text">>;

/**
 * What stands where measuring put it, as Plot marks: labels, numbers, heads, rules, squares, hairlines. Positions are
 * px, so that they may stand outside of the frame and do not move with the scales. Drawn from the ground up, texts last.
 */
export function furniture(items: readonly Item[]): readonly Plot.Markish[] {
  return [
    ...layers.flatMap((layer) =>
      shapes(items.filter((item): item is Shape => item.kind !== "text" && item.layer === layer)),
    ),
    ...texts(items.filter((item): item is Of<"text"> => item.kind === "text")),
  ];
}

/** The same below the marks of a chart, and what goes over them: dots, squares and texts. */
export function underAndOver(items: readonly Item[]): {
  readonly under: readonly Plot.Markish[];
  readonly over: readonly Plot.Markish[];
} {
  const isOver = (item: Item) => item.kind === "text" || item.layer === "mark";
  return {
    under: furniture(items.filter((item) => !isOver(item))),
    over: furniture(items.filter(isOver)),
  };
}

const across = (panel: Panel, value: number) => toPixels(panel.x, value);
const down = (panel: Panel, value: number) => toPixels(panel.y, value);
const ends = {
  x1: px((d: Of<"line" | "rect">) => across(d.panel, d.x1)),
  x2: px((d: Of<"line" | "rect">) => across(d.panel, d.x2)),
  y1: px((d: Of<"line" | "rect">) => down(d.panel, d.y1)),
  y2: px((d: Of<"line" | "rect">) => down(d.panel, d.y2)),
};

/** Neighbours that one Plot mark can draw. */
function sortOf(item: Shape): string {
  if (item.kind === "line")
    return item.x1 === item.x2 ? "upright" : item.y1 === item.y2 ? "level" : "slanted";
  if (item.kind === "mark") return item.mark.published ? "cross" : item.mark.shape;
  return item.kind;
}

/** In runs of one sort, so that what comes later lies over what came before. */
function shapes(items: readonly Shape[]): readonly Plot.Markish[] {
  const runs: Shape[][] = [];
  for (const item of items) {
    const last = runs.at(-1);
    if (last?.[0] && sortOf(last[0]) === sortOf(item)) last.push(item);
    else runs.push([item]);
  }
  return runs.flatMap((run) => marksOf(run));
}

function marksOf(run: readonly Shape[]): readonly Plot.Markish[] {
  const of = <K extends Shape["kind"]>(kind: K) =>
    run.filter((item): item is Of<K> => item.kind === kind);
  const look = looks((d: Shape) => d);
  const { x1, x2, y1, y2 } = ends;
  switch (run[0] ? sortOf(run[0]) : "") {
    case "rect":
      return [Plot.rect(of("rect"), { ...ends, ...look })];
    case "upright":
      return [Plot.ruleX(of("line"), { x: x1, y1, y2, ...look })];
    case "level":
      return [Plot.ruleY(of("line"), { y: y1, x1, x2, ...look })];
    case "slanted":
      return [Plot.link(of("line"), { ...ends, ...look })];
    case "curve":
      return of("curve").map(curve);
    case "band":
      return of("band").map(band);
    default:
      return dots(
        of("mark").map((d) => ({ ...d, x: across(d.panel, d.x), y: down(d.panel, d.y) })),
        { x: px((d: { x: number }) => d.x), y: px((d: { y: number }) => d.y) },
      );
  }
}

function curve(item: Of<"curve">): Plot.Markish {
  type Point = Of<"curve">["points"][number];
  return Plot.line([...item.points], {
    x: px((d: Point) => across(item.panel, d.x)),
    y: px((d: Point) => down(item.panel, d.y)),
    ...looks(() => item),
  });
}

function band(item: Of<"band">): Plot.Markish {
  type Point = Of<"band">["points"][number];
  return Plot.areaY([...item.points], {
    x: px((d: Point) => across(item.panel, d.x)),
    y1: px((d: Point) => down(item.panel, d.y1)),
    y2: px((d: Point) => down(item.panel, d.y2)),
    ...looks(() => item),
  });
}
