import type { RawRecord } from "../formats/shared/index.ts";
import type { Design, FactorGuess, MetricGuess, NameCounter } from "./design/index.ts";
import { keyAt, levelReader, taskSlot, textAt } from "./design/index.ts";
import type { LookedAt } from "./look/index.ts";
import { nameOf } from "./look/index.ts";
import { armName, transcriptOf } from "./tables/index.ts";

type Entry = Readonly<Record<string, unknown>>;

/** Entries of `data:`: files of which the same can be said share one. */
export function dataEntries(files: readonly LookedAt[], design: Design): readonly Entry[] {
  const { spread, pattern } = design;
  if (spread) {
    // Each arm has columns of its own, so each reads the files anew.
    return spread.arms.flatMap((arm) => entriesFor(files, design, new Map(), arm));
  }
  const alike = new Set(files.map((file) => JSON.stringify(entryOf(file, design, 0))));
  if (pattern !== undefined && alike.size === 1) {
    return [...alike].map((text) => ({ files: pattern, ...JSON.parse(text) }));
  }
  const { pattern: _none, ...named } = design;
  return entriesFor(files, named, epochShifts(files, named));
}

function entriesFor(
  files: readonly LookedAt[],
  design: Design,
  shifts: ReadonlyMap<LookedAt, number>,
  arm?: string,
): readonly Entry[] {
  const groups = Map.groupBy(files, (file) =>
    JSON.stringify(entryOf(file, design, shifts.get(file) ?? 0, arm)),
  );
  return [...groups].map(([text, group]) => {
    const names = group.map(({ name }) => name);
    const entry = withoutAbsent(JSON.parse(text), group, design);
    return { files: names.length === 1 ? names[0] : names, ...entry };
  });
}

/** Where no file of an entry has a score, as in a log whose samples all failed, naming its place would be an error. */
function withoutAbsent(entry: Entry, group: readonly LookedAt[], { log, metrics }: Design): Entry {
  const { metrics: mapped, ...rest } = entry;
  if (!log || typeof mapped !== "object" || mapped === null) return entry;
  const absent = metrics.filter(({ files }) => !group.some((file) => files.has(file)));
  const kept = Object.entries(mapped).filter(([id]) => !absent.some((metric) => metric.id === id));
  return kept.length > 0 ? { ...rest, metrics: Object.fromEntries(kept) } : rest;
}

function entryOf(file: LookedAt, design: Design, shift: number, arm?: string): Entry {
  const { log, factors, unit, unitParts, unitMatch, replicate, epoch, long } = design;
  const mappedFactors = Object.fromEntries(
    factors.flatMap((f) => {
      const mapping = factorMapping(f, file, design, arm);
      return mapping === null ? [] : [[f.id, mapping] as const];
    }),
  );
  const mappedMetrics =
    arm === undefined ? metricMappings(file, design) : spreadMappings(design, arm);
  const transcript = log ? {} : transcriptOf(design, arm);
  return {
    ...(file.recordsKey === undefined ? {} : { records: file.recordsKey }),
    ...(unitParts ? { unit: unitParts } : unit?.includes(".") ? { unit } : {}),
    ...scopeMapping(file, design),
    ...(unitMatch ? { unit: { field: "sample.id", match: unitMatch } } : {}),
    ...counterMapping(
      "replicate",
      replicate?.includes(".") ? replicate : undefined,
      design.replicateOfFile,
      file,
      design,
    ),
    ...(arm !== undefined && design.spread?.runs
      ? { replicate: { const: design.spread.runs.of.get(arm)?.run ?? "" } }
      : {}),
    ...(shift > 0
      ? { epoch: shifted(file, shift) }
      : counterMapping(
          "epoch",
          epoch !== "epoch" ? epoch : undefined,
          design.epochOfFile,
          file,
          design,
        )),
    ...(Object.keys(mappedFactors).length ? { factors: mappedFactors } : {}),
    ...(Object.keys(mappedMetrics).length ? { metrics: mappedMetrics } : {}),
    ...(long ? { long: { metric: long.metric.path, value: long.value.path } } : {}),
    ...(Object.keys(transcript).length ? { transcript } : {}),
  };
}

/** Within what ids are unique: what rows say, else the task in the names of files. */
function scopeMapping(file: LookedAt, { scope, factors, pattern }: Design): Entry {
  const ofFile = factors.find(({ id, ofFile }) => ofFile && id === scope);
  if (ofFile)
    return pattern === undefined
      ? { scope: { const: ofFile.ofFile?.get(file) ?? "" } }
      : { scope: { file: ofFile.id } };
  if (scope !== undefined) return { scope };
  const task = factors.find(({ id, ofFile }) => ofFile && id === taskSlot);
  return task && pattern === undefined ? { scope: { const: task.ofFile?.get(file) ?? "" } } : {};
}

