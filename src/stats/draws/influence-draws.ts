import { noMark } from "../../model/index.ts";
import type { Cell, DrawKind, MetricData, Side } from "../evidence/index.ts";
import type { Reason, ReasonPlace } from "../facts/index.ts";
import type { DrawOptions, Draws, Fill, RunUnits } from "./draw-values.ts";
import type { PartSamples } from "./kind-statistic.ts";
import { statisticOf } from "./kind-statistic.ts";
import type { Part, Solved } from "./own-interval.ts";
import { ownInterval } from "./own-interval.ts";
import { runUnits } from "./units-in-runs.ts";

/** Samples of a side by cell and replicate, with the draws that they belong to. */
interface Gathered {
  readonly parts: readonly Part[];
  readonly shape: Shape;
}

/** All samples of a side as one part, by unit or cluster: for what is a property of the judge, not of a condition. */
export function samplesTogether(
  data: MetricData,
  side: Side,
  kind: Exclude<DrawKind, "replicate">,
): { readonly samples: PartSamples; readonly draws: number } {
  const { parts, shape } = evidenceFor(data, side, kind, {});
  const of = (key: keyof PartSamples) => parts.flatMap(({ samples }) => samples[key]);
  return {
    samples: {
      draw: of("draw"),
      unit: of("unit"),
      value: of("value"),
      mark: of("mark"),
      weight: of("weight"),
    },
    draws: shape.size,
  };
}

/**
 * Draws of a metric whose value is no mean of scores. Each cell (over units and clusters: each run in it) gives its
 * own value and the influence of each draw on it; over replicates a run's value is the value within the run.
 */
export function influenceDraws(
  data: MetricData,
  side: Side,
  kind: DrawKind,
  options: DrawOptions,
): Draws {
  const { parts, shape } = evidenceFor(data, side, kind, options);
  const draws = combine(data, side, shape, parts, options.fill ?? null);
  if (kind !== "replicate") return draws;
  return { ...draws, unitsOfRuns: () => influenceRuns(data, side, options.fill ?? null) };
}

/** The units of each run, with what each says within the run. */
export function influenceRuns(data: MetricData, side: Side, fill: Fill): readonly RunUnits[] {
  return data.population.replicates.map((_run, replicate) => {
    const units = influenceDraws(data, side, "unit", { fill, replicate });
    return runUnits(units.present, units);
  });
}

function evidenceFor(
  data: MetricData,
  side: Side,
  kind: DrawKind,
  { fill = null, replicate }: DrawOptions,
): Gathered {
  const { population } = data;
  const places = { unit: population.units, cluster: population.clusters };
  const size = kind === "replicate" ? population.replicates.length : places[kind].length;
  const count = new Float64Array(size);
  const planned = new Uint8Array(size);
  const cellsIn = Array.from({ length: size }, () => new Set<number>());
  const parts = new Map<string, Part>();
  side.cells.forEach((cell, at) => {
    const only = side.units?.[side.combination[at] as number] ?? null;
    for (let i = 0; i < cell.unit.length; i += 1) {
      const run = cell.replicate[i] as number;
      if (replicate !== undefined && run !== replicate) continue;
      if (side.runs !== null && side.runs[run] !== 1) continue;
      if (only !== null && only[cell.unit[i] as number] !== 1) continue;
      const draw = cell[kind][i] as number;
      const n = (cell.n[i] as number) + (fill === null ? 0 : (cell.missing[i] as number));
      if ((cell.n[i] as number) + (cell.missing[i] as number) > 0) planned[draw] = 1;
      if (n === 0) continue;
      count[draw] = (count[draw] as number) + n;
      cellsIn[draw]?.add(at);
      const key = `${at};${run}`;
      const part = parts.get(key) ?? { cell: at, run, samples: noSamples() };
      parts.set(key, part);
      // Within a run the draws are units, whatever is drawn.
      const within = kind === "replicate" ? (cell.unit[i] as number) : draw;
      addRow(part.samples, cell, i, { place: within, withMissing: fill !== null, n });
    }
  });
  return { parts: [...parts.values()], shape: { kind, size, planned, count, cellsIn } };
}

function noSamples(): PartSamples {
  return { draw: [], unit: [], value: [], mark: [], weight: [] };
}

function addRow(
  { draw, unit, value, mark, weight }: PartSamples,
  { samples, unit: units }: Cell,
  row: number,
  { place, withMissing, n }: { place: number; withMissing: boolean; n: number },
): void {
  if (samples === null) return;
  for (let s = samples.start[row] as number; s < (samples.start[row + 1] as number); s += 1) {
    const score = samples.value[s] as number;
    if (Number.isNaN(score) && !withMissing) continue;
    const own = samples.mark[s] as number;
    draw.push(place);
    unit.push(units[row] as number);
    value.push(score);
    mark.push(own === noMark ? Number.NaN : own);
    weight.push(1 / n);
  }
}

interface Shape {
  readonly kind: DrawKind;
  readonly size: number;
  readonly planned: Uint8Array;
  readonly count: Float64Array;
  readonly cellsIn: readonly ReadonlySet<number>[];
}

