/**
 * Stage 5 of 10: finished statistics in, the words and numbers that readers see out. Charts, pages, the report and
 * exporters place them and compose none.
 */
export * from "./checks.ts";
export * from "./contrast.ts";
export * from "./estimate.ts";
export { evidenceInWords } from "./facts/index.ts";
export * from "./figures/index.ts";
export * from "./finding.ts";
export * from "./judgement.ts";
export * from "./label.ts";
export * from "./method-line.ts";
export * from "./metric.ts";
export * from "./names.ts";
export { bearingText } from "./notes.ts";
export * from "./numbers.ts";
export * from "./samples.ts";
export * from "./style.ts";
export * from "./ticks.ts";
export * from "./verdict.ts";
export * from "./verdict-word.ts";
