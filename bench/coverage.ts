/**
 * How often the intervals that evidence chooses hold the truth, over the designs of statistics 2.2-2.7.
 * `node bench/coverage.ts [repetitions per setting] [seed]`; 95 % is the aim, Monte-Carlo error is printed.
 */
import type { ConditionSums, Experiment, UnitSums } from "../src/model/index.ts";
import type { Evidence } from "../src/stats/index.ts";
import { createEvidence } from "../src/stats/index.ts";
import { betaQuantile } from "../src/stats/math/distributions.ts";
import { seededRandom } from "../src/stats/math/random.ts";

const repetitions = Number(process.argv[2] ?? 400);
const random = seededRandom(Number(process.argv[3] ?? 1));

type Ends = { readonly lower: number | null; readonly upper: number | null } | null;
interface Found { readonly interval: Ends; readonly truth: number; readonly method: string }
/** Coverage of one design: by setting, and by the method that was chosen. */
interface Row { readonly name: string; readonly settings: readonly (readonly Found[])[]; readonly table?: string }

/** Rates of units: a beta distribution with this mean and intraclass correlation, as 1,000 equally likely values. */
interface Rates { readonly mean: number; at(u: number): number }
const knownRates = new Map<string, Rates>();
function ratesOf(p: number, correlation: number): Rates {
  const icc = p === 0 || p === 1 ? 0 : correlation;
  const key = `${p};${icc}`;
  const known = knownRates.get(key);
  if (known) return known;
  const spread = icc === 0 ? 0 : (1 - icc) / icc;
  const values = Float64Array.from({ length: icc === 0 ? 1 : 1000 }, (_value, i) =>
    icc === 0 ? p : betaQuantile((i + 0.5) / 1000, p * spread, (1 - p) * spread),
  );
  const rates = { mean: values.reduce((a, b) => a + b, 0) / values.length, at: (u: number) => values[Math.floor(u * values.length)] ?? p };
  knownRates.set(key, rates);
  return rates;
}

function binomial(n: number, p: number): number {
  let ones = 0;
  for (let i = 0; i < n; i += 1) if (random.uniform() < p) ones += 1;
  return ones;
}

/** A sum of twelve uniforms, less six. */
function normal(): number {
  let total = -6;
  for (let i = 0; i < 12; i += 1) total += random.uniform();
  return total;
}

interface Design { readonly cluster?: boolean; readonly replicate?: boolean; readonly contexts?: boolean }
type Draw = readonly [unit: string, replicate: string, n: number, ones: number];
/** Draws by arm, or by arm and context (`a on`). */
type Data = Readonly<Record<string, readonly Draw[]>>;

function factor(id: string, levels: readonly string[]): Experiment["design"]["factors"][number] {
  return { id, label: id, role: "other", baseline: levels[0] ?? "", levels: levels.map((level) => ({ id: level, label: level })) };
}

/** One experiment holds a batch of repetitions as levels of a factor, so that it is indexed once. */
function evidenceOf(design: Design, data: readonly Data[]): Evidence {
  const arms = Object.keys(data[0] ?? {});
  const experiment: Experiment = {
    id: "simulated", title: "Simulated", caveats: [],
    design: {
      unit: "prompt", cluster: design.cluster ? "topic" : null, clusterLabels: {}, clusterGroups: {},
      replicate: design.replicate ? "seed" : null, pairedReplicates: false, absent: [],
      factors: [factor("trial", data.map((_each, i) => `${i}`)), factor("arm", [...new Set(arms.map((arm) => arm.slice(0, 1)))]), ...(design.contexts ? [factor("context", ["off", "on"])] : [])],
    },
    metrics: [{ id: "rate", label: "Rate", kind: "binary", role: "other", better: "higher" }],
  };
  const sums = data.flatMap((trial, i) => Object.entries(trial).map(([key, draws]): ConditionSums => {
    const [arm = "", context] = key.split(" ");
    const units = draws.map(([unit, replicate, n, ones]): UnitSums => ({
      unit, cluster: design.cluster ? unit : null, replicate, n, sum: ones, sumOfSquares: ones, missing: {},
    }));
    return { experiment: "simulated", metric: "rate", condition: { trial: `${i}`, arm, ...(context ? { context } : {}) }, units };
  }));
  return createEvidence({ experiments: [experiment], sums, published: [] });
}

