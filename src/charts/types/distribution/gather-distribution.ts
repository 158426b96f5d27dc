import type { Estimate } from "../../../model/index.ts";
import { restsOnSamples } from "../../../model/index.ts";
import type { Evidence } from "../../../stats/index.ts";
import type { Refusal } from "../../chart-type.ts";
import { entriesOf, type Rows } from "../../row-data/gather-rows.ts";

export interface Distribution {
  readonly rows: Rows;
  readonly values: ReadonlyMap<Estimate, readonly number[]>;
  /** What one dot is. */
  readonly word: string;
}

/** Values of units by condition; of clusters where every unit is a plain yes or no. */
export function gatherDistribution(
  rows: Rows,
  by: "auto" | "unit" | "draw",
  evidence: Evidence,
): Distribution | Refusal {
  const { design } = rows.experiment;
  const whole = rows.panels.find(({ metric }) => restsOnSamples(metric));
  if (whole)
    return {
      message: `${whole.metric.label} is no mean of scores: one ${design.unit} has no value of its own`,
      fix: "Use chart=dots.",
    };
  const estimates = entriesOf(rows).flatMap((e) =>
    e.estimate && !e.estimate.published ? [e.estimate] : [],
  );
  const byUnit = new Map(
    estimates.map((e) => [
      e,
      evidence
        .unitValues({ experiment: e.experiment, metric: e.metric, of: e.of })
        .map((u) => u.value),
    ]),
  );
  const plain = [...byUnit.values()].every((values) => values.every((v) => v === 0 || v === 1));
  if (by !== "draw" && !plain) return { rows, values: byUnit, word: design.unit };
  if (estimates.some((e) => e.draws.length >= 3))
    return {
      rows,
      values: new Map(estimates.map((e) => [e, e.draws.map((d) => d.value)])),
      word: design.cluster ?? design.replicate ?? "draw",
    };
  return {
    message:
      estimates.length === 0
        ? "Published estimates have no distribution"
        : `Every ${design.unit} scores 0 or 1: there is no distribution to see`,
    fix: "Use chart=dots.",
  };
}
