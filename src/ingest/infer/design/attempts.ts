import type { RawRecord } from "../../formats/shared/index.ts";
import type { LookedAt } from "../look/index.ts";
import { keyAt } from "./identity.ts";

/** Logs to read, and those left out with the reason. */
export interface Attempts {
  readonly kept: readonly LookedAt[];
  readonly leftOut: ReadonlyMap<LookedAt, string>;
}

/**
 * Of several attempts at one task the one that got furthest: Inspect keeps the id of the task when it tries again, and
 * copies the samples that were finished. The same holds for a log that is there as `.eval` and as `.json`.
 */
export function lastAttempts(files: readonly LookedAt[]): Attempts {
  const taskOf = keyAt(["eval.task_id", "eval.model", "eval.task"]);
  const statusOf = keyAt(["log.status"]);
  const createdOf = keyAt(["eval.created"]);
  const leftOut = new Map<LookedAt, string>();
  const groups = Map.groupBy(files, ({ records: [first], name }) => {
    const known = first && keyAt(["eval.task_id"])(first) !== '[""]';
    return known ? taskOf(first) : name;
  });
  for (const group of groups.values()) {
    const worth = (file: LookedAt) => {
      const [first] = file.records;
      return [
        first && statusOf(first) === '["success"]' ? 1 : 0,
        file.records.filter(isScored).length,
        first ? createdOf(first) : "",
      ] as const;
    };
    const [best, ...others] = [...group].sort((a, b) => compare(worth(b), worth(a)));
    if (!best) continue;
    for (const other of others) {
      leftOut.set(other, `an earlier attempt at the task of ${best.name}, or the same log again`);
    }
  }
  return { kept: files.filter((file) => !leftOut.has(file)), leftOut };
}

function isScored({ fields }: RawRecord): boolean {
  return Object.keys((fields.scores as object | undefined) ?? {}).length > 0;
}

function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  if (at < 0) return 0;
  return (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1;
}
