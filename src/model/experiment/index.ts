/** What an experiment is: its manifest, design, metrics, samples and sums. For every stage, through `model/index.ts`. */
export * from "./condition.ts";
export * from "./drawn-sample.ts";
export * from "./experiment.ts";
export * from "./manifest.ts";
export * from "./metric-manifest.ts";
export * from "./metric-scale.ts";
export * from "./query-table.ts";
export * from "./sample.ts";
export * from "./selector.ts";
export * from "./sums.ts";
export * from "./unit-label.ts";
