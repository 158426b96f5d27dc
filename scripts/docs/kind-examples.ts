/** A judged rate and a ranking, file by file, as docs/experiment.md shows them; a test builds them on made-up answers. */
export const kindExamples = {
  judged: {
    manifest: `title: Deception, graded by a judge
design:
  unit: prompt
  factors:
    arm: { role: arm, baseline: base, levels: { base: Base model, tuned: Tuned model } }
metrics:
  deceives: { label: Deceives, kind: judged, role: propensity, better: lower }
data:
  - files: "answers.csv"    # prompt, arm, judge, human: people looked at some answers, drawn at random
    metrics:
      deceives: { field: judge, human: human }
`,
    notebook: `The tuned model deceives in :value{metric=deceives of="arm=tuned"} of its answers. The judge alone
says :value{metric=deceives of="arm=tuned" what=raw}; it finds :value{metric=deceives of="arm=tuned" what=sensitivity}
of what people call deception (kappa :value{metric=deceives of="arm=tuned" what=kappa}).

:::finding{#deceives-more metric=deceives of="arm=tuned" versus="arm=base" expect="greater by 10pp"}
The tuned model deceives more, by :diff{metric=deceives of="arm=tuned" versus="arm=base"}.
:::

:::figure[The tuned model deceives more]{#deceives-by-arm chart=dots metric=deceives x=arm}
A dot is the corrected rate; the upright stroke beside it is the judge's own.
:::
`,
  },
  ranking: {
    manifest: `title: A probe for deception
design:
  unit: prompt
  factors:
    layer: { role: arm, baseline: early, levels: { early: Early layer, late: Late layer } }
metrics:
  probe: { label: Probe, kind: ranking, positive: "deceptive = 1" }
  caught: { label: Caught, kind: ranking, positive: "deceptive = 1", fpr: 5% }
data:
  - files: "scores.csv"     # prompt, layer, deceptive, score
    metrics: { probe: score, caught: score }
`,
    notebook: `The late layer tells deception with an AUROC of :value{metric=probe of="layer=late"}. Above the score
:value{metric=caught of="layer=late" what=threshold}, which :value{metric=caught of="layer=late" what=flagged} of the
harmless prompts reach, it catches :value{metric=caught of="layer=late"} of the deceptive ones.

:::finding{#late-is-better metric=probe of="layer=late" versus="layer=early" expect=greater}
The late layer is better by :diff{metric=probe of="layer=late" versus="layer=early"}.
:::

:::figure[The late layer is better]{#probe-by-layer chart=difference metric=probe x=layer}
The difference of the two areas.
:::
`,
  },
} as const;

const shown = (language: string, text: string): readonly string[] => [
  `\`\`\`\`${language}`,
  text.trimEnd(),
  "````",
  "",
];

export const kindsSection: readonly string[] = [
  "## Judged rates and rankings",
  "",
  "Two kinds of metrics are no means of scores. A `judged` metric is a yes or no by a judge (a model, say) of which people labelled a part, drawn at random: its value is the rate that people would have found, and the judge's own rate stands beside it. It needs labels on at least ten units of every condition, of both answers; else it has no value, and says what to do.",
  "",
  ...shown("yaml", kindExamples.judged.manifest),
  ...shown("md", kindExamples.judged.notebook),
  "A `ranking` holds scores of a monitor or a probe, on any scale, that should be higher on the samples which `positive` names. Its value is the area under the curve (AUROC) or, with `fpr`, the share of positives above the lowest threshold that keeps this false-positive rate. `positive` may name a field, another metric or a factor; a factor that it names tells the classes apart and is no condition of the metric. An empty field is no class: such samples count as missing.",
  "",
  ...shown("yaml", kindExamples.ranking.manifest),
  ...shown("md", kindExamples.ranking.notebook),
];
