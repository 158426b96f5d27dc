/**
 * How often a difference between equal arms is taken for one, and how often a true one is found, for judged rates and
 * rankings: `node bench/kinds-verdicts.ts [repetitions]`. Prints a line per design: share of p < .05, and of 95 % intervals
 * without the true difference.
 */
import type { Experiment, Metric, Sample, Score } from "../src/model/index.ts";
import { createEvidence } from "../src/stats/index.ts";
import { seededRandom } from "../src/stats/math/basics/random.ts";
import { createTally } from "../src/store/index.ts";

const repetitions = Number(process.argv[2] ?? 1000);
const random = seededRandom(20261130);

interface Design {
  readonly name: string;
  readonly metric: Pick<Metric, "kind" | "correction" | "positive" | "fpr">;
  readonly units: number;
  readonly paired: boolean;
  /** Units of a cluster; 1: none. */
  readonly clustered: number;
  readonly epochs: number;
  /** The score of one sample of an arm; `ease` and `own` vary by unit or cluster, and by unit. */
  score(arm: "a" | "b", truth: 0 | 1, ease: number): Score;
  readonly truths: number;
}

function normal(): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.uniform()));
  return radius * Math.cos(2 * Math.PI * random.uniform());
}

/** A judge with these rates of right answers by arm, of which people looked at a share. */
const judge =
  (right: Readonly<Record<"a" | "b", readonly [number, number]>>, labelled: number) =>
  (arm: "a" | "b", truth: 0 | 1): Score => {
    const value = random.uniform() < (right[arm][truth] as number) ? truth : 1 - truth;
    return random.uniform() < labelled ? { value, mark: truth } : { value };
  };

const probe =
  (gap: number, shared: number) =>
  (_arm: "a" | "b", truth: 0 | 1, ease: number): Score => ({
    value: gap * truth + shared * ease + Math.sqrt(1 - shared * shared) * normal(),
    mark: truth,
  });

const fair = { a: [0.9, 0.85], b: [0.9, 0.85] } as const;
const biased = { a: [0.75, 0.95], b: [0.95, 0.75] } as const;
const base = { paired: true, clustered: 1, epochs: 1, truths: 0.4 };
const judged = { kind: "judged", correction: "prediction-powered" } as const;
const gladen = { kind: "judged", correction: "rogan-gladen" } as const;
const auroc = { kind: "ranking", positive: "x = 1" } as const;
const tpr = { ...auroc, fpr: 0.1 };

const designs: readonly Design[] = [
  ...[60, 300].flatMap((units): Design[] => [
    {
      ...base,
      name: "corrected, prediction-powered",
      metric: judged,
      units,
      score: judge(fair, 0.4),
    },
    { ...base, name: "corrected, Rogan-Gladen", metric: gladen, units, score: judge(fair, 0.4) },
    {
      ...base,
      name: "corrected, judge biased apart",
      metric: judged,
      units,
      score: judge(biased, 0.4),
    },
    {
      ...base,
      name: "corrected, unpaired",
      metric: judged,
      units,
      paired: false,
      score: judge(fair, 0.4),
    },
    {
      ...base,
      name: "corrected, rare",
      metric: judged,
      units,
      truths: 0.1,
      score: judge(fair, 0.6),
    },
    {
      ...base,
      name: "corrected, 3 epochs",
      metric: judged,
      units,
      epochs: 3,
      score: judge(fair, 0.4),
    },
    { ...base, name: "AUROC .76", metric: auroc, units, score: probe(1, 0) },
    { ...base, name: "AUROC .76, prompts shared", metric: auroc, units, score: probe(1, 0.8) },
    { ...base, name: "AUROC .98", metric: auroc, units, score: probe(3, 0.5) },
    {
      ...base,
      name: "AUROC .76, unpaired",
      metric: auroc,
      units,
      paired: false,
      score: probe(1, 0.5),
    },
    {
      ...base,
      name: "AUROC .76, few positives",
      metric: auroc,
      units,
      truths: 0.15,
      score: probe(1, 0.5),
    },
    { ...base, name: "AUROC .76, 3 epochs", metric: auroc, units, epochs: 3, score: probe(1, 0.7) },
    {
      ...base,
      name: "AUROC .76, clusters of 6",
      metric: auroc,
      units,
      clustered: 6,
      score: probe(1, 0.6),
    },
    { ...base, name: "TPR at 10 %", metric: tpr, units, score: probe(1.5, 0.5) },
    {
      ...base,
      name: "TPR at 10 %, unpaired",
      metric: tpr,
      units,
      paired: false,
      score: probe(1.5, 0),
    },
  ]),
];

