import { isLog } from "../formats/index.ts";
import type {
  Design,
  FactorGuess,
  GivenIds,
  Guess,
  LevelGuess,
  MetricGuess,
  Question,
} from "./design/index.ts";
import { lastAttempts, namesText, otherIds, textAt, unknownIds } from "./design/index.ts";
import { dataEntries, replicateName } from "./entries.ts";
import { describeGuesses } from "./guesses.ts";
import { logDesign } from "./logs/index.ts";
import type { LookedAt } from "./look/index.ts";
import { idOf, labelOf, nameOf } from "./look/index.ts";
import type { Estimates } from "./published/index.ts";
import { estimatesOf, publishedTable } from "./published/index.ts";
import { metricsOfFiles, tableDesign, withoutSideTables } from "./tables/index.ts";

export interface Inferred {
  /** What goes into experiment.yaml, in the order in which it is written. */
  readonly manifest: Readonly<Record<string, unknown>>;
  /** What was guessed and what was left out, for the author to look over. */
  readonly guesses: readonly Guess[];
  /** Tables to write beside the manifest: name to text. */
  readonly tables: Readonly<Record<string, string>>;
  /** False where nothing in the files looks like a score. */
  readonly hasScores: boolean;
  /** False where there is neither a sample nor a value of a harness. */
  readonly hasData: boolean;
  /** Columns of words that may be scores, though nobody can say which number each word is. */
  readonly wordy: readonly string[];
  /** Scores that stand once in a file and not once in each of its records. */
  readonly ofFiles: readonly string[];
  /** Paths of what the records hold. */
  readonly columns: readonly string[];
  /** Those of them that hold the text of a question by their names. */
  readonly texts: readonly string[];
  /** Other ways to tell questions apart, where equal ids turn out to be different questions. */
  readonly otherIds: readonly GivenIds[];
  /** What only the author can say. */
  readonly question?: Question;
}

/** A manifest that fits some files, to be looked over by its author: what varies, what is asked, what is scored. */
export function inferManifest(
  experiment: string,
  looked: readonly LookedAt[],
  given: GivenIds = {},
): Inferred {
  const estimates = estimatesOf(looked);
  if (estimates) return manifestOfEstimates(experiment, estimates);
  const withSamples = looked.filter(({ records }) => records.length > 0);
  const logs = withSamples.filter(isLogFile);
  const last = lastAttempts(logs.length > 0 ? logs : withSamples);
  const side = logs.length > 0 ? last : withoutSideTables(last.kept);
  const files = side.kept;
  const leftOut = new Map([...last.leftOut, ...side.leftOut]);
  const design = designOf(files.length > 0 ? files : looked.map(standIn), given);
  const published = publishedTable(looked, design);
  const all = published.design;
  const isLog = all.log || files.length === 0;
  const replicate = replicateName(all);
  const manifest = {
    title: labelOf(experiment),
    design: {
      unit: all.unit && !isLog ? nameOf(all.unit) : isLog ? "question" : "sample",
      ...(replicate ? { replicate } : {}),
      factors: Object.fromEntries(all.factors.map((f) => [f.id, factorEntry(f)])),
    },
    metrics: Object.fromEntries(
      all.metrics.map((metric) => [
        metric.id,
        metricEntry(metric, onlyIn(metric, all, files, looked)),
      ]),
    ),
    ...(files.length > 0 ? { data: dataEntries(files, all) } : {}),
    ...(published.entry ? { published: [published.entry] } : {}),
  };
  const question = unknownIds(given, all) ?? all.question ?? (isLog ? null : metricsOfFiles(files));
  for (const file of logs.length > 0 ? withSamples : []) {
    if (!isLogFile(file)) leftOut.set(file, "a table beside logs: give it on its own");
  }
  for (const file of looked) {
    if (file.records.length === 0 && !published.from.has(file)) {
      const why =
        file.values.length > 0
          ? "its values are those of samples that are here, or it does not say under which condition"
          : "it holds its header alone, no samples";
      leftOut.set(file, why);
    }
  }
  return {
    manifest,
    guesses: describeGuesses(all, files, leftOut, published),
    tables: published.tables,
    hasData: files.length > 0 || published.from.size > 0,
    hasScores: all.metrics.length > 0 || (isLog && all.wordy.length === 0),
    wordy: all.wordy,
    ofFiles: isLog ? [] : scoresOfFiles(all, files),
    ...(question ? { question } : {}),
    otherIds: otherIds(all, files),
    columns: all.columns.map(({ path }) => path),
    texts: all.columns.filter(({ leaf }) => namesText(leaf)).map(({ path }) => path),
  };
}

