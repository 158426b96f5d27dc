/** Made-up data of known truth, and what evidence says of it: the parts that `coverage.ts` puts together. */
import type { Experiment } from "../src/model/index.ts";
import type { Evidence } from "../src/stats/index.ts";
import { createEvidence } from "../src/stats/index.ts";
import { betaQuantile } from "../src/stats/math/distributions.ts";
import { seededRandom } from "../src/stats/math/random.ts";
import type { ConditionSums, UnitSums } from "../tests/support/pack-sums.ts";
import { packSums } from "../tests/support/pack-sums.ts";

export const repetitions = Number(process.argv[2] ?? 200);
export const random = seededRandom(Number(process.argv[3] ?? 1));

/** One interval and what it should hold. */
export interface Found {
  readonly interval: { readonly lower: number | null; readonly upper: number | null } | null;
  readonly truth: number;
  readonly method: string;
}

/** Rates of units: a beta distribution as 1,000 equally likely values, with their exact mean. */
export interface Rates {
  readonly mean: number;
  at(u: number): number;
}

const knownRates = new Map<string, Rates>();

/** Rates with this mean and intraclass correlation. */
export function ratesOf(p: number, correlation: number): Rates {
  const icc = p === 0 || p === 1 ? 0 : correlation;
  const key = `${p};${icc}`;
  const known = knownRates.get(key);
  if (known) return known;
  const weight = icc === 0 ? 0 : (1 - icc) / icc;
  const values = Array.from({ length: icc === 0 ? 1 : 1000 }, (_value, i) =>
    icc === 0 ? p : betaQuantile((i + 0.5) / 1000, p * weight, (1 - p) * weight),
  );
  const rates = {
    mean: values.reduce((a, b) => a + b, 0) / values.length,
    at: (u: number) => values[Math.floor(u * values.length)] ?? p,
  };
  knownRates.set(key, rates);
  return rates;
}

export function binomial(n: number, p: number): number {
  let ones = 0;
  for (let i = 0; i < n; i += 1) if (random.uniform() < p) ones += 1;
  return ones;
}

/** A sum of twelve uniforms, less six. */
export function normal(): number {
  let total = -6;
  for (let i = 0; i < 12; i += 1) total += random.uniform();
  return total;
}

export interface Design {
  readonly cluster?: boolean;
  readonly replicate?: boolean;
  readonly contexts?: boolean;
}

export type Draw = readonly [unit: string, replicate: string, n: number, ones: number];

/** Draws by arm (`a`), or by arm and context (`a on`). */
export type Data = Readonly<Record<string, readonly Draw[]>>;

export interface Trial {
  readonly data: Data;
  readonly truth: number;
}

/** What is read off the evidence of one trial. */
export type Reading = (
  evidence: Evidence,
  trial: number,
) => Omit<Found, "truth" | "method"> & {
  readonly method?: string;
};

const together = 50;

/** Trials of one setting. A batch is one experiment, trials being levels of a factor: indexed once. */
export function repeat(design: Design, draw: () => Trial, read: Reading): readonly Found[] {
  const found: Found[] = [];
  for (let done = 0; done < repetitions; done += together) {
    const batch = Array.from({ length: Math.min(together, repetitions - done) }, draw);
    const evidence = evidenceOf(
      design,
      batch.map((trial) => trial.data),
    );
    batch.forEach(({ truth }, i) => {
      const { interval, method = "none" } = read(evidence, i);
      found.push({ interval, truth, method });
    });
  }
  return found;
}

function factor(id: string, levels: readonly string[]): Experiment["design"]["factors"][number] {
  const baseline = levels[0] ?? "";
  return {
    id,
    label: id,
    role: "other",
    baseline,
    levels: levels.map((level) => ({ id: level, label: level })),
  };
}

function evidenceOf(design: Design, batch: readonly Data[]): Evidence {
  const arms = [...new Set(Object.keys(batch[0] ?? {}).map((key) => key.slice(0, 1)))];
  const trials = batch.map((_data, i) => `${i}`);
  const experiment: Experiment = {
    id: "simulated",
    title: "Simulated",
    caveats: [],
    design: {
      unit: "prompt",
      cluster: design.cluster ? "topic" : null,
      clusterLabels: {},
      clusterGroups: {},
      replicate: design.replicate ? "seed" : null,
      pairedReplicates: false,
      absent: [],
      factors: [
        factor("trial", trials),
        factor("arm", arms),
        ...(design.contexts ? [factor("context", ["off", "on"])] : []),
      ],
    },
    metrics: [{ id: "rate", label: "Rate", kind: "binary", role: "other", better: "higher" }],
  };
  const sums = batch.flatMap((data, i) =>
    Object.entries(data).map(([key, draws]) => sumsOf(`${i}`, key, draws, design)),
  );
  return createEvidence({ experiments: [experiment], sums: packSums(sums), published: [] });
}

function sumsOf(
  trial: string,
  key: string,
  draws: readonly Draw[],
  { cluster }: Design,
): ConditionSums {
  const [arm = "", context] = key.split(" ");
  const units = draws.map(
    ([unit, replicate, n, ones]): UnitSums => ({
      unit,
      cluster: cluster ? unit : null,
      replicate,
      n,
      sum: ones,
      sumOfSquares: ones,
      missing: {},
    }),
  );
  const condition = { trial, arm, ...(context ? { context } : {}) };
  return { experiment: "simulated", metric: "rate", condition, units };
}

const question = { experiment: "simulated", metric: "rate" };
const armOf = (trial: number, arm: string) => ({ trial: [`${trial}`], arm: [arm] });

export function askLevel(evidence: Evidence, trial: number) {
  return evidence.estimate({ ...question, of: armOf(trial, "a") });
}

export function askContrast(evidence: Evidence, trial: number, across?: string) {
  return evidence.contrast({
    ...question,
    of: armOf(trial, "a"),
    versus: armOf(trial, "b"),
    ...(across ? { scale: "interaction", across } : {}),
  });
}

/** The interval of an answer under the name of its method. */
export function named(interval: (Found["interval"] & { readonly method: string }) | null) {
  return { interval, ...(interval ? { method: interval.method } : {}) };
}
