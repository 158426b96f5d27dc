import type {
  Condition,
  DataManifest,
  Experiment,
  Metric,
  Sample,
  Score,
} from "../../model/index.ts";
import { filterUnknown, matches } from "../../model/index.ts";
import type { Format, RawRecord } from "../formats/shared/index.ts";
import {
  isComposite,
  marksReader,
  readPath,
  scalar,
  targetReader,
} from "../formats/shared/index.ts";
import type { Clause, LoadedManifest, Operand } from "../manifest/index.ts";
import { holds, leavesOpen, parseCondition } from "../manifest/index.ts";
import type { Identity } from "./identify.ts";
import { identifier } from "./identify.ts";
import type { Captures } from "./map-field.ts";
import type { ScoreReader, ScoreWatch } from "./map-score.ts";
import { scoreReader } from "./map-score.ts";
import { markerOf } from "./marked-score.ts";
import type { Mistakes } from "./mistakes.ts";
import { noteAbsence, noteOpenOnly, noteScore, noteSeveral } from "./note-score.ts";
import { rememberLast } from "./remember-last.ts";
import { scalarsReader, turnsReader } from "./transcript.ts";
import type { Unmatched } from "./unmatched.ts";
import { watchKeys } from "./unmatched.ts";

/** Gives the records of one file the meaning that a manifest says they have. */
export interface Mapper {
  /** False when the entry's `only` leaves the record out. */
  wanted(record: RawRecord): boolean;
  identify(record: RawRecord): Identity | null;
  /** `given`: scores by metric that do not stand at paths (long tables). */
  sample(record: RawRecord, identity: Identity, given?: ReadonlyMap<string, unknown>): Sample;
  /** Notes what is wrong with the scores of a record that is no sample, so that all its problems show at once. */
  judge(record: RawRecord): void;
  /** Metrics that nobody mapped and for which this record has a column of that name. */
  unmapped(record: RawRecord): readonly string[];
}

export interface MapperInput {
  readonly experiment: Experiment;
  readonly entry: DataManifest;
  readonly captures: Captures;
  readonly format: Pick<Format, "toNumber" | "missingCause">;
  /** Index of the file in the experiment's list. */
  readonly file: number;
  readonly mistakes: Mistakes;
  /** What the manifest asks and nothing answers; left out where records are read a second time. */
  readonly unmatched?: Unmatched;
  /** Place of a key of the manifest. */
  readonly placeOf: LoadedManifest["place"];
  /** Where the entry stands in `data:`. */
  readonly index: number;
  /** Fields named in conditions that some record of the entry has. */
  readonly fieldsSeen: Set<string>;
  /** Unmapped metrics that the file has: where one stands nowhere in it, it was not measured, and nothing is missing. */
  readonly measured: ReadonlySet<string>;
}

