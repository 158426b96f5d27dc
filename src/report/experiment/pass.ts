import type { ReadExperiment } from "../../ingest/index.ts";
import { readExperiment } from "../../ingest/index.ts";
import { seedOf } from "../../lib/random.ts";
import type {
  DataFile,
  Experiment,
  ExperimentSums,
  Palette,
  Problem,
  Problems,
  PublishedValue,
  Sample,
  ScopedUnit,
  ScoreTable,
} from "../../model/index.ts";
import { mostShown, unitLabels } from "../../model/index.ts";
import type {
  ConditionCounts,
  DrawnCondition,
  SampleCounts,
  Store,
  StoredSample,
} from "../../store/index.ts";
import { createConditionDraw, createSampleDraw, createTally } from "../../store/index.ts";
import type { InputFile } from "../inputs/index.ts";
import { settingsFile } from "../inputs/index.ts";
import { checkPairing } from "../pairing/index.ts";
import type { PlacedRules, Publisher, RulesMet } from "../samples/index.ts";
import { cleaned, createPublisher, oneByOne, SlowPattern } from "../samples/index.ts";
import { reportDuplicates } from "./duplicates.ts";
import type { Keeping, SamplesTask } from "./kept-samples.ts";

/** What ingest and store know of an experiment, apart from its sums: everything after this stage is arithmetic. */
export interface ExperimentData {
  readonly experiment: Experiment;
  readonly published: readonly PublishedValue[];
  readonly files: readonly DataFile[];
  readonly counts: SampleCounts;
  readonly perCondition: readonly ConditionCounts[];
  /** Names of the units as readers see them. */
  readonly units: readonly string[];
  /** What the names stand for, where units are of several scopes. */
  readonly scoped: Readonly<Record<string, ScopedUnit>> | null;
  readonly drawn: readonly StoredSample[];
  /** What the rules of `publish:` met; null where there are none. */
  readonly met: RulesMet | null;
  readonly problems: readonly Problem[];
}

/** Which experiment of which report, and the hash of its bytes and of the code that reads them. */
export interface ExperimentTask extends SamplesTask {
  /** What `publish:` says of its samples; null where nothing is said. */
  readonly publish: PlacedRules | null;
  /** Whether a cell will query the samples: they are then stored on the way. */
  readonly queried: boolean;
  /** Its files as they were hashed. */
  readonly files: readonly InputFile[];
  /** Hues of the report, which are no part of what is kept. */
  readonly palette: Palette;
}

/** How many units are shown sample by sample, and how many samples of each at most. */
const drawSize = { units: 8, samplesPerUnit: 48 };

/** Reads an experiment, with the hashes that are known of its files. */
export function readFrom(
  { root, id, files }: ExperimentTask,
  problems: Problems,
  onProgress?: Parameters<typeof readExperiment>[3],
): Promise<ReadExperiment | null> {
  const hashes = Object.fromEntries(files.map(({ path, sha256 }) => [path, sha256]));
  return readExperiment(root, `results/${id}`, problems, onProgress, hashes);
}

export const publisherOf = ({ publish }: ExperimentTask): Publisher | null =>
  publish && createPublisher(publish.rules);

/** What a pass gives; null with a problem where a pattern of `publish:` does not come to an end. */
export async function timed(
  { publish }: ExperimentTask,
  problems: Problems,
  passing: () => Promise<Passed>,
): Promise<Passed | null> {
  try {
    return await passing();
  } catch (fault) {
    if (!(fault instanceof SlowPattern)) throw fault;
    problems.error(
      "pattern-is-quick",
      publish?.places.redact[0] ?? { file: settingsFile },
      "Replacing texts of samples takes too long, and was ended",
      {
        expected: "patterns that need far less than a second for some hundred samples",
        found: fault.redact.map(({ pattern }) => pattern).join(", "),
        fix: "Take out repetition inside repetition, such as `(a+)+`, and say how long a match may be: `{1,200}`.",
      },
    );
    return null;
  }
}

/** What is known of an experiment when all of its samples have passed. */
export interface Passed {
  readonly data: Omit<ExperimentData, "problems">;
  readonly sums: ExperimentSums;
  readonly scores: ScoreTable;
  readonly draws: readonly DrawnCondition[];
}

/** Where samples go beside the sums. */
interface Passing {
  readonly store: Store | null;
  readonly publisher: Publisher | null;
  readonly keeping: Keeping | null;
}

/** Every sample passes once: counted, summed up, drawn or not, and stored where a cell asks for it. */
export async function pass(
  task: ExperimentTask,
  { experiment, published, batches, samples, files }: ReadExperiment,
  { store, publisher, keeping }: Passing,
  problems: Problems,
): Promise<Passed> {
  const tally = createTally(experiment);
  const draw = createSampleDraw(seedOf(task.id), drawSize);
  // As many of each condition as one block shows: all that it shows may come from one condition.
  const conditionDraw = createConditionDraw(experiment, seedOf(task.id), mostShown);
  const note = (sample: Sample): void => {
    tally.add(sample);
    const shown = publisher?.shown(sample) ?? sample;
    draw.add(shown);
    conditionDraw.add(shown);
    keeping?.add(shown);
  };
  const clean = cleaned(batches, publisher);
  if (store) await store.append(noting(publisher ? oneByOne(clean) : samples, note));
  else for await (const batch of clean) for (const sample of batch) note(sample);
  const counts = tally.counts();
  // Copies that reading found already are told.
  const told = problems.list.some(
    (p) => p.rule === "sample-ids-are-unique" && p.severity === "error",
  );
  if (counts.duplicates > 0 && !told) await reportDuplicates(task.root, experiment, problems);
  const sums = tally.sums();
  const label = unitLabels(sums.units);
  const named = (sample: StoredSample): StoredSample => ({ ...sample, unit: label(sample) });
  const several = new Set(sums.units.map((u) => u.scope)).size > 1;
  checkPairing(experiment, sums, tally.marks(), problems);
  return {
    data: {
      experiment,
      published,
      files: files(),
      counts,
      perCondition: tally.perCondition(),
      units: [...new Set(sums.units.map(label))],
      scoped: several
        ? Object.fromEntries(
            sums.units.map((u) => [label(u), { unit: u.unit, scope: u.scope ?? "" }]),
          )
        : null,
      drawn: draw.drawn().map(named),
      met: publisher?.met() ?? null,
    },
    sums,
    scores: tally.scores(),
    draws: conditionDraw.drawn().map((one) => ({ ...one, samples: one.samples.map(named) })),
  };
}

async function* noting(
  samples: AsyncIterable<Sample>,
  note: (sample: Sample) => void,
): AsyncGenerator<Sample> {
  for await (const sample of samples) {
    note(sample);
    yield sample;
  }
}
