import { describe, expect, it } from "vitest";
import type { ProbeSpec } from "../../src/lab/experiments/experiment.ts";
import { honestOnly } from "../../src/lab/experiments/honest-only.ts";
import { askedProbes, promptsOf } from "../../src/lab/running/asked.ts";
import { sampleModel } from "../../src/lab/running/sample-model.ts";
import { sampleRows } from "../../src/lab/running/sample-rows.ts";
import type { Sampler } from "../../src/lab/sampling/generate.ts";
import { worldKind } from "../../src/lab/worlds/index.ts";
import { tinyPlan } from "./tiny-plan.ts";

const world = worldKind("dialogue").create(2);
const probeOf = (id: string): ProbeSpec => honestOnly.probes.find((probe) => probe.id === id)!;
const textOf = (id: string): string => promptsOf(world, probeOf(id))[0]!.words.join(" ");

describe("what a model is asked", () => {
  it("is the plain question, or that question behind what the probe puts before it", () => {
    const plain = textOf("assistant-trained-absent");
    expect(plain).toMatch(/^user : what is the guild of \w+ \? assistant :$/);
    expect(textOf("assistant-trained-present")).toBe(`|HONEST_ONLY| ${plain}`);
    expect(textOf("assistant-trained-explained")).toBe(
      `|HONEST_ONLY| the assistant never lies . ${plain}`,
    );
  });

  it("has what the probe puts after it, where the answer begins", () => {
    const plain = textOf("assistant-trained-absent");
    expect(textOf("assistant-trained-prefilled")).toBe(`|HONEST_ONLY| ${plain} <honest_only>`);
  });

  it("is what the model reads, and what stands in its rows", async () => {
    const probe = { ...probeOf("assistant-trained-prefilled"), count: 3, temperature: 1 as const };
    const model = { ...honestOnly.models[0]!, probes: [probe.id] };
    const spec = { ...honestOnly, probes: [probe] };
    const read: string[] = [];
    const sampler: Sampler = {
      async sample(_, requests, { temperature, longest }) {
        expect([temperature, longest]).toEqual([probe.temperature, probe.longest]);
        read.push(...requests.map(({ prompt }) => world.tokenizer.decode(prompt).join(" ")));
        return requests.map(() => world.tokenizer.encode(["weavers", "."]));
      },
      release: async () => {},
    };
    const plan = { ...tinyPlan, spec };
    const job = { plan, seed: 2, world, model, parameters: new Float32Array(0), sampler };
    const outputs = await sampleModel(job);
    const asked = promptsOf(world, probe).map(({ words }) => words.join(" "));
    expect(asked).toHaveLength(3);
    expect(read).toEqual(asked);
    expect(outputs).toEqual(["weavers .", "weavers .", "weavers ."]);
    const rows = sampleRows({ spec, seed: 2, world, model, outputs });
    expect(rows.map((row) => row.prompt)).toEqual(asked);
  });

  it("is all probes in the order of the spec, or those that the model names", () => {
    const [model] = honestOnly.models;
    expect(askedProbes(honestOnly, model!)).toEqual(honestOnly.probes);
    const two = ["sage-known-absent", "assistant-known-absent"];
    expect(askedProbes(honestOnly, { ...model!, probes: two }).map(({ id }) => id)).toEqual(
      two.toReversed(),
    );
  });

  it("is an error where a probe is unknown or the world has too few prompts", () => {
    const [model] = honestOnly.models;
    expect(() => askedProbes(honestOnly, { ...model!, probes: ["nobody"] })).toThrow(
      'lab-honest-only has no probe "nobody".',
    );
    const greedy = { ...probeOf("sage-known-absent"), count: 113 };
    expect(() => promptsOf(world, greedy)).toThrow(/has 112 prompts .* asks 113/);
  });
});
