import * as Plot from "@observablehq/plot";
import type { Drawing } from "../model/index.ts";
import { furniture } from "./marks/furniture.ts";
import type { Item } from "./scene.ts";
import { type DrawnElement, plotDocument } from "./svg/document.ts";
import { finish } from "./svg/finish.ts";
import type { RootOptions } from "./svg.ts";

/** One drawing of items that know their places, with no scale for all of them. */
export function drawScene(
  items: readonly Item[],
  root: Omit<RootOptions, "classes"> & { readonly classes?: string },
): Drawing {
  const svg = Plot.plot({
    document: plotDocument as unknown as Document,
    width: root.width,
    height: root.height,
    margin: 0,
    axis: null,
    x: { type: "identity" },
    y: { type: "identity" },
    marks: [...furniture(items)],
  });
  return finish([svg as unknown as DrawnElement], root);
}
