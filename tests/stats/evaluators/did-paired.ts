import {
  type Cluster,
  clusterMean,
  clusterOf,
  unitMean,
} from "../../../src/stats/math/basics/clusters.ts";
import { pairDifferences } from "../../../src/stats/math/basics/pairs.ts";
import { mean, sum } from "../../../src/stats/math/basics/sums.ts";
import {
  armCorrelation,
  completeQuads,
  pairsOfA,
  pairsOfB,
  type Quad,
  quadContrasts,
} from "../../../src/stats/math/intervals/quads.ts";
import { squareAndAdd } from "../../../src/stats/math/intervals/square-and-add.ts";
import { didTInterval, didTTest } from "../oracles/did-t.ts";
import { goldenPairedSides } from "./effective-movers.ts";
import { ends, endsOrPoint, goldenSignFlip, isBinary, type Values } from "./evaluator.ts";

interface Prompt {
  readonly a_on: Values;
  readonly a_off: Values;
  readonly b_on: Values;
  readonly b_off: Values;
}

interface Input {
  readonly prompts: readonly Prompt[];
  readonly conf: number;
}

interface Cell {
  readonly sign: 1 | -1;
  pick(quad: Quad): Cluster;
}

const cells: readonly Cell[] = [
  { sign: 1, pick: (quad) => quad.aOn },
  { sign: -1, pick: (quad) => quad.aOff },
  { sign: -1, pick: (quad) => quad.bOn },
  { sign: 1, pick: (quad) => quad.bOff },
];

/** The interaction of the saturated model on cell means, with CR0 from its residuals by prompt. */
function interaction(quads: readonly Quad[], se: number | null) {
  if (se === null || se === 0) return { ols_interaction: null, ols_se_cr0: null };
  const centres = cells.map(({ pick }) => unitMean(quads.map(pick)) ?? 0);
  const scores = quads.map((quad) =>
    sum(cells.map(({ sign, pick }, i) => sign * (clusterMean(pick(quad)) - (centres[i] ?? 0)))),
  );
  return {
    ols_interaction: sum(cells.map(({ sign }, i) => sign * (centres[i] ?? 0))),
    ols_se_cr0: Math.sqrt(sum(scores.map((score) => score * score))) / quads.length,
  };
}

export function quadOf(prompt: Prompt): Quad {
  return {
    aOn: clusterOf(prompt.a_on),
    aOff: clusterOf(prompt.a_off),
    bOn: clusterOf(prompt.b_on),
    bOff: clusterOf(prompt.b_off),
  };
}

/** Square-and-add of the two arms' paired limits, r the correlation of their differences. */
function moverOfArms(quads: readonly Quad[], conf: number) {
  const [a, b] = [pairsOfA(quads), pairsOfB(quads)].map((pairs) => ({
    estimate: mean(pairDifferences(pairs)),
    limits: goldenPairedSides(pairs, conf).difference,
  }));
  if (!a?.limits || !b?.limits) return null;
  return squareAndAdd(
    { estimate: a.estimate, limits: a.limits },
    { estimate: b.estimate, limits: b.limits },
    armCorrelation(quads),
  );
}

export function evaluateDidPaired({ prompts, conf }: Input) {
  const quads = completeQuads(prompts.map(quadOf));
  const samples = prompts.flatMap((p) => [p.a_on, p.a_off, p.b_on, p.b_off]);
  const rates =
    isBinary(
      quads.map((quad) => quad.aOn),
      samples,
    ) && quads.length > 1;
  const outcome = didTInterval(quads, conf);
  return {
    did: outcome.estimate,
    se: outcome.se,
    df: outcome.df,
    ci_t: endsOrPoint(outcome),
    p_t: didTTest(quads).p,
    p_sign_flip: goldenSignFlip(quadContrasts(quads)),
    cell_means: {
      a_on: unitMean(quads.map((quad) => quad.aOn)),
      a_off: unitMean(quads.map((quad) => quad.aOff)),
      b_on: unitMean(quads.map((quad) => quad.bOn)),
      b_off: unitMean(quads.map((quad) => quad.bOff)),
    },
    r_between_arms: rates ? armCorrelation(quads) : null,
    ci_mover: rates ? ends(moverOfArms(quads, conf)) : null,
    ...interaction(quads, outcome.se),
  };
}
