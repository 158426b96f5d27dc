import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CoverageResults } from "../../bench/coverage/results.ts";

/** What the last full run of the bench left. */
export function storedCoverage(): CoverageResults {
  return JSON.parse(readFileSync(join(import.meta.dirname, "../../docs/coverage.json"), "utf8"));
}
