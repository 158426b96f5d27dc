import { stableJson } from "../../lib/stable-json.ts";
import type { ExperimentReport, Palette, Problems } from "../../model/index.ts";
import type { ExperimentInputs, Inputs } from "../inputs/index.ts";
import { hashCode, hashOf, sha256 } from "../inputs/index.ts";
import type { PlacedRules } from "../samples/index.ts";
import type { Threads } from "../threads/index.ts";
import type { LoadedExperiment } from "./experiment-data.ts";
import { isIngested, loadIngested } from "./experiment-data.ts";
import type { SamplesAsked } from "./kept-samples.ts";
import type { PrepareTask } from "./prepare-experiment.ts";
import { describeIngested, isPrepared, work as preparing } from "./prepare-experiment.ts";

/** An experiment that could be read, with its page. */
export interface PreparedExperiment extends LoadedExperiment {
  readonly describe: () => Promise<ExperimentReport>;
}

/** How long it takes, about, to read a byte of results and describe what it says, and an experiment beside. */
const milliseconds = { ofByte: 1 / 2000, ofExperiment: 40 };

/** What is asked of all experiments. */
interface Asked {
  /** Experiments whose samples cells query. */
  readonly queried: ReadonlySet<string>;
  readonly palette: Palette;
  /** What `publish:` says of the samples of an experiment; null where nothing is said. */
  readonly publish: (experiment: string) => PlacedRules | null;
  /** How samples are published; null where they are not. */
  readonly samples: SamplesAsked | null;
}

interface Task extends PrepareTask {
  readonly bytes: number;
}

/** Names of the folders in `results/`, and what could be read of them. */
export async function loadExperiments(
  { root, experiments }: Pick<Inputs, "root" | "experiments">,
  asked: Asked,
  problems: Problems,
  threads: Threads,
): Promise<{ names: readonly string[]; loaded: readonly PreparedExperiment[] }> {
  const [readBy, describedBy] = await Promise.all([hashCode("reading"), hashCode("describing")]);
  const tasks = experiments.map((inputs) => taskOf(root, inputs, asked, { readBy, describedBy }));
  // Largest first, so that none is left for the end in which others have nothing to do.
  const stale = tasks
    .filter((task) => !isPrepared(task))
    .sort((a, b) => b.bytes - a.bytes || (a.id < b.id ? -1 : 1));
  const found = await threads.share(
    preparing,
    async () => null,
    stale,
    ({ bytes }) => bytes * milliseconds.ofByte + milliseconds.ofExperiment,
  );
  const said = new Map(stale.map(({ id }, i) => [id, found[i] ?? []]));
  problems.add(tasks.flatMap(({ id }) => said.get(id) ?? []));
  const loaded: PreparedExperiment[] = [];
  for (const task of tasks.filter(isIngested)) {
    const experiment = await loadIngested(task);
    let described: Promise<ExperimentReport> | null = null;
    const describe = () => (described ??= describeIngested(task, experiment));
    loaded.push({ ...experiment, describe });
  }
  problems.add(loaded.flatMap((l) => l.data.problems));
  return { names: tasks.map((task) => task.id), loaded };
}

function taskOf(
  root: string,
  { id, files }: ExperimentInputs,
  { queried, palette, publish, samples }: Asked,
  code: { readonly readBy: string; readonly describedBy: string },
): Task {
  const rules = publish(id);
  const key = hashOf(files, code.readBy, ...(rules ? [stableJson(rules.rules)] : []));
  return {
    root,
    id,
    key,
    pageKey: sha256(`${key}\n${code.describedBy}\n${stableJson(palette)}`),
    samples,
    publish: rules,
    queried: queried.has(id),
    files,
    palette,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
  };
}
