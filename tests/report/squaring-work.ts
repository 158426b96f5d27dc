import { threadId } from "node:worker_threads";
import type { Work } from "../../src/report/threads/index.ts";

/** Squares numbers, and says in which thread; a negative number is a fault. */
export const work: Work<{ readonly plus: number }, number, readonly [number, number]> = {
  module: import.meta.url,
  begin: async ({ plus }) => ({
    async perform(number) {
      if (number < 0) throw new Error(`There is no work for ${number}.`);
      // Long enough that a thread, which has to start first, gets some of it.
      await new Promise((resolve) => setTimeout(resolve, 20));
      return [number * number + plus, threadId];
    },
    end: async () => {},
  }),
};
