import { summarise } from "../basics/summary.ts";
import type { Standard } from "./t-inference.ts";

/** Standard error and Satterthwaite df of the difference of two independent estimates. */
export function differenceOf(first: Standard, second: Standard): Standard {
  if (first.estimate === null || second.estimate === null)
    return { estimate: null, se: null, df: null };
  const estimate = first.estimate - second.estimate;
  if (first.se === null || second.se === null) return { estimate, se: null, df: null };
  const [a, b] = [first.se ** 2, second.se ** 2];
  if (a + b === 0) return { estimate, se: 0, df: null };
  const inverse = (a * a) / (first.df ?? 1) + (b * b) / (second.df ?? 1);
  return { estimate, se: Math.sqrt(a + b), df: (a + b) ** 2 / inverse };
}

/** Welch's standard error and degrees of freedom for mean(x) - mean(y). */
export function welchStandard(x: readonly number[], y: readonly number[]): Standard {
  const [first, second] = [summarise(x), summarise(y)];
  return differenceOf(
    { estimate: first.mean, se: first.se, df: first.df },
    { estimate: second.mean, se: second.se, df: second.df },
  );
}
