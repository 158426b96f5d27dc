import { combined } from "./combined.ts";
import type { ExperimentSpec } from "./experiment.ts";
import { honestOnly } from "./honest-only.ts";
import { inoculation } from "./inoculation.ts";
import { spillover } from "./spillover.ts";
import { tag } from "./tag.ts";

/** All experiments; adding one is adding a file and a line. */
export const experiments: readonly ExperimentSpec[] = [
  tag,
  spillover,
  honestOnly,
  combined,
  inoculation,
];
