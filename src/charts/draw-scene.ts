import * as Plot from "@observablehq/plot";
import type { Drawing } from "../model/index.ts";
import type { Item } from "./layout/scene.ts";
import { furniture } from "./marks/furniture.ts";
import { type DrawnElement, plotDocument } from "./svg/document.ts";
import { finish } from "./svg/finish.ts";
import type { RootOptions } from "./svg.ts";

/** Items that know their places, as one plot without scales. */
export function plotItems(
  items: readonly Item[],
  size: { readonly width: number; readonly height: number },
): DrawnElement {
  const svg = Plot.plot({
    document: plotDocument as unknown as Document,
    width: size.width,
    height: size.height,
    margin: 0,
    axis: null,
    x: { type: "identity" },
    y: { type: "identity" },
    marks: [...furniture(items)],
  });
  return svg as unknown as DrawnElement;
}

/** One drawing of items that know their places. */
export function drawScene(
  items: readonly Item[],
  root: Omit<RootOptions, "classes"> & { readonly classes?: string },
): Drawing {
  return finish([plotItems(items, root)], root);
}
