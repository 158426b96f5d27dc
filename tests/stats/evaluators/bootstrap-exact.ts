import { mean } from "../../../src/stats/math/basics/sums.ts";
import { bootstrapInterval, nestedBootstrapInterval } from "../oracles/bootstrap.ts";
import { endsOrPoint } from "./evaluator.ts";

type Input = { readonly conf: number } & (
  | { readonly kind: "units"; readonly units: readonly number[] }
  | { readonly kind: "nested"; readonly groups: readonly (readonly number[])[] }
);

export function evaluateBootstrapExact(input: Input) {
  const options = { level: input.conf, seed: 20260101, draws: 50_000 };
  if (input.kind === "nested") {
    const outcome = nestedBootstrapInterval(input.groups, options);
    return { mean: outcome.estimate, se_bootstrap_exact: outcome.se };
  }
  const outcome = bootstrapInterval(input.units, mean, options);
  return {
    mean: outcome.estimate,
    se_bootstrap_exact: outcome.se,
    percentile_exact: endsOrPoint(outcome),
    resamples: input.units.length ** input.units.length,
  };
}
