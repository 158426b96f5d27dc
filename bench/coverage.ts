/**
 * How often the intervals that evidence chooses hold the truth, over the designs of the statistics
 * page: 95 % is the aim. `node bench/coverage.ts [repetitions per setting = 200] [seed]`
 */
import type { Draw, Found } from "./simulate.ts";
import {
  askContrast,
  askLevel,
  binomial,
  named,
  normal,
  random,
  ratesOf,
  repeat,
  repetitions,
} from "./simulate.ts";

interface Setting {
  readonly label: string;
  readonly found: readonly Found[];
}

const upTo = (n: number) => Array.from({ length: n }, (_value, i) => i);

function oneRate(prompts: number, epochs: number, p: number, icc: number): Setting {
  const rates = ratesOf(p, icc);
  const draw = (i: number): Draw => [
    `${i}`,
    "0",
    epochs,
    binomial(epochs, rates.at(random.uniform())),
  ];
  const found = repeat(
    {},
    () => ({ data: { a: upTo(prompts).map(draw) }, truth: rates.mean }),
    (evidence, trial) => named(askLevel(evidence, trial).interval),
  );
  return { label: `${p}, ICC ${icc}`, found };
}

/** Two rates; with chance `shared`, a unit stands at the same quantile of both. */
interface Pair {
  readonly p1: number;
  readonly p2: number;
  readonly icc: number;
  readonly shared: number;
}

type Sides = "same prompts" | "same clusters" | "different prompts";

function twoRates(units: number, samples: number, pair: Pair, sides: Sides): Setting {
  const { p1, p2, icc } = pair;
  const [first, second] = [ratesOf(p1, icc), ratesOf(p2, icc)];
  const shared = sides === "different prompts" ? 0 : pair.shared;
  const other = sides === "different prompts" ? "other " : "";
  const trial = () => {
    const a: Draw[] = [];
    const b: Draw[] = [];
    for (let i = 0; i < units; i += 1) {
      const u = random.uniform();
      const v = random.uniform() < shared ? u : random.uniform();
      a.push([`${i}`, "0", samples, binomial(samples, first.at(u))]);
      b.push([`${other}${i}`, "0", samples, binomial(samples, second.at(v))]);
    }
    return { data: { a, b }, truth: first.mean - second.mean };
  };
  const found = repeat({ cluster: sides === "same clusters" }, trial, (evidence, i) =>
    named(askContrast(evidence, i).interval),
  );
  return { label: `${p1} against ${p2}, ICC ${icc}`, found };
}

const promptEffects = [
  { icc: 0, shared: 0 },
  { icc: 0.2, shared: 0.7 },
  { icc: 0.5, shared: 0.7 },
];
const pairs: readonly Pair[] = [
  { p1: 0.05, p2: 0.05 },
  { p1: 0.98, p2: 0.02 },
  { p1: 0.5, p2: 0.5 },
  { p1: 0.3, p2: 0.1 },
  { p1: 0.9, p2: 0.7 },
].flatMap((rates) => promptEffects.map((effect) => ({ ...rates, ...effect })));
const clusterPairs: readonly Pair[] = [
  { p1: 0.05, p2: 0.02 },
  { p1: 0.25, p2: 0 },
  { p1: 0.5, p2: 0.4 },
  { p1: 0.95, p2: 0.7 },
].flatMap((rates) => [0.05, 0.2, 0.5].map((icc) => ({ ...rates, icc, shared: 0.5 })));

