import type { Selection } from "../../model/index.ts";
import type { Changes, Fill } from "../draws/index.ts";
import { areSameRuns, changesBetween, drawsIn, isTrained, replicatesIn } from "../draws/index.ts";
import { drawKind } from "../estimates/index.ts";
import type { Cell, ContrastQuestion, DrawKind, MetricData, Side } from "../evidence/index.ts";
import { classReason, comparedFactors, matchCells, selectCells } from "../evidence/index.ts";
import type { Reason, Restriction } from "../facts/index.ts";
import type { Comparison } from "./comparison.ts";
import { compare } from "./comparison.ts";
import type { Pairing } from "./pairing.ts";
import { pairRuns, pairUnits } from "./pairing.ts";

/** A question whose selections are normalised and whose gaps are filled. */
export interface FullQuestion {
  readonly of: Selection;
  readonly versus: Selection;
  readonly level: number;
  readonly scale: NonNullable<ContrastQuestion["scale"]>;
  readonly across: string | null;
  readonly null: number;
  readonly about: ContrastQuestion["about"];
  /** Text of the question. */
  readonly key: string;
  /** The same whichever side comes first: random draws are seeded from it. */
  readonly seedKey: string;
}

/** Everything a contrast is made of, before it is asked on one of the three scales. */
export interface Sides {
  readonly data: MetricData;
  readonly kind: DrawKind;
  /** As they are, before pairing cuts them to what both have. */
  readonly of: Side;
  readonly versus: Side;
  /** The same trained models answer on both sides. */
  readonly sameRuns: boolean;
  /** Whether the side that has a single run, where the other has several, was trained like them. */
  readonly loneIsTrained: boolean;
  /** What the interaction with `across` is made of; null without `across`. */
  readonly changes: Changes | null;
  readonly restricted: readonly Restriction[];
  readonly replicates: readonly [number, number];
}

/** The cells of both sides, cut to the combinations that both have; or why there are none. */
export function sidesOf(
  data: MetricData,
  question: FullQuestion,
  by: "scored" | "planned" = "scored",
): Sides | Reason {
  const { of, versus, across } = question;
  const groups = [selectCells(data, of), selectCells(data, versus)];
  if (groups.some((cells) => cells.length === 0))
    return classReason(data, of, versus) ?? { is: "a side without samples" };
  if (groups.some((cells) => cells.every((cell) => cell.scored === 0)))
    return { is: "a side without scores" };
  const compared = comparedFactors(of, versus);
  const factor = data.experiment.design.factors.find((f) => f.id === across);
  const split = factor
    ? groups.flatMap((cells) => [
        cells.filter((cell) => cell.condition[factor.id] !== factor.baseline),
        cells.filter((cell) => cell.condition[factor.id] === factor.baseline),
      ])
    : groups;
  if (question.scale === "interaction" && (!factor || compared.has(factor.id)))
    return { is: "nothing to look across" };
  const apart = factor ? new Set([...compared, factor.id]) : compared;
  const matched = matchCells(data, split, apart, by);
  if (matched.sides.some(({ cells }) => cells.length === 0))
    return { is: "no combination on both sides" };
  const [a, b, c, d] = matched.sides as [Side, Side, Side, Side];
  const cells = (...sides: readonly Side[]): readonly Cell[] => sides.flatMap((s) => s.cells);
  const [ofSide, versusSide] = factor
    ? (matchCells(data, [cells(a, b), cells(c, d)], compared, by).sides as [Side, Side])
    : [a, b];
  const replicates = [
    replicatesIn(data, ofSide.cells),
    replicatesIn(data, versusSide.cells),
  ] as const;
  const kind = drawKind(data, Math.max(...replicates), question.about);
  const lone = replicates[0] === 1 ? ofSide : versusSide;
  return {
    data,
    kind,
    of: ofSide,
    versus: versusSide,
    sameRuns: areSameRuns(data, ofSide.cells, versusSide.cells),
    loneIsTrained: isTrained(data, lone.cells),
    changes: factor ? changesBetween(data, kind, [a, b, c, d]) : null,
    restricted: matched.restricted,
    replicates,
  };
}

/** The two sides compared draw by draw or as groups; `fills` says how missing samples count. */
export function comparisonOf(
  { data, kind, of, versus, sameRuns, loneIsTrained }: Sides,
  fills: readonly [Fill, Fill] = [null, null],
): Comparison {
  const pairing = pairingOf(data, kind, [of, versus], sameRuns, fills[0]);
  const [first, second] = pairing.sides as [Side, Side];
  return compare(
    data,
    drawsIn(data, first, kind, { fill: fills[0] }),
    drawsIn(data, second, kind, { fill: fills[1] }),
    { pairing, sameRuns, loneIsTrained },
  );
}

/** How sides pair: by unit or cluster, or by run where the same runs answer or seeds are matched by design. */
export function pairingOf(
  data: MetricData,
  kind: DrawKind,
  sides: readonly Side[],
  sameRuns: boolean,
  fill: Fill = null,
): Pairing {
  if (kind !== "replicate") return pairUnits(data, sides, kind, fill);
  if (sameRuns || data.experiment.design.pairedReplicates) return pairRuns(data, sides, fill);
  // Names of seeds carry no information between arms.
  return { sides, paired: false, counted: "replicate", shared: 0, planned: 0 };
}
