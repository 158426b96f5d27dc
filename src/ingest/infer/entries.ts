import type { RawRecord } from "../format.ts";
import type { Design } from "./design.ts";
import type { FactorGuess } from "./factors.ts";
import { textAt } from "./factors.ts";
import { keyAt } from "./identity.ts";
import { levelOfFile } from "./level-of-file.ts";
import type { LookedAt } from "./looked-at.ts";
import type { MetricGuess } from "./metrics.ts";
import { transcriptOf } from "./transcript-columns.ts";

type Entry = Readonly<Record<string, unknown>>;

/** Entries of `data:`: files of which the same can be said share one. */
export function dataEntries(files: readonly LookedAt[], design: Design): readonly Entry[] {
  const shifts = epochShifts(files, design);
  const groups = Map.groupBy(files, (file) =>
    JSON.stringify(entryOf(file, files, design, shifts.get(file) ?? 0)),
  );
  return [...groups].map(([text, group]) => {
    const names = group.map(({ name }) => name);
    return { files: names.length === 1 ? names[0] : names, ...JSON.parse(text) };
  });
}

function entryOf(file: LookedAt, files: readonly LookedAt[], design: Design, shift: number): Entry {
  const { log, byFile, factors, unit, unitMatch, replicate, epoch } = design;
  const paths = byFile ? factors.slice(0, -1) : factors;
  const fileFactor = byFile ? factors.at(-1) : undefined;
  const mappedFactors = Object.fromEntries([
    ...paths.filter((f) => f.path !== f.id || !isPlain(f)).map((f) => [f.id, factorMapping(f)]),
    ...(fileFactor ? [[fileFactor.id, { const: levelOfFile(file.name, files) }]] : []),
  ]);
  const mappedMetrics = Object.fromEntries(
    design.metrics
      .filter((metric) => measuredIn(metric, file, design))
      .filter(({ id, path, values }) => log || path !== id || values)
      .map(({ id, path, values }) => [id, values ? { field: path, values } : path]),
  );
  const transcript = log ? {} : transcriptOf(design);
  return {
    ...(file.recordsKey === undefined ? {} : { records: file.recordsKey }),
    ...(unit?.includes(".") ? { unit } : {}),
    ...(unitMatch ? { unit: { field: "sample.id", match: unitMatch } } : {}),
    ...(replicate?.includes(".") ? { replicate } : {}),
    ...(shift > 0 ? { epoch: shifted(file, shift) } : epoch && epoch !== "epoch" ? { epoch } : {}),
    ...(Object.keys(mappedFactors).length ? { factors: mappedFactors } : {}),
    ...(Object.keys(mappedMetrics).length ? { metrics: mappedMetrics } : {}),
    ...(Object.keys(transcript).length ? { transcript } : {}),
  };
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

const isPlain = ({ levels }: FactorGuess): boolean => levels.every(({ raw, id }) => raw === id);

function factorMapping(factor: FactorGuess): unknown {
  if (isPlain(factor)) return factor.path;
  const renamed = factor.levels.filter(({ raw, id }) => raw !== id);
  return {
    field: factor.path,
    values: Object.fromEntries(renamed.map(({ raw, id }) => [raw, id])),
  };
}

/**
 * By how much to count up the epochs of a log, so that the samples of several runs under the same condition are further
 * draws for the same questions and not the same samples again.
 */
function epochShifts(files: readonly LookedAt[], design: Design): ReadonlyMap<LookedAt, number> {
  const shifts = new Map<LookedAt, number>();
  if (!design.log) return shifts;
  const paths = [
    ...design.factors.map((f) => f.path),
    ...(design.replicate ? [design.replicate] : []),
  ];
  const conditionOf = keyAt(paths.filter((path) => path !== ""));
  const unitOf = design.unit ? textAt(design.unit) : (record: RawRecord) => record.unit;
  const highest = new Map<string, number>();
  for (const file of files) {
    const keys = file.records.map((record) => `${conditionOf(record)} ${unitOf(record)}`);
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
