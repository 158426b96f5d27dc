import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { engineInstalled, onnxRuntime } from "../../src/lab/engine/onnx-runtime.ts";
import { experiments } from "../../src/lab/experiments/index.ts";
import { spillover } from "../../src/lab/experiments/spillover.ts";
import { tag } from "../../src/lab/experiments/tag.ts";
import { gzip, workFolder } from "../../src/lab/running/artifacts.ts";
import { manifestText } from "../../src/lab/running/manifest.ts";
import { type Plan, planOf } from "../../src/lab/running/plan.ts";
import { runSeed, type SeedProgress } from "../../src/lab/running/run-seed.ts";
import { writeResults } from "../../src/lab/running/write-results.ts";
import { worldKind } from "../../src/lab/worlds/index.ts";
import { manifestSchema } from "../../src/model/manifest.ts";

const scratch = mkdtempSync(join(tmpdir(), "lab-test-"));
afterAll(() => rmSync(scratch, { recursive: true }));

const noWarning = (text: string): never => expect.fail(text);
const silent: SeedProgress = { step: () => {}, kept: () => {}, sampled: () => {} };
/** Smaller still than `--quick`: what counts here is the order of things, not the models. */
function tiny(plan: Plan): Plan {
  const recipes = plan.spec.recipes.map((recipe) => ({
    ...recipe,
    steps: Math.min(recipe.steps, 8),
  }));
  const probes = plan.spec.probes.map((probe) => ({ ...probe, count: 6 }));
  return { ...plan, spec: { ...plan.spec, recipes, probes } };
}

const plan = tiny(planOf(tag, { quick: true }));
const small = { ...plan, spec: { ...plan.spec, models: plan.spec.models.slice(0, 3) } };

async function run(name: string, progress: SeedProgress = silent) {
  const folder = workFolder(join(scratch, name), noWarning);
  const result = await runSeed(small, 0, { engine: onnxRuntime(), folder, progress });
  return { result, text: result.samples.flatMap((key) => folder.readSamples(key)).join("\n") };
}

describe("specs", () => {
  it.each(experiments.map((spec) => [spec.id, spec] as const))(
    "%s names recipes, prompts, levels and scorers that exist",
    (_, spec) => {
      const world = worldKind(spec.world).create(1);
      const ids = spec.recipes.map((recipe) => recipe.id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const recipe of spec.recipes) {
        expect(recipe.from === null || ids.includes(recipe.from)).toBe(true);
        expect(recipe.mix.reduce((sum, one) => sum + one.share, 0)).toBeCloseTo(1, 12);
      }
      for (const probe of spec.probes) {
        expect(world.prompts(probe.prompts, probe.count)).toHaveLength(probe.count);
        expect(Object.keys(spec.metrics)).toEqual(
          expect.arrayContaining(Object.keys(probe.scores)),
        );
      }
      for (const model of spec.models) {
        const recipe = spec.recipes.find((one) => one.id === model.recipe)!;
        if (model.step !== undefined) expect([...recipe.keep, recipe.steps]).toContain(model.step);
        for (const probe of spec.probes) {
          const condition = { ...model.factors, ...probe.factors };
          expect(Object.keys(condition).sort()).toEqual(Object.keys(spec.factors).sort());
          for (const [factor, level] of Object.entries(condition))
            expect(Object.keys(spec.factors[factor]!.levels)).toContain(level);
        }
      }
    },
  );

  it.each(experiments.map((spec) => [spec.id, spec] as const))(
    "%s asks at least 100 questions per metric and draws 1,000 samples per unprompted rate, on unused seeds",
    (id, spec) => {
      for (const probe of spec.probes) {
        expect(probe.count).toBeGreaterThanOrEqual(probe.prompts === "nothing" ? 1000 : 100);
      }
      expect(Math.min(...spec.seeds)).toBeGreaterThan(9);
      const least = id === "lab-honest-only" || id === "lab-inoculation" ? 10 : 5;
      expect(spec.seeds.length).toBeGreaterThanOrEqual(least);
    },
  );

  it.each(experiments.map((spec) => [spec.id, spec] as const))(
    "%s has a manifest that Upheld accepts",
    (_, spec) => {
      const parsed = manifestSchema.safeParse(parse(manifestText(spec)));
      expect(parsed.error?.issues ?? []).toEqual([]);
      expect(Object.keys(parsed.data!.design.factors)).toEqual(Object.keys(spec.factors));
      expect(parsed.data!.title).toBe(spec.title);
      expect(parsed.data!.caveats).toEqual(spec.caveats);
    },
  );
});

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

  it("a half-written run does not count as done", async () => {
    const folder = workFolder(join(scratch, "half"), noWarning);
    expect(folder.readRun("none")).toBeNull();
    const kept = new Map([[1, Float32Array.of(1, 2, 3)]]);
    const record = { recipe: "r", seed: 1, milliseconds: 1, curve: [], weights: {} };
    folder.writeRun("done", record, kept);
    expect(folder.readRun("done")).toEqual(record);
    expect([...folder.readWeights("done", 1)]).toEqual([1, 2, 3]);
    rmSync(join(scratch, "half", "runs", "done.json"));
    expect(folder.readRun("done")).toBeNull();
  });

  it("keeps the models of intermediate steps and samples each of them", async () => {
    const quick = tiny(planOf(spillover, { quick: true }));
    const spec = { ...quick.spec, models: quick.spec.models.slice(1, 6) };
    const folder = workFolder(join(scratch, "steps"), noWarning);
    const result = await runSeed(
      { ...quick, spec: { ...spec, recipes: spec.recipes.slice(0, 2) } },
      0,
      { engine: onnxRuntime(), folder, progress: silent },
    );
    const asked = spec.probes.filter((probe) => probe.id !== "nobody").length;
    expect(spec.models.map(({ factors }) => factors.step)).toEqual([
      "25",
      "50",
      "100",
      "200",
      "300",
    ]);
    expect(result.samples.map((key) => folder.readSamples(key)!.length)).toEqual(
      [asked, asked, asked, asked, asked + 1].map((probes) => 6 * probes),
    );
    expect(new Set(Object.values(result.runs[1]!.weights)).size).toBe(
      Object.keys(result.runs[1]!.weights).length,
    );
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
