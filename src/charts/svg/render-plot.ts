import * as Plot from "@observablehq/plot";
import { type DocumentElement, plotDocument } from "./document.ts";

/** A plot in the document of ours. It has no axes of Plot's own: ticks and their texts stand where measuring puts them. */
export function renderPlot(options: Plot.PlotOptions): DocumentElement {
  const document = plotDocument as unknown as Document;
  return Plot.plot({ ...options, document, axis: null }) as unknown as DocumentElement;
}

/** Margins that leave this box of a drawing to its frame. */
export function marginsAround(
  box: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  },
  { width, height }: { readonly width: number; readonly height: number },
) {
  return {
    width,
    height,
    marginTop: box.top,
    marginBottom: height - box.bottom,
    marginLeft: box.left,
    marginRight: width - box.right,
  };
}
