import type { Run } from "./samples-index.ts";

/** Counts samples, in the order in which they are published, into runs of one condition. */
export function createRuns() {
  let runs: [number, number, number, number, number][] = [];
  return {
    add(condition: number, unit: number, failed: boolean): void {
      const last = runs.at(-1);
      if (last?.[0] === condition) {
        last[1] += 1;
        last[2] += failed ? 1 : 0;
        last[4] = unit;
      } else runs.push([condition, 1, failed ? 1 : 0, unit, unit]);
    },
    /** What was counted since the last call. */
    take(): readonly Run[] {
      const taken = runs;
      runs = [];
      return taken;
    },
  };
}

/** Whether a run may hold samples of a unit. */
export const holds = ([, , , first, last]: Run, unit: number): boolean =>
  first <= unit && unit <= last;
