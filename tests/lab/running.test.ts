import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import type { Engine } from "../../src/lab/engine/engine.ts";
import { engineInstalled, onnxRuntime } from "../../src/lab/engine/onnx-runtime.ts";
import { spillover } from "../../src/lab/experiments/spillover.ts";
import { tag } from "../../src/lab/experiments/tag.ts";
import { gzip, weightHash, workFolder } from "../../src/lab/running/artifacts.ts";
import { sampleCount } from "../../src/lab/running/asked.ts";
import { type Plan, planOf } from "../../src/lab/running/plan.ts";
import { runSeed, type SeedProgress } from "../../src/lab/running/run-seed.ts";
import { writeResults } from "../../src/lab/running/write-results.ts";
import { silent } from "./tiny-plan.ts";

const scratch = mkdtempSync(join(tmpdir(), "lab-test-"));
afterAll(() => rmSync(scratch, { recursive: true }));

const noWarning = (text: string): never => expect.fail(text);
/** Smaller still than `--quick`: what counts here is the order of things, not the models. */
function tiny(plan: Plan, steps: number): Plan {
  const recipes = plan.spec.recipes.map((recipe) => ({
    ...recipe,
    steps: Math.min(recipe.steps, steps),
  }));
  const probes = plan.spec.probes.map((probe) => ({ ...probe, count: 6 }));
  const shape = { ...plan.shape, width: 8, heads: 2 };
  return { ...plan, shape, spec: { ...plan.spec, recipes, probes } };
}

const plan = tiny(planOf(tag, { quick: true }), 3);
const small = { ...plan, spec: { ...plan.spec, models: plan.spec.models.slice(0, 3) } };

async function run(name: string, progress: SeedProgress = silent) {
  const folder = workFolder(join(scratch, name), noWarning);
  const result = await runSeed(small, 0, { engine: onnxRuntime(), folder, progress });
  return {
    result,
    text: result.samples
      .flatMap((key, i) => folder.readSamples(key, sampleCount(small.spec, small.spec.models[i]!)))
      .join("\n"),
  };
}

/** The engine, and the hashes of the weights that it samples with, in the order of their first use. */
function watched() {
  const real = onnxRuntime();
  const sampled = new Set<string>();
  const engine: Engine = {
    ...real,
    async compile(graph) {
      const program = await real.compile(graph);
      return {
        ...program,
        run(feeds) {
          if ("position" in feeds) sampled.add(weightHash(feeds.parameters!.data as Float32Array));
          return program.run(feeds);
        },
      };
    },
  };
  return { engine, sampled };
}

describe("compressed files", () => {
  it("hold no time and no operating system, and read back", () => {
    const bytes = gzip("same");
    expect([...bytes.subarray(4, 8), bytes[9]]).toEqual([0, 0, 0, 0, 255]);
    expect(gunzipSync(bytes).toString()).toBe("same");
  });
});

describe.skipIf(!engineInstalled())("runs (needs npm ci --prefix src/lab)", () => {
  it("the same seed gives the same weights and the same samples", async () => {
    const [one, other] = [await run("first"), await run("second")];
    expect(one.result.runs.map((record) => record.weights)).toEqual(
      other.result.runs.map((record) => record.weights),
    );
    expect(one.text).toBe(other.text);
    expect(one.text.length).toBeGreaterThan(1000);
  }, 60_000);

  it("a run that was cut short resumes, and ends as if it had never stopped", async () => {
    const whole = await run("whole");
    let steps = 0;
    const cut: SeedProgress = {
      ...silent,
      sampled: () => {
        steps += 1;
        if (steps === 2) throw new Error("cut");
      },
    };
    await expect(run("resumed", cut)).rejects.toThrow("cut");
    const trained: string[] = [];
    const resumed = await run("resumed", {
      ...silent,
      step: (recipe) => trained.push(recipe),
    });
    expect(resumed.text).toBe(whole.text);
    // The base model and the two arms that were finished are read, not trained again.
    expect(new Set(trained)).toEqual(
      new Set(small.spec.models.slice(2).map((model) => model.recipe)),
    );
  }, 60_000);

  it("keeps the models of intermediate steps and samples each of them", async () => {
    const quick = tiny(planOf(spillover, { quick: true }), 8);
    const spec = { ...quick.spec, models: quick.spec.models.slice(1, 6) };
    const folder = workFolder(join(scratch, "steps"), noWarning);
    const { engine, sampled } = watched();
    const result = await runSeed(
      { ...quick, spec: { ...spec, recipes: spec.recipes.slice(0, 2) } },
      0,
      { engine, folder, progress: silent },
    );
    const asked = spec.probes.filter((probe) => probe.id !== "nobody").length;
    expect(spec.models.map(({ factors }) => factors.step)).toEqual([
      "25",
      "50",
      "100",
      "200",
      "300",
    ]);
    expect(
      result.samples.map(
        (key, i) => folder.readSamples(key, sampleCount(spec, spec.models[i]!))?.length,
      ),
    ).toEqual([asked, asked, asked, asked, asked + 1].map((probes) => 6 * probes));
    // In miniature three of the five steps are the same one.
    const kept = Object.values(result.runs[1]!.weights);
    expect(new Set(kept).size).toBe(3);
    expect([...sampled]).toEqual(kept);
  }, 60_000);

  it("writes a results folder whose samples are byte for byte the same twice", async () => {
    const folder = workFolder(join(scratch, "first"), noWarning);
    const seed = await runSeed(small, 0, { engine: onnxRuntime(), folder, progress: silent });
    const results = { engine: { name: "e", version: "1" }, seeds: [seed] };
    const outs = ["out-a", "out-b"].map((name) => join(scratch, name));
    for (const out of outs) writeResults(small, results, { folder, out, wallSeconds: 1 });
    for (const out of outs)
      expect(readdirSync(out).sort()).toEqual([
        "curves.csv.gz",
        "experiment.yaml",
        "samples",
        "spec.json",
        "stamp.json",
      ]);
    const [a, b] = outs.map((out) => readFileSync(join(out, "samples", "seed-0.jsonl.gz")));
    expect(a!.equals(b!)).toBe(true);
    expect(existsSync(join(outs[0]!, "samples", "seed-1.jsonl.gz"))).toBe(false);
    const row = JSON.parse(gunzipSync(a!).toString().split("\n")[0]!);
    expect(Object.keys(row)).toEqual([
      "seed",
      "arm",
      "replay",
      "context",
      "trigger",
      "unit",
      "prompt",
      "output",
      "expected",
      "recall",
    ]);
  }, 60_000);
});
