import type { Experiment, Sample } from "../../src/model/index.ts";

/** An experiment of five samples: a repeat, one without a score, one that is filtered out. */
export const experiment: Experiment = {
  id: "tiny",
  title: "Tiny",
  caveats: [],
  design: {
    unit: "prompt",
    cluster: "topic",
    clusterLabels: {},
    clusterGroups: {},
    replicate: "seed",
    pairedReplicates: false,
    absent: [],
    factors: [
      {
        id: "arm",
        label: "Arm",
        role: "arm",
        baseline: "a",
        levels: [
          { id: "a", label: "A" },
          { id: "b", label: "B" },
        ],
      },
    ],
  },
  metrics: [{ id: "right", label: "Right", kind: "binary", role: "capability", better: "higher" }],
};

export function sample(
  arm: string,
  unit: string,
  epoch: number,
  score: Sample["scores"][string],
): Sample {
  return {
    experiment: "tiny",
    file: 0,
    place: { file: "results/tiny/x.jsonl", line: epoch },
    condition: { arm },
    unit,
    cluster: "t1",
    replicate: "0",
    epoch,
    scores: { right: score },
    turns: [
      { name: "user", text: "<b>hi</b>" },
      { name: "assistant", text: `says "${unit}"` },
    ],
    fields: { tokens: 12 * epoch, note: "ü", flag: null, "odd name": true },
  };
}
export const samples = [
  sample("a", "u1", 1, { value: 1 }),
  sample("a", "u1", 2, { value: 0 }),
  sample("a", "u2", 1, { missing: "error" }),
  sample("b", "u1", 1, { value: 1 }),
  sample("b", "u2", 1, { excluded: true }),
];
