import { bars } from "./bars.ts";
import { curve } from "./curve.ts";
import { difference } from "./difference.ts";
import { distribution } from "./distribution.ts";
import { dots } from "./dots.ts";
import { matrix } from "./matrix.ts";
import { pairs } from "./pairs.ts";
import { plane } from "./plane.ts";
import { replicates } from "./replicates.ts";
import { table } from "./table.ts";

/** Every chart type, sorted by name. */
export const chartTypes = [
  bars,
  curve,
  difference,
  distribution,
  dots,
  matrix,
  pairs,
  plane,
  replicates,
  table,
] as const;
export type ChartName = (typeof chartTypes)[number]["name"];
