/** A whole report, file by file, as docs/experiment.md shows it; a test builds it. The answers are made up. */
export const minimalReport: readonly (readonly [path: string, text: string])[] = [
  [
    "results/refusals/base.csv",
    `question,refused
q01,1
q02,1
q03,0
q04,1
q05,1
q06,0
q07,1
q08,1
q09,1
q10,0
`,
  ],
  [
    "results/refusals/tuned.csv",
    `question,refused
q01,0
q02,1
q03,0
q04,0
q05,1
q06,0
q07,0
q08,0
q09,1
q10,0
`,
  ],
  [
    "results/refusals/experiment.yaml",
    `title: Refusals before and after fine-tuning
design:
  unit: question            # the column with what was asked
  factors:
    arm: { role: arm, baseline: base, levels: { base: Base model, tuned: Fine-tuned } }
metrics:
  refused: { label: Refused, role: propensity, better: lower }   # the column with 0 or 1
data:
  - files: "{arm}.csv"      # base.csv has the level base, tuned.csv the level tuned
`,
  ],
  [
    "content/refusals.md",
    `---
title: Fine-tuning and refusals
experiment: refusals
date: 2026-11-24
authors: [Your name]
---

The base model refuses :value{metric=refused of="arm=base"} of the questions, the fine-tuned
one :value{metric=refused of="arm=tuned"}: :diff{metric=refused of="arm=tuned" versus="arm=base"}.

:::figure[The fine-tuned model refuses less]{#refused-by-arm chart=dots metric=refused x=arm}
A dot is a model, its line the interval.
:::

:::hypothesis{#refuses-less metric=refused of="arm=tuned" versus="arm=base" expect=less}
Fine-tuning makes the model refuse less.
:::
`,
  ],
];
