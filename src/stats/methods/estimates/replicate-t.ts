import { summarise } from "../../math/basics/summary.ts";
import { replicateWords, type TOutcome, tInterval } from "../../math/intervals/t-inference.ts";
import type { Method } from "../method.ts";

export const replicateT: Method = {
  name: "t interval on replicate means",
  doc: "Interval for a mean over repetitions of the whole training, one value per replicate.",
  citation: "Colas, Sigaud & Oudeyer 2018, arXiv 1806.08295",
};

function standard(means: readonly number[]) {
  const { mean: estimate, se, df } = summarise(means);
  return { estimate, se, df };
}

/** mean ± t(S-1)·sd(replicate means)/√S; no interval for one replicate. */
export function replicateTInterval(means: readonly number[], level: number): TOutcome {
  return tInterval(standard(means), level, replicateT.name, replicateWords);
}
