import type {
  Condition,
  Contrast,
  Draw,
  Estimate,
  Experiment,
  Interval,
  Selection,
} from "../../../src/model/index.ts";
import type { ContrastQuestion, EstimateQuestion, Evidence } from "../../../src/stats/index.ts";

/** Scored samples of one cluster (or replicate) in one condition. */
export interface Cell {
  readonly metric: string;
  readonly condition: Condition;
  readonly draw: string;
  readonly total: number;
  readonly n: number;
  readonly missing?: number;
  /** Transcribed: value with the interval as published, if any. */
  readonly published?: { readonly lower: number | null; readonly upper: number | null };
}

const z = 1.96;
const meets = (condition: Condition, of: Selection) =>
  Object.entries(of).every(
    ([factor, levels]) => condition[factor] === undefined || levels.includes(condition[factor]),
  );

function wilson(p: number, n: number, level = 0.95): Interval {
  const k = level > 0.97 ? 2.4 : z;
  const centre = (p + (k * k) / (2 * n)) / (1 + (k * k) / n);
  const half = (k / (1 + (k * k) / n)) * Math.sqrt((p * (1 - p)) / n + (k * k) / (4 * n * n));
  return {
    lower: Math.max(0, centre - half),
    upper: Math.min(1, centre + half),
    level,
    method: "Wilson",
  };
}

