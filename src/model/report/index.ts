/** What a report holds and where it stands: estimates, findings, figures, notebooks, addresses. For every stage, through `model/index.ts`. */
export * from "./address.ts";
export * from "./behind.ts";
export * from "./canary.ts";
export * from "./drawing.ts";
export * from "./estimate.ts";
export * from "./expectation.ts";
export * from "./finding.ts";
export * from "./mark-of.ts";
export * from "./notebook.ts";
export * from "./palette.ts";
export * from "./parts.ts";
export * from "./published-samples.ts";
export * from "./report.ts";
export * from "./report-files.ts";
export * from "./row-anchors.ts";
export * from "./settings.ts";
export * from "./slug.ts";