function counterMapping(
  what: "replicate" | "epoch",
  path: string | undefined,
  counter: NameCounter | undefined,
  file: LookedAt,
  { pattern }: Design,
): Entry {
  if (path !== undefined) return { [what]: path };
  if (!counter) return {};
  if (pattern === undefined) return { [what]: { const: counter.of.get(file) ?? "" } };
  return what === "replicate" || counter.name === what ? {} : { [what]: { file: counter.name } };
}

function factorMapping(
  factor: FactorGuess,
  file: LookedAt,
  { pattern, spread }: Design,
  arm: string | undefined,
): unknown {
  const idFor = (raw: string) => factor.levels.find((level) => level.raw === raw)?.id ?? raw;
  if (factor.ofFile) {
    return pattern === undefined ? { const: idFor(factor.ofFile.get(file) ?? "") } : null;
  }
  if (factor.path === "")
    return spread && arm !== undefined ? { const: idFor(armName(spread, arm)) } : null;
  const renamed = factor.levels.filter(({ raw, id }) => raw !== id);
  // Without a mapping a column of that very name is meant, not a key within another.
  const isColumn = factor.path === factor.id && !/[.[]/.test(factor.path);
  if (renamed.length === 0) return isColumn ? null : factor.path;
  return {
    field: factor.path,
    values: Object.fromEntries(renamed.map(({ raw, id }) => [raw, id])),
  };
}

function metricMappings(file: LookedAt, design: Design): Entry {
  return Object.fromEntries(
    design.metrics
      .filter((metric) => measuredIn(metric, file, design))
      .filter(({ id, path, values }) => design.log || path !== id || values)
      .map(({ id, path, values, equals }) => [
        id,
        equals !== undefined ? { field: path, equals } : values ? { field: path, values } : path,
      ]),
  );
}

/** One score that each arm has in a column of its own. */
function spreadMappings({ spread, metrics }: Design, arm: string): Entry {
  return Object.fromEntries(
    [...(spread?.metrics ?? [])].flatMap(([, columns], i) => {
      const metric = metrics[i];
      const column = columns.get(arm);
      if (!metric || !column) return [];
      const { values } = metric;
      return [[metric.id, values ? { field: column.path, values } : column.path] as const];
    }),
  );
}

/** A scorer of a task that failed on all samples of one log is missing there, not absent. */
function measuredIn(metric: MetricGuess, file: LookedAt, { log }: Design): boolean {
  if (metric.files.has(file)) return true;
  const task = keyAt(["eval.task", "task"]);
  const [own] = file.records;
  return (
    log &&
    own !== undefined &&
    [...metric.files].some(({ records: [first] }) => first && task(first) === task(own))
  );
}

/**
 * By how much to count up the epochs of a log, so that the samples of several runs under the same condition are further
 * draws for the same questions and not the same samples again.
 */
function epochShifts(files: readonly LookedAt[], design: Design): ReadonlyMap<LookedAt, number> {
  const shifts = new Map<LookedAt, number>();
  if (!design.log) return shifts;
  const levelOf = levelReader(design.factors, files);
  const replicateOf = design.replicate ? textAt(design.replicate) : () => "";
  const unitOf = design.unit ? textAt(design.unit) : (record: RawRecord) => record.unit;
  const highest = new Map<string, number>();
  for (const file of files) {
    const keys = file.records.map(
      (record) => `${levelOf(record)} ${replicateOf(record)} ${unitOf(record)}`,
    );
    const shift = Math.max(0, ...keys.map((key) => highest.get(key) ?? 0));
    shifts.set(file, shift);
    for (const [i, record] of file.records.entries()) {
      const key = keys[i] ?? "";
      highest.set(key, Math.max(highest.get(key) ?? 0, (record.epoch ?? 1) + shift));
    }
  }
  return shifts;
}

function shifted(file: LookedAt, shift: number): unknown {
  const inspect = file.format.startsWith("inspect-");
  if (!inspect) return { const: 1 + shift };
  const epochs = [...new Set(file.records.map(epochOf))].sort((a, b) => a - b);
  const values = new Map(epochs.map((epoch) => [String(epoch), String(epoch + shift)]));
  return { field: "sample.epoch", values: Object.fromEntries(values) };
}

const epochOf = (record: RawRecord): number => Number(textAt("sample.epoch")(record) || 1);

/** Name of the replicate in the design. */
export function replicateName({ replicate, replicateOfFile, spread }: Design): string | undefined {
  return replicate ? nameOf(replicate) : (replicateOfFile?.name ?? spread?.runs?.name);
}
