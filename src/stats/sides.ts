import type { Selection } from "../model/index.ts";
import type { Comparison } from "./comparison.ts";
import { compare } from "./comparison.ts";
import type { Fill } from "./draws.ts";
import { drawsOf, replicatesIn } from "./draws.ts";
import { drawKind } from "./estimate.ts";
import type { ContrastQuestion } from "./evidence.ts";
import type { Cell, MetricData } from "./observations.ts";
import type { Changes } from "./runs.ts";
import { areSameRuns, changesBetween } from "./runs.ts";
import { comparedFactors, matchCells, selectCells } from "./selection.ts";
import type { DrawKind } from "./words.ts";

/** A question whose selections are normalised and whose gaps are filled. */
export interface FullQuestion {
  readonly of: Selection;
  readonly versus: Selection;
  readonly level: number;
  readonly scale: NonNullable<ContrastQuestion["scale"]>;
  readonly across: string | null;
  readonly null: number;
  /** Text of the question, from which random draws are seeded. */
  readonly key: string;
}

/** Everything a contrast is made of, before it is asked on one of the three scales. */
export interface Sides {
  readonly data: MetricData;
  readonly kind: DrawKind;
  readonly of: readonly Cell[];
  readonly versus: readonly Cell[];
  /** The same trained models answer on both sides. */
  readonly sameRuns: boolean;
  /** What the interaction with `across` is made of; null without `across`. */
  readonly changes: Changes | null;
  readonly restricted: readonly string[];
  readonly replicates: readonly [number, number];
}

/** The cells of both sides, cut to what both have; words for why there are none. */
export function sidesOf(data: MetricData, question: FullQuestion): Sides | string {
  const { of, versus, across } = question;
  const groups = [selectCells(data, of), selectCells(data, versus)];
  if (groups.some((cells) => cells.length === 0)) return "one side has no samples";
  const compared = comparedFactors(of, versus);
  const factor = data.experiment.design.factors.find((f) => f.id === across);
  const split = factor
    ? groups.flatMap((cells) => [
        cells.filter((cell) => cell.condition[factor.id] !== factor.baseline),
        cells.filter((cell) => cell.condition[factor.id] === factor.baseline),
      ])
    : groups;
  if (question.scale === "interaction" && (!factor || compared.has(factor.id)))
    return "an interaction needs a factor to look across, other than the one compared";
  const apart = factor ? new Set([...compared, factor.id]) : compared;
  const matched = matchCells(data.experiment, split, apart);
  if (matched.groups.some((cells) => cells.length === 0))
    return "no combination of the other factors is present on both sides";
  const [a = [], b = [], c = [], d = []] = matched.groups;
  const [ofCells, versusCells] = factor
    ? [
        [...a, ...b],
        [...c, ...d],
      ]
    : [a, b];
  const replicates = [replicatesIn(data, ofCells), replicatesIn(data, versusCells)] as const;
  const kind = drawKind(data, Math.max(...replicates));
  return {
    data,
    kind,
    of: ofCells,
    versus: versusCells,
    sameRuns: areSameRuns(data, ofCells, versusCells),
    changes: factor ? changesBetween(data, kind, [a, b, c, d]) : null,
    restricted: matched.restricted,
    replicates,
  };
}

/** The two sides compared draw by draw or as groups; `fills` says how missing samples count. */
export function comparisonOf(
  { data, kind, of, versus, sameRuns }: Sides,
  fills: readonly [Fill, Fill] = [null, null],
): Comparison {
  return compare(
    data,
    drawsOf(data, of, kind, { fill: fills[0] }),
    drawsOf(data, versus, kind, { fill: fills[1] }),
    sameRuns,
  );
}
