import type { HarnessResults } from "./schema.ts";

/** One value of a results file, as the harness computed it. */
export interface TaskValue {
  readonly task: string;
  readonly metric: string;
  /** Filter of the answers; `none` where the file (before 0.4) names none. */
  readonly filter: string;
  readonly value: number;
  /** Null where the harness writes `N/A` or nothing. */
  readonly stderr: number | null;
  /** Documents evaluated; of a group, those of its tasks. Null where the file does not say. */
  readonly n: number | null;
  /** True for a group of tasks: its documents are counted again in its tasks. */
  readonly group: boolean;
}

/** All values of a results file. A key is a metric when it is `metric,filter` or, before 0.4, has a number and is no stderr. */
export function taskValues(file: HarnessResults): readonly TaskValue[] {
  return Object.entries(file.results).flatMap(([task, entries]) => {
    const named = Object.keys(entries).some((key) => key.includes(","));
    return Object.entries(entries).flatMap(([key, value]) => {
      if (typeof value !== "number" || Number.isNaN(value)) return [];
      if (named !== key.includes(",")) return [];
      const { metric, filter } = splitKey(key);
      if (metric.endsWith("_stderr")) return [];
      const stderr = entries[named ? `${metric}_stderr,${filter}` : `${metric}_stderr`];
      return [
        {
          task,
          metric,
          filter,
          value,
          stderr: typeof stderr === "number" && Number.isFinite(stderr) ? stderr : null,
          n: documents(file, task),
          group: isGroup(file, task),
        },
      ];
    });
  });
}

function splitKey(key: string): { readonly metric: string; readonly filter: string } {
  const comma = key.indexOf(",");
  if (comma === -1) return { metric: key, filter: "none" };
  return { metric: key.slice(0, comma), filter: key.slice(comma + 1) };
}

function isGroup(file: HarnessResults, task: string): boolean {
  return file.groups?.[task] !== undefined || subtasks(file, task).length > 0;
}

function subtasks(file: HarnessResults, task: string): readonly string[] {
  return file.group_subtasks?.[task] ?? [];
}

function documents(
  file: HarnessResults,
  task: string,
  above: readonly string[] = [],
): number | null {
  const own = file["n-samples"]?.[task]?.effective;
  if (own !== undefined) return own;
  if (above.includes(task)) return null;
  const inner = subtasks(file, task).map((name) => documents(file, name, [...above, task]));
  if (inner.length === 0) return null;
  return inner.reduce((sum, n) => (sum === null || n === null ? null : sum + n), 0);
}