function combine(
  data: MetricData,
  side: Side,
  { kind, size, planned, count, cellsIn }: Shape,
  parts: readonly Part[],
  fill: Fill,
): Draws {
  const within = kind === "replicate" ? data.population.units.length : size;
  const solved = weighed(
    side,
    parts.map((part) => ({
      ...part,
      statistic: statisticOf(data.metric, part.samples, kind, within, fill),
    })),
  );
  const empty = {
    kind,
    value: new Float64Array(size),
    mean: new Float64Array(size),
    weight: new Float64Array(size),
    total: new Float64Array(size),
    count: new Float64Array(size),
    planned,
    present: [],
    balanced: false,
    lonely: false,
    patchy: false,
    byUnit: null,
    unitsOfRuns: null,
    estimate: null,
  };
  if (solved.length === 0) return empty;
  const refused = solved.find(({ statistic }) => statistic.value === null);
  if (refused) return { ...empty, refusal: refusalOf(data, side, refused, solved) };
  const present = [...count.keys()].filter((at) => (count[at] as number) > 0);
  const cells = new Set(solved.map(({ cell }) => cell)).size;
  const facts = {
    present,
    count,
    patchy: present.some((at) => (cellsIn[at] as ReadonlySet<number>).size < cells),
    notes: [...new Set(solved.flatMap(({ statistic }) => statistic.notes))],
  };
  const [first] = solved as readonly [Solved];
  const found =
    kind === "replicate"
      ? { ...overRuns(solved, size), within: first.statistic.name }
      : overDraws(solved, size, present);
  return { ...empty, ...facts, ...found, mean: found.value };
}

/** Cells weigh as the side says, the runs of a cell the same. */
function weighed(side: Side, parts: readonly Omit<Solved, "weight">[]): readonly Solved[] {
  const runs = new Map<number, number>();
  for (const { cell } of parts) runs.set(cell, (runs.get(cell) ?? 0) + 1);
  const own = parts.map(({ cell }) => (side.weights[cell] as number) / (runs.get(cell) as number));
  const whole = own.reduce((total, weight) => total + weight, 0);
  return parts.map((part, i) => ({ ...part, weight: (own[i] as number) / (whole || 1) }));
}

/** Why a part has no value, and which part it is where there are several. */
function refusalOf(
  data: MetricData,
  side: Side,
  { cell, run, statistic }: Solved,
  all: readonly Solved[],
): Reason {
  const reason = statistic.reason ?? { is: "no value" };
  const where: ReasonPlace = {
    condition: data.cells.length > 1 ? (side.cells[cell] as Cell).condition : null,
    run: all.length > side.cells.length ? (data.population.replicates[run] ?? "") : null,
  };
  return where.condition === null && where.run === null ? reason : { ...reason, where };
}

type Combined = Pick<Draws, "estimate" | "value" | "weight" | "balanced" | "own"> &
  Partial<Pick<Draws, "lonely">>;

/** A run says what its cells say, each measured from the mean of the cell's runs. */
function overRuns(parts: readonly Solved[], size: number): Combined {
  const cells = Map.groupBy(parts, ({ cell }) => cell);
  const runs = new Set(parts.map(({ run }) => run));
  const [value, weight] = [new Float64Array(size), new Float64Array(size)];
  let estimate = 0;
  for (const part of parts) estimate += part.weight * (part.statistic.value as number);
  for (const own of cells.values()) {
    const mean = own.reduce((sum, p) => sum + (p.statistic.value as number), 0) / own.length;
    // A cell of few runs is centred on their own mean: its spread is that over one fewer, as if it stood alone.
    const n = own.length;
    const widen = n < 2 ? 0 : Math.sqrt((n / (n - 1)) * ((runs.size - 1) / runs.size));
    for (const { run, statistic, weight: share } of own) {
      const off = widen * ((statistic.value as number) - mean);
      // A cell's share is that of all its runs.
      value[run] = (value[run] as number) + share * own.length * (runs.size / own.length) * off;
      weight[run] = (weight[run] as number) + share;
    }
  }
  for (const run of runs) value[run] = (value[run] as number) + estimate;
  const balanced = [...cells.values()].every((own) => own.length === runs.size);
  const lonely = !balanced && [...cells.values()].some((own) => own.length === 1);
  return { estimate, value, weight, balanced, lonely };
}

/** estimate + sum over parts of w (G / G_p) psi: the draws' values have the mean and the variance of the estimate. */
function overDraws(parts: readonly Solved[], size: number, present: readonly number[]): Combined {
  const [value, weight] = [new Float64Array(size), new Float64Array(size)];
  let estimate = 0;
  let balanced = true;
  const pulled = parts.map(({ statistic, weight: share }) => {
    const { groups, influence } = statistic;
    estimate += share * (statistic.value as number);
    balanced &&= groups === present.length;
    return influence.map((psi) => (share * present.length * psi) / (groups || 1));
  });
  for (const at of present) {
    let off = 0;
    for (const psi of pulled) off += psi[at] as number;
    value[at] = estimate + off;
    weight[at] = 1 / present.length;
  }
  return { estimate, value, weight, balanced, own: ownInterval(parts, pulled, estimate) };
}
