/** Stage 6 of 11: estimates in; drawings, text alternatives and tables out. */

export type { LabelChannels } from "./author/labels.ts";
export { type AuthorMarks, authorMarkDocs } from "./author/marks.ts";
export type { RowChannels } from "./author/read-rows.ts";
export { renderForCard } from "./card/render-for-card.ts";
export type { ChartType, FigureRequest, Refusal } from "./chart-type.ts";
export { findingChart } from "./finding/finding-chart.ts";
export { rowStrip } from "./finding/row-strip.ts";
export { findingStrip } from "./finding/strip.ts";
export { labelsThatMeet } from "./layout/check-labels.ts";
export { hueOf, keyOf, markOf } from "./layout/grammar.ts";
export { textWidth, wrapText } from "./layout/measure.ts";
export { drawingForCells, Plot } from "./plot-for-cells.ts";
export { drawnRecords, drawnTable } from "./plot-in-numbers.ts";
export { figureWidths, type Layout, layoutOf, renderFigure, renderView } from "./render-figure.ts";
export { renderPlotElement } from "./render-plot-element.ts";
export { isRefusal } from "./request/request.ts";
export { labelInDrawing } from "./svg.ts";
export { renderThumbnail } from "./thumbnail/thumbnail.ts";
export { type ChartName, chartTypes } from "./types/index.ts";
