import type { Command as Program } from "commander";

export interface Call {
  /** Absolute folder with results/ and content/. */
  readonly root: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly args: readonly string[];
}

export type Task = (call: Call) => Promise<number>;
export type Action = (
  task: Task,
) => (options: Record<string, unknown>, ...args: string[]) => Promise<void>;

/** One command. Adding one is adding a file and a line in commands/index.ts. */
export interface Command {
  readonly name: string;
  register(program: Program, action: Action): void;
}
