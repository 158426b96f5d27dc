import { readExperiment } from "../../ingest/index.ts";
import type { Experiment, Problems } from "../../model/index.ts";
import { collectProblems } from "../../model/index.ts";
import { openStore } from "../../store/index.ts";

const shown = 5;

/** Names samples that are the same sample. They are read once more: where they stand is not kept while counting. */
export async function reportDuplicates(
  root: string,
  experiment: Experiment,
  problems: Problems,
): Promise<void> {
  const duplicates = await findDuplicates(root, experiment);
  for (const { key, places } of duplicates.slice(0, shown)) {
    problems.error(
      "sample-ids-are-unique",
      { file: (places[1] ?? "").split(":")[0] ?? "" },
      `${places.length} samples are the same sample: ${key}.`,
      {
        expected: "one sample per condition, unit, replicate and epoch",
        found: places.slice(0, 4).join(", "),
        fix: "Map `epoch` or `replicate` if these are repeats; else remove the copies.",
      },
    );
  }
  if (duplicates.length > shown) {
    problems.error(
      "sample-ids-are-unique",
      { file: `results/${experiment.id}/experiment.yaml` },
      `${duplicates.length - shown} more sets of samples share condition, unit, replicate and epoch.`,
    );
  }
}

async function findDuplicates(root: string, experiment: Experiment) {
  const store = await openStore(experiment, null);
  try {
    const read = await readExperiment(root, `results/${experiment.id}`, collectProblems());
    if (read) await store.append(read.samples);
    return await store.duplicates();
  } finally {
    await store.close();
  }
}
