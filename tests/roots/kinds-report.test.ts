import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { kindExamples } from "../../scripts/docs/kind-examples.ts";
import { seededRandom } from "../../src/lib/random.ts";
import { buildReport } from "../../src/report/build.ts";
import { csvOf, type Row } from "./study.ts";

const roots: string[] = [];
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true });
});

async function build(files: Readonly<Record<string, string>>) {
  const root = mkdtempSync(join(tmpdir(), "upheld-kinds-"));
  roots.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const { report, problems } = await buildReport(root, { progress: () => {} });
  return { report, problems: problems.map((p) => `${p.rule}: ${p.message}`) };
}

const page = (experiment: string, body: string): string =>
  `---\ntitle: A page\nexperiment: ${experiment}\ndate: 2026-11-30\nsummary: Made up.\n---\n\n${body}`;

function answers(): readonly Row[] {
  const random = seededRandom(3);
  return ["base", "tuned"].flatMap((arm) =>
    Array.from({ length: 400 }, (_row, i) => {
      const truth = random() < (arm === "tuned" ? 0.6 : 0.2);
      const says = random() < 0.9 ? truth : !truth;
      const looked = random() < 0.5;
      return { prompt: `q${i}`, arm, judge: String(says), human: looked ? String(truth) : null };
    }),
  );
}

function scores(): readonly Row[] {
  const random = seededRandom(4);
  return ["early", "late"].flatMap((layer) =>
    Array.from({ length: 400 }, (_row, i) => {
      const deceptive = i % 3 === 0 ? 1 : 0;
      const gap = layer === "late" ? 0.8 : 0.2;
      return { prompt: `q${i}`, layer, deceptive, score: random() + random() + gap * deceptive };
    }),
  );
}

const judged = {
  "results/judge/experiment.yaml": kindExamples.judged.manifest,
  "results/judge/answers.csv": csvOf(answers()),
};
const ranking = {
  "results/probe/experiment.yaml": kindExamples.ranking.manifest,
  "results/probe/scores.csv": csvOf(scores()),
};

describe("what docs/experiment.md shows of judged rates and rankings", () => {
  it("builds, with the judge's own rate beside the corrected one", async () => {
    const { report, problems } = await build({
      ...judged,
      "content/judge.md": page("judge", kindExamples.judged.notebook),
    });
    expect(problems).toEqual([]);
    expect(report?.findings.map(({ verdict }) => verdict)).toEqual(["upheld"]);
    const text = JSON.stringify(report?.notebooks);
    expect(text).toContain("judge&#x27;s own rate");
    const [experiment] = report?.experiments ?? [];
    const [estimate] = experiment?.estimates ?? [];
    expect(estimate?.parts?.map(({ id }) => id)).toEqual([
      "raw",
      "labels",
      "sensitivity",
      "specificity",
      "kappa",
      "alpha",
    ]);
    expect(estimate?.pooled).toBeNull();
    const checks = report?.findings[0]?.checks.map(({ label }) => label);
    expect(checks).toContain("By the judge alone, not corrected");
  });

  it("builds, areas as plain numbers and a rate at a threshold in percent", async () => {
    const { report, problems } = await build({
      ...ranking,
      "content/probe.md": page("probe", kindExamples.ranking.notebook),
    });
    expect(problems).toEqual([]);
    expect(report?.findings.map(({ verdict }) => verdict)).toEqual(["upheld"]);
    const [experiment] = report?.experiments ?? [];
    const caught = experiment?.estimates.find(({ metric }) => metric === "caught");
    expect(caught?.parts?.map(({ id }) => id)).toEqual([
      "positives",
      "negatives",
      "threshold",
      "flagged",
    ]);
  });

  it("refuses parts that a metric has not, a percentage of an area, and a ratio of areas", async () => {
    const { problems } = await build({
      ...ranking,
      "content/probe.md": page(
        "probe",
        [
          'Kappa :value{metric=probe of="layer=late" what=kappa}.',
          ':::finding{#much metric=probe of="layer=late" expect="at least 80%"}\nMuch.\n:::',
          'Twice :diff{metric=probe of="layer=late" versus="layer=early" as=ratio}.',
        ].join("\n\n"),
      ),
    });
    expect(problems.join("\n")).toContain('attribute-is-valid: Probe has no part "kappa" here');
    expect(problems.join("\n")).toContain("expectation-fits: Probe is an area from 0 to 1");
    expect(problems).toHaveLength(2);
  });
});
