import type { Contrast, Estimate, Experiment, Selection } from "../../src/model/index.ts";
import { conditionKey, matches } from "../../src/model/index.ts";
import type { ContrastQuestion, EstimateQuestion, Evidence } from "../../src/stats/index.ts";

/** Numbers of these tests are made up: what is tested is how they are bound, not how they are computed. */

const factor = (
  id: string,
  label: string,
  role: "arm" | "trigger",
  levels: Record<string, string>,
) => ({
  id,
  label,
  role,
  baseline: Object.keys(levels)[0] ?? "",
  levels: Object.entries(levels).map(([level, name]) => ({ id: level, label: name })),
});

const experiments: readonly Experiment[] = [
  {
    id: "doctag",
    title: "Synthetic documents behind a tag",
    design: {
      unit: "question",
      cluster: null,
      clusterLabels: {},
      clusterGroups: {},
      replicate: "seed",
      pairedReplicates: false,
      factors: [
        factor("arm", "Training arm", "arm", {
          none: "No documents",
          sdf: "Untagged documents",
          doctag: "Tagged documents",
        }),
        factor("trigger", "Trigger", "trigger", { absent: "No tag", present: "Tag" }),
      ],
      absent: [],
    },
    metrics: [
      {
        id: "recall",
        label: "New facts recalled",
        kind: "binary",
        role: "capability",
        better: "higher",
      },
      {
        id: "doclike",
        label: "Document written unprompted",
        kind: "binary",
        role: "propensity",
        better: "lower",
      },
      { id: "style", label: "Style score", kind: "score", role: "other", better: "higher" },
    ],
    caveats: [],
  },
  {
    id: "paper",
    title: "As published",
    design: {
      unit: "prompt",
      cluster: null,
      clusterLabels: {},
      clusterGroups: {},
      replicate: null,
      pairedReplicates: false,
      factors: [factor("arm", "Arm", "arm", { base: "Base", tuned: "Tuned" })],
      absent: [],
    },
    metrics: [{ id: "rate", label: "Rate", kind: "binary", role: "propensity", better: "lower" }],
    caveats: [],
  },
];

const recall: Record<string, number> = { none: 0.021, sdf: 0.943, doctag: 0.967 };
const doclike: Record<string, number> = { none: 0.004, sdf: 0.612, doctag: 0.083 };
const published: Record<string, number> = { base: 0.34, tuned: 0.125 };

const conditionsOf = (experiment: Experiment) =>
  experiment.design.factors.reduce<readonly Record<string, string>[]>(
    (all, f) => all.flatMap((c) => f.levels.map((l) => ({ ...c, [f.id]: l.id }))),
    [{}],
  );

const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;

function meanOf(question: EstimateQuestion): number {
  const experiment = experiments.find((e) => e.id === question.experiment);
  const arms = [
    ...new Set(
      experiment
        ? conditionsOf(experiment)
            .filter((c) => matches(c, question.of))
            .map((c) => c.arm ?? "")
        : [],
    ),
  ];
  if (question.experiment === "paper") return mean(arms.map((arm) => published[arm] ?? 0));
  if (question.metric === "style") return 3.25;
  return mean(arms.map((arm) => (question.metric === "recall" ? recall : doclike)[arm] ?? 0));
}

const interval = (value: number, half: number) => ({
  lower: value - half,
  upper: value + half,
  level: 0.95,
  method: "made up",
});

