import type { Condition, Experiment, Factor, Metric } from "../model/index.ts";
import { isArea, isShare } from "../model/index.ts";

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
  const hypothesis = firstHypothesis(experiment, conditionsOf);
  return [
    "---",
    `title: ${JSON.stringify(experiment.title)}`,
    `experiment: ${experiment.id}`,
    `date: ${date}`,
    "authors: []",
    "scaffold: true # remove this line once the text is yours",
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
  const plan = planFigure(design.factors, measured?.conditions ?? [], measured?.published ?? false);
  const { chart, x, color, facet, fixed } = plan;
  const by = [x, color, facet].flatMap((f) => f?.label.toLowerCase() ?? []);
  const name = `${id}-by-${x?.id ?? "condition"}`.replace(/[^A-Za-z0-9_-]+/g, "-");
  // An address begins with a letter, and `ref-` belongs to the bibliography.
  const address = /^(?!ref-)[A-Za-z]/.test(name) ? name : `figure-${name}`;
  const places = [
    x && ` x=${x.id}`,
    color && ` color=${color.id}`,
    facet && ` facet=${facet.id}`,
    fixed.length > 0 && ` of="${fixed.map(([f, level]) => `${f.id}=${level}`).join(", ")}"`,
  ].filter(Boolean);
  return [
    `:::figure[${label} by ${listed(by) || "condition"}]{#${address} chart=${chart} metric=${id}${places.join("")}}`,
    [
      howToRead[chart],
      ...fixed.map(([f, level]) => `${f.label}: ${levelLabel(f, level)} alone.`),
    ].join(" "),
    ":::",
    "",
  ];
}

const howToRead = {
  dots: "A dot is a condition, its line the interval.",
  curve: "A point is a condition, its line the interval.",
  table: "A row is a condition.",
} as const;

interface Plan {
  readonly chart: keyof typeof howToRead;
  readonly x: Factor | undefined;
  readonly color: Factor | undefined;
  readonly facet: Factor | undefined;
  /** Factors that have no place of their own, each at one level. */
  readonly fixed: readonly (readonly [Factor, string])[];
}

/** Marks beyond these cannot be told apart, or make a figure that is longer than a page. */
const mostColors = 6;
const mostFacets = 8;
const mostRows = 40;
const mostMarks = 80;

/**
 * A figure averages over nothing: what varies has a place of its own (the manipulation first), and what finds none is at
 * one level.
 */
function planFigure(
  factors: readonly Factor[],
  conditions: readonly Condition[],
  published: boolean,
): Plan {
  const count = (f: Factor | undefined) => (f ? new Set(conditions.map((c) => c[f.id])).size : 1);
  const main = mainFactor(factors);
  const varying = byRole(factors.filter((f) => count(f) > 1));
  const along = published ? undefined : varying.find((f) => isNumeric(f, conditions));
  const rest = varying.filter((f) => f !== along);
  const [first = along ? undefined : main, second, third] = rest;
  const plan = along
    ? count(first) <= mostColors
      ? ({ chart: "curve", x: along, color: first, facet: second } as const)
      : ({ chart: "table", x: first, color: along, facet: second } as const)
    : count(second) > mostColors && count(first) <= mostColors
      ? ({ chart: "dots", x: second, color: first, facet: third } as const)
      : ({ chart: "dots", x: first, color: second, facet: third } as const);
  const { x, color, facet } = plan;
  const tooMany =
    plan.chart !== "curve" &&
    (count(x) > mostRows ||
      count(color) > mostColors ||
      count(facet) > mostFacets ||
      count(x) * count(color) * count(facet) > mostMarks);
  const chart = tooMany || count(facet) > mostFacets ? "table" : plan.chart;
  const placed = new Set([x, color, facet]);
  return {
    ...plan,
    chart,
    fixed: fixedLevels(
      factors.filter((f) => !placed.has(f)),
      conditions,
    ),
  };
}

/** The combination of levels under which most was measured; the baselines where several are alike. */
function fixedLevels(
  factors: readonly Factor[],
  conditions: readonly Condition[],
): readonly (readonly [Factor, string])[] {
  const several = factors.filter((f) => new Set(conditions.map((c) => c[f.id])).size > 1);
  if (several.length === 0) return [];
  const groups = Map.groupBy(conditions, (c) => JSON.stringify(several.map((f) => c[f.id])));
  const baselines = (c: Condition | undefined) =>
    several.filter((f) => c?.[f.id] === f.baseline).length;
  const [best] = [...groups.values()].sort(
    (a, b) => b.length - a.length || baselines(b[0]) - baselines(a[0]),
  );
  return several.map((f) => [f, best?.[0]?.[f.id] ?? f.baseline] as const);
}

const roleOrder = ["arm", "trigger", "persona", "other", "context"] as const;

function byRole(factors: readonly Factor[]): readonly Factor[] {
  return [...factors].sort((a, b) => roleOrder.indexOf(a.role) - roleOrder.indexOf(b.role));
}

/** Whether at least three of the levels that were measured have a place on an axis. */
function isNumeric(factor: Factor, conditions: readonly Condition[]): boolean {
  const measured = new Set(conditions.map((c) => c[factor.id]));
  const own = factor.levels.filter((level) => measured.has(level.id));
  return own.length > 2 && own.every(({ value }) => value !== undefined);
}

function levelLabel(factor: Factor, id: string): string {
  return factor.levels.find((level) => level.id === id)?.label ?? id;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

function mainFactor(factors: readonly Factor[]): Factor | undefined {
  return factors.find((f) => f.role === "arm") ?? factors[0];
}

/** Two levels that some metric was measured in, all else being equal; where there is only one, its level. */
function firstHypothesis(
  { design, metrics }: Experiment,
  conditionsOf: (metric: Metric) => readonly Condition[],
): readonly string[] {
  const main = mainFactor(design.factors);
  const factors = main ? [main, ...design.factors.filter((f) => f !== main)] : design.factors;
  for (const factor of factors) {
    for (const metric of metrics) {
      const conditions = conditionsOf(metric);
      const pair = comparable(factor, conditions);
      if (!pair) continue;
      const { level, baseline, rest } = pair;
      const alike = rest
        .filter(([id]) => new Set(conditions.map((c) => c[id])).size > 1)
        .map(([id, value]) => `, ${id}=${value}`)
        .join("");
      const expect = metric.better === "higher" ? "greater" : "less";
      return [
        `:::hypothesis{#first-hypothesis draft metric=${metric.id} of="${factor.id}=${level.id}${alike}" versus="${factor.id}=${baseline.id}" expect="${expect}"}`,
        `Write here what you expect of ${level.label} against ${baseline.label}, before you look.`,
        ":::",
        "",
      ];
    }
  }
  const metric = metrics.find((m) => conditionsOf(m).length > 0);
  const [condition] = metric ? conditionsOf(metric) : [];
  const level =
    condition &&
    factors
      .filter((f) => !metric?.classFactors?.includes(f.id))
      .map((f) => `${f.id}=${condition[f.id] ?? f.baseline}`)
      .join(", ");
  if (!metric || !level) return [];
  return [
    `:::hypothesis{#first-hypothesis draft metric=${metric.id} of="${level}" expect="${firstClaim(metric)}"}`,
    "Write here what you expect, and give the level, before you look.",
    ":::",
    "",
  ];
}

/** A level to start from, on the scale of the metric. */
function firstClaim(metric: Metric): string {
  if (isShare(metric)) return "at least 50%";
  return `at least ${isArea(metric) ? 0.5 : (metric.range?.[0] ?? 0)}`;
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
