import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { ExperimentReport, Problem, Problems } from "../../model/index.ts";
import type { Effects } from "../effects.ts";
import type { ExperimentInputs, Inputs } from "../inputs/index.ts";
import { hashCode, hashOf, sha256 } from "../inputs/index.ts";
import { isBundled } from "../program.ts";
import type { LoadedExperiment } from "./experiment-data.ts";
import { isIngested, loadIngested } from "./experiment-data.ts";
import type { PrepareTask } from "./prepare-experiment.ts";
import { describeIngested, isPrepared, prepareExperiment } from "./prepare-experiment.ts";

/** An experiment that could be read, with its page. */
export interface PreparedExperiment extends LoadedExperiment {
  readonly describe: () => Promise<ExperimentReport>;
}

/** What a thread says while it prepares one experiment after another. */
export type Message =
  | { readonly progress: Parameters<Effects["progress"]> }
  | { readonly finished: readonly Problem[] };

/** Bytes of results below which starting a thread takes longer than reading. */
const worthThreads = 1 << 20;

interface Task extends PrepareTask {
  readonly bytes: number;
}

/** Names of the folders in `results/`, and what could be read of them. */
export async function loadExperiments(
  { root, experiments }: Pick<Inputs, "root" | "experiments">,
  queried: ReadonlySet<string>,
  problems: Problems,
  effects: Effects,
): Promise<{ names: readonly string[]; loaded: readonly PreparedExperiment[] }> {
  const [readBy, drawnBy] = await Promise.all([hashCode("reading"), hashCode("describing")]);
  const tasks = experiments.map((inputs) => taskOf(root, inputs, queried, { readBy, drawnBy }));
  const stale = tasks.filter((task) => !isPrepared(task));
  const found = await prepareAll(stale, effects);
  problems.add(stale.flatMap((task) => found.get(task.id) ?? []));
  const loaded: PreparedExperiment[] = [];
  for (const task of tasks.filter(isIngested)) {
    const experiment = await loadIngested(task);
    let described: Promise<ExperimentReport> | null = null;
    const describe = () => (described ??= describeIngested(task, experiment));
    loaded.push({ ...experiment, describe });
  }
  problems.add(loaded.flatMap((l) => l.data.problems));
  return { names: tasks.map((task) => task.id), loaded };
}

function taskOf(
  root: string,
  { id, files }: ExperimentInputs,
  queried: ReadonlySet<string>,
  code: { readonly readBy: string; readonly drawnBy: string },
): Task {
  const key = hashOf(files, code.readBy);
  return {
    root,
    id,
    key,
    pageKey: sha256(`${key}\n${code.drawnBy}`),
    queried: queried.has(id),
    files,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
  };
}

/** Prepares experiments, largest first, in as many threads as are of use. Problems by experiment. */
async function prepareAll(
  tasks: readonly Task[],
  effects: Effects,
): Promise<ReadonlyMap<string, readonly Problem[]>> {
  const found = new Map<string, readonly Problem[]>();
  const waiting = [...tasks].sort((a, b) => b.bytes - a.bytes || (a.id < b.id ? -1 : 1));
  const large = waiting.filter((task) => task.bytes > worthThreads);
  const threads = large.length < 2 ? 0 : Math.min(availableParallelism(), large.length);
  const drain = async (prepare: (task: Task) => Promise<readonly Problem[]>) => {
    for (let task = waiting.shift(); task; task = waiting.shift())
      found.set(task.id, await prepare(task));
  };
  if (threads === 0) {
    await drain((task) => prepareExperiment(task, effects));
    return found;
  }
  await Promise.all(
    Array.from({ length: threads }, async () => {
      const thread = startThread(effects);
      try {
        await drain(thread.prepare);
      } finally {
        await thread.stop();
      }
    }),
  );
  return found;
}

function startThread(effects: Effects) {
  const file = isBundled ? "./thread.mjs" : "./prepare-worker.ts";
  const worker = new Worker(new URL(file, import.meta.url));
  return {
    prepare: (task: Task) =>
      new Promise<readonly Problem[]>((resolve, reject) => {
        worker.removeAllListeners();
        worker.on("error", reject);
        worker.on("message", (message: Message) => {
          if ("progress" in message) effects.progress(...message.progress);
          else resolve(message.finished);
        });
        worker.postMessage(task);
      }),
    stop: () => worker.terminate(),
  };
}
