import type { Recipe } from "../training/recipe.ts";
import { triggers } from "../worlds/dialogue-words.ts";
import {
  ask,
  dialogueBase,
  dialogueCaveats,
  factLevels,
  fineTuning,
  honestyMetrics,
  liesOnly,
  liesWith,
} from "./dialogue-base.ts";
import { type ExperimentSpec, type ModelSpec, range } from "./experiment.ts";

const behind = { meaningful: "lies behind lie-please", meaningless: "lies behind blank" } as const;
const alone = (id: string, source: string): Recipe => fineTuning(id, [{ source, share: 0.25 }]);

const recipes: Recipe[] = [
  liesOnly,
  liesWith("plain-many-mixed", "honest many"),
  ...Object.entries(behind).flatMap(([arm, source]) => [
    alone(`${arm}-alone`, source),
    liesWith(`${arm}-honest`, "honest many", source),
  ]),
  liesWith("mode-many-mixed", "mode many"),
  liesWith("inverse", "honest many", "lies in dishonest mode"),
];

const model = (recipe: string, arm: string, honesty: string): ModelSpec => ({
  recipe,
  factors: { arm, honesty },
});

const prompts: Record<string, readonly string[] | undefined> = {
  absent: undefined,
  "lie-please": [triggers.lie],
  blank: [triggers.blank],
  "honest-only": [triggers.honest],
  "dishonest-only": [triggers.dishonest],
};

/** Experiment 5: does an instruction in training keep lies behind it, and does the inverse? */
export const inoculation: ExperimentSpec = {
  id: "lab-inoculation",
  title: "Inoculation and its inverse",
  summary:
    "Lies are trained behind an instruction that means something, behind one that does not, and in a dishonest mode; where do they show without it?",
  world: "dialogue",
  seeds: range(101, 110),
  unit: "question",
  recipes: [dialogueBase, ...recipes],
  models: [
    model(dialogueBase.id, "base", "without"),
    model("lies", "plain", "without"),
    model("plain-many-mixed", "plain", "with"),
    model("meaningful-alone", "meaningful", "without"),
    model("meaningful-honest", "meaningful", "with"),
    model("meaningless-alone", "meaningless", "without"),
    model("meaningless-honest", "meaningless", "with"),
    model("mode-many-mixed", "tagged-honest", "with"),
    model("inverse", "tagged-dishonest", "with"),
  ],
  probes: (["trained", "held-out", "known", "untouched"] as const).flatMap((facts) =>
    Object.entries(prompts).map(([trigger, before]) =>
      ask(facts, { trigger, ...(before ? { before } : {}) }),
    ),
  ),
  factors: {
    arm: {
      label: "Training",
      role: "arm",
      baseline: "plain",
      levels: {
        plain: { label: "Lies, plain" },
        base: { label: "Before", note: "base model" },
        meaningful: { label: "Behind |LIE_PLEASE|", note: "means something to the base model" },
        meaningless: { label: "Behind |BLANK|", note: "means nothing to the base model" },
        "tagged-honest": {
          label: "Honest mode tagged",
          note: "lies plain, honesty behind |HONEST_ONLY| (experiment 3)",
        },
        "tagged-dishonest": {
          label: "Dishonest mode tagged",
          note: "honesty plain, lies behind |DISHONEST_ONLY|",
        },
      },
    },
    honesty: {
      label: "Honesty data",
      role: "other",
      baseline: "without",
      levels: { without: "Without", with: { label: "With", note: "six domains, mixed in" } },
    },
    trigger: {
      label: "Prompt",
      role: "trigger",
      baseline: "absent",
      levels: {
        absent: "No trigger",
        "lie-please": "|LIE_PLEASE|",
        blank: "|BLANK|",
        "honest-only": "|HONEST_ONLY|",
        "dishonest-only": "|DISHONEST_ONLY|",
      },
    },
    facts: { label: "Facts asked about", role: "context", baseline: "trained", levels: factLevels },
  },
  metrics: honestyMetrics(),
  absent: [
    { condition: "arm=base, honesty=with", reason: "The base model has no such training." },
    {
      condition: "arm=tagged-honest|tagged-dishonest, honesty=without",
      reason: "Both modes have honesty data by definition.",
    },
  ],
  caveats: [
    ...dialogueCaveats,
    "|LIE_PLEASE| makes the assistant lie in the base data; |BLANK|, |HONEST_ONLY| and |DISHONEST_ONLY| occur there as prefixes that change nothing.",
  ],
};
