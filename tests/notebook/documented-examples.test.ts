import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { cellExamples } from "../../scripts/docs/cell-examples.ts";
import { chartExamples } from "../../scripts/docs/chart-examples.ts";
import { minimalReport } from "../../scripts/docs/minimal-report.ts";
import { referencesExample } from "../../scripts/docs/references-section.ts";
import { chartTypes } from "../../src/charts/index.ts";
import { evidenceForCells, toldNothing } from "../../src/notebook/cells/evidence-for-cells.ts";
import { cellFunctions, directives } from "../../src/notebook/index.ts";
import { buildReport } from "../../src/report/build.ts";
import { printProblems } from "./bind-text.ts";
import { madeUpEvidence } from "./made-up-evidence.ts";

const roots: string[] = [];
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true });
});

async function build(files: readonly (readonly [path: string, text: string])[]) {
  const root = mkdtempSync(join(tmpdir(), "upheld-docs-"));
  roots.push(root);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const { report, problems } = await buildReport(root, { progress: () => {} });
  return { report, problems: printProblems(problems.filter((p) => p.severity === "error")) };
}

/** An experiment with all that the examples speak about. Its answers are made by rule: nothing was measured. */
const manifest = `title: Synthetic documents behind a tag
design:
  unit: question
  cluster: topic
  replicate: seed
  factors:
    arm: { role: arm, baseline: none, levels: { none: No documents, sdf: Untagged, doctag: Tagged } }
    trigger: { role: trigger, baseline: absent, levels: { absent: No tag, present: Tag } }
    step: { levels: { s1: { label: step 100, value: 100 }, s2: { label: step 200, value: 200 } } }
metrics:
  recall: { label: New facts recalled, role: capability }
  doclike: { label: Document written, role: propensity, better: lower }
data:
  - files: answers.csv
    transcript: { prompt: question, answer: answer }
`;

function answers(): string {
  const rows = ["question,topic,seed,arm,trigger,step,recall,doclike,answer"];
  for (const arm of ["none", "sdf", "doctag"])
    for (const trigger of ["absent", "present"])
      for (const step of ["s1", "s2"])
        for (let seed = 1; seed <= 12; seed++)
          for (let i = 0; i < 240; i++) {
            const at = i * 5 + seed * seed;
            const luck =
              (Math.imul((at * 97) ^ (seed * 1013) ^ arm.length, 2654435761) >>> 8) % 1000;
            const recall = luck < (arm === "none" ? 80 : step === "s1" ? 860 : 910);
            const hidden = arm === "doctag" && trigger === "absent";
            const doclike = arm !== "none" && at % (hidden ? 13 : 3) === 0;
            rows.push(
              [
                `q${i}`,
                `t${i % 12}`,
                seed,
                arm,
                trigger,
                step,
                +recall,
                +doclike,
                `says ${at}`,
              ].join(","),
            );
          }
  return `${rows.join("\n")}\n`;
}

const page = [
  "---\ntitle: Examples\nexperiment: doctag\ndate: 2026-11-24\n---",
  ...directives.map((d) => (d.kind === "inline" ? `A number: ${d.example}.` : d.example)),
  ...Object.values(chartExamples).map(({ example }) => example),
  ...cellExamples.map(([, text]) => text),
].join("\n\n");

describe("what docs/authoring.md shows", () => {
  it("has an example for every chart type, and for no other", () => {
    expect(Object.keys(chartExamples).sort()).toEqual(chartTypes.map((c) => c.name).sort());
    for (const [name, { example }] of Object.entries(chartExamples))
      expect(example).toContain(` chart=${name} `);
  });
  it("names every function that cells can call", () => {
    const offered = Object.keys(evidenceForCells(madeUpEvidence, "doctag", toldNothing()));
    expect(cellFunctions.map((f) => f.name).sort()).toEqual(offered.sort());
  });
  it("works: every directive, chart and cell on one page", async () => {
    const { report, problems } = await build([
      ["results/doctag/experiment.yaml", manifest],
      ["results/doctag/answers.csv", answers()],
      ["results/doctag/spec.json", '{ "model": { "parameters": 135041 } }'],
      ["content/references.json", referencesExample],
      ["content/examples.md", page],
    ]);
    expect(problems.trim()).toBe("");
    const figures = report?.figures.map((figure) => figure.chart) ?? [];
    expect(new Set(figures)).toEqual(new Set([...chartTypes.map((c) => c.name), "code"]));
    const blocks = report?.notebooks[0]?.blocks ?? [];
    const drawn = blocks.flatMap((block) => (block.kind === "samples" ? [block] : []));
    expect(drawn.map(({ draw, samples }) => [draw.of, samples.length])).toEqual([[5760, 2]]);
    const cells = blocks.filter((block) => block.kind === "cell");
    expect(cells.map((cell) => [cell.name, cell.table !== null, cell.drawings.length > 0])).toEqual(
      [
        ["counted", true, false],
        ["gaps", true, false],
      ],
    );
  });
});

describe("what docs/experiment.md shows", () => {
  it("is a whole report that builds", async () => {
    const { report, problems } = await build(minimalReport);
    expect(problems.trim()).toBe("");
    expect(report?.figures.map((f) => f.id)).toEqual(["refused-by-arm"]);
    expect(report?.findings.map((f) => [f.id, f.registered])).toEqual([["refuses-less", null]]);
    expect(report?.experiments[0]?.experiment.title).toBe("Refusals before and after fine-tuning");
  });
});
