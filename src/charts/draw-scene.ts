import type { Drawing } from "../model/index.ts";
import type { Item } from "./layout/scene.ts";
import { furniture } from "./marks/furniture.ts";
import type { DrawnElement } from "./svg/document.ts";
import { drawPlot } from "./svg/draw-plot.ts";
import { finish } from "./svg/finish.ts";
import type { RootOptions } from "./svg.ts";

/** Items that know their places, as one plot without scales. */
export function plotItems(
  items: readonly Item[],
  size: { readonly width: number; readonly height: number },
): DrawnElement {
  return drawPlot({
    width: size.width,
    height: size.height,
    margin: 0,
    x: { type: "identity" },
    y: { type: "identity" },
    marks: [...furniture(items)],
  });
}

/** One drawing of items that know their places. */
export function drawScene(
  items: readonly Item[],
  root: Omit<RootOptions, "classes"> & { readonly classes?: string },
): Drawing {
  return finish([plotItems(items, root)], root);
}