/** Rates with and without the context, in two arms over the same prompts. */
function changes(prompts: number, epochs: number, rates: readonly number[]): Setting {
  const four = rates.map((p) => ratesOf(p, 0.2));
  const [aOn = 0, aOff = 0, bOn = 0, bOff = 0] = four.map((r) => r.mean);
  const trial = () => {
    const cells: readonly Draw[][] = [[], [], [], []];
    for (let i = 0; i < prompts; i += 1) {
      const u = random.uniform();
      for (const [k, r] of four.entries()) {
        const own = random.uniform() < 0.7 ? u : random.uniform();
        cells[k]?.push([`${i}`, "0", epochs, binomial(epochs, r.at(own))]);
      }
    }
    const [one = [], two = [], three = [], last = []] = cells;
    const data = { "a on": one, "a off": two, "b on": three, "b off": last };
    return { data, truth: aOn - aOff - (bOn - bOff) };
  };
  const found = repeat({ contexts: true }, trial, (evidence, i) =>
    named(askContrast(evidence, i, "context").interval),
  );
  return { label: rates.join(" "), found };
}

type About = "trainings" | "trainings and prompts" | "pooled";

/** Each training moves all 100 prompts by a normal step; prompts are the same ones or new ones. */
function trainings(seeds: number, sd: number, about: About): Setting {
  const rates = ratesOf(0.5, 0.2);
  const trial = () => {
    const prompts = upTo(100).map(
      () => [rates.at(random.uniform()), rates.at(random.uniform())] as const,
    );
    const arm = (k: 0 | 1) =>
      upTo(seeds).flatMap((seed) => {
        const step = sd * normal();
        return prompts.map((p, i): Draw => {
          const ones = binomial(1, p[k] + step);
          return [`${i}`, `${100 * k + seed}`, 1, ones];
        });
      });
    const here = prompts.reduce((total, [a, b]) => total + a - b, 0) / prompts.length;
    return { data: { a: arm(0), b: arm(1) }, truth: about === "trainings" ? here : 0 };
  };
  const found = repeat({ replicate: true }, trial, (evidence, i) => {
    const { interval, twoWay, pooled } = askContrast(evidence, i);
    return named({ trainings: interval, "trainings and prompts": twoWay, pooled }[about]);
  });
  return { label: `sd ${sd}`, found };
}

function holds({ interval, truth }: Found): boolean {
  const { lower, upper } = interval ?? { lower: null, upper: null };
  return (lower === null || lower <= truth + 1e-12) && (upper === null || upper >= truth - 1e-12);
}

const share = (found: readonly Found[]) => found.filter(holds).length / found.length;
const figure = (value: number) => value.toFixed(3).replace(/^0/, "");

function describe(settings: readonly Setting[]): string {
  // Where there is no interval, nothing is claimed that could be wrong.
  const claimed = settings
    .map(({ label, found }) => ({ label, found: found.filter(({ interval }) => interval) }))
    .filter(({ found }) => found.length > 0)
    .sort((a, b) => share(a.found) - share(b.found));
  const all = claimed.flatMap(({ found }) => found);
  const widths = all.map(({ interval }) => (interval?.upper ?? 0) - (interval?.lower ?? 0));
  const width = widths.reduce((a, b) => a + b, 0) / widths.length;
  const methods = [...Map.groupBy(all, ({ method }) => method)]
    .map(([method, found]) => `${method} ${figure(share(found))} of ${found.length}`)
    .join("; ");
  const worst = claimed[0];
  const silent = settings.flatMap(({ found }) => found).length - all.length;
  const cells = [
    `${figure(share(all))} / ${worst ? figure(share(worst.found)) : ""}`,
    `(${worst?.label})`.padEnd(30),
    `width ${width.toFixed(2)}`,
    methods,
    ...(silent ? [`no interval ${silent}`] : []),
  ];
  return cells.join("  ");
}

type Row = readonly [name: string, table: string, settings: () => readonly Setting[]];

function section(title: string, rows: readonly Row[]): void {
  console.log(`\n${title}`);
  for (const [name, table, settings] of rows)
    console.log(`${name.padEnd(32)} ${table.padEnd(9)} ${describe(settings())}`);
}

const epochs = [5, 10];
const means = [0.02, 0.1, 0.3, 0.5];
const levels = (prompts: number) => () =>
  epochs.flatMap((k) => means.flatMap((p) => [0, 0.2, 0.6].map((r) => oneRate(prompts, k, p, r))));
