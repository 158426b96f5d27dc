/** Stage 9 of 11: the report in other forms. Everything here is made from the Report and nothing else. */

export { besideKinds } from "./beside/index.ts";
export type { BesideFile, BesideTask } from "./beside-kind.ts";
export type { DrawingStyles } from "./figures/standalone-svg.ts";
export { standaloneSvg } from "./figures/standalone-svg.ts";
