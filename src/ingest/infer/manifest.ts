import { lastAttempts } from "./attempts.ts";
import { columnsOf } from "./columns.ts";
import type { Design } from "./design.ts";
import { dataEntries } from "./entries.ts";
import type { FactorGuess } from "./factors.ts";
import { chooseFactors, factor, textAt } from "./factors.ts";
import { describeGuesses } from "./guesses.ts";
import { epochColumn, keyAt, repeated, replicateColumn, unitColumns } from "./identity.ts";
import { levelOfFile } from "./level-of-file.ts";
import type { LookedAt } from "./looked-at.ts";
import type { MetricGuess } from "./metrics.ts";
import { logMetrics } from "./metrics.ts";
import { idOf, labelOf } from "./names.ts";
import { publishedTable } from "./published-table.ts";
import { sharedUnits, splitsFiles, unitWithin } from "./shared-units.ts";
import { tableMetrics } from "./table-metrics.ts";

export interface Inferred {
  /** What goes into experiment.yaml, in the order in which it is written. */
  readonly manifest: Readonly<Record<string, unknown>>;
  /** What was guessed, for the author to look over. */
  readonly guesses: readonly string[];
  /** Tables to write beside the manifest: name to text. */
  readonly tables: Readonly<Record<string, string>>;
  /** False where nothing in the files looks like a score. */
  readonly hasScores: boolean;
  /** False where there is neither a sample nor a value of a harness. */
  readonly hasData: boolean;
}

/** A manifest that fits some files, to be looked over by its author: what varies, what is asked, what is scored. */
export function inferManifest(experiment: string, looked: readonly LookedAt[]): Inferred {
  const withSamples = looked.filter(({ records }) => records.length > 0);
  const { kept: files, leftOut } = lastAttempts(withSamples);
  const design = designOf(files.length > 0 ? files : looked.map(standIn));
  const published = publishedTable(looked, design);
  const all = published.design;
  const isLog = all.log || files.length === 0;
  const manifest = {
    title: labelOf(experiment),
    design: {
      unit: all.unit && !isLog ? nameOf(all.unit) : isLog ? "question" : "sample",
      ...(all.replicate ? { replicate: nameOf(all.replicate) } : {}),
      factors: Object.fromEntries(all.factors.map((f) => [f.id, factorEntry(f)])),
    },
    metrics: Object.fromEntries(
      all.metrics.map((metric) => {
        const { id, label, kind, role, better } = metric;
        return [id, { label, kind, role, better, ...onlyIn(metric, all, files, looked) }];
      }),
    ),
    ...(files.length > 0 ? { data: dataEntries(files, all) } : {}),
    ...(published.entry ? { published: [published.entry] } : {}),
  };
  const without = new Map(leftOut);
  for (const file of looked) {
    if (file.records.length === 0 && !published.from.has(file)) {
      const why =
        file.values.length > 0
          ? "its values are those of samples that are here, or it does not say under which condition"
          : "it holds its header alone, no samples";
      without.set(file, why);
    }
  }
  return {
    manifest,
    guesses: describeGuesses(all, files, without, published.from.size > 0),
    tables: published.tables,
    hasData: files.length > 0 || published.from.size > 0,
    hasScores: all.metrics.length > 0 || isLog,
  };
}

/** What varies in files without samples is what their headers say. */
function standIn(file: LookedAt): LookedAt {
  const records = file.values.map(({ conditions, place }) => ({
    place: { file: file.name, field: place },
    fields: conditions,
  }));
  return { ...file, records };
}

