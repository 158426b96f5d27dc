/** Stage 5 of 9: estimates in; drawings, text alternatives and tables out. */
export type * from "./chart-type.ts";
export * from "./draw-figure.ts";
export * from "./finding-chart.ts";
export * from "./grammar.ts";
export * from "./measure.ts";
export * from "./row-strip.ts";
export * from "./strip.ts";
export * from "./types/index.ts";
export * from "./verdict-glyph.ts";
