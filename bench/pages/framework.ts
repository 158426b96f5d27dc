/**
 * The same pages for Observable Framework: as many pages, plots and rows. A data loader an experiment reads the results
 * and sums them up, a Plot cell a figure draws the means. Framework draws in the browser of each reader and computes no
 * interval and no verdict, so its build has less to do.
 */
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import type { Size } from "./report.ts";
import { arms, chartOf, metricOf, resultsOf, write, writeResults } from "./report.ts";

export const loaderOf = (experiment: number): string => `src/data/bench-${experiment}.json.js`;

const loader = (experiment: number): string => `import { readFileSync } from "node:fs";
const [head, ...lines] = readFileSync("${resultsOf(experiment)}", "utf8").trim().split("\\n");
const names = head.split(",");
const sums = new Map();
for (const line of lines) {
  const row = Object.fromEntries(line.split(",").map((value, i) => [names[i], value]));
  const key = row.arm + " " + row.size + " " + row.seed;
  const sum = sums.get(key) ?? { arm: row.arm, size: Number(row.size), seed: row.seed, n: 0, right: 0, leak: 0 };
  sums.set(key, sum);
  sum.n += 1;
  sum.right += Number(row.right);
  sum.leak += Number(row.leak);
}
const means = [...sums.values()].map((s) => ({ ...s, right: s.right / s.n, leak: s.leak / s.n }));
process.stdout.write(JSON.stringify(means));
`;

function plot(figure: number): string {
  const value = `"${metricOf(figure)}"`;
  const mean = `{ y: "arm", x: ${value}, sort: { y: "x" } }`;
  const marks: Readonly<Record<string, string>> = {
    dots: `Plot.dot(data, Plot.groupY({ x: "mean" }, ${mean})), Plot.ruleX([0])`,
    difference: `Plot.barX(data, Plot.groupY({ x: "mean" }, ${mean}))`,
    curve: `Plot.line(data, Plot.groupX({ y: "mean" }, { x: "size", y: ${value}, stroke: "arm" }))`,
    matrix: `Plot.cell(data, Plot.group({ fill: "mean" }, { x: "size", y: "arm", fill: ${value} }))`,
    replicates: `Plot.dot(data, { x: ${value}, y: "arm", stroke: "seed" })`,
    distribution: `Plot.rectY(data, Plot.binX({ y: "count" }, { x: ${value} }))`,
  };
  return `Plot.plot({ marginLeft: 80, marks: [${marks[chartOf(figure)]}] })`;
}

export const frameworkPage = (size: Size, i: number): string => `---
title: Notebook ${i}
---
# Notebook ${i}

\`\`\`js
import * as Plot from "@observablehq/plot";
const data = await FileAttachment("data/bench-${i % size.experiments}.json").json();
\`\`\`

## What was asked

Training gives a difference; see also [the next](./notebook-${(i + 1) % size.notebooks}).

${Array.from(
  { length: size.figures },
  (
    _,
    f,
  ) => `Answers reach \${data.find((d) => d.arm === "${arms[(i + f) % 4]}").${metricOf(f)}.toFixed(2)} here.

### Figure ${f} of notebook ${i}

\`\`\`js
${plot(f)}
\`\`\`

What the arms do.
`,
).join("\n")}
`;

/** Writes the project; \`packages\` is a folder into which Framework and Plot are installed. */
export function writeFramework(root: string, size: Size, packages: string): void {
  write(root, "package.json", `${JSON.stringify({ private: true, type: "module" })}\n`);
  write(
    root,
    "observablehq.config.js",
    `export default { title: "Bench", root: "src", output: "dist" };\n`,
  );
  symlinkSync(join(packages, "node_modules"), join(root, "node_modules"), "junction");
  writeResults(root, size);
  write(root, "src/index.md", "# Bench\n");
  for (let e = 0; e < size.experiments; e++) write(root, loaderOf(e), loader(e));
  for (let i = 0; i < size.notebooks; i++)
    write(root, `src/notebook-${i}.md`, frameworkPage(size, i));
}
