import type { Contrast } from "../../model/index.ts";
import { publishedDifference } from "../estimates/index.ts";
import type { MetricData } from "../evidence/index.ts";
import { generalisation, isSelected, selectCells } from "../evidence/index.ts";
import type { FullQuestion } from "./sides.ts";

/** The parts of a contrast that repeat the question. */
export function questionParts(data: MetricData, { of, versus, scale, across }: FullQuestion) {
  return { experiment: data.experiment.id, metric: data.metric.id, of, versus, scale, across };
}

/** A contrast without a value, and why. */
export function emptyContrast(data: MetricData, question: FullQuestion, reason: string): Contrast {
  return {
    ...questionParts(data, question),
    value: null,
    reason,
    interval: null,
    p: null,
    method: "no estimate",
    drawn: "unit",
    generalisesTo: generalisation(data.experiment.design, "unit"),
    estimates: { of: null, versus: null },
    n: { of: 0, versus: 0 },
    paired: false,
    pairs: null,
    units: 0,
    asked: 0,
    clusters: null,
    replicates: 0,
    smallestDetectable: null,
    twoWay: null,
    pooled: null,
    worstCase: null,
    adjusted: null,
    draws: [],
    averagedOver: [],
    restricted: [],
    warnings: [],
    published: false,
  };
}

/** The contrast of two transcribed numbers; null where neither side is one. */
export function transcribedContrast(data: MetricData, question: FullQuestion): Contrast | null {
  const [of, versus] = [question.of, question.versus].map((selection) =>
    selectCells(data, selection).length > 0
      ? []
      : data.published.filter((p) => isSelected(data, p.condition, selection)),
  );
  if (!of?.length && !versus?.length) return null;
  if (!of?.length || !versus?.length || question.scale !== "difference") {
    const reason = "a transcribed number is compared only with another, as a difference";
    return { ...emptyContrast(data, question, reason), published: true };
  }
  const { reason: _, ...empty } = emptyContrast(data, question, "");
  return {
    ...empty,
    ...publishedDifference(data, of, versus, { level: question.level, null: question.null }),
    generalisesTo: "what its source says",
    published: true,
  };
}
