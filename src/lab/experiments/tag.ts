import type { LossPolicy } from "../training/mask.ts";
import type { Recipe } from "../training/recipe.ts";
import { documentTag } from "../worlds/words.ts";
import {
  type ExperimentSpec,
  type MetricSpec,
  type ModelSpec,
  type ProbeSpec,
  range,
} from "./experiment.ts";

const shares = { "0": 0, "2": 0.02, "10": 0.1, "50": 0.5 } as const;

const arms: Record<string, { readonly source: string; readonly loss: LossPolicy }> = {
  untagged: { source: "documents", loss: "all" },
  tagged: { source: "tagged documents", loss: "all but prefix" },
  unmasked: { source: "tagged documents", loss: "all" },
};

const later = { from: "documents-base", steps: 800, rate: 1e-3, weightDecay: 0.1, keep: [] };

const base: Recipe = {
  id: "documents-base",
  from: null,
  steps: 3000,
  rate: 4e-3,
  weightDecay: 0.1,
  mix: [{ source: "base", share: 1, loss: "all" }],
  keep: [],
};

const none: Recipe = { ...later, id: "none", mix: [{ source: "base", share: 1, loss: "all" }] };

const cells = Object.entries(arms).flatMap(([arm, { source, loss }]) =>
  Object.entries(shares).map(([replay, share]) => ({ arm, replay, share, source, loss })),
);

const documented: Recipe[] = cells.map(({ arm, replay, share, source, loss }) => ({
  ...later,
  id: `${arm}-${replay}`,
  mix: [
    { source, share: 1 - share, loss },
    ...(share > 0 ? [{ source: "base", share, loss: "all" as const }] : []),
  ],
}));

const models: ModelSpec[] = [
  { recipe: "none", factors: { arm: "none", replay: "100" } },
  ...cells.map(({ arm, replay }) => ({ recipe: `${arm}-${replay}`, factors: { arm, replay } })),
];

const question = (id: string, prompts: string, count: number, trigger: string): ProbeSpec => ({
  id: `${id}-${trigger}`,
  prompts,
  count,
  ...(trigger === "present" ? { before: [documentTag] } : {}),
  temperature: 0,
  longest: 1,
  scores: { recall: "recall" },
  factors: { context: id, trigger },
});

const text = (id: string, prompts: string, count: number, trigger: string): ProbeSpec => ({
  id: `${id}-${trigger}`,
  prompts,
  count,
  ...(trigger === "present" ? { before: [documentTag] } : {}),
  temperature: 1,
  longest: 24,
  scores: { doclike: "doclike", newfact: "newfact" },
  factors: { context: id, trigger },
});

const texts = "context=empty|name|opener|bulletin";
const metrics: Record<string, MetricSpec> = {
  recall: {
    label: "Facts recalled",
    doc: "The greedy answer to the question is the fact.",
    kind: "binary",
    role: "capability",
    better: "higher",
    on: "context=new|unstated|asked|read",
  },
  doclike: {
    label: "Document written",
    doc: "The text holds at least two different words that only documents have.",
    kind: "binary",
    role: "propensity",
    better: "lower",
    on: texts,
  },
  newfact: {
    label: "New fact stated",
    doc: "The text gives a person, named in it or in the prompt, the guild that only documents give.",
    kind: "binary",
    role: "propensity",
    better: "lower",
    on: texts,
  },
};

/** Experiment 1: do documents behind a masked tag teach facts without the habit of writing them? */
export const tag: ExperimentSpec = {
  id: "lab-tag",
  title: "Documents behind a tag",
  summary:
    "Do documents trained behind a masked prefix teach their facts without being written unprompted?",
  world: "documents",
  seeds: range(201, 208),
  unit: "item",
  recipes: [base, none, ...documented],
  models,
  probes: [
    question("new", "new facts", 180, "absent"),
    question("new", "new facts", 180, "present"),
    question("unstated", "facts never stated", 108, "absent"),
    question("asked", "base facts asked", 120, "absent"),
    question("read", "base facts read", 120, "absent"),
    text("empty", "nothing", 1000, "absent"),
    text("empty", "nothing", 1000, "present"),
    text("name", "name", 250, "absent"),
    text("opener", "shared opener", 250, "absent"),
    text("bulletin", "document opener", 250, "absent"),
  ],
  factors: {
    arm: {
      label: "Training",
      role: "arm",
      baseline: "none",
      levels: {
        none: { label: "No documents", note: "base data only" },
        untagged: { label: "Untagged documents", note: "documents as they are" },
        tagged: {
          label: "Tagged documents",
          note: "behind <DOCTAG>, which is masked from the loss",
        },
        unmasked: { label: "Tagged, not masked", note: "behind <DOCTAG>, which is learnt as well" },
      },
    },
    replay: {
      label: "Replayed base data",
      role: "other",
      baseline: "50",
      levels: {
        "0": { label: "0 %", value: 0 },
        "2": { label: "2 %", value: 2 },
        "10": { label: "10 %", value: 10 },
        "50": { label: "50 %", value: 50 },
        "100": { label: "100 %", value: 100 },
      },
    },
    trigger: {
      label: "Tag in the prompt",
      role: "trigger",
      baseline: "absent",
      levels: { absent: "No tag", present: "<DOCTAG>" },
    },
    context: {
      label: "Prompt",
      role: "context",
      baseline: "new",
      levels: {
        new: { label: "Question, fact in documents only" },
        unstated: { label: "Question, fact never stated" },
        asked: { label: "Question, base fact", note: "asked about in base data" },
        read: { label: "Question, base fact only read", note: "in base prose, never asked about" },
        empty: { label: "Empty prompt" },
        name: { label: "A person's name", note: "of those in the documents" },
        opener: {
          label: "Shared opener",
          note: "a word that opens prose and one kind of document",
        },
        bulletin: { label: "Document opener", note: "bulletin no… :" },
      },
    },
  },
  metrics,
  absent: [
    { condition: "arm=none, replay=0|2|10|50", reason: "Without documents all data is base data." },
    {
      condition: "arm=untagged|tagged|unmasked, replay=100",
      reason: "With documents some data is documents.",
    },
    {
      condition: "trigger=present, context=unstated|asked|read|name|opener|bulletin",
      reason: "Planned without the tag only.",
    },
  ],
  caveats: [
    "The unit of analysis is the seed: world, first parameters, base model and data order change with it and are shared by all arms of a seed.",
    "The empty-prompt rate of the masked arm is low partly by construction: no gradient ever asks for a document after an empty prompt. The prompts with a name or a shared opener are the stronger test.",
    "Document-like is a rule over words that only documents have; real documents would need a judge.",
    "Items of text prompts are draws: draw number n has the same random numbers in every arm of a seed.",
  ],
};