function manifestOfEstimates(experiment: string, { design, entries, tables }: Estimates): Inferred {
  return {
    manifest: {
      title: labelOf(experiment),
      design: {
        unit: "estimate",
        factors: Object.fromEntries(design.factors.map((f) => [f.id, factorEntry(f)])),
      },
      metrics: Object.fromEntries(design.metrics.map((m) => [m.id, metricEntry(m, {})])),
      published: entries,
    },
    guesses: describeGuesses(design, [], new Map(), { from: new Set(), others: 0 }),
    tables,
    hasData: true,
    hasScores: true,
    wordy: [],
    ofFiles: [],
    otherIds: [],
    columns: [],
    texts: [],
  };
}

function isLogFile({ format }: LookedAt): boolean {
  return isLog(format);
}

function designOf(files: readonly LookedAt[], given: GivenIds): Design {
  return files.some(isLogFile) ? logDesign(files, given) : tableDesign(files, given);
}

/** What varies in files without samples is what their headers say. */
function standIn(file: LookedAt): LookedAt {
  const records = file.values.map(({ conditions, place }) => ({
    place: { file: file.name, field: place },
    fields: conditions,
  }));
  return { ...file, records };
}

/** Metrics that stand beside the list of records: read with each of them they would be counted once a record. */
function scoresOfFiles({ metrics }: Design, files: readonly LookedAt[]): readonly string[] {
  const several = files.some(({ records }) => records.length > 1);
  if (!several || metrics.length === 0) return [];
  return metrics.every(({ path }) => path.startsWith("file."))
    ? metrics.map(({ path }) => path)
    : [];
}

/** The levels of `task` in which a scorer ran, where that is not all of them. */
function onlyIn(
  { files: inFiles, id }: MetricGuess,
  { factors }: Design,
  files: readonly LookedAt[],
  looked: readonly LookedAt[],
): { readonly on?: string } {
  const task = factors.find(({ path }) => path === "eval.task" || path === "task");
  if (!task) return {};
  const read = textAt(task.path);
  const raw = new Set([
    ...files.filter((f) => inFiles.has(f)).flatMap((f) => f.records.map(read)),
    ...looked.flatMap(({ values }) =>
      values
        .filter((v) => [id, id.replace(/^task_/, "")].includes(idOf(v.metric)))
        .map((v) => v.conditions[task.path]),
    ),
  ]);
  const levels = task.levels.filter((level) => raw.has(level.raw));
  return levels.length < task.levels.length
    ? { on: `${task.id}=${levels.map((level) => level.id).join("|")}` }
    : {};
}

function metricEntry(
  { label, doc, kind, range, role, better }: MetricGuess,
  on: { readonly on?: string },
) {
  return {
    label,
    ...(doc ? { doc } : {}),
    kind,
    ...(range ? { range: [...range] } : {}),
    role,
    better,
    ...on,
  };
}

function factorEntry({ label, role, baseline, levels }: FactorGuess) {
  const plain = levels.every(({ raw, id, value }) => raw === id && value === undefined);
  return {
    label,
    role,
    baseline,
    // A Map keeps the order of levels that look like numbers.
    levels: plain
      ? levels.map(({ id }) => id)
      : new Map(levels.map((level) => [level.id, levelEntry(level)])),
  };
}

function levelEntry({ raw, label, value }: LevelGuess) {
  const shown = label ?? raw;
  return value === undefined ? shown : { label: shown, value };
}
