import type { Experiment, SampleList, samplesForms } from "../../model/index.ts";
import type { PublicFiles } from "./public-files.ts";
import { writeIndex } from "./write-index.ts";
import type { OrderedLine } from "./write-shards.ts";
import { openShards } from "./write-shards.ts";

export interface FilesInput {
  readonly form: (typeof samplesForms)[number];
  readonly canary: string | null;
  readonly experiment: Experiment;
  /** Names of units in order of arrival. */
  readonly names: readonly string[];
  readonly scoped: boolean;
  readonly samples: number;
  /** Conditions with their counts, once all samples have passed. */
  conditions(): readonly Pick<SampleList, "condition" | "slug" | "samples" | "failed">[];
}

/** Writes samples, in the order in which they are published, into the files that the form has; none where pages show all. */
export async function writeFiles(
  files: PublicFiles,
  lines: Iterable<OrderedLine>,
  { form, conditions, ...input }: FilesInput,
): Promise<void> {
  if (form === "pages") {
    for (const _ of lines);
    return;
  }
  const written =
    form === "parquet"
      ? // Loaded only here: few reports have so many samples.
        await (await import("./write-parquet.ts")).writeParquet(files, lines, input.canary)
      : { parquet: null, rowGroups: [] };
  const shards = openShards(files, input.canary);
  if (form === "shards") for (const line of lines) shards.add(line);
  writeIndex(files, {
    ...input,
    ...written,
    form,
    shards: shards.end(),
    conditions: conditions(),
  });
}
