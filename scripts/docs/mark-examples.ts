import type { AuthorMarks } from "../../src/charts/index.ts";

/** A cell for each mark of `upheld`, on data of this repository; docs/marks.md shows them and a test draws them. */
export interface MarkExample {
  readonly mark: keyof AuthorMarks;
  readonly experiment: string;
  readonly title: string;
  readonly code: string;
}

const arms = `const arms = ["baseline", "ft-goals-anthropic", "ft-goals-qwen", "ft-mixed-split-personality", "split-personality"];`;

export const markExamples: readonly MarkExample[] = [
  {
    mark: "estimate",
    experiment: "mask-qwen3-32b",
    title: "Honest answers under pressure, by arm",
    code: `${arms}
const data = arms.map((arm) => ({ arm, ...evidence.estimate({ metric: "honest", of: \`arm=\${arm}\` }) }));
return Plot.plot({ marks: [upheld.estimate(data, { x: "value", y: "arm" })] });`,
  },
  {
    mark: "difference",
    experiment: "mask-qwen3-32b",
    title: "Honest answers under pressure, arm minus baseline",
    code: `${arms}
const data = arms.slice(1).map((arm) => ({
  arm, ...evidence.contrast({ metric: "honest", of: \`arm=\${arm}\`, versus: "arm=baseline" }),
}));
return Plot.plot({ marks: [upheld.difference(data, { y: "arm" })] });`,
  },
  {
    mark: "claim",
    experiment: "mask-qwen3-32b",
    title: "Whether half of the answers are honest",
    code: `${arms}
const data = arms.map((arm) => ({ arm, ...evidence.estimate({ metric: "honest", of: \`arm=\${arm}\` }) }));
return Plot.plot({ marks: [upheld.claim({ from: 0.5 }), upheld.estimate(data, { y: "arm" })] });`,
  },
  {
    mark: "bar",
    experiment: "mask-qwen3-32b",
    title: "Questions whose truth the model states elsewhere",
    code: `${arms}
const data = arms.map((arm) => ({ arm, ...evidence.estimate({ metric: "knows", of: \`arm=\${arm}\` }) }));
return Plot.plot({ marks: [upheld.bar(data, { y: "arm" })] });`,
  },
  {
    mark: "directLabels",
    experiment: "mask-qwen3-32b",
    title: "What an arm knows, and how often it says so under pressure",
    code: `${arms}
const share = (metric, arm) => evidence.estimate({ metric, of: \`arm=\${arm}\` }).value;
const data = arms.map((arm) => ({ arm, knows: share("knows", arm), honest: share("honest", arm) }));
return Plot.plot({
  height: 320, grid: true,
  x: { domain: [0.6, 0.9], label: "Knows", tickFormat: "%" },
  y: { domain: [0, 1], label: "Honest", tickFormat: "%" },
  marks: [
    Plot.dot(data, { x: "knows", y: "honest", fill: "arm", r: 5 }),
    upheld.directLabels(data, { x: "knows", y: "honest", text: "arm" }),
  ],
});`,
  },
  {
    mark: "endLabels",
    experiment: "lab-training",
    title: "Loss while three models learn to lie",
    code: `const runs = { lies: "Plainly", "meaningful-alone": "Behind a meaning", "meaningless-alone": "Behind nonsense" };
const data = Object.entries(runs).flatMap(([run, name]) =>
  [25, 50, 75, 100, 150, 200, 250, 300].map((step) => {
    const of = \`experiment=inoculation, run=\${run}, step=\${step}\`;
    return { run, name, step, loss: evidence.estimate({ metric: "loss", of }).value };
  }));
return Plot.plot({
  height: 300,
  marks: [
    Plot.line(data, { x: "step", y: "loss", stroke: "name" }),
    upheld.endLabels(data, { x: "step", y: "loss", text: "name" }),
  ],
});`,
  },
];

/** The examples as the cells of one page. */
export function markPage(): string {
  const cells = markExamples.map(
    ({ mark, experiment, title, code }) =>
      `\`\`\`js plot {#${mark} experiment=${experiment} title="${title}"}\n${code}\n\`\`\``,
  );
  const experiments = [...new Set(markExamples.map((e) => e.experiment))];
  return `---\ntitle: Marks\nexperiment: [${experiments.join(", ")}]\ndate: 2026-11-30\n---\n\n${cells.join("\n\n")}\n`;
}