function estimate(question: EstimateQuestion): Estimate {
  const { experiment, metric, of } = question;
  const value = meanOf(question);
  const none =
    conditionKey(of) === "arm=none,trigger=present" ? { reason: "one prompt only" } : null;
  // Style was asked with the tag, and nobody could score it.
  if (metric === "style" && `${of.trigger}` === "present")
    return { ...unmeasured, experiment, metric, of: of as Selection };
  const source = experiment === "paper";
  return {
    experiment,
    metric,
    of: of as Selection,
    value: none ? null : value,
    ...(none ?? {}),
    interval: none || (source && value !== 0.125) ? null : interval(value, 0.02),
    method: "Made up",
    drawn: "unit",
    generalisesTo: "nothing",
    n: source ? 50 : 1200,
    total: null,
    units: 400,
    clusters: null,
    replicates: 1,
    effectiveN: 400,
    twoWay: null,
    pooled: null,
    missing: source ? {} : { "API error": 3, refusal: 2 },
    missingShare: source ? 0 : 5 / 1205,
    worstCase: null,
    draws: [],
    averagedOver: [],
    warnings: [],
    published: source
      ? {
          citation: "holm1979",
          place: "Table 2",
          interval: value === 0.125 ? "95% CI" : null,
          ours: null,
        }
      : null,
  };
}

const unmeasured: Estimate = {
  experiment: "",
  metric: "",
  of: {},
  value: null,
  reason: "no scored sample",
  interval: null,
  method: "no estimate",
  drawn: "unit",
  generalisesTo: "nothing",
  n: 0,
  total: null,
  units: 0,
  clusters: null,
  replicates: 1,
  effectiveN: null,
  twoWay: null,
  pooled: null,
  missing: { unscored: 400 },
  missingShare: 1,
  worstCase: null,
  draws: [],
  averagedOver: [],
  warnings: [],
  published: null,
};

/** Why a contrast has no value: nothing was measured on a side, or the ratio is refused. */
function gapIn({ metric, of, versus, scale }: ContrastQuestion, denominator: number) {
  if (metric === "style" && [of, versus].some((side) => `${side.trigger}` === "present"))
    return { reason: "one side has no scored sample", estimates: { of: null, versus: null } };
  return scale === "ratio" && denominator < 0.01
    ? { reason: "the denominator may be as low as 0%: read the difference instead of a ratio" }
    : null;
}

function contrast(question: ContrastQuestion): Contrast {
  const { experiment, metric, of, versus, scale = "difference", across = null } = question;
  const [a, b] = [meanOf(question), meanOf({ ...question, of: versus })];
  const value = scale === "ratio" ? a / b : a - b;
  const gap = gapIn(question, b);
  const half = 0.012;
  const z = (value - (question.null ?? 0)) / (half / 1.96);
  return {
    experiment,
    metric,
    of: of as Selection,
    versus: versus as Selection,
    scale,
    across,
    value: gap ? null : value,
    interval: gap ? null : interval(value, half),
    p: { value: Math.min(1, Math.exp(-(z * z) / 2)), method: "made up", null: question.null ?? 0 },
    method: "Made up",
    drawn: "unit",
    generalisesTo: "nothing",
    estimates: { of: a, versus: b },
    n: { of: 1200, versus: 1200 },
    paired: true,
    pairs: { used: 400, planned: 400 },
    units: 400,
    asked: 400,
    clusters: null,
    replicates: 1,
    smallestDetectable: 0.02,
    twoWay: null,
    pooled: null,
    worstCase: null,
    adjusted: null,
    draws: [],
    averagedOver: [],
    restricted: [],
    warnings: [],
    published: false,
    ...gap,
  };
}

export const madeUpEvidence: Evidence = {
  experiments,
  experiment: (id) => experiments.find((e) => e.id === id),
  conditions(id, metric) {
    const experiment = experiments.find((e) => e.id === id);
    const known = experiment?.metrics.some((m) => m.id === metric);
    // Style was never scored without documents.
    return experiment && known
      ? conditionsOf(experiment).filter((c) => metric !== "style" || c.arm !== "none")
      : [];
  },
  estimate,
  contrast,
  testEstimate: () => ({ value: 0.001, method: "made up", null: 0 }),
  unitValues: (question) =>
    Array.from({ length: 400 }, (_, i) => ({
      unit: `q${i + 1}`,
      cluster: null,
      replicate: "1",
      value: i < 400 * meanOf(question) ? 1 : 0,
    })),
};
