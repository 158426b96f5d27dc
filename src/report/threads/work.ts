import type { Effects } from "../effects.ts";
import { isBundled } from "../program.ts";

/** Work that consists of tasks, each of which may be done in any thread. Tasks and results are plain values. */
export interface Work<Shared, Task, Result> {
  /** What a reader is told while it is done, where the work does not tell more itself. */
  readonly step?: string;
  /** The module that exports this as `work`, for threads to import. */
  readonly module: string;
  /** Gets ready for tasks that have this much in common. */
  begin(shared: Shared, effects: Effects): Promise<Begun<Task, Result>>;
}

export interface Begun<Task, Result> {
  perform(task: Task): Promise<Result>;
  end(): Promise<void>;
}

/** Address of the module of this name beside another: of its source, or of what it was bundled into. */
export function ownModule(name: string, beside: string): string {
  return new URL(`./${name}.${isBundled ? "mjs" : "ts"}`, beside).href;
}