const ask = { experiment: "simulated", metric: "rate" };
const of = (trial: number, arm: string) => ({ trial: [`${trial}`], arm: [arm] });

/** Repetitions of one setting, in batches. */
function repeat(design: Design, draw: () => { readonly data: Data; readonly truth: number }, find: (evidence: Evidence, trial: number, truth: number) => readonly Found[]): readonly Found[] {
  const found: Found[] = [];
  for (let done = 0; done < repetitions; done += 50) {
    const batch = Array.from({ length: Math.min(50, repetitions - done) }, draw);
    const evidence = evidenceOf(design, batch.map((each) => each.data));
    batch.forEach(({ truth }, i) => found.push(...find(evidence, i, truth)));
  }
  return found;
}

const level = (evidence: Evidence, trial: number, truth: number): readonly Found[] => {
  const { interval } = evidence.estimate({ ...ask, of: of(trial, "a") });
  return [{ interval, truth, method: interval?.method ?? "none" }];
};
const contrast = (evidence: Evidence, trial: number, truth: number): readonly Found[] => {
  const { interval } = evidence.contrast({ ...ask, of: of(trial, "a"), versus: of(trial, "b") });
  return [{ interval, truth, method: interval?.method ?? "none" }];
};
const interaction = (evidence: Evidence, trial: number, truth: number): readonly Found[] => {
  const { interval } = evidence.contrast({ ...ask, of: of(trial, "a"), versus: of(trial, "b"), scale: "interaction", across: "context" });
  return [{ interval, truth, method: interval?.method ?? "none" }];
};

const each = (n: number) => Array.from({ length: n }, (_value, i) => i);

function oneRate(prompts: number, epochs: number, p: number, icc: number): readonly Found[] {
  const rates = ratesOf(p, icc);
  return repeat({}, () => ({
    data: { a: each(prompts).map((i): Draw => [`${i}`, "0", epochs, binomial(epochs, rates.at(random.uniform()))]) },
    truth: rates.mean,
  }), level);
}

/** Two rates of the same units; with chance `shared`, a unit stands at the same quantile of both. */
interface Pair { readonly p1: number; readonly p2: number; readonly icc: number; readonly shared: number }
function twoRates(units: number, samples: number, { p1, p2, icc, shared }: Pair, design: Design, same: boolean): readonly Found[] {
  const [first, second] = [ratesOf(p1, icc), ratesOf(p2, icc)];
  return repeat(design, () => {
    const a: Draw[] = [];
    const b: Draw[] = [];
    for (let i = 0; i < units; i += 1) {
      const u = random.uniform();
      const v = random.uniform() < shared ? u : random.uniform();
      a.push([`${i}`, "0", samples, binomial(samples, first.at(u))]);
      b.push([same ? `${i}` : `other ${i}`, "0", samples, binomial(samples, second.at(v))]);
    }
    return { data: { a, b }, truth: first.mean - second.mean };
  }, contrast);
}

/** Five pairs of rates, rare and common, by three strengths of prompt effects. */
const pairs: readonly Pair[] = [[0.05, 0.05], [0.98, 0.02], [0.5, 0.5], [0.3, 0.1], [0.9, 0.7]].flatMap(([p1 = 0, p2 = 0]) =>
  [[0, 0], [0.2, 0.7], [0.5, 0.7]].map(([icc = 0, shared = 0]) => ({ p1, p2, icc, shared })));
const clusterPairs: readonly Pair[] = [[0.05, 0.02], [0.25, 0], [0.5, 0.4], [0.95, 0.7]].flatMap(([p1 = 0, p2 = 0]) =>
  [0.05, 0.2, 0.5].map((icc) => ({ p1, p2, icc, shared: 0.5 })));

