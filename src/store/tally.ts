import type {
  Condition,
  Experiment,
  ExperimentSums,
  Sample,
  ScoreTable,
  UnitName,
} from "../model/index.ts";
import { unitKey } from "../model/index.ts";
import { growingColumn } from "./columns.ts";
import { createConditionPlaces } from "./condition-places.ts";
import type { Marks } from "./marks.ts";
import { createMarks } from "./marks.ts";
import { createMetricTally } from "./metric-tally.ts";
import { createPlaces } from "./places.ts";
import { createScoreLog } from "./score-log.ts";

/** Samples of one condition, counted. */
export interface ConditionCounts {
  readonly condition: Condition;
  readonly samples: number;
  readonly units: number;
  /** By metric: samples with a score, and samples without one by cause. */
  readonly scored: Readonly<Record<string, number>>;
  readonly missing: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface SampleCounts {
  readonly samples: number;
  readonly units: number;
  /** Units that have samples in every condition. */
  readonly unitsEverywhere: number;
  readonly clusters: number;
  readonly replicates: number;
  readonly epochs: number;
  /** Samples without some score that applies to them. */
  readonly incomplete: number;
  /** Sets of samples that share condition, unit, replicate and epoch. */
  readonly duplicates: number;
}

/** Sums, counts and scores of samples that pass by once; no text of a sample is kept. */
export interface Tally {
  add(sample: Sample): void;
  sums(): ExperimentSums;
  /** What rows of the sums say of their questions. */
  marks(): Marks;
  counts(): SampleCounts;
  /** The score of each sample, for whoever compares two publications. */
  scores(): ScoreTable;
  perCondition(): readonly ConditionCounts[];
}

/** A number that no two pairs below these bounds share, as long as replicates and epochs are fewer than two million. */
const pairKey = (one: number, other: number): number => one * 2 ** 21 + other;

export function createTally(experiment: Experiment): Tally {
  const conditions = createConditionPlaces(experiment);
  const samplesIn: number[] = [];
  /** By condition: unit and replicate to row. */
  const rowsIn: Map<number, number>[] = [];
  const units = createPlaces<UnitName>();
  const replicates = createPlaces<string>();
  const epochs = createPlaces<number>();
  const condition = growingColumn();
  const unit = growingColumn();
  const replicate = growingColumn();
  const firstEpoch = growingColumn();
  const questions = createMarks();
  const log = createScoreLog(experiment.metrics.map(({ id }) => id));
  const metrics = experiment.metrics.map((metric) => ({
    id: metric.id,
    ...createMetricTally(metric),
  }));
  /** Epochs after the first of their row, as pairs of row and epoch. */
  const laterEpochs = new Set<number>();
  const duplicated = new Set<number>();
  let rows = 0;
  let samples = 0;
  let incomplete = 0;

  function conditionPlace(of: Condition): number {
    const place = conditions.of(of);
    if (place === rowsIn.length) {
      rowsIn.push(new Map());
      samplesIn.push(0);
    }
    return place;
  }

  function noteEpoch(row: number, isNew: boolean, place: number): void {
    const key = pairKey(row, place);
    if (isNew) firstEpoch.add(row, place);
    else if (place === firstEpoch.at(row) || laterEpochs.has(key)) duplicated.add(key);
    else laterEpochs.add(key);
  }

  return {
    add(sample) {
      samples += 1;
      const at = conditionPlace(sample.condition);
      samplesIn[at] = (samplesIn[at] as number) + 1;
      const { cluster } = sample;
      const unitAt = units.of(
        cluster === null ? unitKey(sample) : `${cluster}\u0000${unitKey(sample)}`,
        sample,
        ofUnit,
      );
      const replicateAt = replicates.of(sample.replicate, sample.replicate);
      const known = rowsIn[at] as Map<number, number>;
      const key = pairKey(unitAt, replicateAt);
      let row = known.get(key);
      const isNew = row === undefined;
      if (row === undefined) {
        row = rows++;
        known.set(key, row);
        condition.add(row, at);
        unit.add(row, unitAt);
        replicate.add(row, replicateAt);
        questions.add(sample, row, unitAt);
      }
      const epochAt = epochs.of(String(sample.epoch), sample.epoch);
      noteEpoch(row, isNew, epochAt);
      log.add(
        { condition: at, unit: unitAt, replicate: replicateAt, epoch: epochAt },
        sample.scores,
      );
      let isIncomplete = false;
      for (const metric of metrics) {
        const score = sample.scores[metric.id];
        if (score === undefined) continue;
        if (metric.sample && !("excluded" in score)) metric.sample(row, score);
        if ("value" in score) metric.add(row, score.value);
        else if ("missing" in score) {
          metric.lose(row, score.missing);
          isIncomplete = true;
        }
      }
      if (isIncomplete) incomplete += 1;
    },
    marks: () => questions.marks,
    sums: () => ({
      rows,
      conditions: conditions.list,
      units: units.list,
      replicates: replicates.list,
      condition: condition.packed(rows),
      unit: unit.packed(rows),
      replicate: replicate.packed(rows),
      metrics: Object.fromEntries(metrics.map((metric) => [metric.id, metric.packed(rows)])),
    }),
    scores: () => ({
      samples,
      conditions: [...conditions.list],
      units: [...units.list],
      replicates: [...replicates.list],
      epochs: [...epochs.list],
      ...log.packed(),
    }),
    counts: () => ({
      samples,
      units: new Set(units.list.map(unitKey)).size,
      unitsEverywhere: unitsEverywhere(units.list, rowsIn),
      clusters: new Set(units.list.flatMap((u) => u.cluster ?? [])).size,
      replicates: replicates.list.length,
      epochs: epochs.list.length,
      incomplete,
      duplicates: duplicated.size,
    }),
    perCondition: () =>
      conditions.list.map((one, place) => {
        const own = rowsIn[place] as Map<number, number>;
        const totals = metrics.map((metric) => ({ id: metric.id, ...metric.total(own.values()) }));
        const met = totals.filter(({ scored, missing }) => scored > 0 || missing !== null);
        return {
          condition: one,
          samples: samplesIn[place] as number,
          units: new Set([...own.keys()].map((key) => unitKey(units.list[unitOf(key)] as UnitName)))
            .size,
          scored: Object.fromEntries(met.map(({ id, scored }) => [id, scored])),
          missing: Object.fromEntries(met.map(({ id, missing }) => [id, missing ?? {}])),
        };
      }),
  };
}

const unitOf = (key: number): number => Math.floor(key / 2 ** 21);

const ofUnit = ({ unit, scope, cluster }: UnitName): UnitName =>
  scope === undefined ? { unit, cluster } : { unit, scope, cluster };

function unitsEverywhere(
  units: readonly UnitName[],
  rowsIn: readonly Map<number, number>[],
): number {
  const conditionsOf = new Map<string, number>();
  for (const rows of rowsIn) {
    const here = new Set([...rows.keys()].map((key) => unitKey(units[unitOf(key)] as UnitName)));
    for (const unit of here) conditionsOf.set(unit, (conditionsOf.get(unit) ?? 0) + 1);
  }
  return [...conditionsOf.values()].filter((count) => count === rowsIn.length).length;
}
