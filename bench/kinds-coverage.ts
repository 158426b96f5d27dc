/**
 * How often the intervals of judged and ranked samples hold the truth: `node bench/kinds-coverage.ts [repetitions] [kind]`;
 * `--write` after both keeps the table that docs/statistics.md shows.
 * Prints a line per method and design (coverage, mean width, the truth), then mean and worst. Beside ours stand the usual
 * ones: estimate ± z·se, and for AUROC the same on the logit.
 */
import { writeFileSync } from "node:fs";
import { zCritical } from "../src/stats/math/basics/distributions.ts";
import type { Limits } from "../src/stats/math/basics/outcome.ts";
import { seededRandom } from "../src/stats/math/basics/random.ts";
import { influenceVariance } from "../src/stats/math/kinds/influence.ts";
import type { Judged } from "../src/stats/math/kinds/judged.ts";
import type { Ranked } from "../src/stats/math/kinds/ranked.ts";
import { aurocInfluence, aurocInterval } from "../src/stats/methods/kinds/auroc.ts";
import { kappaInterval } from "../src/stats/methods/kinds/cohen-kappa.ts";
import { alphaInterval } from "../src/stats/methods/kinds/krippendorff-alpha.ts";
import {
  predictionPoweredInfluence,
  predictionPoweredInterval,
} from "../src/stats/methods/kinds/prediction-powered.ts";
import {
  roganGladenInfluence,
  roganGladenInterval,
} from "../src/stats/methods/kinds/rogan-gladen.ts";
import { tprInfluence, tprInterval } from "../src/stats/methods/kinds/tpr-at-fpr.ts";

/** One line of the table: coverage of 95 % intervals, over designs. */
export interface CoverageOfKind {
  readonly name: string;
  readonly designs: number;
  readonly mean: number;
  readonly worst: number;
  readonly width: number;
}

const repetitions = Number(process.argv[2] ?? 1000);
const only = process.argv[3] ?? "";
const level = 0.95;
const random = seededRandom(20261130);
const z = zCritical(level);

function normal(): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.uniform()));
  return radius * Math.cos(2 * Math.PI * random.uniform());
}

/** One interval (null: refused) beside the truth. */
interface Trial {
  readonly limits: Limits | null;
  readonly truth: number;
}

const totals = new Map<string, { covered: number; width: number; answered: number }[]>();

function cover(kind: string, design: string, run: () => Readonly<Record<string, Trial>>): void {
  if (!kind.startsWith(only)) return;
  const cells = new Map<
    string,
    { covered: number; width: number; answered: number; truth: number }
  >();
  for (let i = 0; i < repetitions; i += 1)
    for (const [name, { limits, truth }] of Object.entries(run())) {
      const cell = cells.get(name) ?? { covered: 0, width: 0, answered: 0, truth };
      cells.set(name, cell);
      if (limits === null) continue;
      cell.answered += 1;
      cell.width += limits.upper - limits.lower;
      if (limits.lower <= truth + 1e-12 && truth <= limits.upper + 1e-12) cell.covered += 1;
    }
  for (const [name, { covered, width, answered, truth }] of cells) {
    const of = Math.max(1, answered);
    const row = { covered: covered / of, width: width / of, answered: answered / repetitions };
    const key = `${kind} ${name}`;
    if (answered > repetitions / 4) totals.set(key, [...(totals.get(key) ?? []), row]);
    console.log(
      [
        key.padEnd(24),
        design.padEnd(44),
        row.covered.toFixed(3),
        row.width.toFixed(3),
        truth.toFixed(3),
        row.answered < 1 ? `answered ${row.answered.toFixed(2)}` : "",
      ].join("  "),
    );
  }
}

// ---- Ranked samples ----

type Shape = "binormal" | "wide" | "mixture" | "five grades" | "yes or no";
interface RankedDesign {
  readonly shape: Shape;
  readonly shift: number;
  readonly positives: number;
  readonly negatives: number;
  /** Clusters; 0: each sample is its own. */
  readonly clusters: number;
  /** Whether a cluster holds both classes. */
  readonly mixed: boolean;
  /** Standard deviation of what a cluster's scores share, samples having 1. */
  readonly shared: number;
}

function scoreOf(shape: Shape, shift: number, positive: boolean): number {
  if (shape === "mixture") return positive && random.uniform() < shift ? 8 + normal() : normal();
  const score = normal() * (shape === "wide" && positive ? 2 : 1) + (positive ? shift : 0);
  if (shape === "five grades") return Math.max(0, Math.min(4, Math.round(score + 1)));
  return shape === "yes or no" ? Number(score > 1) : score;
}

