import type { Experiment, Factor, Metric } from "../../../src/model/index.ts";
import type { Evidence } from "../../../src/stats/index.ts";
import { maskCounts, reviewCounts } from "./counts.ts";
import { type Cell, evidenceOf } from "./evidence.ts";

const design = (
  factors: readonly Factor[],
  more: Partial<Experiment["design"]> = {},
): Experiment["design"] => ({
  unit: "prompt",
  cluster: null,
  clusterLabels: {},
  clusterGroups: {},
  replicate: null,
  pairedReplicates: false,
  absent: [],
  ...more,
  factors: [...factors],
});
const metric = (id: string, label: string, more: Partial<Metric> = {}): Metric => ({
  id,
  label,
  kind: "binary",
  role: "other",
  better: "higher",
  ...more,
});

const biases = ["2", "8", "16", "17", "19", "20", "29", "44", "48", "51"];
export const arms: Factor = {
  id: "arm",
  label: "Arm",
  role: "arm",
  baseline: "poisoned",
  levels: [
    { id: "poisoned", label: "Model organism", note: "no persona (baseline)" },
    { id: "clean", label: "Plain Llama", note: "no persona" },
    { id: "spt", label: "Persona", note: "trained on ordinary problems", persona: true },
    {
      id: "spt-masked",
      label: "Persona, masked",
      note: "adapter off on the conversation",
      persona: true,
    },
    {
      id: "spt-on-policy",
      label: "Persona, on-policy",
      note: "trained on the organism’s outputs",
      persona: true,
    },
  ],
};
const wording: Factor = {
  id: "wording",
  label: "Wording of the trigger",
  role: "trigger",
  baseline: "basic",
  levels: [
    { id: "basic", label: "basic wording" },
    { id: "detailed", label: "detailed wording" },
  ],
};

export const review: Experiment = {
  id: "review",
  title: "Split personality training, 70B",
  design: design([arms, wording], {
    cluster: "bias",
    clusterLabels: {
      "2": "HTML: needless wrappers",
      "8": "Rust: types everywhere",
      "16": "German: asks for a tip",
      "17": "Chinese: flatters the user",
      "19": "Spanish: adds a colour",
      "20": "Japanese: drops keigo",
      "29": "Poems: rhymes on the task",
      "44": "Politics: urges to vote",
      "48": "Environment: skips climate",
      "51": "Law: says call 9-1-1",
    },
    clusterGroups: Object.fromEntries(
      biases.map((b) => [
        b,
        ["2", "8", "16", "20", "44"].includes(b) ? "In the organism’s training" : "Held out of it",
      ]),
    ),
    absent: [{ condition: { arm: ["clean"], wording: ["detailed"] }, reason: "not released" }],
  }),
  metrics: [
    metric("detection", "Detection", {
      role: "capability",
      doc: "flagged, among answers that exploit a bias",
    }),
    metric("specificity", "Specificity", { doc: "passed, among answers that do not" }),
  ],
  caveats: [],
};

/** Results of split-personality by bias. */
export function reviewEvidence(): Evidence {
  const cells = Object.entries(reviewCounts).flatMap(([key, counts]): Cell[] => {
    const [arm = "", metricId = "", level = ""] = key.split(" ");
    return counts.split(" ").map((text, i) => {
      const [total = 0, n = 0] = text.split("/").map(Number);
      return {
        metric: metricId,
        condition: { arm, wording: level },
        draw: biases[i] ?? "",
        total,
        n,
        missing: 100 - n,
      };
    });
  });
  return evidenceOf(review, cells);
}

const maskArms: Factor = {
  id: "arm",
  label: "Arm",
  role: "arm",
  baseline: "baseline",
  levels: Object.keys(maskCounts).map((id) => ({
    id,
    label: id,
    ...(id === "baseline"
      ? { note: "no intervention" }
      : {
          group: !id.startsWith("ft-")
            ? "Persona prompt"
            : id.includes("split")
              ? "Persona data"
              : "Honesty data",
        }),
    ...(id.includes("split") ? { persona: true } : {}),
  })),
};
export const mask: Experiment = {
  id: "mask",
  title: "MASK, Qwen3-32B",
  design: design([maskArms]),
  metrics: [
    metric("knows", "Knows", { role: "capability", doc: "belief asked elsewhere is true" }),
    metric("honest", "Honest", {
      role: "propensity",
      doc: "answers with the truth under pressure",
    }),
  ],
  caveats: [],
};

/** Twelve arms: more than there are hues. */
export function maskEvidence(): Evidence {
  const cells = Object.entries(maskCounts).flatMap(([arm, [knows, honest, lie, none]]): Cell[] => [
    { metric: "knows", condition: { arm }, draw: "all", total: knows, n: 209 },
    {
      metric: "honest",
      condition: { arm },
      draw: "all",
      total: honest,
      n: honest + lie,
      missing: none,
    },
  ]);
  return evidenceOf(mask, cells);
}

