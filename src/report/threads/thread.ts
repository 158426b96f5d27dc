/** A thread that does its share of the jobs it is sent, one after the other. */
import { enableCompileCache } from "node:module";
import { parentPort } from "node:worker_threads";
import { nextTask } from "./claims.ts";
import type { Job, Message } from "./messages.ts";
import type { Work } from "./work.ts";

// What a job needs is loaded after this, from where an earlier thread left it compiled.
enableCompileCache();

const tell = (message: Message) => parentPort?.postMessage(message);

parentPort?.on("message", async ({ module, shared, tasks, taken, from }: Job) => {
  try {
    let index = nextTask(taken, from);
    if (index !== null) {
      const { work } = (await import(module)) as { work: Work<unknown, unknown, unknown> };
      const begun = await work.begin(shared, { progress: (...progress) => tell({ progress }) });
      try {
        for (; index !== null; index = nextTask(taken, index + 1))
          tell({ index, result: await begun.perform(tasks[index]) });
      } finally {
        await begun.end();
      }
    }
    tell({ finished: true });
  } catch (fault) {
    tell({ fault });
  }
});
