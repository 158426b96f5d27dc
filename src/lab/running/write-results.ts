import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { worldKind } from "../worlds/index.ts";
import { gzip, type WorkFolder, writeWhole } from "./artifacts.ts";
import { sampleCount } from "./asked.ts";
import { manifestText } from "./manifest.ts";
import { type Plan, planText, shortHash } from "./plan.ts";
import type { SeedResult } from "./run-seed.ts";
import type { SeedsResult } from "./run-seeds.ts";
import { linesOf, sampleRows } from "./sample-rows.ts";

function curvesOf(results: SeedsResult): string {
  const rows = results.seeds.flatMap(({ runs }) =>
    runs.flatMap(({ seed, recipe, curve }) =>
      curve.map(({ step, loss }) => `${seed},${recipe},${step},${loss.toFixed(5)}`),
    ),
  );
  return `${["seed,run,step,loss", ...rows].join("\n")}\n`;
}

function stampOf(plan: Plan, results: SeedsResult, wallSeconds: number) {
  const seconds = (milliseconds: number): number => Math.round(milliseconds / 1000);
  const runs = results.seeds.flatMap((seed) => seed.runs);
  return {
    experiment: plan.spec.id,
    specHash: shortHash(plan),
    labVersion: plan.labVersion,
    quick: plan.quick,
    engine: results.engine,
    node: process.versions.node,
    system: `${process.platform} ${process.arch}`,
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    finished: new Date().toISOString(),
    wallSeconds: Math.round(wallSeconds),
    trainingSeconds: seconds(runs.reduce((sum, run) => sum + run.milliseconds, 0)),
    samplingSeconds: seconds(results.seeds.reduce((sum, one) => sum + one.samplingMilliseconds, 0)),
    note: "Wall and sampling seconds are those of the last call, which a rerun finds mostly done. Training seconds count every run this experiment uses, also those that another experiment had trained. Equal weights are promised on the same machine only.",
    weights: results.seeds.map(({ seed, runs: own }) => ({
      seed,
      runs: Object.fromEntries(own.map((run) => [run.recipe, run.weights])),
    })),
  };
}

/** Writes what is decided before the run: the spec and the manifest. */
export function writeSpec(plan: Plan, out: string): void {
  mkdirSync(out, { recursive: true });
  writeWhole(join(out, "spec.json"), planText(plan));
  writeWhole(join(out, "experiment.yaml"), manifestText(plan.spec));
}

/** All that the models of one seed said, scored, as JSON lines. Throws where samples are gone from the work folder. */
function scored(plan: Plan, { seed, samples }: SeedResult, folder: WorkFolder): string {
  const { spec } = plan;
  const world = worldKind(spec.world).create(seed);
  return spec.models
    .map((model, i) => {
      const outputs = folder.readSamples(samples[i]!, sampleCount(spec, model));
      if (outputs === null) throw new Error(`The samples ${samples[i]} are gone: run this again.`);
      return linesOf(sampleRows({ spec, seed, world, model, outputs }));
    })
    .join("");
}

/** Writes the results folder of a finished run; samples of earlier runs are removed. */
export function writeResults(
  plan: Plan,
  results: SeedsResult,
  options: { readonly folder: WorkFolder; readonly out: string; readonly wallSeconds: number },
): void {
  const { folder, out, wallSeconds } = options;
  writeSpec(plan, out);
  const samples = join(out, "samples");
  mkdirSync(samples, { recursive: true });
  for (const result of results.seeds)
    writeWhole(join(samples, `seed-${result.seed}.jsonl.gz`), gzip(scored(plan, result, folder)));
  const wanted = new Set(results.seeds.map(({ seed }) => `seed-${seed}.jsonl.gz`));
  for (const name of readdirSync(samples)) if (!wanted.has(name)) rmSync(join(samples, name));
  writeWhole(join(out, "curves.csv.gz"), gzip(curvesOf(results)));
  const stamp = stampOf(plan, results, wallSeconds);
  writeWhole(join(out, "stamp.json"), `${JSON.stringify(stamp, null, 1)}\n`);
}
