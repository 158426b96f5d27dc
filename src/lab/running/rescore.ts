import { existsSync } from "node:fs";
import { join } from "node:path";
import { worldKind } from "../worlds/index.ts";
import { gunzip, gzip, writeWhole } from "./artifacts.ts";
import { sampleCount } from "./asked.ts";
import type { Plan } from "./plan.ts";
import { linesOf, type SampleRow, sampleRows } from "./sample-rows.ts";

/**
 * Scores the samples of a results folder again with the scorers of today; nothing is trained or sampled. Returns how
 * many scores of each metric changed. Throws, and writes nothing, where a file does not hold what this plan asks.
 */
export function rescore(plan: Plan, out: string): ReadonlyMap<string, number> {
  const changed = new Map<string, number>();
  const files = plan.spec.seeds.map((seed) => {
    const file = join(out, "samples", `seed-${seed}.jsonl.gz`);
    if (!existsSync(file)) throw new Error(`${file} is not there: run the experiment first.`);
    const before = rowsOf(file);
    const after = scoredAgain(plan, seed, before, file);
    after.forEach((row, i) => {
      for (const metric of Object.keys(plan.spec.metrics))
        if (row[metric] !== before[i]?.[metric])
          changed.set(metric, (changed.get(metric) ?? 0) + 1);
    });
    return { file, text: linesOf(after) };
  });
  for (const { file, text } of files) writeWhole(file, gzip(text));
  return changed;
}

function rowsOf(file: string): readonly SampleRow[] {
  try {
    return gunzip(file)
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as SampleRow);
  } catch (error) {
    throw new Error(
      `${file} cannot be read (${(error as Error).message}): run the experiment again.`,
    );
  }
}

function scoredAgain(
  plan: Plan,
  seed: number,
  before: readonly SampleRow[],
  file: string,
): readonly SampleRow[] {
  const { spec } = plan;
  const world = worldKind(spec.world).create(seed);
  let from = 0;
  const after = spec.models.flatMap((model) => {
    const count = sampleCount(spec, model);
    const outputs = before.slice(from, from + count).map((row) => String(row.output));
    from += count;
    return sampleRows({ spec, seed, world, model, outputs });
  });
  const metrics = new Set(Object.keys(spec.metrics));
  const asked = (row: SampleRow | undefined) =>
    JSON.stringify(Object.entries(row ?? {}).filter(([key]) => !metrics.has(key)));
  const other = after.findIndex((row, i) => asked(row) !== asked(before[i]));
  if (other >= 0 || after.length !== before.length)
    throw new Error(
      `${file}:${(other < 0 ? after.length : other) + 1} is not what this spec asks there: it was made by other code.`,
    );
  return after;
}