function designOf(files: readonly LookedAt[]): Design {
  const records = files.flatMap((file) => file.records);
  const columns = columnsOf(records);
  const log = files.some(({ format }) => format === "lm-eval" || format.startsWith("inspect-"));
  const replicate = replicateColumn(columns, records.length);
  const epoch = log ? undefined : epochColumn(columns, records.length);
  const taken = new Set([replicate, epoch].flatMap((c) => (c ? [c.path] : [])));
  const replicateOf = replicate ? textAt(replicate.path) : () => "";
  const identityOf = (unit: string | undefined, factors: readonly FactorGuess[]) => {
    const rest = keyAt(
      [unit, replicate?.path, epoch?.path, ...factors.map((f) => f.path)].flatMap((p) => p ?? []),
    );
    return (record: (typeof records)[number]) =>
      `${rest(record)} ${unit ? "" : (record.unit ?? "")} ${epoch ? "" : (record.epoch ?? "")}`;
  };

  const options = log
    ? [undefined, ...sharedUnits(columns, records)]
    : [...unitColumns(columns, records.length), undefined];
  const tries = options.map((unit) => {
    const factors = chooseFactors({
      files,
      columns,
      log,
      taken: new Set([...taken, ...(unit ? [unit.path] : [])]),
      unitOf: unit ? textAt(unit.path) : (record) => record.unit ?? "",
      replicateOf,
    });
    const identity = identityOf(unit?.path, factors);
    const again = unit ? repeated(records, identity) : 0;
    const againInFile = files.reduce((n, file) => n + repeated(file.records, identity), 0);
    return { unit, factors, again, againInFile };
  });
  const [asLogged] = tries;
  const better = (t: (typeof tries)[number]) =>
    t.again === 0 &&
    t.factors.length >= (asLogged?.factors.length ?? 0) &&
    t.factors.some((f) => splitsFiles(f, files));
  const best = log
    ? (tries.slice(1).find(better) ?? asLogged)
    : (tries.find(({ unit, again }) => unit && again === 0) ??
      // The same questions in each of several files: the file is what varies.
      tries.find(({ unit, againInFile }) => unit && files.length > 1 && againInFile === 0) ??
      tries.find(({ again }) => again === 0) ??
      asLogged);
  const unit = best?.unit;
  let factors = best?.factors ?? [];
  const byFile = !log && (factors.length === 0 || (files.length > 1 && (best?.again ?? 0) > 0));
  const again = byFile ? (best?.againInFile ?? 0) : (best?.again ?? 0);
  if (byFile) {
    const sole = !factors.some((f) => f.role === "arm");
    factors = [...factors.slice(0, 2), fileFactor(files, sole)];
  }
  if (log && factors.length === 0) factors = [soleFactor(files)];

  const used = new Set([...taken, ...factors.map((f) => f.path), ...(unit ? [unit.path] : [])]);
  const found = log
    ? logMetrics(files)
    : {
        metrics: tableMetrics(
          columns.filter((c) => !used.has(c.path)),
          files,
        ),
        wordy: [],
      };
  return {
    log,
    columns,
    factors,
    byFile,
    unit: unit?.path,
    unitMatch:
      log && !unit && best
        ? unitWithin(
            records,
            best.factors.filter((f) => splitsFiles(f, files)),
          )
        : undefined,
    replicate: replicate?.path,
    epoch: epoch?.path,
    metrics: found.metrics,
    wordy: found.wordy,
    again,
  };
}

/** Each file its own level, where nothing inside the files tells them apart. */
function fileFactor(files: readonly LookedAt[], sole: boolean): FactorGuess {
  return factor(
    "file",
    "",
    "File",
    sole ? "arm" : "other",
    files.map(({ name }) => levelOfFile(name, files)),
  );
}

/** One model under one condition: still an arm, so that a second log can be added beside it. */
function soleFactor(files: readonly LookedAt[]): FactorGuess {
  const records = files.flatMap((file) => file.records);
  for (const path of ["eval.model", "run.model_name", "run.config.model_args.pretrained", "task"]) {
    const values = [...new Set(records.map(textAt(path)))];
    const name = path.startsWith("run") ? "model" : path.split(".").at(-1);
    if (values[0] && values.length === 1)
      return factor(name ?? "model", path, name ?? "model", "arm", values);
  }
  return fileFactor(files, true);
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

function factorEntry({ label, role, baseline, levels }: FactorGuess) {
  const plain = levels.every(({ raw, id }) => raw === id);
  return {
    label,
    role,
    baseline,
    // A Map keeps the order of levels that look like numbers.
    levels: plain ? levels.map(({ id }) => id) : new Map(levels.map(({ id, raw }) => [id, raw])),
  };
}

const nameOf = (path: string): string => path.split(/[.[]/).at(-1)?.replace(/["\]]/g, "") ?? path;