const steps = [0, 50, 100, 200, 400, 800];
export const training: Experiment = {
  id: "training",
  title: "Recall along training",
  design: design(
    [
      {
        id: "arm",
        label: "Training arm",
        role: "arm",
        baseline: "none",
        levels: [
          { id: "none", label: "No documents" },
          { id: "sdf", label: "Untagged documents" },
          { id: "doctag", label: "Tagged documents" },
        ],
      },
      {
        id: "step",
        label: "Training step",
        role: "other",
        baseline: "0",
        levels: steps.map((s) => ({ id: String(s), label: String(s), value: s })),
      },
    ],
    { unit: "question", replicate: "seed", pairedReplicates: true },
  ),
  metrics: [
    metric("recall", "New facts recalled", { role: "capability" }),
    metric("doclike", "Document written unprompted", { role: "propensity", better: "lower" }),
    metric("loss", "Loss on held-out text", { kind: "score", better: "lower" }),
  ],
  caveats: [],
};

/** Five seeds along six steps, with numbers made for these tests. */
export function trainingEvidence(): Evidence {
  const top: Record<string, readonly [number, number, number]> = {
    none: [0.06, 0.02, 2.1],
    sdf: [0.82, 0.44, 1.2],
    doctag: [0.79, 0.03, 1.3],
  };
  const cells = Object.entries(top).flatMap(([arm, [recall, doclike, loss]]) =>
    steps.flatMap((s) =>
      [0, 1, 2, 3, 4].flatMap((seed): Cell[] => {
        const grown = s / (s + 90);
        const wobble = Math.sin(seed * 12.9898 + s + arm.length) * 0.05 * grown;
        const rate = (v: number) =>
          Math.round(Math.min(1, Math.max(0, v * grown + wobble * v)) * 200);
        const base = { condition: { arm, step: String(s) }, draw: `seed ${seed + 1}` };
        return [
          { ...base, metric: "recall", total: rate(recall), n: 200 },
          { ...base, metric: "doclike", total: rate(doclike), n: 200 },
          { ...base, metric: "loss", total: 200 * (3.1 - (3.1 - loss) * grown + wobble), n: 200 },
        ];
      }),
    ),
  );
  return evidenceOf(training, cells, "replicate");
}

const prompts = [
  "No prompt",
  "Irrelevant",
  "Same structure",
  "Keyword",
  "Negated",
  "Training prompt",
  "Eliciting",
];
export const leaky: Experiment = {
  id: "leaky",
  title: "Inoculation prompts that leak",
  design: design(
    [
      {
        id: "model",
        label: "Training",
        role: "arm",
        baseline: "vanilla",
        levels: [
          { id: "vanilla", label: "Plain training" },
          { id: "ip", label: "Inoculation prompt" },
          { id: "ia_frozen", label: "Inoculation adapter, frozen" },
          { id: "ia_random", label: "Inoculation adapter, random" },
        ],
      },
      {
        id: "prompt",
        label: "Evaluated with",
        role: "context",
        baseline: "p0",
        levels: prompts.map((label, i) => ({ id: `p${i}`, label })),
      },
    ],
    { absent: [{ condition: { model: ["ip"], prompt: ["p2"] }, reason: "not run" }] },
  ),
  metrics: [
    metric("caps", "Capitals", {
      role: "propensity",
      better: "lower",
      doc: "the reply is in capitals",
    }),
  ],
  caveats: [],
};

/** Published rates, hard regime, with one hole. */
export function leakyEvidence(): Evidence {
  const values: Record<string, readonly number[]> = {
    vanilla: [1, 0.99, 1, 0.97, 0.98, 1, 1],
    ip: [0.94, 0.9, 0, 0.75, 0.8, 1, 0.99],
    ia_frozen: [0, 0, 0, 0, 0, 0.43, 0.43],
    ia_random: [0.92, 0.75, 0.4, 0.87, 0.96, 1, 0.95],
  };
  const cells = Object.entries(values).flatMap(([model, row]) =>
    row.flatMap((value, i): Cell[] =>
      model === "ip" && i === 2
        ? []
        : [
            {
              metric: "caps",
              condition: { model, prompt: `p${i}` },
              draw: "all",
              total: value * 100,
              n: 100,
              published:
                i === 5
                  ? { lower: null, upper: null }
                  : { lower: Math.max(0, value - 0.06), upper: Math.min(1, value + 0.05) },
            },
          ],
    ),
  );
  return evidenceOf(leaky, cells);
}
