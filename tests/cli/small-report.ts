import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder with nothing in it but what a test puts there. */
export function emptyFolder(name: string): string {
  return mkdtempSync(join(tmpdir(), `upheld-${name}-`));
}

export function write(root: string, path: string, text: string | Uint8Array): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const manifest = `title: Twelve questions
design:
  unit: question
  factors:
    arm: { role: arm, baseline: plain, levels: { plain: Plain, taught: Taught } }
metrics:
  right: { label: Right answers, role: capability }
data:
  - files: answers.csv
`;

/** Made by rule, for tests only: the taught arm is right more often. */
export function answers(taughtRight: number): string {
  const rows = ["question,arm,right"];
  for (let i = 0; i < 40; i++)
    rows.push(`q${i},plain,${i < 10 ? 1 : 0}`, `q${i},taught,${i < taughtRight ? 1 : 0}`);
  return `${rows.join("\n")}\n`;
}

export const notebook = `---
title: Teaching helps
experiment: twelve
date: 2026-11-24
authors: [A. Tester]
abstract: Right answers reach :value{metric=right of="arm=taught"}.
---
It does: :diff{metric=right of="arm=taught" versus="arm=plain"}.

:::figure[The taught arm is right more often]{#by-arm chart=dots metric=right supports=helps}
A dot per arm.
:::

:::finding{#helps metric=right of="arm=taught" versus="arm=plain" expect="greater"}
Teaching raises the share of right answers.
:::
`;

/** A whole small report: an experiment and a notebook with a claim. */
export function writeSmallReport(root: string): void {
  write(root, "results/twelve/experiment.yaml", manifest);
  write(root, "results/twelve/answers.csv", answers(36));
  write(root, "content/teaching.md", notebook);
}
