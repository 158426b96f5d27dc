import type { Changes, Draws, Fill } from "../draws/index.ts";
import { drawsIn } from "../draws/index.ts";
import { weightLost } from "../estimates/index.ts";
import type { Side } from "../evidence/index.ts";
import { isBounded, outerInterval, rangeOf } from "../evidence/index.ts";
import type { FoundContrast, FoundTest } from "../facts/index.ts";
import { seedFrom } from "../math/basics/random.ts";
import type { Comparison } from "./comparison.ts";
import type { Difference } from "./difference.ts";
import { detectable, differenceOf } from "./difference.ts";
import { testDifference } from "./difference-test.ts";
import type { FourDraws } from "./interaction.ts";
import { changesOf, interactionOf } from "./interaction.ts";
import type { Pairing } from "./pairing.ts";
import { ratioOf, testRatio } from "./ratio.ts";
import type { FullQuestion, Sides } from "./sides.ts";
import { comparisonOf, pairingOf } from "./sides.ts";

/** A contrast on the scale that was asked for. */
export interface Asked {
  /** What the interval and the test rest on. */
  readonly comparison: Comparison;
  readonly result: Difference;
  readonly test: FoundTest | null;
  readonly detectable: number | null;
}

/** The difference, ratio or interaction of two sides, with its exact p. */
export function ask(sides: Sides, comparison: Comparison, question: FullQuestion): Asked {
  // The same draws of chance whichever side comes first: swapped sides mirror each other.
  const seed = seedFrom(question.seedKey);
  const { level } = question;
  if (question.scale === "ratio") {
    const result = ratioOf(comparison, level);
    const test = result.value === null ? null : testRatio(comparison, question.null, seed);
    return { comparison, result, test, detectable: null };
  }
  if (question.scale === "interaction" && sides.changes) {
    const four = fourDraws(sides, sides.changes);
    const changes = changesOf(sides.data, four);
    return {
      comparison: changes ?? comparison,
      result: interactionOf(sides.data, four, level),
      test: changes && testDifference(changes, question.null, seed),
      detectable: changes && detectable(changes, level),
    };
  }
  return {
    comparison,
    result: differenceOf(comparison, level),
    test: testDifference(comparison, question.null, seed),
    detectable: detectable(comparison, level),
  };
}

/** How missing samples count in the four groups of an interaction. */
type Fills = readonly [Fill, Fill, Fill, Fill];

function fourDraws(
  sides: Sides,
  changes: Changes,
  fills: Fills = [null, null, null, null],
): FourDraws {
  const { data, kind } = sides;
  const { pairing, linked } = pairChanges(sides, changes, fills[0]);
  const at = (i: number): Draws =>
    drawsIn(data, pairing.sides[i] as Side, kind, { fill: fills[i] ?? null });
  return {
    firstTo: at(0),
    firstFrom: at(1),
    secondTo: at(2),
    secondFrom: at(3),
    pairing,
    linked,
    sameRuns: changes.sameRuns,
    loneIsTrained: sides.loneIsTrained,
  };
}

/** All four groups pair where they share their draws; else each change by itself; else nothing does. */
function pairChanges(
  { data, kind }: Sides,
  { groups, linked, sameRuns }: Changes,
  fill: Fill,
): { readonly pairing: Pairing; readonly linked: boolean } {
  const all = pairingOf(data, kind, groups, linked && sameRuns, fill);
  if (kind === "replicate" || all.paired) return { pairing: all, linked };
  const [first, second] = [groups.slice(0, 2), groups.slice(2)].map((change) =>
    pairingOf(data, kind, change, false, fill),
  );
  if (!first?.paired || !second?.paired) return { pairing: all, linked: false };
  return { pairing: { ...all, sides: [...first.sides, ...second.sides] }, linked };
}

/**
 * Missing samples all against the contrast, then all for it, by the design's own interval. The value without them is
 * within: where sides pair, it leaves out the other side of a missing sample as well, and can lie beyond both. Null
 * where none is missing, where a score has no ends, and for a ratio whose denominator could be near zero.
 */
export function worstCaseOf(
  sides: Sides,
  { value, interval: own }: Difference,
  { scale, level }: FullQuestion,
): FoundContrast["worstCase"] {
  if (!isBounded(sides.data.metric) || missingIn(sides) === 0) return null;
  const [low, high] = extremes(sides, scale, level);
  if (low.value === null || high.value === null) return null;
  const bounds = {
    lower: Math.min(low.value, value ?? low.value),
    upper: Math.max(high.value, value ?? high.value),
  };
  return { ...bounds, outer: outerInterval(bounds, [low.interval, high.interval], own) };
}

/** The contrast with every missing sample against it, and with every one for it. */
function extremes(
  sides: Sides,
  scale: FullQuestion["scale"],
  level: number,
): readonly [Difference, Difference] {
  const { changes, data } = sides;
  const { lower, upper } = rangeOf(data.metric);
  if (scale === "interaction" && changes)
    return [
      interactionOf(data, fourDraws(sides, changes, [lower, upper, upper, lower]), level),
      interactionOf(data, fourDraws(sides, changes, [upper, lower, lower, upper]), level),
    ];
  const of = scale === "ratio" ? ratioOf : differenceOf;
  return [
    of(comparisonOf(sides, [lower, upper]), level),
    of(comparisonOf(sides, [upper, lower]), level),
  ];
}

/** Planned samples without a score, on both sides. */
export function missingIn({ of, versus }: Sides): number {
  return lostIn(of) + lostIn(versus);
}

function lostIn({ cells }: Side): number {
  return cells.reduce((total, cell) => total + cell.lost, 0);
}

/** Planned samples and those without a score, of each side; undefined where none is missing. */
export function missingBySide(sides: Sides): FoundContrast["missingBySide"] {
  if (missingIn(sides) === 0) return undefined;
  const of = (side: Side) => {
    const missing = lostIn(side);
    const planned = missing + side.cells.reduce((n, cell) => n + cell.scored, 0);
    return { missing, planned, share: Math.max(missing / planned, weightLost(side, sides.kind)) };
  };
  return { of: of(sides.of), versus: of(sides.versus) };
}
