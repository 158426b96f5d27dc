import type { Contrast } from "../../model/index.ts";
import { distinctRuns, kindNotes } from "../draws/index.ts";
import {
  balanceWarnings,
  copyWarning,
  drawWarnings,
  few,
  missingWarnings,
  oneRunWarning,
  unevenMissing,
  weightWarning,
} from "../estimates/index.ts";
import type { Warning } from "../facts/index.ts";
import type { BeyondReach } from "../verdicts/index.ts";
import type { Asked } from "./ask.ts";
import { drawsUsed } from "./comparison.ts";
import type { Sides } from "./sides.ts";

/** What was found out about a contrast, besides its interval and test. */
interface Limits {
  readonly worstCase: Contrast["worstCase"];
  readonly beyond: BeyondReach | null;
  readonly scale: Contrast["scale"];
}

/** What a reader of a contrast must be told beside its number. */
export function contrastWarnings(
  sides: Sides,
  { comparison, result, test }: Asked,
  { worstCase, beyond, scale }: Limits,
): readonly Warning[] {
  const { data, kind, of, versus } = sides;
  const cells = [...of.cells, ...versus.cells];
  const used = drawsUsed(comparison);
  return [
    ...(kind !== "replicate" && used > 0 && used < few.claim
      ? [{ is: "too few to claim", kind } as const]
      : drawWarnings(kind, used)),
    ...(test && beyond ? [{ is: "beyond reach", floor: test.floor, beyond, kind } as const] : []),
    ...runWarnings(sides, comparison.arrangement),
    ...copyWarnings(sides),
    ...weightWarning(data, of.cells.length > 1 || versus.cells.length > 1),
    ...sharingWarnings(comparison),
    ...missingWarnings(cells),
    ...unevenMissing(of.cells, versus.cells),
    ...(signIsFragile(result.interval, worstCase, scale === "ratio" ? 1 : 0)
      ? [{ is: "sign not robust" } as const]
      : []),
    ...kindNotes(data.metric, comparison.first),
    ...kindNotes(data.metric, comparison.second),
    ...balanceWarnings(cells, [comparison.first, comparison.second]),
  ];
}

function runWarnings(
  { data, kind, replicates, loneIsTrained }: Sides,
  arrangement: Asked["comparison"]["arrangement"],
): readonly Warning[] {
  if (arrangement === "one-run")
    return loneIsTrained ? [{ is: "single run", kind }] : [{ is: "single untrained model" }];
  return Math.min(...replicates) === 1 ? oneRunWarning(data) : [];
}

function copyWarnings({ data, of, versus, replicates }: Sides): readonly Warning[] {
  return [of, versus].flatMap(({ cells }, i) =>
    copyWarning(data, replicates[i] as number, distinctRuns(data, cells)),
  );
}

function sharingWarnings({ arrangement, pairing }: Asked["comparison"]): readonly Warning[] {
  const { planned, shared, counted: kind } = pairing;
  if (arrangement === "one-run" || planned === 0 || shared === planned) return [];
  if (arrangement === "paired") return [{ is: "left out", kind, shared, planned }];
  if (arrangement === "overlapping") return [{ is: "too few to pair", kind, shared, planned }];
  return [];
}

/** An interval that excludes `none`, where the missing scores could have put the sign the other way. */
function signIsFragile(
  interval: Contrast["interval"],
  worst: Contrast["worstCase"],
  none: number,
): boolean {
  if (!interval || !worst) return false;
  const signed = (interval.lower ?? none) > none || (interval.upper ?? none) < none;
  return signed && worst.lower <= none && worst.upper >= none;
}
