import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { nearest } from "../../lib/nearest.ts";
import type { DataFile, Experiment, Problems, PublishedValue, Sample } from "../../model/index.ts";
import { collectProblems } from "../../model/index.ts";
import { eachOf } from "../formats/shared/index.ts";
import { checkMarks, readManifest, readPatterns } from "../manifest/index.ts";
import type { Hashes } from "./data-files.ts";
import { createFileList } from "./data-files.ts";
import type { FoundFile } from "./find-files.ts";
import { findFiles } from "./find-files.ts";
import { readPublished } from "./published.ts";
import type { Progress, SamplesInput } from "./read-samples.ts";
import { readEntries } from "./read-samples.ts";

const resultsFolder = "results";
const manifestName = "experiment.yaml";

/** What one folder holds. Samples stream once, in batches or one by one; `files` is complete when they have ended. */
export interface ReadExperiment {
  readonly experiment: Experiment;
  readonly batches: AsyncIterable<readonly Sample[]>;
  readonly samples: AsyncIterable<Sample>;
  readonly published: readonly PublishedValue[];
  files(): readonly DataFile[];
}

/** Folders in `results/`, relative to the root, in order of name. */
export async function listExperiments(root: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, resultsFolder), { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map((entry) => `${resultsFolder}/${entry.name}`)
    .sort();
}

/** Files outside an experiment's own folder that its manifest names, in order of path. Reads the manifest only. */
export async function filesOutside(root: string, folder: string): Promise<readonly FoundFile[]> {
  const patterns = (await readPatterns(root, folder)).filter((pattern) =>
    /(^|\/)\.\.(\/|$)/.test(pattern),
  );
  const place = { file: `${folder}/${manifestName}` };
  const search = { root, folder, levels: {} };
  const found = await findFiles(patterns, search, collectProblems(), () => place);
  return found.filter(({ path }) => !path.startsWith(`${folder}/`));
}

/**
 * Reads an experiment; null with problems when its manifest cannot be understood. Problems of the data are added
 * while samples are read. Files whose hash is known are not hashed again.
 */
export async function readExperiment(
  root: string,
  folder: string,
  problems: Problems,
  onProgress: (progress: Progress) => void = () => {},
  hashes: Hashes = {},
): Promise<ReadExperiment | null> {
  const before = problems.list.length;
  const loaded = await readManifest(root, folder, problems);
  if (!loaded) return null;
  const files = createFileList(hashes);
  const published = await readPublished(root, folder, loaded, files, problems);
  const metricsRead = new Set(published.map(({ metric }) => metric));
  const metricsMet = new Set<string>();
  const input = { root, folder, loaded, files, metricsRead, metricsMet, problems, onProgress };
  const batches = readSamples(input, published.length, () =>
    problems.list.slice(before).some(({ severity }) => severity === "error"),
  );
  return {
    experiment: loaded.experiment,
    batches,
    samples: eachOf(batches),
    published,
    files: files.list,
  };
}

async function* readSamples(
  input: SamplesInput,
  published: number,
  hasProblems: () => boolean,
): AsyncGenerator<readonly Sample[]> {
  const { loaded, problems } = input;
  let samples = 0;
  let fields: readonly string[] = [];
  const marks = checkMarks(loaded, problems);
  for await (const batch of readEntries(input)) {
    const [first] = batch;
    if (samples === 0 && first) fields = Object.keys(first.fields);
    samples += batch.length;
    marks?.see(batch);
    yield batch;
  }
  if (samples === 0 && published === 0) {
    if (hasProblems()) return; // They are why there are none.
    problems.error("experiment-has-samples", loaded.place([]), "The experiment has no samples", {
      expected: "at least one sample or published estimate",
      found: loaded.manifest.data.length
        ? "no record is left by `only:`"
        : "no `data:` and no `published:`",
    });
    return;
  }
  marks?.report(fields);
  for (const { id, on } of loaded.experiment.metrics) {
    if (!input.metricsRead.has(id)) reportUnread(id, fields, input);
    else if (samples > 0 && on && !input.metricsMet.has(id))
      problems.warn(
        "condition-matches",
        loaded.place(["metrics", id, "on"]),
        `No sample stands in a condition in which ${id} has a meaning`,
        {
          expected: "samples for which `on` holds",
          found: loaded.manifest.metrics[id]?.on ?? "",
          fix: "Correct `on`, or take it out.",
        },
      );
  }
}

function reportUnread(
  metric: string,
  fields: readonly string[],
  { loaded, problems }: SamplesInput,
): void {
  const near = nearest(metric, fields);
  problems.error(
    "field-is-found",
    loaded.place(["metrics", metric], "key"),
    `No data file has a score of ${metric}`,
    {
      expected: `a column "${metric}", or \`metrics: { ${metric}: … }\` in \`data\``,
      found: fields.slice(0, 20).join(", ") || "no fields",
      ...(near ? { fix: `Did you mean the column "${near}"?` } : {}),
    },
  );
}
