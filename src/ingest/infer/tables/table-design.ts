import type { RawRecord } from "../../formats/shared/index.ts";
import type {
  Design,
  FactorGuess,
  GivenIds,
  Guess,
  NameCounter,
  Question,
  Slot,
  Spread,
} from "../design/index.ts";
import {
  asContext,
  asksAnew,
  epochColumn,
  factor,
  givenScope,
  givenUnit,
  idConditions,
  keyAt,
  levelReader,
  longConditions,
  nameTexts,
  numbersAnew,
  patternFits,
  replicateColumn,
  slotsOf,
  textAt,
} from "../design/index.ts";
import type { Column, LookedAt } from "../look/index.ts";
import { columnsOf, isCut, leafOf, saysScore } from "../look/index.ts";
import { answerKeys } from "./answer-keys.ts";
import { listedScores } from "./listed-scores.ts";
import { longMetrics, longNotes, saidByMetric } from "./long-design.ts";
import { longForm } from "./long-form.ts";
import { rowNumbers } from "./row-numbers.ts";
import { scaleQuestion } from "./scale-question.ts";
import { spreadColumns, withoutRuns } from "./spread-columns.ts";
import { besideSpread, spreadMetrics, spreadNotes, withoutSpread } from "./spread-design.ts";
import { judgedMetrics, looksLikeScore, tableMetrics } from "./table-metrics.ts";
import type { Found } from "./table-unit.ts";
import { chooseUnit } from "./table-unit.ts";

/** What tables seem to have been made for: rows are samples, columns what they are and what was found. */
export function tableDesign(files: readonly LookedAt[], given: GivenIds = {}): Design {
  const records = files.flatMap((file) => file.records);
  const every = columnsOf(records);
  const numbering = rowNumbers(every, files);
  const columns = every.filter((c) => !numbering.includes(c));
  const notes: Guess[] = numbering.map(({ path }) => ({
    what: path || "(no name)",
    as: "left out",
    why: "it numbers the rows",
  }));
  const long = longForm(columns, records);
  const longPaths = long
    ? [long.metric.path, long.value.path, ...saidByMetric(long, columns, records)]
    : [];
  const names = slotsOf(files.map(({ name }) => name));
  const replicate = replicateColumn(columns, records.length);
  const counted = epochColumn(columns, records.length);
  const counter = (kind: Slot["kind"], other: Column | undefined): NameCounter | undefined => {
    const slot = other ? undefined : names.slots.find((s) => s.kind === kind);
    return slot && { name: slot.name, of: new Map(files.map((f, i) => [f, slot.values[i] ?? ""])) };
  };
  const replicateOfFile = counter("replicate", replicate);
  const epochOfFile = counter("repeat", counted);
  const fileOf = new Map(files.flatMap((f) => f.records.map((r) => [r, f] as const)));
  const replicateOf = (record: RawRecord): string => {
    const file = fileOf.get(record);
    return replicate
      ? textAt(replicate.path)(record)
      : (file && replicateOfFile?.of.get(file)) || "";
  };

  // Scores side by side are no conditions, though one of them is called `treatment`.
  const beside = long ? null : sideBySide(columns, files);
  // One replicate is all that a sample has.
  const side = beside && (replicate || replicateOfFile) ? withoutRuns(beside) : beside;
  const taken = new Set([
    ...longPaths,
    ...(side ? [...side.metrics.values()].flatMap((a) => [...a.values()].map((c) => c.path)) : []),
    ...[replicate, counted].flatMap((c) => (c ? [c.path] : [])),
  ]);
  const best = chooseUnit({
    files,
    records,
    columns,
    taken,
    replicate,
    epoch: counted,
    replicateOf,
    names,
    longPaths,
    given: given.unit,
  });
  // A counter under which rows still repeat does not number them: the order of the file does.
  const epoch = best.again > 0 ? undefined : counted;
  if (counted && !epoch)
    notes.push({
      what: counted.path,
      as: "repeats of a question",
      why: "rows repeat within it as well: taken as a second draw (another answer to the same question); if it is a condition, make it a factor",
    });
  const { unit } = best;
  const found = withEpochs(best, columns, epoch);
  const scoped =
    given.scope === undefined
      ? scopedBy(found, unit, columns, records)
      : { factors: asContext(found, given.scope), scope: given.scope };
  const { factors } = scoped;
  if (scoped.scope !== undefined) notes.push(givenScope(scoped.scope));
  if (unit && !given.unit)
    notes.push({ what: unit.path, as: "unit: what was asked", why: "its name" });
  if (given.unit) notes.push(givenUnit(given.unit));
  else if (best.parts.length > 1)
    notes.push({
      what: best.parts.join(" + "),
      as: "unit, joined",
      why: `${unit?.path} begins anew in each ${best.parts[0]}`,
    });
  if (replicate) notes.push({ what: replicate.path, as: "training runs", why: "its name" });
  if (replicateOfFile)
    notes.push({
      what: `{${replicateOfFile.name}} in file names`,
      as: "training runs",
      why: "its name",
    });
  if (epoch)
    notes.push({
      what: epoch.path,
      as: "repeats of a question",
      why: "taken as a second draw (another answer to the same question); if it is something else, make it a factor",
    });
  if (epochOfFile)
    notes.push({
      what: `{${epochOfFile.name}} in file names`,
      as: "repeats of a question",
      why: "taken as a second draw (another answer to the same question); if each is a training of its own, make it the replicate",
    });
  if (best.again > 0 && unit && !long)
    notes.push({
      what: `${best.again} rows`,
      as: "repeats of a question",
      why: "nothing tells them from a row before: taken as a second draw (another answer to the same question), numbered in the order of the file",
    });

  const used = new Set([
    ...longPaths,
    ...[replicate, counted].flatMap((c) => (c ? [c.path] : [])),
    ...factors.map((f) => f.path),
    ...best.parts,
    ...(unit ? [unit.path] : []),
  ]);
  const asked = keyAt([scoped.scope, ...best.parts, unit?.path].flatMap((p) => p ?? []));
  const unused = columns.filter((c) => !used.has(c.path));
  const { keys, judged } = unit && !long ? answerKeys(unused, records, asked) : { keys: [] };
  notes.push(
    ...keys.map(({ path }) => ({ what: path, as: "left out", why: "the right answer, no score" })),
  );
  const free = unused.filter((c) => !keys.includes(c) && c !== judged?.answer);
  const spread = side;
  const scores = long
    ? { metrics: longMetrics(long, files), wordy: [], notes: longNotes(long) }
    : judgedMetrics(tableMetrics(free, files), judged, files);
  const scored = spread ? spreadMetrics(spread, scores.metrics, files) : scores.metrics;
  const all = spread ? besideSpread(factors, spread) : factors;
  if (spread) notes.push(...spreadNotes(spread));
  notes.push(
    ...(spread ? scores.notes.flatMap((note) => withoutSpread(note, spread)) : scores.notes),
  );
  const question =
    longConditions(columns, records, levelReader(all, files)) ??
    (best.unclear.length > 0 && !long
      ? unclearQuestion(best.unclear)
      : ((unit && !given.unit && idConditions(new Set(unit.values))) ??
        scaleQuestion(scored, all, files) ??
        (scored.some((m) => saysScore(m.path)) ? null : listedScores(records))));
  return {
    log: false,
    columns,
    factors: all,
    unit: unit?.path,
    ...(best.parts.length > 1 ? { unitParts: best.parts } : {}),
    ...(scoped.scope === undefined ? {} : { scope: scoped.scope }),
    unitMatch: undefined,
    replicate: replicate?.path,
    ...(replicateOfFile ? { replicateOfFile } : {}),
    epoch: epoch?.path,
    ...(epochOfFile ? { epochOfFile } : {}),
    metrics: scored,
    wordy: scores.wordy,
    ...(long ? { long } : {}),
    ...(spread ? { spread } : {}),
    ...(patternFits(names, all, replicateOfFile, epochOfFile) && names.pattern
      ? { pattern: names.pattern }
      : {}),
    notes,
    ...(question ? { question } : {}),
  };
}