/** A small stand-in for src/stats: counts in, plausible estimates out. The charts only have to draw what they are given. */
export function evidenceOf(
  experiment: Experiment,
  cells: readonly Cell[],
  drawKind: "cluster" | "replicate" = "cluster",
): Evidence {
  const metricOf = (id: string) => experiment.metrics.find((m) => m.id === id);
  const pick = (metric: string, of: Selection) =>
    cells.filter((c) => c.metric === metric && meets(c.condition, of));
  const labels = experiment.design.clusterLabels;
  const drawsOf = (chosen: readonly Cell[], binary: boolean): Draw[] =>
    [...new Set(chosen.map((c) => c.draw))].map((id) => {
      const own = chosen.filter((c) => c.draw === id);
      const n = own.reduce((s, c) => s + c.n, 0);
      const value = own.reduce((s, c) => s + c.total, 0) / n;
      const group = experiment.design.clusterGroups[id];
      return {
        id,
        label: labels[id] ?? id,
        value,
        n,
        interval: binary ? wilson(value, n) : null,
        ...(group ? { group } : {}),
      };
    });
  const averagedOver = (of: Selection) =>
    experiment.design.factors.filter((f) => !of[f.id] && f.levels.length > 1).map((f) => f.id);

  function estimate({ metric, of, level = 0.95 }: EstimateQuestion): Estimate {
    const chosen = pick(metric, of);
    const binary = metricOf(metric)?.kind !== "score";
    const draws = drawsOf(chosen, binary);
    const n = chosen.reduce((s, c) => s + c.n, 0);
    const total = chosen.reduce((s, c) => s + c.total, 0);
    const missing = chosen.reduce((s, c) => s + (c.missing ?? 0), 0);
    const value = n > 0 ? total / n : null;
    const published = chosen.find((c) => c.published);
    const spread =
      draws.length > 1
        ? draws.reduce((s, d) => s + (d.value - (value ?? 0)) ** 2, 0) /
          (draws.length - 1) /
          draws.length
        : 0;
    const effective =
      draws.length === 1
        ? n
        : value === null || spread === 0
          ? draws.length
          : Math.max(draws.length, Math.min(n, (value * (1 - value)) / spread));
    const interval: Interval | null =
      value === null
        ? null
        : published
          ? published.published?.lower == null
            ? null
            : {
                lower: published.published.lower,
                upper: published.published.upper,
                level: 0.95,
                method: "as published",
              }
          : binary
            ? wilson(value, effective, level)
            : {
                lower: value - 2.2 * Math.sqrt(spread),
                upper: value + 2.2 * Math.sqrt(spread),
                level,
                method: "t",
              };
    return {
      experiment: experiment.id,
      metric,
      of,
      value,
      ...(value === null ? { reason: "no scored samples" } : {}),
      interval,
      method: `Rate with 95% Wilson interval on the effective sample size, ${draws.length} ${drawKind}s`,
      drawn: drawKind,
      generalisesTo: drawKind,
      n,
      total,
      units: n,
      clusters: drawKind === "cluster" ? draws.length : null,
      replicates: drawKind === "replicate" ? draws.length : 1,
      effectiveN: effective,
      twoWay: null,
      pooled: value === null ? null : wilson(value, n),
      missing: missing > 0 ? { "no flag": missing } : {},
      missingShare: missing > 0 ? missing / (missing + n) : 0,
      worstCase: null,
      draws,
      averagedOver: averagedOver(of),
      warnings: [],
      published: published
        ? {
            citation: "leaky-backdoor",
            place: "summary.json",
            interval: interval ? "95% bootstrap, as released" : null,
            ours: value === null ? null : { ...wilson(value, n), method: "Wilson 95%" },
          }
        : null,
    };
  }

  function contrast(question: ContrastQuestion): Contrast {
    const a = estimate(question);
    const b = estimate({ ...question, of: question.versus });
    const draws = a.draws.flatMap((d): Draw[] => {
      const other = b.draws.find((o) => o.id === d.id);
      if (!other) return [];
      const value = d.value - other.value;
      const half =
        z *
          Math.sqrt((d.value * (1 - d.value)) / d.n + (other.value * (1 - other.value)) / other.n) +
        0.005;
      return [
        {
          ...d,
          value,
          interval: { lower: value - half, upper: value + half, level: 0.95, method: "Newcombe" },
        },
      ];
    });
    const value = a.value === null || b.value === null ? null : a.value - b.value;
    const mean = draws.reduce((s, d) => s + d.value, 0) / draws.length;
    const se = Math.sqrt(
      draws.reduce((s, d) => s + (d.value - mean) ** 2, 0) / (draws.length - 1) / draws.length,
    );
    const half = draws.length > 1 ? 2.26 * se : 0.1;
    const around = (h: number, level: number): Interval | null =>
      value === null ? null : { lower: value - h, upper: value + h, level, method: "t" };
    return {
      experiment: experiment.id,
      metric: question.metric,
      of: question.of,
      versus: question.versus,
      scale: question.scale ?? "difference",
      across: question.across ?? null,
      value,
      ...(value === null ? { reason: "one side has no samples" } : {}),
      interval: around(half, question.level ?? 0.95),
      p:
        value === null
          ? null
          : { value: Math.abs(value) > half ? 0.004 : 0.21, method: "t", null: 0 },
      method: `Mean of the ${draws.length} per-${drawKind} differences, t with ${draws.length - 1} degrees of freedom`,
      drawn: drawKind,
      generalisesTo: drawKind,
      estimates: { of: a.value, versus: b.value },
      n: { of: a.n, versus: b.n },
      paired: true,
      pairs: null,
      units: draws.length,
      asked: draws.length,
      clusters: null,
      replicates: 1,
      smallestDetectable: half * 1.3,
      twoWay: null,
      pooled: around(half / 4, 0.95),
      worstCase: null,
      adjusted:
        value === null
          ? null
          : {
              p: Math.abs(value) > half * 1.3 ? 0.008 : 0.083,
              interval: around(half * 1.3, 0.99),
              family: 4,
              rank: 1,
            },
      draws,
      averagedOver: a.averagedOver,
      restricted: [],
      warnings: [],
      published: false,
    };
  }

  return {
    experiments: [experiment],
    experiment: (id) => (id === experiment.id ? experiment : undefined),
    conditions: (_experiment, metric) => [
      ...new Map(
        cells
          .filter((c) => c.metric === metric)
          .map((c) => [JSON.stringify(c.condition), c.condition]),
      ).values(),
    ],
    estimate,
    contrast,
    testEstimate: () => null,
    unitValues: ({ metric, of }) =>
      pick(metric, of).flatMap((c) =>
        metricOf(metric)?.kind === "score"
          ? [{ unit: c.draw, cluster: null, replicate: "only", value: c.total / c.n }]
          : Array.from({ length: c.n }, (_, i) => ({
              unit: `${c.draw}-${i}`,
              cluster: drawKind === "cluster" ? c.draw : null,
              replicate: drawKind === "replicate" ? c.draw : "only",
              value: i < c.total ? 1 : 0,
            })),
      ),
  };
}
