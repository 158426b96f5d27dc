import type { Drawing } from "../model/index.ts";
import type { ChartType, View } from "./chart-type.ts";

/** Widths in px at which a figure of each layout is drawn; a container query shows one of them. The widest of a column figure is for its own page. */
export const figureWidths = {
  column: [340, 640, 920],
  broad: [340, 640, 920],
  margin: [240],
} as const;
export type Layout = keyof typeof figureWidths;

/** Every drawing of a figure, narrowest first; none for tables. */
export function renderFigure<Data, Options>(
  type: ChartType<Data, Options>,
  data: Data,
  options: Options,
  id: string,
  layout: Layout,
): readonly Drawing[] {
  return figureWidths[layout].flatMap((width) => type.render(data, options, { id, width }) ?? []);
}

/** Every drawing of another view of a figure, narrowest first. */
export const renderView = (view: View, id: string, layout: Layout): readonly Drawing[] =>
  figureWidths[layout].flatMap((width) => view.render({ id, width }) ?? []);

/** The layout a figure takes unless its author says otherwise. */
export function layoutOf<Data, Options>(
  type: ChartType<Data, Options>,
  data: Data,
  options: Options,
): "column" | "broad" {
  return type.layoutFor?.(data, options) ?? type.layout;
}
