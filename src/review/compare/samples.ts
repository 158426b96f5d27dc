import { stableJson } from "../../lib/stable-json.ts";
import type { Condition, Experiment, ScoreTable } from "../../model/index.ts";
import { describeSelection, unitLabels } from "../../model/index.ts";
import type { NoScores, PublishedReport } from "../published/published-report.ts";
import type { ChangedSamples, ChangedScore, ScoreChanges, UnpairedSamples } from "./comparison.ts";

/** Samples of an experiment that are listed one by one; all are counted. */
export const mostListed = 1000;
/** Units that are named of samples that only one report has. */
const mostNamed = 8;

/** Which samples have another score, and which only one report has. `nameNow`: an experiment's id in the later report. */
export function changedSamples(
  before: PublishedReport,
  after: PublishedReport,
  nameNow: (experiment: string) => string | null,
): ChangedSamples {
  const now = new Map(after.experiments.map((one) => [one.file.experiment.id, one]));
  const found: ChangedSamples[] = [];
  for (const old of before.experiments) {
    const experiment = now.get(nameNow(old.file.experiment.id) ?? "");
    if (!experiment) continue;
    const none = old.file.counts.samples === 0 && experiment.file.counts.samples === 0;
    // The hash is of all scores: where it is the same, nothing needs to be read.
    const [was, is] = [old.file.scores?.sha256, experiment.file.scores?.sha256];
    if (none || (was !== undefined && was === is)) continue;
    const { id } = experiment.file.experiment;
    const [a, b] = [old.scores(), experiment.scores()];
    if (typeof a === "string" || typeof b === "string")
      found.push({ ...nothing, notCompared: [{ experiment: id, why: whyNot(a, b) }] });
    else found.push(compareScores(a, b, old.file.experiment, experiment.file.experiment));
  }
  return {
    counts: found
      .flatMap(({ counts }) => counts)
      .toSorted((one, other) => changesOf(other) - changesOf(one)),
    changed: found.flatMap(({ changed }) => changed),
    unpaired: found.flatMap(({ unpaired }) => unpaired),
    notCompared: found.flatMap(({ notCompared }) => notCompared),
  };
}

const nothing: ChangedSamples = { counts: [], changed: [], unpaired: [], notCompared: [] };

const reasons: Readonly<Record<NoScores, string>> = {
  "not published":
    "holds no scores of single samples: it was made by an earlier version, or they take over 8 MB",
  "not there": "names a file with scores of single samples that is not there",
  "not readable": "holds scores of samples that cannot be read",
  "not as published": "holds scores of samples that are not those of its report",
};

function whyNot(before: ScoreTable | NoScores, after: ScoreTable | NoScores): string {
  const said = (which: string, found: ScoreTable | NoScores) =>
    typeof found === "string" ? [`the ${which} report ${reasons[found]}`] : [];
  return [...said("old", before), ...said("new", after)].join("; ");
}

type Place = Readonly<Record<"condition" | "unit" | "replicate" | "epoch", number>>;

/** Finds samples of one table by what tells them apart in another one, whose lists have another order. */
function finderIn(
  table: ScoreTable,
  other: ScoreTable,
): (sampleOfOther: number) => number | undefined {
  const { conditions, units, replicates, epochs } = table;
  const key = ({ condition, unit, replicate, epoch }: Place): number | string => {
    const at =
      ((condition * units.length + unit) * replicates.length + replicate) * epochs.length + epoch;
    return Number.isSafeInteger(at) ? at : `${condition} ${unit} ${replicate} ${epoch}`;
  };
  const places = new Map<number | string, number>();
  // Of samples that nothing tells apart the first counts.
  for (let i = table.samples - 1; i >= 0; i--) places.set(key(placeOf(table, i)), i);
  const from = {
    condition: translated(other.conditions, conditions, stableJson),
    unit: translated(other.units, units, (u) => JSON.stringify([u.cluster, u.scope, u.unit])),
    replicate: translated(other.replicates, replicates, String),
    epoch: translated(other.epochs, epochs, String),
  };
  return (sample) => {
    const place = placeOf(other, sample);
    const condition = from.condition[place.condition] ?? -1;
    const unit = from.unit[place.unit] ?? -1;
    const replicate = from.replicate[place.replicate] ?? -1;
    const epoch = from.epoch[place.epoch] ?? -1;
    if (condition < 0 || unit < 0 || replicate < 0 || epoch < 0) return undefined;
    return places.get(key({ condition, unit, replicate, epoch }));
  };
}

const placeOf = (table: ScoreTable, sample: number): Place => ({
  condition: table.condition[sample] as number,
  unit: table.unit[sample] as number,
  replicate: table.replicate[sample] as number,
  epoch: table.epoch[sample] as number,
});

/** For each of `from` its place in `to`; -1 where it is not there. */
function translated<T>(
  from: readonly T[],
  to: readonly T[],
  key: (one: T) => string,
): readonly number[] {
  const places = new Map(to.map((one, i) => [key(one), i]));
  return from.map((one) => places.get(key(one)) ?? -1);
}

