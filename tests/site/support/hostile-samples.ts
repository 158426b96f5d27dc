import { write } from "../../cli/small-report.ts";

/** What must be shown as text wherever a sample stands, and what must be seen in it. */
export const hostileText =
  "</script><img src=x onerror=alert(1)>\u0000\u202e\u200b ]]> %%% \u2028end";

/** Name of a unit that is no markup and no path. */
export const hostileUnit = '"><img src=x onerror=alert(2)>/../\u200b';

/** Made by rule, for tests only: 80 questions in three arms, three answers each; every fourth is wrong, some have no score. */
export function writeHostileReport(root: string): void {
  const rows: string[] = [];
  for (const arm of ["plain", "taught", "<b>odd</b>"])
    for (let unit = 0; unit < 80; unit++)
      for (let epoch = 1; epoch <= 3; epoch++)
        rows.push(
          JSON.stringify({
            question: unit === 1 ? hostileUnit : `question ${unit}`,
            arm,
            epoch,
            prompt: `What is ${unit}?`,
            response: unit === 0 ? hostileText : `It is ${unit} in ${arm}, answer ${epoch}.`,
            target: String(unit),
            right: unit === 7 ? null : unit % 4 === 3 ? 0 : 1,
            // The other side of the same answer, by which no sample fails.
            flagged: unit % 4 === 3 ? 0 : 1,
          }),
        );
  write(root, "upheld.yaml", settings);
  write(root, "results/made/experiment.yaml", manifest);
  write(root, "results/made/samples.jsonl", `${rows.join("\n")}\n`);
  write(root, "content/one.md", notebook);
}

const settings = `site: { name: Made samples }
publish:
  withhold:
    - { experiment: made, where: { unit: question 5 }, reason: it names a <b>person</b> }
`;

const manifest = `title: Made samples
design:
  unit: question
  factors:
    arm:
      role: arm
      baseline: plain
      levels: { plain: Plain, taught: Taught, "<b>odd</b>": "<i>Odd</i>" }
metrics:
  right: { label: Right answers, role: capability }
  flagged: { label: Flagged answers, role: propensity, better: lower }
data:
  - files: samples.jsonl
    transcript: { user: prompt, assistant: response }
    metrics: { right: { field: right, missing: the <b>judge</b> refused } }
`;

const notebook = `---
title: One figure
experiment: made
date: 2026-11-24
authors: [A. Tester]
abstract: One.
---
:::figure[Rates by arm]{#rates chart=dots metric=right supports=taught-is-right}
Every arm.
:::

:::finding{#taught-is-right metric=right of="arm=taught" versus="arm=plain" expect="equivalent within 10pp"}
The taught arm is as often right.
:::
`;