export function createMapper(input: MapperInput): Mapper {
  const { experiment, entry, captures, format, mistakes } = input;
  const { unmatched, index, placeOf } = input;
  const { identify, factorText } = identifier(
    experiment,
    entry,
    captures,
    mistakes,
    (id, mapping) =>
      watchKeys(
        typeof mapping === "object" ? mapping.values : undefined,
        id,
        () => placeOf(["data", index, "factors", id, "values"]),
        unmatched,
      ),
  );
  const turnsOf = turnsReader(entry.transcript);
  const scalarFields = scalarsReader(entry.transcript);
  const marksOf = marksReader(entry.metrics);
  const targetOf = targetReader(entry.metrics);
  const only = clausesOf(entry.only);
  const factorIds = new Set(experiment.design.factors.map((factor) => factor.id));
  function watchScore(id: string): ScoreWatch {
    const mapping = entry.metrics?.[id];
    if (typeof mapping !== "object" || !unmatched) return {};
    const path = ["data", index, "metrics", id];
    return {
      value: watchKeys(mapping.values, id, () => placeOf([...path, "values"]), unmatched),
      cause: (at, matched, found) => {
        const key = `cause ${id} ${at}`;
        if (unmatched.isMatched(key)) return;
        unmatched.note(key, matched, found.slice(0, 40), () => ({
          place: placeOf([...path, "causes", at]),
          what: `The cause "${mapping.causes?.[at]?.cause}" of ${id}`,
        }));
      },
    };
  }
  const metrics = experiment.metrics.map((metric) => ({
    metric,
    where: clausesOf(metric.where),
    reader: scoreReader(metric, entry.metrics?.[metric.id], format, watchScore(metric.id)),
    marker: markerOf(metric, entry, format, mistakes),
  }));
  const anyMarker = metrics.some(({ marker }) => marker !== null);
  /** Follows the clauses of one condition until each has held once. */
  const watch = (path: readonly (string | number)[], clauses: readonly Clause[]) => {
    const open = new Set(unmatched ? clauses : []);
    return (clause: Clause, held: boolean, found: string | number | boolean | null): void => {
      if (!open.has(clause)) return;
      const what = `${clause.name} ${clause.operator} ${clause.value}`;
      const key = JSON.stringify([path, what]);
      unmatched?.note(key, held, found === null ? "" : String(found), () => ({
        place: placeOf([...path]),
        what: `\`${what}\``,
      }));
      if (held) open.delete(clause);
    };
  };
  const watchOnly = watch(["data", index, "only"], only);
  const watchWhere = new Map(
    metrics.map(({ metric, where }) => [metric.id, watch(["metrics", metric.id, "where"], where)]),
  );
  const anyFilter = metrics.some(({ where }) => where.length > 0);
  const byId = new Map(metrics.map((entry) => [entry.metric.id, entry]));

  /** Names that the record at hand was found to lack; several filters may ask for one. */
  const lacked = { record: null as RawRecord | null, names: new Set<string>() };
  const noteLack = (clause: Clause, record: RawRecord): void => {
    if (lacked.record !== record) lacked.names.clear();
    lacked.record = record;
    if (lacked.names.has(clause.name)) return;
    lacked.names.add(clause.name);
    noteAbsence(mistakes, clause, record, (name) => input.fieldsSeen.has(name));
  };
  /** undefined where there is no single value, which is then told. */
  const readField = (clause: Clause, record: RawRecord): unknown => {
    const value = readPath(record.fields, clause.path);
    if (value !== undefined) input.fieldsSeen.add(clause.name);
    else noteLack(clause, record);
    if (isComposite(value)) noteSeveral(mistakes, clause, value, record);
    return isComposite(value) ? undefined : value;
  };
  const whereOperand = (clause: Clause, record: RawRecord): Operand => {
    const value = readField(clause, record);
    return leavesOpen(value, clause) ? { unknown: true } : { value: scalar(value) };
  };
  const onlyValue = (clause: Clause, record: RawRecord): unknown => {
    if (factorIds.has(clause.name)) return factorText(clause.name, record);
    const reading = byId.get(clause.name)?.reader.read(record);
    if (reading) return "value" in reading ? reading.value : null;
    return readField(clause, record);
  };
  /** A record is in the entry or not: where `only` leaves it open, what says nothing counts as empty, and that is told. */
  const wanted = (record: RawRecord): boolean => {
    const open = new Map<Clause, Operand>();
    let asked: Clause | null = null;
    const operand = (clause: Clause): Operand => {
      const value = onlyValue(clause, record);
      const found = { value: scalar(value) };
      if (!leavesOpen(value, clause)) return found;
      open.set(clause, found);
      if (value !== undefined) asked ??= clause;
      return { unknown: true };
    };
    const held = holds(only, operand, watchOnly);
    if (typeof held === "boolean") return held;
    const kept =
      holds([...open.keys()], (clause) => open.get(clause) ?? { unknown: true }) === true;
    if (asked) noteOpenOnly(mistakes, asked, record, kept);
    return kept;
  };

  const readScore = (
    reader: ScoreReader,
    record: RawRecord,
    metric: Metric,
    given?: unknown,
  ): Score => {
    const reading = reader.read(record, given);
    if ("value" in reading) return reading;
    return noteScore(mistakes, reader, reading, record, metric);
  };
  const metricsIn = rememberLast((condition: Condition) =>
    metrics.filter(({ metric }) => !metric.on || matches(condition, metric.on)),
  );
  const scoresOf = (
    record: RawRecord,
    condition: Condition,
    given: ReadonlyMap<string, unknown> | undefined,
  ): Record<string, Score> => {
    const base: Record<string, Score> = {};
    for (const { metric, reader } of metricsIn(condition)) {
      const { id } = metric;
      if (given ? !input.measured.has(id) : !reader.mapped && !input.measured.has(id)) continue;
      base[id] = readScore(reader, record, metric, given && (given.get(id) ?? null));
    }
    if (anyMarker) markScores(record, condition, base);
    return anyFilter ? filteredScores(record, condition, base) : base;
  };
  const markScores = (
    record: RawRecord,
    condition: Condition,
    base: Record<string, Score>,
  ): void => {
    const plain = { ...base };
    const operand = (clause: Clause): Operand => {
      if (factorIds.has(clause.name)) return known({ value: condition[clause.name] ?? null });
      if (!byId.has(clause.name)) return whereOperand(clause, record);
      const score = plain[clause.name];
      return score && "value" in score ? { value: score.value } : { unknown: true };
    };
    for (const { metric, marker } of metricsIn(condition)) {
      const score = plain[metric.id];
      if (marker && score) base[metric.id] = marker(score, record, operand);
    }
  };
  const filteredScores = (
    record: RawRecord,
    condition: Condition,
    base: Readonly<Record<string, Score>>,
  ): Record<string, Score> => {
    const done = new Map<string, Score>();
    const filtered = (id: string): Score | undefined => {
      const score = done.get(id) ?? (Object.hasOwn(base, id) ? base[id] : undefined);
      const where = byId.get(id)?.where ?? [];
      if (!score || where.length === 0 || done.has(id)) return score;
      done.set(id, score); // A filter that leads back to itself sees the score without filter.
      const result = filter(where, score, watchWhere.get(id), (clause) => {
        if (factorIds.has(clause.name)) return { value: condition[clause.name] ?? null };
        const other = byId.get(clause.name);
        if (!other) return whereOperand(clause, record);
        return operandOf(
          filtered(clause.name),
          !!other.metric.on && !matches(condition, other.metric.on),
        );
      });
      done.set(id, result);
      return result;
    };
    return Object.fromEntries(
      Object.keys(base).map((id) => [id, filtered(id) ?? { excluded: true }]),
    );
  };

  return {
    judge: (record) => void scoresOf(record, {}, undefined),
    wanted: (record) => only.length === 0 || wanted(record),
    identify,
    unmapped: (record) =>
      metrics.flatMap(({ metric, reader }) =>
        !reader.mapped && reader.stands(record) ? [metric.id] : [],
      ),
    sample(record, identity, given) {
      const turns = turnsOf(record);
      const marks = marksOf(record);
      const { condition, unit, scope, cluster, replicate } = identity;
      return {
        experiment: experiment.id,
        file: input.file,
        place: record.place,
        condition,
        unit,
        scope,
        cluster,
        replicate,
        epoch: identity.epoch ?? 1,
        scores: scoresOf(record, condition, given),
        marks,
        target: turns.length > 0 ? targetOf(record) : undefined,
        turns,
        fields: scalarFields(record, turns),
      };
    },
  };
}

