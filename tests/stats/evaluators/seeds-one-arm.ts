import { type Crossed, columnMeans, rowMeans } from "../../../src/stats/math/basics/crossed.ts";
import { summarise } from "../../../src/stats/math/basics/summary.ts";
import { meanTInterval } from "../../../src/stats/methods/estimates/mean-t.ts";
import { replicateTInterval } from "../../../src/stats/methods/estimates/replicate-t.ts";
import { replicateTwoWayInterval } from "../../../src/stats/methods/estimates/replicate-two-way.ts";
import { varianceComponents } from "../oracles/replicate-components.ts";
import { webbTest } from "../oracles/webb.ts";
import { endsOrPoint, goldenSignFlip } from "./evaluator.ts";

interface Input {
  readonly matrix: Crossed;
  readonly conf: number;
}

export function evaluateSeedsOneArm({ matrix, conf }: Input) {
  const means = rowMeans(matrix);
  const seed = replicateTInterval(means, conf);
  const prompt = meanTInterval(columnMeans(matrix), conf);
  const twoWay = replicateTwoWayInterval(matrix, conf);
  const components = varianceComponents(matrix);
  return {
    seeds: matrix.length,
    prompts: matrix[0]?.length ?? 0,
    mean: seed.estimate,
    seed_means: means,
    sd_between_seeds: summarise(means).sd,
    se_seed: seed.se,
    df_seed: seed.df,
    ci_seed_t: endsOrPoint(seed),
    se_prompt: prompt.se,
    ci_prompt_t: endsOrPoint(prompt),
    v_seed: twoWay.replicateVariance,
    v_prompt: twoWay.unitVariance,
    v_cell: twoWay.cellVariance,
    v_twoway_raw: twoWay.rawVariance,
    v_twoway: twoWay.usedVariance,
    se_twoway: twoWay.se,
    df_twoway: twoWay.df,
    ci_twoway: endsOrPoint(twoWay),
    ms_seed: components.replicateSquare,
    ms_prompt: components.unitSquare,
    ms_resid: components.residualSquare,
    var_seed: components.replicate,
    var_prompt: components.unit,
    var_resid: components.residual,
    p_sign_flip_seed: means.length < 2 ? null : goldenSignFlip(means),
    p_webb: webbTest(means).p,
  };
}
