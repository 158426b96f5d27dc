/**
 * How long a report takes to build: cold, after one notebook's text, one row or nothing changed; and its peak memory.
 * `node bench/pages.ts [--notebooks 30] [--figures 6] [--rows 50000] [--rounds 3] [--against <other checkout>]`
 * Each build is a process of its own. With `--against` both programs build in turn, and ratios to the other stand beside.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    notebooks: { type: "string", default: "30" },
    figures: { type: "string", default: "6" },
    rows: { type: "string", default: "50000" },
    rounds: { type: "string", default: "3" },
    against: { type: "string" },
  },
});
const size = {
  notebooks: Number(values.notebooks),
  figures: Number(values.figures),
  rows: Number(values.rows),
  experiments: 5,
};
const program = join(import.meta.dirname, "..");
const programs = [program, ...(values.against ? [resolve(values.against)] : [])];
const base = mkdtempSync(join(tmpdir(), "upheld-bench-"));

const arms = ["plain", "prompted", "trained", "both"];
const steps = ["100", "200", "400", "800"];
const charts = ["dots", "difference", "curve", "matrix", "replicates", "distribution"];

const write = (root: string, path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

/** A number from 0 to 1 that looks like chance and is the same each time. */
const mixed = (i: number): number => ((i * 2654435761) % 1000003) / 1000003;

function manifest(name: string): string {
  return `title: ${name}
design:
  unit: item
  replicate: seed
  factors:
    arm: { role: arm, baseline: plain, levels: [${arms.join(", ")}] }
    steps: { role: context, levels: { ${steps.map((s) => `"${s}": { label: "${s} steps", value: ${s} }`).join(", ")} } }
metrics:
  right: { label: Right answers, role: capability }
  leak: { label: Leaks, role: propensity }
data:
  - files: answers.csv
`;
}

/** Rows of an experiment: arms are crossed with steps and three seeds. */
function answers(rows: number, shift: number): string {
  const lines = ["item,seed,arm,steps,right,leak"];
  for (let i = 0; i < rows; i++) {
    const [arm, step, seed] = [i % 4, (i >> 2) % 4, (i >> 4) % 3];
    const item = Math.floor(i / 48);
    const right = mixed(i + shift) < 0.4 + 0.1 * arm + 0.03 * step ? 1 : 0;
    const leak = mixed(i + shift + 7) < 0.5 - 0.1 * arm ? 1 : 0;
    lines.push(`q${item},${seed},${arms[arm]},${steps[step]},${right},${leak}`);
  }
  return `${lines.join("\n")}\n`;
}

function notebook(i: number): string {
  const figures = Array.from({ length: size.figures }, (_, f) => {
    const chart = charts[f % charts.length];
    const metric = f % 2 === 0 ? "right" : "leak";
    const of = chart === "distribution" ? ' of="steps=800"' : "";
    return `Answers reach :value{metric=${metric} of="arm=${arms[(i + f) % 4]}"} here.

:::figure[Figure ${f} of notebook ${i}]{#fig-${f} chart=${chart} metric=${metric}${of}}
What the arms do.
:::
`;
  });
  return `---
title: Notebook ${i}
experiment: bench-${i % size.experiments}
date: 2026-11-24
authors: [A. Bench]
abstract: Right answers reach :value{metric=right of="arm=trained"}.
---
## What was asked {#asked}

Training gives :diff{metric=right of="arm=trained" versus="arm=plain"}; see also :ref{to="notebook-${(i + 1) % size.notebooks}#asked"}.

${figures.join("\n")}
:::finding{#more metric=right of="arm=trained" versus="arm=plain" expect="greater"}
Training raises the share of right answers.
:::
`;
}

function writeReport(root: string): void {
  for (let e = 0; e < size.experiments; e++) {
    write(root, `results/bench-${e}/experiment.yaml`, manifest(`Bench ${e}`));
    write(root, `results/bench-${e}/answers.csv`, answers(size.rows / size.experiments, e));
  }
  for (let i = 0; i < size.notebooks; i++) write(root, `content/notebook-${i}.md`, notebook(i));
}

interface Taken {
  readonly milliseconds: number;
  /** Work of all threads: on a machine that others use, it says more than the clock. */
  readonly cpu: number;
  readonly megabytes: number;
}

/** Has a process say, when it ends, what it used. */
const noteUse = `data:text/javascript,import { writeFileSync } from "node:fs"; process.on("exit", () => writeFileSync(process.env.BENCH_USE, JSON.stringify(process.resourceUsage())));`;

function build(from: string, root: string): Taken {
  const use = join(base, "use");
  const started = performance.now();
  const done = spawnSync(
    process.execPath,
    ["--import", noteUse, join(from, "bin/upheld.js"), "--root", root, "build"],
    { env: { ...process.env, BENCH_USE: use }, encoding: "utf8" },
  );
  const milliseconds = performance.now() - started;
  if (done.status !== 0) throw new Error(`${from} failed:\n${done.stdout}${done.stderr}`);
  const used = JSON.parse(readFileSync(use, "utf8")) as NodeJS.ResourceUsage;
  const cpu = (used.userCPUTime + used.systemCPUTime) / 1000;
  return { milliseconds, cpu, megabytes: used.maxRSS / 1024 };
}

/** What is done to a report before each build. */
const changes: readonly (readonly [string, (root: string, round: number) => void])[] = [
  [
    "cold",
    (root) => {
      for (const folder of ["dist", ".upheld/cache", ".upheld/experiments"])
        rmSync(join(root, folder), { recursive: true, force: true });
    },
  ],
  [
    "one text touched",
    (root, round) =>
      write(
        root,
        "content/notebook-1.md",
        `${notebook(1)}\nOnce more, ${"and ".repeat(round)}again.\n`,
      ),
  ],
  [
    "one row touched",
    (root, round) => {
      const rows = answers(size.rows / size.experiments, 0).split("\n");
      rows.splice(3 + round, 1);
      write(root, "results/bench-0/answers.csv", rows.join("\n"));
    },
  ],
  ["nothing changed", () => {}],
];

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

const roots = programs.map((_, p) => join(base, String(p)));
roots.forEach(writeReport);
// Templates of a checkout are compiled once and kept; an installed program brings them.
programs.forEach((from, p) => void build(from, roots[p] ?? ""));
const taken = new Map<string, Taken[][]>(changes.map(([name]) => [name, programs.map(() => [])]));
for (let round = 0; round < Number(values.rounds); round++)
  for (const [name, change] of changes)
    programs.forEach((from, p) => {
      change(roots[p] ?? "", round);
      taken.get(name)?.[p]?.push(build(from, roots[p] ?? ""));
    });
rmSync(base, { recursive: true, force: true });

console.log(
  `${size.notebooks} notebooks of ${size.figures} figures, ${size.rows} rows; median of ${values.rounds}`,
);
for (const [name, [own = [], other = []]] of taken) {
  const of = (list: readonly Taken[], what: keyof Taken) => median(list.map((t) => t[what]));
  const said = (list: readonly Taken[]) =>
    `${of(list, "milliseconds").toFixed(0).padStart(6)} ms ${of(list, "cpu").toFixed(0).padStart(6)} ms of work ${of(list, "megabytes").toFixed(0).padStart(5)} MB`;
  const ratio = (what: keyof Taken) => (of(own, what) / of(other, what)).toFixed(2);
  const beside = other.length
    ? `   other ${said(other)}   ratio ${ratio("milliseconds")}, work ${ratio("cpu")}, memory ${ratio("megabytes")}`
    : "";
  console.log(`${name.padEnd(18)}${said(own)}${beside}`);
}
