import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { engineInstalled, onnxRuntime } from "../../src/lab/engine/onnx-runtime.ts";
import { initialParameters } from "../../src/lab/model/initial-parameters.ts";
import { randomStream } from "../../src/lab/random.ts";
import { weightHash, workFolder } from "../../src/lab/running/artifacts.ts";
import { sampleCount } from "../../src/lab/running/asked.ts";
import type { Plan } from "../../src/lab/running/plan.ts";
import { runSeed } from "../../src/lab/running/run-seed.ts";
import { silent, tinyPlan } from "./tiny-plan.ts";
import { filesIn } from "./written-results.ts";

const scratch = mkdtempSync(join(tmpdir(), "lab-resume-"));
afterAll(() => rmSync(scratch, { recursive: true }));

/** Runs a seed in a folder, and tells what was trained, read and warned of. */
async function run(name: string, plan: Plan = tinyPlan) {
  const root = join(scratch, name);
  const warnings: string[] = [];
  const [trained, kept] = [new Set<string>(), new Set<string>()];
  const folder = workFolder(root, (text) => warnings.push(text));
  const progress = {
    ...silent,
    step: (recipe: string) => trained.add(recipe),
    kept: (recipe: string) => kept.add(recipe),
  };
  const result = await runSeed(plan, 0, { engine: onnxRuntime(), folder, progress });
  return {
    root,
    warnings,
    trained: [...trained],
    kept: [...kept],
    weights: Object.fromEntries(result.runs.map((one) => [one.recipe, one.weights[2]])),
    samples: result.samples.map((key, i) =>
      folder.readSamples(key, sampleCount(plan.spec, plan.spec.models[i]!)),
    ),
  };
}

type Run = Awaited<ReturnType<typeof run>>;
const arms = ["none", "tagged-10"];
function expectSame(second: Run, first: Run): void {
  expect(second.samples).toEqual(first.samples);
  expect(second.weights).toEqual(first.weights);
}

const spoiled: readonly (readonly [string, RegExp, (file: string) => void, readonly string[]])[] = [
  [
    "a record cut in two",
    /none-s0-\w+\.json$/,
    (file) => truncateSync(file, readFileSync(file).length >> 1),
    ["none"],
  ],
  [
    "weights that changed",
    /tagged-10-s0-\w+-2\.f32$/,
    (file) => writeFileSync(file, readFileSync(file).fill(1, 0, 4)),
    ["tagged-10"],
  ],
  ["samples cut in two", /none-last-\w+\.json\.gz$/, (file) => truncateSync(file, 20), []],
];

describe.skipIf(!engineInstalled())("a rerun (needs npm ci --prefix src/lab)", () => {
  it("reads what is finished and trains nothing", async () => {
    const first = await run("twice");
    expect(first.trained).toEqual(["documents-base", ...arms]);
    const second = await run("twice");
    expect(second.trained).toEqual([]);
    expect(second.kept.toSorted()).toEqual(first.trained.toSorted());
    expectSame(second, first);
    expect(second.warnings).toEqual([]);
  });

  it.each(spoiled)("does again what had %s, and nothing else", async (what, name, spoil, again) => {
    const first = await run(what);
    const [file] = filesIn(first.root).filter((one) => name.test(one));
    const [whole, broken] = [readFileSync(join(first.root, file!)), join(first.root, file!)];
    spoil(broken);
    expect(readFileSync(broken).equals(whole)).toBe(false);
    const second = await run(what);
    expect(second.trained).toEqual(again);
    // Weights stand beside their record, which is what the warning names.
    const named = file!.replace(/-2\.f32$/, ".json");
    expect(second.warnings).toHaveLength(1);
    expect(second.warnings[0]).toContain(join(first.root, named));
    expectSame(second, first);
    expect((await run(what)).warnings).toEqual([]);
  });
});

/** The tiny plan with a rate of 0: each run ends with the very parameters that it began with. */
const still: Plan = {
  ...tinyPlan,
  spec: {
    ...tinyPlan.spec,
    recipes: tinyPlan.spec.recipes.map((recipe) =>
      recipe.from === null ? recipe : { ...recipe, rate: 0 },
    ),
  },
};

describe.skipIf(!engineInstalled())("a new run (needs npm ci --prefix src/lab)", () => {
  it("fine-tunes the base model", async () => {
    const { weights } = await run("still", still);
    for (const arm of arms) expect(weights[arm], arm).toBe(weights["documents-base"]);
  });

  it("starts a base model from parameters that the seed alone decides", async () => {
    const [base, ...rest] = tinyPlan.spec.recipes;
    const recipes = [{ ...base!, rate: 0 }, ...rest];
    const { weights } = await run("first", { ...tinyPlan, spec: { ...tinyPlan.spec, recipes } });
    const drawn = initialParameters(tinyPlan.shape, randomStream(0, "initial parameters"));
    expect(weights["documents-base"]).toBe(weightHash(drawn));
  });
});
