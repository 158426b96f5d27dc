import { restsOnSamples } from "../../model/index.ts";
import type { Draws } from "../draws/index.ts";
import {
  differencesWithin,
  distinctRuns,
  hasNoDraws,
  isTrained,
  nameOf,
  samplesAt,
} from "../draws/index.ts";
import { pooledDifference, totalsOf, withoutCorrection } from "../estimates/index.ts";
import type { MetricData, Side } from "../evidence/index.ts";
import { averagedOver, selectionsOf } from "../evidence/index.ts";
import type { FoundContrast } from "../facts/index.ts";
import { beyondReach, leastFor } from "../verdicts/index.ts";
import type { Asked } from "./ask.ts";
import { ask, missingBySide, missingIn, worstCaseOf } from "./ask.ts";
import type { Comparison } from "./comparison.ts";
import { drawsUsed, isGroups } from "./comparison.ts";
import { contrastWarnings } from "./contrast-warnings.ts";
import { emptyContrast, questionParts, transcribedContrast } from "./empty-contrast.ts";
import type { FullQuestion, Sides } from "./sides.ts";
import { comparisonOf, sidesOf } from "./sides.ts";
import { twoWayContrast } from "./two-way-contrast.ts";

/** The two sides compared, with interval, exact p and what must be said beside them. */
export function contrastOf(data: MetricData, question: FullQuestion): FoundContrast {
  const transcribed = transcribedContrast(data, question);
  if (transcribed) return transcribed;
  const sides = sidesOf(data, question);
  if ("is" in sides) return emptyContrast(data, question, sides);
  // What was planned, whatever was scored: a combination without any score on a side misses all of it.
  const found = sidesOf(data, question, "planned");
  const planned = "is" in found ? sides : found;
  const comparison = comparisonOf(sides);
  const asked = ask(sides, comparison, question);
  const plain = question.scale === "difference";
  const worstCase = worstCaseOf(planned, asked.result, question);
  const beyond = beyondReach(asked.test, leastFor(sides.kind === "replicate"));
  const missing = missingIn(planned);
  const { value, interval, why, how } = asked.result;
  return {
    ...questionParts(data, question),
    value,
    why,
    interval,
    ...rawOf(data, question),
    test: asked.test,
    drawn: sides.kind,
    how,
    speaksOf: { kind: sides.kind },
    estimates: meansOf(comparison),
    n: {
      of: samplesAt(comparison.first, comparison.ofPlaces),
      versus: samplesAt(comparison.second, comparison.versusPlaces),
    },
    ...pairsIn(asked.comparison),
    units: drawsUsed(asked.comparison),
    clusters:
      data.experiment.design.cluster === null
        ? null
        : Math.min(clustersIn(data, sides.of), clustersIn(data, sides.versus)),
    asked: Math.min(...comparison.pairing.sides.slice(0, 2).map((side) => unitsIn(data, side))),
    replicates: runsOf(sides),
    smallestDetectable: beyond ? null : asked.detectable,
    ...(missing > 0 ? { missing, missingBySide: missingBySide(planned) } : {}),
    ...partlyOf(asked.comparison),
    twoWay: twoWayContrast(sides, asked, question),
    pooled: plain ? pooledOf(sides, comparison, question.level) : null,
    worstCase,
    adjusted: null,
    draws: [...drawsFor(sides, asked, question)],
    averagedOver: averagedOver(
      data.experiment,
      [...sides.of.cells, ...sides.versus.cells],
      [question.of, question.versus, question.across === null ? {} : { [question.across]: [] }],
    ),
    cut: sides.restricted,
    ...(sides.restricted.length > 0 ? { counted: countedIn(sides, planned) } : {}),
    warned: contrastWarnings(sides, asked, { worstCase, beyond, scale: question.scale }),
    published: false,
  };
}

/**
 * The conditions that are left of each side where some are left out. One without any score misses all of its samples,
 * which are planned on both sides: it counts as missing.
 */
