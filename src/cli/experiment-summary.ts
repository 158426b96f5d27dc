import { readExperiment } from "../ingest/index.ts";
import type { Problems } from "../model/index.ts";
import { conditionKey } from "../model/index.ts";

/** What an experiment holds, counted: to be compared with itself after files have come or gone. */
export interface Summary {
  /** Samples by condition, as a reader would name it. */
  readonly conditions: ReadonlyMap<string, number>;
  /** Samples by file, relative to the root. */
  readonly files: ReadonlyMap<string, number>;
  /** Samples with a score by metric, with those that were published. */
  readonly metrics: ReadonlyMap<string, number>;
  readonly levels: ReadonlySet<string>;
  readonly highestEpoch: number;
  /** Samples that nothing tells apart from one before them. */
  readonly repeated: number;
}

/** Reads all of an experiment; null with problems where that cannot be done. */
export async function summarise(
  root: string,
  folder: string,
  problems: Problems,
): Promise<Summary | null> {
  const read = await readExperiment(root, folder, problems);
  if (!read) return null;
  const conditions = new Map<string, number>();
  const metrics = new Map<string, number>();
  const levels = new Set<string>();
  let highestEpoch = 1;
  let repeated = 0;
  const met = new Set<string>();
  const add = (counts: Map<string, number>, key: string) =>
    void counts.set(key, (counts.get(key) ?? 0) + 1);
  const names = new Map<string, string>();
  for await (const { condition, unit, scope, replicate, scores, epoch } of read.samples) {
    const key = conditionKey(condition);
    let name = names.get(key);
    if (name === undefined) {
      const parts = Object.entries(condition).map(([factor, level]) => `${factor}=${level}`);
      for (const part of parts) levels.add(part);
      names.set(key, (name = parts.join(", ") || "all"));
    }
    add(conditions, name);
    const own = JSON.stringify([key, scope, unit, replicate, epoch]);
    if (met.has(own)) repeated++;
    else met.add(own);
    highestEpoch = Math.max(highestEpoch, epoch);
    for (const metric in scores) {
      const score = scores[metric];
      if (score && "value" in score) add(metrics, metric);
    }
  }
  for (const { metric } of read.published) add(metrics, metric);
  const files = new Map(read.files().map(({ path, samples }) => [path, samples]));
  return { conditions, files, metrics, levels, highestEpoch, repeated };
}

/** What is different after than before, a line each. */
export function changes(before: Summary, after: Summary): readonly string[] {
  const count = (n: number) => `${n} ${n === 1 ? "sample" : "samples"}`;
  const compare = (
    what: string,
    from: ReadonlyMap<string, number>,
    to: ReadonlyMap<string, number>,
  ) =>
    [...new Set([...from.keys(), ...to.keys()])].flatMap((key) => {
      const [old, now] = [from.get(key), to.get(key)];
      if (old === now) return [];
      if (old === undefined) return [`${what} ${key}: new, ${count(now ?? 0)}`];
      if (now === undefined) return [`${what} ${key}: gone, ${count(old)} before`];
      return [`${what} ${key}: ${count(old)} before, ${count(now)} now`];
    });
  return [
    ...[...after.levels]
      .filter((level) => !before.levels.has(level))
      .map((level) => `level ${level}: new`),
    ...[...before.levels]
      .filter((level) => !after.levels.has(level))
      .map((level) => `level ${level}: no samples any more`),
    ...compare("file", before.files, after.files),
    ...compare("condition", before.conditions, after.conditions),
    ...compare("metric", before.metrics, after.metrics),
  ];
}
