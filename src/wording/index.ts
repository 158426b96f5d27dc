/**
 * Stage 5 of 11: finished statistics in, the words and numbers that readers see out. Charts, pages, the report and
 * exporters place them and compose none.
 */
export * from "./cell-method.ts";
export * from "./contrast.ts";
export * from "./estimate.ts";
export { evidenceInWords } from "./facts/index.ts";
export * from "./figure-notes.ts";
export * from "./figures/index.ts";
export * from "./glossary.ts";
export * from "./glossary-entries.ts";
export * from "./label.ts";
export * from "./method-line.ts";
export * from "./metric.ts";
export * from "./names.ts";
export * from "./numbers/numbers.ts";
export * from "./numbers/style.ts";
export * from "./numbers/ticks.ts";
export { readingTime } from "./reading-time.ts";
export * from "./samples.ts";
export * from "./table-words.ts";
export * from "./verdicts/checks.ts";
export { expectationInWords } from "./verdicts/expectation.ts";
export * from "./verdicts/finding.ts";
export * from "./verdicts/judgement.ts";
export { bearingText } from "./verdicts/notes.ts";
export * from "./verdicts/registration.ts";
export * from "./verdicts/verdict.ts";
export * from "./verdicts/verdict-word.ts";
