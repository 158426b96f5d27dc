import { availableParallelism } from "node:os";
import { setImmediate as othersTurn } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { Effects } from "../effects.ts";
import { nextTask, noneTaken, takeAll } from "./claims.ts";
import type { Job, Message } from "./messages.ts";
import { type Begun, ownModule, type Work } from "./work.ts";

export interface Threads {
  /**
   * Does all tasks, here and in threads, and gives their results in order. `milliseconds` is about how long a task
   * takes; where all together take less than threads are worth, they are done here. `here` is how this thread does a
   * task, where it has made ready for that already.
   */
  share<Shared, Task, Result, Given extends Task>(
    work: Work<Shared, Task, Result>,
    shared: () => Promise<Shared>,
    tasks: readonly Given[],
    milliseconds: (task: Given) => number,
    here?: Begun<Task, Result>,
  ): Promise<readonly Result[]>;
  stop(): Promise<void>;
}

/** Work below which starting threads, and loading in each of them what the work needs, takes longer than it saves. */
const worthMilliseconds = 400;

/** Each thread has a memory of its own: more of them than this take more room than a report should. */
const mostThreads = 4;

/** What a thread may take before it clears up what it needs no more. As much as Node allows saves no time here. */
const youngMegabytes = 24;

/** Threads are started when some work is worth it, and kept for the next. */
export function openThreads(effects: Effects, others = availableParallelism() - 1): Threads {
  const threads: Thread[] = [];
  return {
    async share(work, shared, tasks, milliseconds, here) {
      if (tasks.length === 0) return [];
      const worth = tasks.reduce((sum, task) => sum + milliseconds(task), 0) >= worthMilliseconds;
      const wanted = worth ? Math.min(others, mostThreads, tasks.length - 1) : 0;
      while (threads.length < wanted) threads.push(startThread());
      const taken = noneTaken(tasks.length);
      const results = new Map<number, unknown>();
      const keep = (index: number, result: unknown) => {
        results.set(index, result);
        if (work.step !== undefined) effects.progress(work.step, results.size, tasks.length);
      };
      const given = wanted > 0 || !here ? await shared() : null;
      const parts = threads.slice(0, wanted);
      const startOf = (part: number) => Math.floor((tasks.length * part) / (parts.length + 1));
      const away = parts.map((thread, i) =>
        thread.perform(
          { module: work.module, shared: given, tasks, taken, from: startOf(i + 1) },
          effects,
          keep,
        ),
      );
      const threadsEnd = Promise.all(away);
      // After a fault nobody begins anything more.
      threadsEnd.catch(() => takeAll(taken));
      try {
        const begun =
          here ?? (await work.begin(given as Awaited<ReturnType<typeof shared>>, effects));
        try {
          for (let i = nextTask(taken, 0); i !== null; i = nextTask(taken, i + 1)) {
            keep(i, await begun.perform(tasks[i] as (typeof tasks)[number]));
            // Messages of the threads are heard in between.
            await othersTurn();
          }
        } finally {
          await begun.end();
        }
        await threadsEnd;
      } finally {
        takeAll(taken);
        await Promise.allSettled(away);
      }
      return tasks.map((_, i) => results.get(i) as never);
    },
    stop: async () => {
      await Promise.all(threads.splice(0).map((thread) => thread.stop()));
    },
  };
}

/** The same where all is done in this thread. */
export const withoutThreads = (effects: Effects): Threads => openThreads(effects, 0);

interface Thread {
  perform(
    job: Job,
    effects: Effects,
    keep: (index: number, result: unknown) => void,
  ): Promise<void>;
  stop(): Promise<unknown>;
}

function startThread(): Thread {
  const worker = new Worker(new URL(ownModule("thread", import.meta.url)), {
    resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
  });
  // Whoever waits for a job hears of it.
  worker.on("error", () => {});
  return {
    perform: (job, effects, keep) =>
      new Promise<void>((resolve, reject) => {
        const done = (error?: unknown) => {
          worker.off("message", hear).off("error", done).off("exit", left);
          if (error === undefined) resolve();
          else reject(error);
        };
        const left = () => done(new Error("A thread ended before its work was done."));
        const hear = (message: Message) => {
          if ("progress" in message) effects.progress(...message.progress);
          else if ("index" in message) keep(message.index, message.result);
          else done("fault" in message ? message.fault : undefined);
        };
        worker.on("message", hear).on("error", done).on("exit", left);
        worker.postMessage(job);
      }),
    stop: () => worker.terminate(),
  };
}
