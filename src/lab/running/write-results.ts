import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { gzip, type WorkFolder, writeWhole } from "./artifacts.ts";
import { manifestText } from "./manifest.ts";
import { type Plan, planText, shortHash } from "./plan.ts";
import type { SeedsResult } from "./run-seeds.ts";

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
    note: "Training seconds count every run this experiment uses, also those that another experiment had trained. Equal weights are promised on the same machine only.",
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
  for (const { seed, samples: keys } of results.seeds) {
    const lines = keys.map((key) => folder.readSamples(key)!).join("");
    writeWhole(join(samples, `seed-${seed}.jsonl.gz`), gzip(lines));
  }
  const wanted = new Set(results.seeds.map(({ seed }) => `seed-${seed}.jsonl.gz`));
  for (const name of readdirSync(samples)) if (!wanted.has(name)) rmSync(join(samples, name));
  writeWhole(join(out, "curves.csv.gz"), gzip(curvesOf(results)));
  const stamp = stampOf(plan, results, wallSeconds);
  writeWhole(join(out, "stamp.json"), `${JSON.stringify(stamp, null, 1)}\n`);
}
