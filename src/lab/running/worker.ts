import { parentPort, workerData } from "node:worker_threads";
import { onnxRuntime } from "../engine/onnx-runtime.ts";
import { workFolder } from "./artifacts.ts";
import type { Plan } from "./plan.ts";
import { runSeed, type SeedResult } from "./run-seed.ts";

/** What the main thread hands to a worker. */
export interface WorkerJob {
  readonly plan: Plan;
  readonly seed: number;
  readonly folder: string;
}

/** What a worker says. */
export type WorkerMessage =
  | { readonly kind: "step" | "kept"; readonly recipe: string; readonly steps: number }
  | { readonly kind: "sampled" }
  | { readonly kind: "warning"; readonly text: string }
  | { readonly kind: "engine"; readonly name: string; readonly version: string }
  | { readonly kind: "done"; readonly result: SeedResult };

const { plan, seed, folder } = workerData as WorkerJob;
const say = (message: WorkerMessage): void => parentPort!.postMessage(message);
const engine = onnxRuntime();
say({ kind: "engine", name: engine.name, version: engine.version });
const result = await runSeed(plan, seed, {
  engine,
  folder: workFolder(folder, (text) => say({ kind: "warning", text })),
  progress: {
    step: (recipe, steps) => say({ kind: "step", recipe, steps }),
    kept: (recipe, steps) => say({ kind: "kept", recipe, steps }),
    sampled: () => say({ kind: "sampled" }),
  },
});
say({ kind: "done", result });