/** Changes of two arms between two contexts, over the same prompts. */
function changes(prompts: number, epochs: number, rates: readonly number[]): readonly Found[] {
  const four = rates.map((p) => ratesOf(p, 0.2));
  const [a1, a0, b1, b0] = four.map((r) => r.mean);
  return repeat({ contexts: true }, () => {
    const cells: Draw[][] = [[], [], [], []];
    for (let i = 0; i < prompts; i += 1) {
      const u = random.uniform();
      four.forEach((r, k) => cells[k]?.push([`${i}`, "0", epochs, binomial(epochs, r.at(random.uniform() < 0.7 ? u : random.uniform()))]));
    }
    const [one = [], two = [], three = [], last = []] = cells;
    return { data: { "a on": one, "a off": two, "b on": three, "b off": last }, truth: (a1 ?? 0) - (a0 ?? 0) - ((b1 ?? 0) - (b0 ?? 0)) };
  }, interaction);
}

/** Trainings move all prompts of an arm by a normal step; the same 100 prompts for all of them, or new ones. */
function trainings(seeds: number, sd: number, reading: "seeds" | "both" | "pooled"): readonly Found[] {
  const rates = ratesOf(0.5, 0.2);
  return repeat({ replicate: true }, () => {
    const prompts = each(100).map(() => [rates.at(random.uniform()), rates.at(random.uniform())] as const);
    const arm = (k: 0 | 1): Draw[] => each(seeds).flatMap((seed) => {
      const step = sd * normal();
      return prompts.map((p, i): Draw => [`${i}`, `${k * 100 + seed}`, 1, binomial(1, p[k] + step)]);
    });
    const here = prompts.reduce((total, [a, b]) => total + a - b, 0) / prompts.length;
    return { data: { a: arm(0), b: arm(1) }, truth: reading === "seeds" ? here : 0 };
  }, (evidence, trial, truth) => {
    const found = evidence.contrast({ ...ask, of: of(trial, "a"), versus: of(trial, "b") });
    const interval = reading === "both" ? found.twoWay : reading === "pooled" ? found.pooled : found.interval;
    return [{ interval, truth, method: interval?.method ?? "none" }];
  });
}

function holds({ interval, truth }: Found): boolean {
  return interval !== null && (interval.lower ?? -Infinity) <= truth + 1e-12 && (interval.upper ?? Infinity) >= truth - 1e-12;
}
const share = (found: readonly Found[]) => found.filter(holds).length / found.length;
const figure = (value: number) => value.toFixed(3).replace(/^0/, "");

function print({ name, settings, table }: Row): void {
  // A design without an interval (two seeds, nothing that varies) makes no claim that could be wrong.
  const claimed = settings.map((found) => found.filter((each) => each.interval !== null)).filter((found) => found.length > 0);
  const all = claimed.flat();
  const by = Map.groupBy(all, (found) => found.method);
  const width = all.reduce((total, { interval }) => total + (interval?.upper ?? 0) - (interval?.lower ?? 0), 0) / all.length;
  const methods = [...by].map(([method, found]) => `${method} ${figure(share(found))} (${found.length})`).join("; ");
  const silent = settings.flat().length - all.length;
  console.log(`${name.padEnd(34)} ${figure(share(all))} / ${figure(Math.min(...claimed.map(share)))}  ${(table ?? "").padEnd(11)} width ${width.toFixed(2)}  ${methods}${silent ? `; no interval ${silent}` : ""}`);
}

function section(title: string, rows: readonly (readonly [string, () => readonly (readonly Found[])[], string?])[]): void {
  console.log(`\n${title}\n${"design".padEnd(34)} mean / worst setting; table; mean width; by method (intervals)`);
  for (const [name, run, table] of rows) print({ name, settings: run(), ...(table ? { table } : {}) });
}

