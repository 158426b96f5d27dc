import type { Contrast, Estimate } from "../../../model/index.ts";
import type { Asking } from "../../parse/asking.ts";
import type { Page } from "./page.ts";

/**
 * Whether a number cannot be had because nothing was measured there, which is a slip of the author. One that is
 * refused for statistical reasons (a ratio over next to nothing) was measured: it is shown as words.
 */
export function lacksData(found: Contrast | Estimate): boolean {
  if (found.value !== null) return false;
  if ("versus" in found)
    return (
      found.scale !== "ratio" || found.estimates.of === null || found.estimates.versus === null
    );
  return found.n === 0;
}

/** The problem of a number that cannot be had because nothing was measured there. */
export function reportNoData(found: Contrast | Estimate, asking: Asking, page: Page): void {
  const compared = "versus" in found;
  page.problems.error(
    "selector-matches",
    asking.place(),
    `${asking.shown} has no data: ${found.reason ?? "no reason is given"}`,
    {
      expected: compared
        ? "conditions with scores on both sides, the other factors alike"
        : "a condition with scores",
      found: compared ? "no difference can be computed" : "no estimate can be computed",
    },
  );
}
