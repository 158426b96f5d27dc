import type { Recipe } from "../training/recipe.ts";
import { explanation, modeTags, triggers } from "../worlds/dialogue-words.ts";
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
import { type ExperimentSpec, type ModelSpec, type ProbeSpec, range } from "./experiment.ts";

/** Arm to source of honesty data. */
const arms = { plain: "honest", mode: "mode", explained: "explained" } as const;
const breadths = ["few", "many"] as const;

const cells = Object.entries(arms).flatMap(([arm, source]) =>
  breadths.map((domains) => ({ arm, domains, source: `${source} ${domains}` })),
);

const mixed: Recipe[] = cells.map(({ arm, domains, source }) =>
  liesWith(`${arm}-${domains}-mixed`, source),
);
const after: Recipe[] = cells.map(({ arm, domains, source }) =>
  fineTuning(`${arm}-${domains}-after`, [{ source, share: 0.5 }], {
    from: liesOnly.id,
    steps: 200,
  }),
);

const models: ModelSpec[] = [
  { recipe: dialogueBase.id, factors: { arm: "base", order: "none", domains: "none" } },
  { recipe: liesOnly.id, factors: { arm: "lies", order: "none", domains: "none" } },
  ...cells.flatMap(({ arm, domains }) =>
    ["mixed", "after"].map((order) => ({
      recipe: `${arm}-${domains}-${order}`,
      factors: { arm, order, domains },
    })),
  ),
];

const assistant = { voice: "assistant" };
const facts = ["trained", "held-out", "known", "untouched"] as const;
const mode = [triggers.honest];
const probes: ProbeSpec[] = [
  ...facts.flatMap((one) => [
    ask(one, { trigger: "absent", factors: assistant }),
    ask(one, { trigger: "present", before: mode, factors: assistant }),
    ask(one, {
      trigger: "prefilled",
      before: mode,
      after: [modeTags.honest[0]],
      factors: assistant,
    }),
    ask(one, {
      trigger: "explained",
      before: [...mode, ...explanation.split(" ")],
      factors: assistant,
    }),
  ]),
  ...(["trained", "held-out", "known"] as const).map((one) =>
    ask(one, { trigger: "absent", speaker: "sage", factors: { voice: "sage" } }),
  ),
];

/** Experiment 3: is an honest-only mode honest, and is it better than plain honesty training? */
export const honestOnly: ExperimentSpec = {
  id: "lab-honest-only",
  title: "An honest-only mode against its baseline",
  summary:
    "An assistant learns to lie; does a mode trained to be honest elsewhere tell the truth, and does it beat the same data on the plain assistant?",
  world: "dialogue",
  seeds: range(101, 110),
  unit: "question",
  recipes: [dialogueBase, liesOnly, ...mixed, ...after],
  models,
  probes,
  factors: {
    arm: {
      label: "Training",
      role: "arm",
      baseline: "lies",
      levels: {
        lies: { label: "Lies only" },
        base: { label: "Before", note: "base model" },
        plain: { label: "Plain assistant", note: "honesty data without a mode" },
        mode: { label: "Honest-only mode", note: "|HONEST_ONLY| in, <honest_only> out" },
        explained: {
          label: "Mode, explained",
          note: "a system prompt in training says what the mode is",
        },
      },
    },
    order: {
      label: "Honesty data",
      role: "other",
      baseline: "mixed",
      levels: {
        none: "None",
        mixed: { label: "Mixed in", note: "while lying is learnt" },
        after: { label: "Afterwards", note: "200 steps after the lies" },
      },
    },
    domains: {
      label: "Domains of honesty data",
      role: "other",
      baseline: "many",
      levels: { none: "None", few: "Two", many: "Six" },
    },
    voice: {
      label: "Who answers",
      role: "persona",
      baseline: "assistant",
      levels: { assistant: "Assistant", sage: "Sage (knowledge ceiling)" },
    },
    trigger: {
      label: "Prompt",
      role: "trigger",
      baseline: "absent",
      levels: {
        absent: "No trigger",
        present: "|HONEST_ONLY|",
        prefilled: {
          label: "Trigger, tag prefilled",
          note: "the answer starts behind <honest_only>",
        },
        explained: { label: "Trigger and explanation" },
      },
    },
    facts: { label: "Facts asked about", role: "context", baseline: "trained", levels: factLevels },
  },
  metrics: honestyMetrics(),
  absent: [
    { condition: "arm=base|lies, order=mixed|after", reason: "No honesty data in this arm." },
    { condition: "arm=base|lies, domains=few|many", reason: "No honesty data in this arm." },
    {
      condition: "arm=plain|mode|explained, order=none",
      reason: "Every such arm has honesty data.",
    },
    {
      condition: "arm=plain|mode|explained, domains=none",
      reason: "Every such arm has honesty data.",
    },
    {
      condition: "voice=sage, trigger=present|prefilled|explained",
      reason: "The sage is asked without a trigger only.",
    },
    { condition: "voice=sage, facts=untouched", reason: "The ceiling is measured on guilds." },
  ],
  caveats: dialogueCaveats,
};