function rankedSample(design: RankedDesign, times = 1): Ranked {
  const { shape, shift, clusters, mixed, shared } = design;
  const positives = design.positives * times;
  const n = positives + design.negatives * times;
  const draws = clusters === 0 ? n : clusters * times;
  const draw = new Int32Array(n);
  const score = new Float64Array(n);
  const positive = new Uint8Array(n);
  const effect = Float64Array.from({ length: 2 * draws }, () => shared * normal());
  const half = Math.max(1, Math.round((draws * positives) / n));
  for (let i = 0; i < n; i += 1) {
    const yes = i < positives;
    positive[i] = yes ? 1 : 0;
    if (clusters === 0) draw[i] = i;
    else if (mixed) draw[i] = i % draws;
    else draw[i] = yes ? i % half : half + (i % (draws - half));
    const u = draw[i] as number;
    const own = yes ? (effect[u] as number) : (effect[draws + u] as number);
    const raw =
      scoreOf(shape === "five grades" || shape === "yes or no" ? "binormal" : shape, shift, yes) +
      own;
    score[i] =
      shape === "five grades"
        ? Math.max(0, Math.min(4, Math.round(raw + 1)))
        : shape === "yes or no"
          ? Number(raw > 1)
          : raw;
  }
  return { score, positive, draw, draws };
}

const logit = (p: number) => Math.log(p / (1 - p));
const expit = (x: number) => 1 / (1 + Math.exp(-x));

const rankedDesigns: RankedDesign[] = [];
for (const [positives, negatives] of [
  [5, 50],
  [10, 10],
  [20, 100],
  [50, 50],
  [100, 500],
] as const)
  for (const [shape, shift] of [
    ["binormal", 0],
    ["binormal", 1],
    ["binormal", 2.5],
    ["binormal", 3.5],
    ["wide", 2],
    ["mixture", 0.5],
    ["mixture", 0.95],
    ["five grades", 1.5],
    ["yes or no", 2],
  ] as const)
    rankedDesigns.push({
      shape,
      shift,
      positives,
      negatives,
      clusters: 0,
      mixed: false,
      shared: 0,
    });
for (const clusters of [6, 10, 20, 50])
  for (const size of [5, 20])
    for (const mixed of [true, false])
      for (const shared of [0, 0.5, 1.5])
        for (const shift of [1, 3])
          rankedDesigns.push({
            shape: "binormal",
            shift,
            positives: (clusters * size) / 2,
            negatives: (clusters * size) / 2,
            clusters,
            mixed,
            shared,
          });

function describeRanked(d: RankedDesign): string {
  const grouped =
    d.clusters === 0 ? "" : ` G=${d.clusters} ${d.mixed ? "mixed" : "pure"} sd ${d.shared}`;
  return `${d.shape} ${d.shift} ${d.positives}+${d.negatives}${grouped}`;
}

const rates = [0.01, 0.05, 0.2];
for (const design of only === "judge" ? [] : rankedDesigns) {
  const times = Math.ceil(100_000 / (design.positives + design.negatives));
  const many = rankedSample(design, times);
  const truth = aurocInfluence(many).value ?? Number.NaN;
  cover("auroc", describeRanked(design), () => {
    const sample = rankedSample(design);
    const { value, influence, groups } = aurocInfluence(sample);
    const a = value as number;
    const se = Math.sqrt(influenceVariance(influence, groups) ?? 0);
    const onLogit = a > 0 && a < 1 && se > 0 ? (z * se) / (a * (1 - a)) : null;
    return {
      ours: { limits: aurocInterval(sample, level).interval, truth },
      wald: { limits: { lower: a - z * se, upper: a + z * se }, truth },
      logit: {
        limits:
          onLogit === null
            ? { lower: a, upper: a }
            : { lower: expit(logit(a) - onLogit), upper: expit(logit(a) + onLogit) },
        truth,
      },
    };
  });
  if (design.shape === "yes or no" || design.shape === "five grades") continue;
  for (const rate of only === "auroc" ? [] : rates) {
    if (design.negatives < 1 / rate) continue;
    const held = tprInfluence(many, rate).value ?? Number.NaN;
    cover("tpr", `${describeRanked(design)} fpr ${rate}`, () => {
      const sample = rankedSample(design);
      const { value, influence, groups } = tprInfluence(sample, rate);
      const se = Math.sqrt(influenceVariance(influence, groups) ?? 0);
      const p = value as number;
      return {
        ours: { limits: tprInterval(sample, rate, level).interval, truth: held },
        wald: { limits: { lower: p - z * se, upper: p + z * se }, truth: held },
      };
    });
  }
}

// ---- Judged samples ----

