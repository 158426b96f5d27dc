/** The report that is built: experiments by rule, and notebooks with figures about them. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

export interface Size {
  readonly notebooks: number;
  readonly figures: number;
  readonly rows: number;
  readonly experiments: number;
}

export const arms = ["plain", "prompted", "trained", "both"];
const steps = ["100", "200", "400", "800"];
const charts = ["dots", "difference", "curve", "matrix", "replicates", "distribution"];

/** Metrics of a figure, in turn. */
export const metricOf = (figure: number): "right" | "leak" => (figure % 2 === 0 ? "right" : "leak");

export const chartOf = (figure: number): string => charts[figure % charts.length] ?? "dots";

/** Writes a file below a folder. */
export function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** A number from 0 to 1 that looks like chance and is the same each time. */
const mixed = (i: number): number => ((i * 2654435761) % 1000003) / 1000003;

/** Rows of an experiment, one a line: arms are crossed with steps and three seeds. */
export function answers(size: Size, shift: number): string[] {
  const lines = ["item,seed,arm,size,right,leak"];
  for (let i = 0; i < size.rows / size.experiments; i++) {
    const [arm, step, seed] = [i % 4, (i >> 2) % 4, (i >> 4) % 3];
    const item = Math.floor(i / 48);
    const right = mixed(i + shift) < 0.4 + 0.1 * arm + 0.03 * step ? 1 : 0;
    const leak = mixed(i + shift + 7) < 0.5 - 0.1 * arm ? 1 : 0;
    lines.push(`q${item},${seed},${arms[arm]},${steps[step]},${right},${leak}`);
  }
  return lines;
}

/** The file of results of an experiment. */
export const resultsOf = (experiment: number): string => `results/bench-${experiment}/answers.csv`;

const manifest = (name: string): string => `title: ${name}
design:
  unit: item
  replicate: seed
  factors:
    arm: { role: arm, baseline: plain, levels: [${arms.join(", ")}] }
    size: { role: context, levels: { ${steps.map((s) => `"${s}": { label: "size ${s}", value: ${s} }`).join(", ")} } }
metrics:
  right: { label: Right answers, role: capability }
  leak: { label: Leaks, role: propensity }
data:
  - files: answers.csv
`;

/** Text of a notebook, by its number. */
export function notebook(size: Size, i: number): string {
  const figures = Array.from({ length: size.figures }, (_, f) => {
    const chart = chartOf(f);
    const of = chart === "distribution" ? ' of="size=800"' : "";
    return `Answers reach :value{metric=${metricOf(f)} of="arm=${arms[(i + f) % 4]}"} here.

:::figure[Figure ${f} of notebook ${i}]{#fig-${f} chart=${chart} metric=${metricOf(f)}${of}}
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

/** Writes the results, one file an experiment. */
export function writeResults(root: string, size: Size): void {
  for (let e = 0; e < size.experiments; e++)
    write(root, resultsOf(e), `${answers(size, e).join("\n")}\n`);
}

/** Writes the whole report. */
export function writeReport(root: string, size: Size): void {
  writeResults(root, size);
  for (let e = 0; e < size.experiments; e++)
    write(root, `results/bench-${e}/experiment.yaml`, manifest(`Bench ${e}`));
  for (let i = 0; i < size.notebooks; i++)
    write(root, `content/notebook-${i}.md`, notebook(size, i));
}
