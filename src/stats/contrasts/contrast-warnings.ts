import { counted, plural } from "../../lib/words.ts";
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
import { drawNoun } from "../evidence/index.ts";
import type { BeyondReach } from "../verdicts/index.ts";
import { drawWords, tooFewWords } from "../verdicts/index.ts";
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
  { comparison, result, p }: Asked,
  { worstCase, beyond, scale }: Limits,
): string[] {
  const { data, kind, of, versus } = sides;
  const cells = [...of.cells, ...versus.cells];
  const used = drawsUsed(comparison);
  const noun = drawNoun(data.experiment.design, kind);
  const warnings = [
    ...(kind !== "replicate" && used > 0 && used < few.claim
      ? [`fewer than ${few.claim} ${plural(noun)}: too few for a claim`]
      : drawWarnings(data, kind, used)),
    ...(p && beyond ? [tooFewWords(p, beyond, drawWords(noun, kind), 1)] : []),
    ...runWarnings(sides, comparison.arrangement, noun),
    ...copyWarnings(sides),
    ...weightWarning(data, of.cells.length > 1 || versus.cells.length > 1),
    ...sharingWarnings(comparison),
    ...missingWarnings(data, cells),
    ...unevenMissing(of.cells, versus.cells),
    ...(signIsFragile(result.interval, worstCase, scale === "ratio" ? 1 : 0)
      ? ["the sign is not robust to the missing scores"]
      : []),
    ...kindNotes(data.metric, comparison.first),
    ...kindNotes(data.metric, comparison.second),
    ...balanceWarnings(data, cells, [comparison.first, comparison.second]),
  ];
  return [...new Set(warnings)];
}

function runWarnings(
  { data, replicates, loneIsTrained }: Sides,
  arrangement: Asked["comparison"]["arrangement"],
  noun: string,
): readonly string[] {
  if (arrangement === "one-run")
    return loneIsTrained
      ? [`one side is a single run: it is taken to vary as the ${plural(noun)} of the other do`]
      : ["one side is a single model that was not trained here: it is taken as it is"];
  return Math.min(...replicates) === 1 ? oneRunWarning(data) : [];
}

function copyWarnings({ data, of, versus, replicates }: Sides): readonly string[] {
  return [of, versus].flatMap(({ cells }, i) =>
    copyWarning(data, replicates[i] as number, distinctRuns(data, cells)),
  );
}

function sharingWarnings({ arrangement, pairing, data }: Asked["comparison"]): readonly string[] {
  const { planned, shared, counted: kind } = pairing;
  if (arrangement === "one-run" || planned === 0 || shared === planned) return [];
  const seen = `${shared} of ${counted(planned, drawNoun(data.experiment.design, kind))} are on both sides`;
  if (arrangement === "paired") return [`${seen}; the others are left out`];
  if (arrangement === "overlapping") return [`${seen}: too few to pair, so all of each side count`];
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