interface JudgedDesign {
  readonly rate: number;
  readonly sensitivity: number;
  readonly specificity: number;
  readonly samples: number;
  readonly labels: number;
  readonly clusters: number;
  /** Correlation within clusters of the right answer, and of the judge's errors. */
  readonly alike: number;
}

/** A cluster's own rate: the mean with probability 1 - alike, else all or nothing. */
function clusterRate(mean: number, alike: number): number {
  if (random.uniform() >= Math.sqrt(alike)) return mean;
  return Number(random.uniform() < mean);
}

function judgedSample(d: JudgedDesign): Judged {
  const draws = d.clusters === 0 ? d.samples : d.clusters;
  const columns = [d.rate, d.sensitivity, d.specificity].map((mean) =>
    Float64Array.from({ length: draws }, () => clusterRate(mean, d.clusters === 0 ? 0 : d.alike)),
  );
  const [rate, sensitivity, specificity] = columns as [Float64Array, Float64Array, Float64Array];
  const judge = new Float64Array(d.samples);
  const human = new Float64Array(d.samples);
  const draw = Int32Array.from(judge, (_value, i) => i % draws);
  const labelled = new Uint8Array(d.samples);
  for (let left = d.labels; left > 0; ) {
    const at = random.index(d.samples);
    if (labelled[at] === 1) continue;
    labelled[at] = 1;
    left -= 1;
  }
  for (let i = 0; i < d.samples; i += 1) {
    const u = draw[i] as number;
    const yes = random.uniform() < (rate[u] as number);
    const right = random.uniform() < ((yes ? sensitivity[u] : specificity[u]) as number);
    judge[i] = Number(yes === right);
    human[i] = labelled[i] === 1 ? Number(yes) : Number.NaN;
  }
  return { judge, human, draw, draws };
}

for (const [samples, labels] of [
  [200, 30],
  [200, 100],
  [1000, 100],
  [1000, 500],
] as const)
  for (const rate of [0.02, 0.1, 0.5])
    for (const [sensitivity, specificity] of [
      [0.9, 0.95],
      [0.7, 0.8],
      [0.99, 0.99],
    ] as const)
      for (const [clusters, alike] of [
        [0, 0],
        [10, 0.05],
        [20, 0.3],
        [50, 0.3],
      ] as const) {
        const d = { rate, sensitivity, specificity, samples, labels, clusters, alike };
        const name = `${rate} se ${sensitivity} sp ${specificity} n ${samples}/${labels} G ${clusters} icc ${alike}`;
        const both = rate * sensitivity + (1 - rate) * specificity;
        const byJudge = rate * sensitivity + (1 - rate) * (1 - specificity);
        const kappa = 1 - (1 - both) / (byJudge + rate - 2 * byJudge * rate);
        const middle = (byJudge + rate) / 2;
        const alpha = 1 - (1 - both) / (2 * middle * (1 - middle));
        cover("judge", name, () => {
          const sample = judgedSample(d);
          const wald = (found: ReturnType<typeof predictionPoweredInfluence>): Limits | null => {
            if (found.value === null || found.reason !== null) return null;
            const se = Math.sqrt(influenceVariance(found.influence, found.groups) ?? 0);
            return { lower: found.value - z * se, upper: found.value + z * se };
          };
          return {
            ppi: { limits: predictionPoweredInterval(sample, level).interval, truth: rate },
            "ppi wald": { limits: wald(predictionPoweredInfluence(sample)), truth: rate },
            rg: { limits: roganGladenInterval(sample, level).interval, truth: rate },
            "rg wald": { limits: wald(roganGladenInfluence(sample)), truth: rate },
            kappa: { limits: kappaInterval(sample, level).interval, truth: kappa },
            alpha: { limits: alphaInterval(sample, level).interval, truth: alpha },
          };
        });
      }

console.log("");
const kept: CoverageOfKind[] = [];
for (const [name, rows] of totals) {
  const mean = rows.reduce((a, b) => a + b.covered, 0) / rows.length;
  const width = rows.reduce((a, b) => a + b.width, 0) / rows.length;
  const worst = Math.min(...rows.map((row) => row.covered));
  kept.push({ name, designs: rows.length, mean, worst, width });
  console.log(
    `${name.padEnd(24)}  ${rows.length} designs  mean ${mean.toFixed(3)}  worst ${worst.toFixed(3)}  width ${width.toFixed(3)}`,
  );
}

if (process.argv.includes("--write"))
  writeFileSync(
    new URL("kinds-coverage.json", import.meta.url),
    `${JSON.stringify({ repetitions, kinds: kept }, null, 2)}\n`,
  );
