import { publishedDifference } from "../estimates/index.ts";
import type { MetricData } from "../evidence/index.ts";
import { isSelected, selectCells } from "../evidence/index.ts";
import type { FoundContrast, Reason } from "../facts/index.ts";
import type { FullQuestion } from "./sides.ts";

/** The parts of a contrast that repeat the question. */
export function questionParts(data: MetricData, { of, versus, scale, across }: FullQuestion) {
  return { experiment: data.experiment.id, metric: data.metric.id, of, versus, scale, across };
}

/** A contrast without a value, and why. */
export function emptyContrast(
  data: MetricData,
  question: FullQuestion,
  why: Reason | null,
): FoundContrast {
  return {
    ...questionParts(data, question),
    value: null,
    why,
    interval: null,
    test: null,
    how: { is: "none" },
    drawn: "unit",
    speaksOf: { kind: "unit" },
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
    cut: [],
    warned: [],
    published: false,
  };
}

/** The contrast of two transcribed numbers; null where neither side is one. */
export function transcribedContrast(
  data: MetricData,
  question: FullQuestion,
): FoundContrast | null {
  const [of, versus] = [question.of, question.versus].map((selection) =>
    selectCells(data, selection).length > 0
      ? []
      : data.published.filter((p) => isSelected(data, p.condition, selection)),
  );
  if (!of?.length && !versus?.length) return null;
  if (!of?.length || !versus?.length || question.scale !== "difference") {
    const why = { is: "transcribed against ours" } as const;
    return { ...emptyContrast(data, question, why), published: true };
  }
  return {
    ...emptyContrast(data, question, null),
    ...publishedDifference(data, of, versus, { level: question.level, null: question.null }),
    speaksOf: "source",
    published: true,
  };
}