function countedIn(scored: Sides, planned: Sides): FoundContrast["counted"] {
  const own = ({ experiment }: MetricData, used: Side, all: Side) =>
    selectionsOf(
      experiment,
      all.cells
        .filter((cell) => cell.scored === 0 || used.cells.includes(cell))
        .map(({ condition }) => condition),
    );
  return {
    of: own(scored.data, scored.of, planned.of),
    versus: own(scored.data, scored.versus, planned.versus),
  };
}

/** What the judge alone says, beside what is corrected. */
function rawOf(data: MetricData, question: FullQuestion): Pick<FoundContrast, "raw"> {
  if (data.metric.kind !== "judged" || !restsOnSamples(data.metric)) return {};
  const { value, interval } = contrastOf(withoutCorrection(data), question);
  return { raw: { value, interval } };
}

function pairsIn({ arrangement, differences, pairing, kind }: Comparison) {
  const paired = arrangement === "paired";
  const planned = pairing.counted === kind ? pairing.planned : differences.length;
  return { paired, pairs: paired ? { used: differences.length, planned } : null };
}

/** What one side has and the other lacks. */
function partlyOf({ pairing, arrangement }: Comparison): Pick<FoundContrast, "partly"> {
  const { counted, shared, planned } = pairing;
  if (arrangement === "one-run" || planned === 0 || shared === planned) return {};
  return { partly: { kind: counted, shared, planned } };
}

/**
 * Runs that a claim about trainings rests on: of the side with fewer, sides that were not trained here aside. One
 * where no side was: its runs say nothing of trainings.
 */
function runsOf({ data, of, versus }: Sides): number {
  const trained = [of, versus].filter(({ cells }) => isTrained(data, cells));
  const runs = trained.map(({ cells }) => distinctRuns(data, cells));
  return runs.length === 0 ? 1 : Math.min(...runs);
}

/** Units with a score on one side. */
function unitsIn({ population }: MetricData, side: Side): number {
  const seen = new Uint8Array(population.units.length);
  side.cells.forEach((cell, c) => {
    const only = side.units?.[side.combination[c] as number];
    for (let i = 0; i < cell.unit.length; i += 1) {
      const unit = cell.unit[i] as number;
      if ((cell.n[i] as number) > 0 && (!only || only[unit] === 1)) seen[unit] = 1;
    }
  });
  return seen.reduce((total, flag) => total + flag, 0);
}

function clustersIn({ population }: MetricData, { cells }: Side): number {
  const units = cells.flatMap(({ unit, n }) => [...unit].filter((_at, i) => (n[i] as number) > 0));
  return new Set(units.map((at) => population.clusterOfUnit[at])).size;
}

function meansOf({ first, second }: Comparison): FoundContrast["estimates"] {
  return { of: first.estimate, versus: second.estimate };
}

function pooledOf(sides: Sides, comparison: Comparison, level: number): FoundContrast["pooled"] {
  const single = (draws: Draws, places: readonly number[]) =>
    places.every((at) => draws.count[at] === 1);
  const independent =
    sides.kind === "unit" &&
    single(comparison.first, comparison.ofPlaces) &&
    single(comparison.second, comparison.versusPlaces);
  if (independent) return null;
  return pooledDifference(
    sides.data,
    totalsOf(sides.of.cells),
    totalsOf(sides.versus.cells),
    level,
  );
}

function drawsFor(
  { data, kind }: Sides,
  { comparison }: Asked,
  { scale, level }: FullQuestion,
): FoundContrast["draws"] {
  const { arrangement, first, second, ofPlaces, pairing } = comparison;
  if (kind === "unit" || isGroups(comparison) || scale === "ratio" || hasNoDraws(data, first))
    return [];
  if (scale === "difference" && arrangement === "paired")
    return [...differencesWithin(data, pairing.sides, [first, second], ofPlaces, level)];
  const [places, many] =
    arrangement === "paired" || first.present.length > 1
      ? [ofPlaces, first]
      : [second.present, second];
  return comparison.differences.map((value, i) => {
    const at = places[i] ?? 0;
    return { ...nameOf(data, many, at), value, interval: null, n: many.count[at] as number };
  });
}