function experimentOf({ metric, clustered }: Design): Experiment {
  return {
    id: "x",
    title: "x",
    caveats: [],
    design: {
      unit: "prompt",
      cluster: clustered > 1 ? "topic" : null,
      clusterLabels: {},
      clusterGroups: {},
      replicate: null,
      pairedReplicates: false,
      absent: [],
      factors: [
        {
          id: "arm",
          label: "arm",
          role: "arm",
          baseline: "b",
          levels: [
            { id: "b", label: "b" },
            { id: "a", label: "a" },
          ],
        },
      ],
    },
    metrics: [{ id: "m", label: "m", role: "other", better: "higher", ...metric }],
  };
}

function* samplesOf(design: Design): Generator<Sample> {
  const units = Array.from({ length: design.units }, () => ({
    truth: (random.uniform() < design.truths ? 1 : 0) as 0 | 1,
    ease: normal(),
  }));
  const eases = Array.from({ length: design.units }, () => normal());
  for (const arm of ["a", "b"] as const) {
    for (const [u, unit] of units.entries()) {
      const fresh = !design.paired && arm === "b";
      const truth = fresh ? ((random.uniform() < design.truths ? 1 : 0) as 0 | 1) : unit.truth;
      const cluster = Math.floor(u / design.clustered);
      const ease = design.clustered > 1 ? (eases[cluster] as number) : fresh ? normal() : unit.ease;
      for (let epoch = 1; epoch <= design.epochs; epoch += 1)
        yield {
          experiment: "x",
          file: 0,
          place: { file: "f" },
          condition: { arm },
          unit: fresh ? `other ${u}` : `q${u}`,
          cluster: design.clustered > 1 ? `t${cluster}` : null,
          replicate: "1",
          epoch,
          scores: { m: design.score(arm, truth, ease) },
          turns: [],
          fields: {},
        };
    }
  }
}

for (const design of designs) {
  const experiment = experimentOf(design);
  let [answered, small, missed, width] = [0, 0, 0, 0];
  for (let i = 0; i < repetitions; i += 1) {
    const tally = createTally(experiment);
    for (const sample of samplesOf(design)) tally.add(sample);
    const sums = tally.sums();
    const evidence = createEvidence({ experiments: [experiment], sums: () => sums, published: [] });
    const { interval, test: p } = evidence.contrast({
      experiment: "x",
      metric: "m",
      of: { arm: ["a"] },
      versus: { arm: ["b"] },
    });
    if (!interval || !p) continue;
    answered += 1;
    width += (interval.upper ?? 1) - (interval.lower ?? -1);
    if (p.value < 0.05) small += 1;
    if ((interval.lower ?? -1) > 0 || (interval.upper ?? 1) < 0) missed += 1;
  }
  const share = (n: number) => (n / Math.max(1, answered)).toFixed(3);
  const line = [
    design.name.padEnd(34),
    `${design.units} units`,
    `answered ${(answered / repetitions).toFixed(2)}`,
    `p < .05 ${share(small)}`,
    `outside ${share(missed)}`,
    `width ${share(width)}`,
  ];
  process.stdout.write(`${line.join("  ")}\n`);
}