/** Keeps a score where the filter holds; excludes it where not; calls it missing where that cannot be told. */
function filter(
  where: readonly Clause[],
  score: Score,
  tell: Parameters<typeof holds>[2],
  operand: (clause: Clause) => Operand,
): Score {
  const held = holds(where, operand, tell);
  if (held === true) return score;
  if (held === false) return { excluded: true };
  const mark = "mark" in score && score.mark !== undefined ? { mark: score.mark } : {};
  return { missing: filterUnknown(held.unknown), ...mark };
}

/** A class is not told by an empty field: nothing there is not the other class. */
function known(operand: Operand): Operand {
  return "value" in operand && (operand.value === null || operand.value === "")
    ? { unknown: true }
    : operand;
}

/** A metric as part of another's filter. Excluded, or without meaning in the condition: compares equal to nothing. */
function operandOf(score: Score | undefined, withoutMeaning: boolean): Operand {
  if (score && "value" in score) return { value: score.value };
  if ((score && "excluded" in score) || withoutMeaning) return { never: true };
  return { unknown: true };
}

/** Clauses of a condition; what is no condition was reported at its line, and filters nothing. */
function clausesOf(text: string | undefined): readonly Clause[] {
  const parsed = text === undefined ? null : parseCondition(text);
  return parsed && "clauses" in parsed ? parsed.clauses : [];
}
