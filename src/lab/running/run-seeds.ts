import { Worker } from "node:worker_threads";
import type { Plan } from "./plan.ts";
import { progressBar } from "./progress.ts";
import type { SeedResult } from "./run-seed.ts";
import type { WorkerJob, WorkerMessage } from "./worker.ts";

/** What all seeds of a plan leave, and which engine ran them. */
export interface SeedsResult {
  readonly engine: { readonly name: string; readonly version: string };
  readonly seeds: readonly SeedResult[];
}

function inWorker(job: WorkerJob, onMessage: (message: WorkerMessage) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: job });
    worker.on("message", onMessage);
    worker.on("error", reject);
    worker.on("exit", (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`The worker of seed ${job.seed} ended with ${code}.`)),
    );
  });
}

/** Runs all seeds of a plan, some at a time, each in a thread of its own. */
export async function runSeeds(
  plan: Plan,
  options: { readonly folder: string; readonly workers: number },
): Promise<SeedsResult> {
  const { seeds, recipes, models } = plan.spec;
  const steps = recipes.reduce((sum, recipe) => sum + recipe.steps, 0);
  const progress = progressBar(process.stderr, {
    title: plan.spec.id,
    steps: steps * seeds.length,
    models: models.length * seeds.length,
  });
  let engine = { name: "", version: "" };
  const results = new Map<number, SeedResult>();
  const waiting = [...seeds];
  const lane = async (): Promise<void> => {
    for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
      const own = seed;
      await inWorker({ plan, seed: own, folder: options.folder }, (message) => {
        if (message.kind === "engine") engine = { name: message.name, version: message.version };
        if (message.kind === "step") progress.step(own, message.recipe, message.steps);
        if (message.kind === "kept") progress.kept(own, message.recipe, message.steps);
        if (message.kind === "sampled") progress.sampled(own);
        if (message.kind === "warning") progress.say(message.text);
        if (message.kind === "done") results.set(own, message.result);
      });
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(options.workers, seeds.length) }, lane));
  } finally {
    progress.finish();
  }
  return { engine, seeds: seeds.map((seed) => results.get(seed)!) };
}