const twoOf = (sides: Sides, units: number, samples: number) => () =>
  (sides === "same clusters" ? clusterPairs : pairs).map((p) => twoRates(units, samples, p, sides));

const started = performance.now();
const error = Math.sqrt((0.95 * 0.05) / repetitions).toFixed(3);
console.log(`${repetitions} repetitions per setting, standard error of one ${error}`);
console.log(
  "design, mean/worst in statistics.md, mean / worst setting here, mean width, by method",
);
section("Rate, 5 or 10 epochs in prompts (2.2)", [
  ["5 prompts", ".98/.93", levels(5)],
  ["10 prompts", ".97/.90", levels(10)],
  ["20 prompts", ".96/.90", levels(20)],
  ["50 prompts", ".95/.89", levels(50)],
]);
section("Difference, same prompts (2.4)", [
  ["10 prompts, 1 epoch", ".98/.93", twoOf("same prompts", 10, 1)],
  ["20 prompts, 1 epoch", ".96/.95", twoOf("same prompts", 20, 1)],
  ["50 prompts, 1 epoch", ".95/.94", twoOf("same prompts", 50, 1)],
  ["5 prompts, 5 epochs", ".97/.95", twoOf("same prompts", 5, 5)],
  ["10 prompts, 5 epochs", ".96/.94", twoOf("same prompts", 10, 5)],
  ["20 prompts, 5 epochs", ".96/.93", twoOf("same prompts", 20, 5)],
  ["50 prompts, 5 epochs", ".95/.93", twoOf("same prompts", 50, 5)],
]);
section("Difference, same clusters (2.4)", [
  ["8 clusters of 20", ".96/.93", twoOf("same clusters", 8, 20)],
  ["10 clusters of 20", ".96/.91", twoOf("same clusters", 10, 20)],
  ["20 clusters of 20", ".95/.89", twoOf("same clusters", 20, 20)],
  ["50 clusters of 20", ".95/.93", twoOf("same clusters", 50, 20)],
  ["8 clusters of 100", ".95/.84", twoOf("same clusters", 8, 100)],
  ["10 clusters of 100", ".95/.87", twoOf("same clusters", 10, 100)],
  ["20 clusters of 100", ".95/.90", twoOf("same clusters", 20, 100)],
  ["50 clusters of 100", ".95/.92", twoOf("same clusters", 50, 100)],
]);
section("Difference, different prompts (2.3)", [
  ["10 against 10, 1 epoch", "", twoOf("different prompts", 10, 1)],
  ["50 against 50, 1 epoch", "", twoOf("different prompts", 50, 1)],
  ["10 against 10, 5 epochs", "", twoOf("different prompts", 10, 5)],
  ["50 against 50, 5 epochs", "", twoOf("different prompts", 50, 5)],
]);
const four = [
  [0.5, 0.5, 0.5, 0.5],
  [0.8, 0.2, 0.3, 0.2],
  [0.9, 0.05, 0.05, 0.05],
  [1, 0.5, 0.5, 0.5],
  [0.98, 0.02, 0.02, 0.02],
];
section(
  "Interaction, same prompts, 5 epochs (2.7)",
  [5, 10, 20, 50].map((g) => [`${g} prompts`, "", () => four.map((r) => changes(g, 5, r))]),
);
const about: readonly (readonly [About, string])[] = [
  ["trainings", ".95-.98"],
  ["trainings and prompts", ""],
  ["pooled", ".91/.70"],
];
section(
  "Trainings of two arms on 100 prompts, sd .03 and .08 (2.5)",
  [3, 4, 5, 8].flatMap((seeds) =>
    about.map(([what, table]): Row => {
      const settings = () => [0.03, 0.08].map((sd) => trainings(seeds, sd, what));
      return [`${seeds} seeds, ${what}`, table, settings];
    }),
  ),
);
console.log(`\n${((performance.now() - started) / 1000).toFixed(0)} s`);