interface Counting {
  paired: number;
  higher: number;
  lower: number;
  lost: number;
  gained: number;
  otherCause: number;
  readonly changed: ChangedScore[];
}

function compareScores(
  before: ScoreTable,
  after: ScoreTable,
  old: Experiment,
  experiment: Experiment,
): ChangedSamples {
  const metrics = metricsOf(before, after);
  const find = finderIn(before, after);
  const label = unitLabels(after.units);
  const words = after.conditions.map((one) => inWords(one, experiment));
  const counts = new Map<string, Counting>();
  const paired = new Uint8Array(before.samples);
  const onlyAfter: number[] = [];
  for (let i = 0; i < after.samples; i++) {
    const old = find(i);
    if (old === undefined || paired[old] === 1) {
      onlyAfter.push(i);
      continue;
    }
    paired[old] = 1;
    const at = after.condition[i] as number;
    for (const { id, was, is } of metrics) {
      const key = `${id}\n${at}`;
      let count = counts.get(key);
      if (!count) counts.set(key, (count = emptyCount()));
      count.paired += 1;
      const [from, to] = [was(old), is(i)];
      if (from === to) continue;
      count[kindOf(from, to)] += 1;
      if (count.changed.length < mostListed)
        count.changed.push({
          experiment: experiment.id,
          metric: id,
          condition: words[at] ?? "",
          unit: label(after.units[after.unit[i] as number] ?? { unit: "" }),
          replicate: after.replicates[after.replicate[i] as number] ?? "",
          epoch: after.epochs[after.epoch[i] as number] ?? 0,
          before: from,
          after: to,
        });
    }
  }
  const onlyBefore = [...paired.keys()].filter((i) => paired[i] === 0);
  const listed = [...counts]
    .map(([key, { changed, ...count }]) => {
      const [metric = "", at = ""] = key.split("\n");
      const condition = words[Number(at)] ?? "";
      return { row: { experiment: experiment.id, metric, condition, ...count }, changed };
    })
    .filter(({ row }) => changesOf(row) > 0)
    .toSorted((a, b) => changesOf(b.row) - changesOf(a.row));
  return {
    counts: listed.map(({ row }) => row),
    changed: listed.flatMap(({ changed }) => changed).slice(0, mostListed),
    unpaired: [
      ...unpaired(before, onlyBefore, "before", { ...old, id: experiment.id }),
      ...unpaired(after, onlyAfter, "after", experiment),
    ],
    notCompared: [],
  };
}

const emptyCount = (): Counting => ({
  paired: 0,
  higher: 0,
  lower: 0,
  lost: 0,
  gained: 0,
  otherCause: 0,
  changed: [],
});

/** How many scores of paired samples are other ones. */
export const changesOf = (one: ScoreChanges): number =>
  one.higher + one.lower + one.lost + one.gained + one.otherCause;

type Scored = number | string | null;

function kindOf(from: Scored, to: Scored): "higher" | "lower" | "lost" | "gained" | "otherCause" {
  if (typeof from === "number" && typeof to === "number") return to > from ? "higher" : "lower";
  if (typeof from === "number") return "lost";
  return typeof to === "number" ? "gained" : "otherCause";
}

/** Metrics that both have, each with its score of a sample: a text is the cause of a missing one. */
function metricsOf(before: ScoreTable, after: ScoreTable) {
  const scoreIn =
    ({ metrics, scores }: ScoreTable, at: number) =>
    (sample: number): Scored => {
      const place = scores[at]?.[sample] ?? 0;
      return place === 0 ? null : (metrics[at]?.scores[place - 1] ?? null);
    };
  return after.metrics.flatMap(({ id }, at) => {
    const old = before.metrics.findIndex((metric) => metric.id === id);
    return old < 0 ? [] : [{ id, was: scoreIn(before, old), is: scoreIn(after, at) }];
  });
}

function unpaired(
  table: ScoreTable,
  samples: readonly number[],
  only: UnpairedSamples["only"],
  experiment: Experiment,
): readonly UnpairedSamples[] {
  const label = unitLabels(table.units);
  const byCondition = new Map<number, { samples: number; units: Set<string> }>();
  for (const sample of samples) {
    const { condition, unit } = placeOf(table, sample);
    let found = byCondition.get(condition);
    if (!found) byCondition.set(condition, (found = { samples: 0, units: new Set() }));
    found.samples += 1;
    if (found.units.size < mostNamed) found.units.add(label(table.units[unit] ?? { unit: "" }));
  }
  return [...byCondition].map(([at, found]) => ({
    experiment: experiment.id,
    condition: inWords(table.conditions[at] ?? {}, experiment),
    only,
    samples: found.samples,
    units: [...found.units],
  }));
}

const inWords = (condition: Condition, experiment: Experiment): string =>
  describeSelection(
    Object.fromEntries(Object.entries(condition).map(([factor, level]) => [factor, [level]])),
    experiment,
  ) || "all";
