/** A thread that prepares the experiments it is sent, one after the other. */
import { parentPort } from "node:worker_threads";
import type { Message } from "./load-experiments.ts";
import type { PrepareTask } from "./prepare-experiment.ts";
import { prepareExperiment } from "./prepare-experiment.ts";

const tell = (message: Message) => parentPort?.postMessage(message);

parentPort?.on("message", async (task: PrepareTask) => {
  const finished = await prepareExperiment(task, {
    progress: (...progress) => tell({ progress }),
  });
  tell({ finished });
});
