import type { Effects } from "../effects.ts";

/** What a thread is sent: tasks of some work, of which it does those that it takes. */
export interface Job {
  readonly module: string;
  readonly shared: unknown;
  readonly tasks: readonly unknown[];
  /** See `nextTask`. */
  readonly taken: Int32Array;
  readonly from: number;
}

/** What a thread says: how far it is, what a task gave, that there is nothing left to take, or what went wrong. */
export type Message =
  | { readonly progress: Parameters<Effects["progress"]> }
  | { readonly index: number; readonly result: unknown }
  | { readonly finished: true }
  | { readonly fault: unknown };