const started = performance.now();
console.log(`${repetitions} repetitions per setting; standard error of one setting at 95 %: ${Math.sqrt(0.0475 / repetitions).toFixed(3)}`);
const levels = (g: number, epochs: readonly number[]) => () => epochs.flatMap((k) => [0.02, 0.1, 0.3, 0.5].flatMap((p) => [0, 0.2, 0.6].map((icc) => oneRate(g, k, p, icc))));
section("A rate, 5 or 10 epochs in prompts (2.2: effective-n Wilson, t)", [
  ["5 prompts", levels(5, [5, 10]), ".98/.93"], ["10 prompts", levels(10, [5, 10]), ".97/.90"],
  ["20 prompts", levels(20, [5, 10]), ".96/.90"], ["50 prompts", levels(50, [5, 10]), ".95/.89"],
]);
const paired = (g: number, k: number) => () => pairs.map((pair) => twoRates(g, k, pair, {}, true));
section("A difference over the same prompts, 15 settings (2.4: Tango for one epoch, MOVER-r t for more)", [
  ["10 prompts, 1 epoch", paired(10, 1), ".98/.93"], ["20 prompts, 1 epoch", paired(20, 1), ".96/.95"], ["50 prompts, 1 epoch", paired(50, 1), ".95/.94"],
  ["5 prompts, 5 epochs", paired(5, 5), ".97/.95"], ["10 prompts, 5 epochs", paired(10, 5), ".96/.94"],
  ["20 prompts, 5 epochs", paired(20, 5), ".96/.93"], ["50 prompts, 5 epochs", paired(50, 5), ".95/.93"],
]);
const clustered = (g: number, k: number) => () => clusterPairs.map((pair) => twoRates(g, k, pair, { cluster: true }, true));
section("A difference over the same clusters, 12 settings (2.4: paired t on enough, else MOVER)", [
  ["8 clusters of 20", clustered(8, 20), ".96/.93"], ["10 clusters of 20", clustered(10, 20), ".96/.91"], ["20 clusters of 20", clustered(20, 20), ".95/.89"], ["50 clusters of 20", clustered(50, 20), ".95/.93"],
  ["8 clusters of 100", clustered(8, 100), ".95/.84"], ["10 clusters of 100", clustered(10, 100), ".95/.87"], ["20 clusters of 100", clustered(20, 100), ".95/.90"], ["50 clusters of 100", clustered(50, 100), ".95/.92"],
]);
const apart = (g: number, k: number) => () => pairs.map((pair) => twoRates(g, k, { ...pair, shared: 0 }, {}, false));
section("A difference over different prompts (2.3: Newcombe; MOVER with clusters)", [
  ["10 against 10, 1 epoch", apart(10, 1)], ["50 against 50, 1 epoch", apart(50, 1)], ["10 against 10, 5 epochs", apart(10, 5)], ["50 against 50, 5 epochs", apart(50, 5)],
]);
const quads = [[0.5, 0.5, 0.5, 0.5], [0.8, 0.2, 0.3, 0.2], [0.9, 0.05, 0.05, 0.05], [1, 0.5, 0.5, 0.5], [0.98, 0.02, 0.02, 0.02]];
section("An interaction over the same prompts, 5 epochs (2.7: the wider of t and MOVER)", [5, 10, 20, 50].map((g) => [`${g} prompts`, () => quads.map((rates) => changes(g, 5, rates))] as const));
const readings = [["seeds", "these prompts"], ["both", "two-way, prompts like these"], ["pooled", "pooled, prompts like these"]] as const;
section("Two arms of trainings on 100 prompts (2.5: Welch on seed means .95-.98; pooled about .70 at sd .08)",
  [3, 4, 5, 8].flatMap((s) => readings.map(([reading, words]) => [`${s} seeds, ${words}`, () => [0.03, 0.08].map((sd) => trainings(s, sd, reading))] as const)));
console.log(`\n${((performance.now() - started) / 1000).toFixed(0)} s`);
