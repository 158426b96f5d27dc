import { minimumDetectableEffect } from "../../../src/stats/methods/differences/minimum-effect.ts";
import { minimumDetectableRates } from "../oracles/minimum-effect-rates.ts";
import { sizeForPairs } from "../oracles/size-paired.ts";
import { sizeForTwoRates } from "../oracles/size-two-rates.ts";
import { sizeForZeroEvents } from "../oracles/zero-events.ts";

interface Sureness {
  readonly alpha: number;
  readonly power: number;
}

interface Miller extends Sureness {
  readonly kind: "miller_n";
  readonly omega2: number;
  readonly sigma2_a: number;
  readonly sigma2_b: number;
  readonly k_a: number;
  readonly k_b: number;
  readonly delta: number;
}

type Input =
  | (Sureness & { readonly kind: "n_two_proportions"; p1: number; p2: number })
  | (Sureness & { readonly kind: "mde_from_se"; se: number; df: number | null })
  | (Sureness & {
      readonly kind: "mde_two_proportions";
      p: number;
      n_per_arm: number;
      deff: number;
    })
  | Miller
  | { readonly kind: "n_zero_events"; readonly upper: number; readonly conf: number };

function millerSize(input: Miller): number | null {
  const design = {
    unitVariance: input.omega2,
    sampleVarianceA: input.sigma2_a,
    sampleVarianceB: input.sigma2_b,
    epochsA: input.k_a,
    epochsB: input.k_b,
  };
  return sizeForPairs(design, { ...input, difference: input.delta });
}

export function evaluatePower(input: Input) {
  if (input.kind === "n_two_proportions") {
    const size = sizeForTwoRates(input.p1, input.p2, input);
    return { n_per_arm: size, n_ceil: size === null ? null : Math.ceil(size) };
  }
  if (input.kind === "mde_from_se")
    return { mde: minimumDetectableEffect(input.se, input.df, input) };
  if (input.kind === "mde_two_proportions") {
    const options = { ...input, designEffect: input.deff };
    const { up, down } = minimumDetectableRates(input.p, input.n_per_arm, options);
    return { mde_up: up, mde_down: down };
  }
  if (input.kind === "miller_n") return { n_prompts: millerSize(input) };
  const size = sizeForZeroEvents(input.upper, input.conf);
  return { n: size, n_ceil: Math.ceil(size) };
}
