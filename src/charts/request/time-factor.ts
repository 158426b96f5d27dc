import type { Factor, Selection } from "../../model/index.ts";
import type { Refusal } from "../chart-type.ts";
import { levelsShown } from "./request.ts";

/** Words of a factor that is time, in its key or its label. */
const timeWords =
  /\b(?:steps?|epochs?|iterations?|checkpoints?|time|date|days?|hours?|minutes?|seconds?|weeks?|months?|years?)\b/i;

/** Two levels are a before and an after, which rows can show. */
const mostRows = 2;

/** Whether the levels that a figure shows are points in time. */
function isTime(factor: Factor, of: Selection): boolean {
  const shown = levelsShown(factor, of);
  return (
    shown.length > mostRows &&
    shown.every((level) => level.value !== undefined) &&
    (timeWords.test(factor.id.replaceAll("_", " ")) || timeWords.test(factor.label))
  );
}

/** Time runs across: rows down a page would turn what happened into a list of conditions. */
export function refuseTimeAsRows(factor: Factor, of: Selection): Refusal | null {
  return isTime(factor, of)
    ? {
        message: `${factor.label} is time, and time runs across`,
        expected: "rows of a factor that is not time",
        found: factor.id,
        fix: `Use chart=curve with x=${factor.id}; its \`replicates\` shows single runs.`,
      }
    : null;
}
