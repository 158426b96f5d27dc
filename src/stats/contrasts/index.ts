/** Differences, ratios and interactions: pairing, intervals, tests. For verdicts. */
export { contrastOf } from "./contrast.ts";
export { weakestDenominator } from "./ratio.ts";
export type { FullQuestion } from "./sides.ts";