/** Columns of scores that each arm has one of, where rows are questions and not each an arm's. */
function sideBySide(columns: readonly Column[], files: readonly LookedAt[]): Spread | null {
  const records = files.reduce((sum, file) => sum + file.records.length, 0);
  const free = columns.filter((c) => c.seen > records / 2 && !c.path.startsWith("file."));
  return spreadColumns(free, looksLikeScore);
}

/** Rows that may be draws of one answer or answers under several conditions. */
function unclearQuestion(columns: readonly Column[]): Question {
  const long = columns.filter(({ values }) => values.some(isCut));
  if (long.length > 0) return nameTexts(long);
  const names = columns.map(({ path }) => path);
  return {
    rule: "sample-ids-are-unique",
    message: `Rows of one question under one condition differ in ${names.slice(0, 4).join(", ")}: they may be draws of one answer, or answers under different conditions`,
    expected: "rows of one question that differ in their answers and scores alone",
    found: columns
      .slice(0, 3)
      .map(({ path, values }) => `${path} (${values.slice(0, 5).join(", ")})`)
      .join("; "),
    fix: `Give every question each value of ${names[0]} if it is a condition, or write results/<name>/experiment.yaml by hand with it under \`factors:\`; take the column out of the file if it is none.`,
  };
}

/** Topics in each of which questions are numbered from the start: a context, across which nothing pairs. */
function scopedBy(
  factors: readonly FactorGuess[],
  unit: Column | undefined,
  columns: readonly Column[],
  records: readonly RawRecord[],
) {
  const topic = factors.find(
    (f) =>
      f.path !== "" &&
      (numbersAnew(unit, leafOf(f.path)) ||
        (unit !== undefined && asksAnew(f.path, unit, columns, records))),
  );
  if (!topic) return { factors };
  return { factors: asContext(factors, topic.path), scope: topic.path };
}

/** A column `epoch` that numbers no repeats would yet be read as if it did, unless it is a factor. */
function withEpochs(
  { factors, again }: Found,
  columns: readonly Column[],
  epoch: Column | undefined,
): readonly FactorGuess[] {
  const column = columns.find((c) => c.path === "epoch" && c !== epoch);
  if (!column || factors.some((f) => f.id === "epoch")) return factors;
  const numbers = column.values.every((v) => Number.isInteger(Number(v)));
  if (numbers && again === 0) return factors;
  const why = "rows repeat within it, so it numbers no repeats";
  return [...factors, { ...factor("epoch", "epoch", "epoch", "context", column.values), why }];
}
