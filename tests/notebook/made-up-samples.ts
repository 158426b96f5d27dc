import { matches, type Selection } from "../../src/model/index.ts";
import type { BindContext, ShownDraw } from "../../src/notebook/index.ts";

/** What a hostile model might write: markup, a directive, and fences that would end the block they stand in. */
const output = "# Not a heading <b>\n```\n````\n:::finding{#x}\n~~~\n";

const samples: ShownDraw["samples"] = ["absent", "present"].map((trigger, i) => ({
  condition: { arm: "doctag", trigger },
  unit: `q*${i + 1}*`,
  replicate: String(101 + i),
  epoch: i + 1,
  scores: { recall: 1, doclike: i === 0 ? 0 : "refusal" },
  turns: [
    { name: "prompt", text: "Where is Zworp?" },
    { name: "output", text: output },
  ],
  place: `results/doctag/x.jsonl:${i + 1}`,
}));

/** Made up: only one arm of one experiment has transcripts. */
export function madeUpDraw(experiment: string, of: Selection, n: number): ShownDraw | null {
  const selected = samples.filter(({ condition }) => matches(condition, of));
  if (experiment !== "doctag" || selected.length === 0) return null;
  const both = selected.length > 1;
  return {
    seed: 123456,
    of: both ? 11520 : 1,
    withoutTranscript: both ? 0 : 3,
    varying: both ? ["trigger"] : [],
    replicated: both,
    samples: selected.slice(0, n),
  };
}

/** Picks of the same samples: none where a score is asked for that nobody has. */
export const madeUpPick: BindContext["pickSamples"] = async (experiment, of, n, rule) => {
  const draw = madeUpDraw(experiment, of, n);
  const none = rule.kind === "where" && rule.tests.some(({ value }) => value > 1);
  return draw && { ...draw, matching: none ? 0 : 42, ...(none ? { samples: [] } : {}) };
};
