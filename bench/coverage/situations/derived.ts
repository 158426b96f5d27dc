/** Differences in differences and ratios of rates, which stand on the same limits (2.6, 2.7). */
import type { Limits } from "../../../src/stats/math/basics/outcome.ts";
import type { Pair } from "../../../src/stats/math/basics/pairs.ts";
import { type Quad, quadContrasts } from "../../../src/stats/math/intervals/quads.ts";
import { didWider, didWiderInterval } from "../../../src/stats/methods/differences/did-wider.ts";
import { clusterMoverRatioInterval } from "../../../tests/stats/oracles/cluster-mover-ratio.ts";
import { logDeltaInterval } from "../../../tests/stats/oracles/log-delta.ts";
import {
  pairedMoverRatio,
  pairedMoverRatioInterval,
} from "../../../tests/stats/oracles/paired-mover-ratio.ts";
import { binomial, clusterWith, type Rates, ratesOf, upTo } from "../random-data.ts";
import type { Cell, Situation } from "../situation.ts";
import { usualMean } from "../usual.ts";

const four = [
  [0.5, 0.5, 0.5, 0.5],
  [0.8, 0.2, 0.3, 0.2],
  [0.9, 0.05, 0.05, 0.05],
  [1, 0.5, 0.5, 0.5],
  [0.98, 0.02, 0.02, 0.02],
] as const;

function changeCell(units: number, epochs: number, cells: (typeof four)[number]): Cell {
  const [aOn, aOff, bOn, bOff] = cells.map((p) => ratesOf(p, 0.2));
  if (!aOn || !aOff || !bOn || !bOff) throw new Error("four rates");
  return {
    label: `${units} units, ${epochs} epochs: ${cells.join(", ")}`,
    truth: aOn.mean - aOff.mean - (bOn.mean - bOff.mean),
    trial: (random) => {
      const quads = upTo(units).map((): Quad => {
        const u = random.uniform();
        const draw = (rates: Rates) =>
          clusterWith(
            epochs,
            binomial(random, epochs, rates.at(random.uniform() < 0.7 ? u : random.uniform())),
          );
        return { aOn: draw(aOn), aOff: draw(aOff), bOn: draw(bOn), bOff: draw(bOff) };
      });
      return {
        ours: didWiderInterval(quads, 0.95, "epochs").interval,
        ...usualMean(quadContrasts(quads)),
      };
    },
  };
}

export const interactions: Situation = {
  id: "interactions",
  title: "Difference in differences of rates, same units",
  about: "5 to 50 units with 1 or 5 epochs, cells in the middle and at 0 or 1",
  method: didWider.name,
  range: { lower: -2, upper: 2 },
  cells: () =>
    [5, 10, 20, 50].flatMap((units) =>
      [1, 5].flatMap((epochs) => four.map((cells) => changeCell(units, epochs, cells))),
    ),
};

function ratioCell(
  [units, epochs]: readonly [number, number],
  [p, q]: readonly [number, number],
  icc: number,
  same: boolean,
): Cell {
  const [first, second] = [ratesOf(p, icc), ratesOf(q, icc)];
  return {
    label: `${units} ${same ? "same" : "different"} units, ${epochs} epochs: ${p} / ${q}, ICC ${icc}`,
    truth: first.mean / second.mean,
    trial: (random) => {
      const pairs = upTo(units).map((): Pair => {
        const u = random.uniform();
        const v = same && random.uniform() < 0.7 ? u : random.uniform();
        return {
          first: clusterWith(epochs, binomial(random, epochs, first.at(u))),
          second: clusterWith(epochs, binomial(random, epochs, second.at(v))),
        };
      });
      const [a, b] = [pairs.map((pair) => pair.first), pairs.map((pair) => pair.second)];
      const ours: Limits | null = same
        ? pairedMoverRatioInterval(pairs, 0.95, "epochs").interval
        : clusterMoverRatioInterval(a, b, 0.95, "epochs").interval;
      const rates = (side: typeof a) => side.map(({ sum, count }) => sum / count);
      return { ours, usual: logDeltaInterval(rates(a), rates(b), 0.95).interval };
    },
  };
}

export const ratios: Situation = {
  id: "ratios",
  title: "Ratio of rates",
  about: "10 to 50 units with 2 or 5 epochs, the same or others; usual: t on the log of the ratio",
  method: pairedMoverRatio.name,
  range: { lower: 0, upper: 5 },
  cells: () =>
    [10, 20, 50].flatMap((units) =>
      [2, 5].flatMap((epochs) =>
        (
          [
            [0.5, 0.8],
            [0.1, 0.5],
            [0.02, 0.6],
            [0.8, 0.9],
          ] as const
        ).flatMap((rates) =>
          [0.2, 0.6].flatMap((icc) =>
            [true, false].map((same) => ratioCell([units, epochs], rates, icc, same)),
          ),
        ),
      ),
    ),
};
