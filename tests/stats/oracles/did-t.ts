import type { DirectionalOutcome } from "../../../src/stats/math/basics/outcome.ts";
import { summarise } from "../../../src/stats/math/basics/summary.ts";
import { type Quad, quadContrasts } from "../../../src/stats/math/intervals/quads.ts";
import {
  pairWords,
  type TOutcome,
  tInterval,
  tTest,
} from "../../../src/stats/math/intervals/t-inference.ts";
import type { Method } from "../../../src/stats/methods/method.ts";

export const didT: Method = {
  name: "t on unit contrasts",
  doc: "Interval and test for a difference in differences over the same units in all four cells.",
  citation: "Gelman & Stern 2006, Am Stat 60:328 (why the interaction itself is tested)",
};

function standard(quads: readonly Quad[]) {
  const { mean: estimate, se, df } = summarise(quadContrasts(quads));
  return { estimate, se, df };
}

/** mean contrast ± t(G-1)·sd/√G, the contrast of a unit being (a on - a off) - (b on - b off). */
export function didTInterval(quads: readonly Quad[], level: number): TOutcome {
  return tInterval(standard(quads), level, didT.name, pairWords);
}

/** The test that the difference in differences equals `null`. */
export function didTTest(
  quads: readonly Quad[],
  options: { readonly null?: number } = {},
): DirectionalOutcome {
  return tTest(standard(quads), options.null ?? 0, pairWords);
}
