import { difference } from "./difference.ts";
import { dots } from "./dots.ts";
import { plane } from "./plane.ts";

/** Every chart type, sorted by name. */
export const chartTypes = [difference, dots, plane] as const;
