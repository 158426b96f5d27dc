/**
 * The code that each kept result was made by: its hash is part of the result's key, so that a change in any of it makes
 * the result anew. A test follows the imports of what makes each and holds that no folder is missing.
 */
export const codeOf = {
  /** Samples and sums of an experiment. */
  reading: ["src/lib", "src/model", "src/ingest", "src/store", "src/report"],
  /** The page of an experiment. */
  describing: ["src/lib", "src/model", "src/stats", "src/wording", "src/charts", "src/report"],
  /** A notebook with its numbers and drawings. */
  binding: [
    "src/lib",
    "src/model",
    "src/stats",
    "src/wording",
    "src/charts",
    "src/notebook",
    "src/report",
  ],
  /** The compiled templates of pages. */
  templates: [
    "src/lib",
    "src/model",
    "src/stats",
    "src/wording",
    "src/report",
    "src/export",
    "src/site",
    "public/fonts",
    "astro.config.mjs",
  ],
  /** A whole build. */
  publishing: ["src", "public", "astro.config.mjs"],
} as const;
