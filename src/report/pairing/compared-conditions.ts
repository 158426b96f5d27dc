import type { Condition, Experiment, ExperimentSums, Factor } from "../../model/index.ts";
import { conditionKey } from "../../model/index.ts";

/** One condition and, by place of the unit, one row of the sums; -1 where the unit has none. */
export interface AskedIn {
  readonly condition: Condition;
  readonly rowOf: Int32Array;
}

/** Two conditions that differ in one factor alone. */
export interface ComparedPair {
  readonly factor: Factor;
  readonly one: AskedIn;
  readonly other: AskedIn;
}

/** For each factor, each of its levels against the first that has data, everything else being equal. */
export function comparedPairs(
  { design }: Experiment,
  sums: ExperimentSums,
): readonly ComparedPair[] {
  const asked = sums.conditions.map((condition): AskedIn => {
    const rowOf = new Int32Array(sums.units.length).fill(-1);
    return { condition, rowOf };
  });
  for (let row = 0; row < sums.rows; row += 1) {
    const { rowOf } = asked[sums.condition[row] as number] as AskedIn;
    const unit = sums.unit[row] as number;
    if (rowOf[unit] === -1) rowOf[unit] = row;
  }
  return design.factors.flatMap((factor) => {
    const order = new Map(factor.levels.map(({ id }, place) => [id, place]));
    const placeOf = ({ condition }: AskedIn) => order.get(condition[factor.id] ?? "") ?? 0;
    const slices = Map.groupBy(asked, ({ condition }) =>
      conditionKey({ ...condition, [factor.id]: "" }),
    );
    return [...slices.values()].flatMap((slice) => {
      const [one, ...others] = slice.toSorted((a, b) => placeOf(a) - placeOf(b));
      return one ? others.map((other) => ({ factor, one, other })) : [];
    });
  });
}

/** `arm=sdf`, as problems name a side. */
export const sideName = ({ factor }: ComparedPair, { condition }: AskedIn): string =>
  `${factor.id}=${condition[factor.id] ?? ""}`;

/** Places of the units that both sides have, and that each side has alone. */
export function sharedUnits({ one, other }: ComparedPair) {
  const both: number[] = [];
  const onlyOne: number[] = [];
  const onlyOther: number[] = [];
  for (let unit = 0; unit < one.rowOf.length; unit += 1) {
    const [a, b] = [one.rowOf[unit] !== -1, other.rowOf[unit] !== -1];
    if (a && b) both.push(unit);
    else if (a) onlyOne.push(unit);
    else if (b) onlyOther.push(unit);
  }
  return { both, onlyOne, onlyOther };
}
