import type { Condition, Experiment, Factor, Metric } from "../model/index.ts";

/** Conditions in which some sample has a score, or for which a number was published. */
export interface MeasuredIn {
  readonly conditions: readonly Condition[];
  readonly published: boolean;
}
export type Measured = ReadonlyMap<string, MeasuredIn>;

/** The page to start from. */
export function notebookText(experiment: Experiment, measured: Measured, date: string): string {
  const conditionsOf = (metric: Metric) => measured.get(metric.id)?.conditions ?? [];
  const sections = experiment.metrics.flatMap((metric) => [
    `## ${metric.label}`,
    "",
    metric.doc ?? `What ${metric.label.toLowerCase()} means, and how it was measured.`,
    "",
    ...(conditionsOf(metric).length > 0
      ? figure(metric, experiment, measured.get(metric.id))
      : ["No sample has a score of it.", ""]),
  ]);
  const isPublished = (metric: Metric) => measured.get(metric.id)?.published ?? false;
  const hypothesis = firstHypothesis(experiment, conditionsOf, isPublished);
  return [
    "---",
    `title: ${JSON.stringify(experiment.title)}`,
    `experiment: ${experiment.id}`,
    `date: ${date}`,
    "authors: []",
    "abstract: What was asked, what was found, and what limits it.",
    "---",
    "",
    "What was done, in a paragraph.",
    "",
    ...sections,
    ...(hypothesis.length > 0 ? ["## What was expected", "", ...hypothesis] : []),
  ].join("\n");
}

function figure(
  { id, label }: Metric,
  { design }: Experiment,
  measured: MeasuredIn | undefined,
): readonly string[] {
  const main = mainFactor(design.factors);
  const address = `${id}-by-${main?.id ?? "condition"}`.replace(/[^A-Za-z0-9_-]+/g, "-");
  const how = measured?.published ? placed(design.factors, measured.conditions) : "";
  return [
    `:::figure[${label} by ${main?.label.toLowerCase() ?? "condition"}]{#${address} chart=dots metric=${id}${how}}`,
    "How to read it: nothing that the title says.",
    ":::",
    "",
  ];
}

/** Published numbers are never averaged, so each factor has to have its place in the figure. */
function placed(factors: readonly Factor[], conditions: readonly Condition[]): string {
  const several = factors.filter((f) => new Set(conditions.map((c) => c[f.id])).size > 1);
  const [x = mainFactor(factors), color, ...rest] = several;
  const fixed = [...factors.filter((f) => f !== x && !several.includes(f)), ...rest];
  const of = fixed.map((f) => `${f.id}=${conditions[0]?.[f.id] ?? f.baseline}`).join(", ");
  return [x ? ` x=${x.id}` : "", color ? ` color=${color.id}` : "", of ? ` of="${of}"` : ""].join(
    "",
  );
}

function mainFactor(factors: readonly Factor[]): Factor | undefined {
  return factors.find((f) => f.role === "arm") ?? factors[0];
}

/** Two levels that some metric was measured in, all else being equal; where there is only one, its level. */
function firstHypothesis(
  { design, metrics }: Experiment,
  conditionsOf: (metric: Metric) => readonly Condition[],
  isPublished: (metric: Metric) => boolean,
): readonly string[] {
  const main = mainFactor(design.factors);
  const factors = main ? [main, ...design.factors.filter((f) => f !== main)] : design.factors;
  for (const factor of factors) {
    for (const metric of metrics) {
      const conditions = conditionsOf(metric);
      const pair = comparable(factor, conditions);
      if (!pair) continue;
      const { level, baseline, rest } = pair;
      const alike = isPublished(metric)
        ? rest.map(([id, value]) => `, ${id}=${value}`).join("")
        : "";
      const expect = metric.better === "higher" ? "greater" : "less";
      return [
        `:::hypothesis{#first-hypothesis metric=${metric.id} of="${factor.id}=${level.id}${alike}" versus="${factor.id}=${baseline.id}" expect="${expect}"}`,
        `Write here what you expect of ${level.label} against ${baseline.label}, before you look.`,
        ":::",
        "",
      ];
    }
  }
  const metric = metrics.find((m) => conditionsOf(m).length > 0);
  const [condition] = metric ? conditionsOf(metric) : [];
  const level =
    condition && factors.map((f) => `${f.id}=${condition[f.id] ?? f.baseline}`).join(", ");
  if (!metric || !level) return [];
  return [
    `:::hypothesis{#first-hypothesis metric=${metric.id} of="${level}" expect="${metric.kind === "binary" ? "at least 50%" : `at least ${metric.range?.[0] ?? 0}`}"}`,
    "Write here what you expect, and give the level, before you look.",
    ":::",
    "",
  ];
}

/** Two levels with conditions that are alike in all else, and what they are alike in. */
function comparable(factor: Factor, conditions: readonly Condition[]) {
  const restOf = (condition: Condition) =>
    JSON.stringify(Object.entries(condition).filter(([id]) => id !== factor.id));
  const under = (level: string) => conditions.filter((c) => c[factor.id] === level).map(restOf);
  const order = [...factor.levels].sort(
    (a, b) => Number(b.id === factor.baseline) - Number(a.id === factor.baseline),
  );
  for (const [i, baseline] of order.entries()) {
    const shared = new Set(under(baseline.id));
    for (const level of order.slice(i + 1)) {
      const rest = under(level.id).find((alike) => shared.has(alike));
      if (rest !== undefined)
        return {
          level,
          baseline,
          rest: JSON.parse(rest) as readonly (readonly [string, string])[],
        };
    }
  }
  return null;
}
