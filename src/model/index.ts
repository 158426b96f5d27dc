/** Stage 1 of 9: what things are. Schemas are the types; JSON Schemas in docs/schema/ are derived from them. */
export * from "./address.ts";
export * from "./condition.ts";
export * from "./drawing.ts";
export * from "./estimate.ts";
export * from "./expectation.ts";
export * from "./experiment.ts";
export * from "./finding.ts";
export * from "./manifest.ts";
export * from "./mark-of.ts";
export * from "./notebook.ts";
export * from "./number-style.ts";
export * from "./problem.ts";
export * from "./report.ts";
export * from "./rules.ts";
export * from "./sample.ts";
export * from "./selector.ts";
export * from "./sums.ts";
