import type { Contrast } from "../model/index.ts";
import type { Comparison } from "./comparison.ts";
import type { Difference } from "./difference.ts";
import { detectable, differenceOf, testDifference } from "./difference.ts";
import type { Draws, Fill } from "./draws.ts";
import { drawsOf } from "./draws.ts";
import type { FourDraws } from "./interaction.ts";
import { changesOf, interactionOf } from "./interaction.ts";
import { outerInterval } from "./interval.ts";
import { seedFrom } from "./math/random.ts";
import { ratioOf, testRatio } from "./ratio.ts";
import type { Changes } from "./runs.ts";
import type { FullQuestion, Sides } from "./sides.ts";
import { comparisonOf } from "./sides.ts";

/** A contrast on the scale that was asked for. */
export interface Asked {
  /** What the interval and the test rest on. */
  readonly comparison: Comparison;
  readonly result: Difference;
  readonly p: Contrast["p"];
  readonly detectable: number | null;
}

/** The difference, ratio or interaction of two sides, with its exact p. */
export function ask(sides: Sides, comparison: Comparison, question: FullQuestion): Asked {
  const seed = seedFrom(question.key);
  const { level } = question;
  if (question.scale === "ratio") {
    const result = ratioOf(comparison, level);
    const p = result.value === null ? null : testRatio(comparison, question.null, seed);
    return { comparison, result, p, detectable: null };
  }
  if (question.scale === "interaction" && sides.changes) {
    const four = fourDraws(sides, sides.changes);
    const changes = changesOf(sides.data, four);
    return {
      comparison: changes ?? comparison,
      result: interactionOf(sides.data, four, level),
      p: changes && testDifference(changes, question.null, seed),
      detectable: changes && detectable(changes),
    };
  }
  return {
    comparison,
    result: differenceOf(comparison, level),
    p: testDifference(comparison, question.null, seed),
    detectable: detectable(comparison),
  };
}

/** How missing samples count in the four groups of an interaction. */
type Fills = readonly [Fill, Fill, Fill, Fill];

function fourDraws(
  { data, kind }: Sides,
  { groups, linked, sameRuns }: Changes,
  fills: Fills = [null, null, null, null],
): FourDraws {
  const at = (i: number): Draws => drawsOf(data, groups[i] ?? [], kind, { fill: fills[i] ?? null });
  return { firstTo: at(0), firstFrom: at(1), secondTo: at(2), secondFrom: at(3), linked, sameRuns };
}

/**
 * Missing samples all against the contrast, then all for it, by the design's own interval. Null where
 * none is missing, where a score has no ends, and for a ratio whose denominator could be near zero.
 */
export function worstCaseOf(
  sides: Sides,
  own: Contrast["interval"],
  { scale, level }: FullQuestion,
): Contrast["worstCase"] {
  if (sides.data.metric.kind !== "binary" || missingIn(sides) === 0) return null;
  const [low, high] = extremes(sides, scale, level);
  if (low.value === null || high.value === null) return null;
  const bounds = { lower: low.value, upper: high.value };
  return { ...bounds, outer: outerInterval(bounds, [low.interval, high.interval], own) };
}

/** The contrast with every missing sample against it, and with every one for it. */
function extremes(
  sides: Sides,
  scale: FullQuestion["scale"],
  level: number,
): readonly [Difference, Difference] {
  const { changes, data } = sides;
  if (scale === "interaction" && changes)
    return [
      interactionOf(data, fourDraws(sides, changes, [0, 1, 1, 0]), level),
      interactionOf(data, fourDraws(sides, changes, [1, 0, 0, 1]), level),
    ];
  const of = scale === "ratio" ? ratioOf : differenceOf;
  return [of(comparisonOf(sides, [0, 1]), level), of(comparisonOf(sides, [1, 0]), level)];
}

/** Planned samples without a score, on both sides. */
export function missingIn({ of, versus }: Sides): number {
  return [...of, ...versus].reduce((total, cell) => total + cell.lost, 0);
}
