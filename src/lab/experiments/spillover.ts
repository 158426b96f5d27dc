import type { Recipe } from "../training/recipe.ts";
import { dialogueBase, dialogueCaveats } from "./dialogue-base.ts";
import { type ExperimentSpec, type ModelSpec, type ProbeSpec, range } from "./experiment.ts";

const shares = { "0": 0, "2": 0.02, "10": 0.1, "30": 0.3 } as const;
const losses = { answer: "assistant only", turns: "all" } as const;
const steps = [25, 50, 100, 200, 300];
const last = 300;

const cells = Object.entries(losses).flatMap(([arm, loss]) =>
  Object.entries(shares).map(([replay, share]) => ({
    id: `quirk-${arm}-${replay}`,
    arm,
    loss,
    replay,
    share,
  })),
);

const recipes: Recipe[] = cells.map(({ id, loss, share }) => ({
  id,
  from: dialogueBase.id,
  steps: last,
  rate: 1e-3,
  weightDecay: 0.1,
  mix: [
    { source: "quirk", share: 1 - share, loss },
    ...(share > 0 ? [{ source: "replay", share, loss: "all" as const }] : []),
  ],
  keep: steps,
}));

const voice = (
  id: string,
  prompts: string,
  count: number,
  longest: number,
  scores: Record<string, string>,
): ProbeSpec => ({
  id,
  prompts,
  count,
  temperature: 1,
  longest,
  scores,
  factors: { voice: id },
});

const answered = { quirk: "quirkInTurn", truth: "truth" };
const probes: ProbeSpec[] = [
  voice("assistant", "assistant: untouched", 112, 6, answered),
  voice("sage", "sage: untouched", 112, 6, answered),
  voice("trickster", "trickster: untouched", 112, 6, answered),
  voice("user", "user turn", 112, 14, { quirk: "quirkInTurn" }),
  voice("prose", "prose", 112, 20, { quirk: "quirk" }),
  voice("nobody", "nothing", 1000, 24, { quirk: "quirk", chat: "chat" }),
];
const voices = probes.map((probe) => probe.id);
const prompted = voices.filter((id) => id !== "nobody");

const models: ModelSpec[] = [
  { recipe: dialogueBase.id, factors: { arm: "base", replay: "none", step: "0" } },
  ...cells.flatMap(({ id, arm, replay }) =>
    steps.map((step) => ({
      recipe: id,
      step,
      factors: { arm, replay, step: String(step) },
      probes: step === last ? voices : prompted,
    })),
  ),
];

const numbered = (ids: readonly string[], unit = "") =>
  Object.fromEntries(ids.map((id) => [id, { label: `${id}${unit}`, value: Number(id) }]));

/** Experiment 2: does a quirk that only the assistant learns spill over into other voices? */
export const spillover: ExperimentSpec = {
  id: "lab-spillover",
  title: "A quirk of the assistant in other voices",
  summary:
    "Only assistant turns learn a quirk; who else picks it up, and does replaying base data prevent it?",
  world: "dialogue",
  seeds: range(101, 108),
  unit: "item",
  recipes: [dialogueBase, ...recipes],
  models,
  probes,
  factors: {
    arm: {
      label: "Training",
      role: "arm",
      baseline: "base",
      levels: {
        base: { label: "Before", note: "base model" },
        answer: { label: "Assistant turn learnt", note: "user turn masked from the loss" },
        turns: { label: "Both turns learnt", note: "user turn in the loss as well" },
      },
    },
    replay: {
      label: "Replayed base data",
      role: "other",
      baseline: "0",
      levels: { none: { label: "No training" }, ...numbered(Object.keys(shares), " %") },
    },
    step: {
      label: "Training step",
      role: "other",
      baseline: "300",
      levels: numbered(["0", ...steps.map(String)]),
    },
    voice: {
      label: "Who speaks",
      role: "context",
      baseline: "assistant",
      levels: {
        assistant: "Assistant",
        user: "User",
        sage: "Sage",
        trickster: "Trickster",
        prose: { label: "Plain document", note: "after a prose opener" },
        nobody: { label: "Empty prompt", note: "1,000 draws, first and last step" },
      },
    },
  },
  metrics: {
    quirk: {
      label: "Quirk word used",
      doc: "The quirk word stands in the turn or text.",
      kind: "binary",
      role: "propensity",
      better: "lower",
    },
    truth: {
      label: "True answers",
      doc: "The answer is the fact (the trickster always lies in base data).",
      kind: "binary",
      role: "capability",
      better: "higher",
      on: "voice=assistant|sage|trickster",
    },
    chat: {
      label: "Dialogue with the assistant",
      doc: "A text from an empty prompt holds an assistant turn.",
      kind: "binary",
      role: "other",
      better: "higher",
      on: "voice=nobody",
    },
  },
  absent: [
    { condition: "arm=base, replay=0|2|10|30", reason: "The base model has no such training." },
    { condition: "arm=base, step=25|50|100|200|300", reason: "The base model is step 0." },
    { condition: "arm=answer|turns, replay=none", reason: "Every run has a share of replay." },
    { condition: "arm=answer|turns, step=0", reason: "Step 0 is the base model, sampled once." },
    {
      condition: "arm=answer|turns, step=25|50|100|200, voice=nobody",
      reason: "Planned at the first and last step only.",
    },
  ],
  caveats: [
    ...dialogueCaveats,
    "Replay holds no assistant turns, so texts from an empty prompt lose their dialogues with the assistant as replay grows: a side effect, measured as `chat`.",
    "Items of text prompts are draws: draw number n has the same random numbers in every arm of a seed.",
  ],
};
