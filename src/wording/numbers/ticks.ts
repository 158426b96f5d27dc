import { decimalsOf, fixed, ratio, signed } from "../../lib/format-number.ts";

/** How the ticks of one axis are written: with the decimals that tell each from its neighbour. */
export type TickFormat = (tick: number, last: boolean) => string;

const pp = "\u202fpp";

function decimals(ticks: readonly number[], factor = 1): number {
  return Math.max(0, ...ticks.map((t) => decimalsOf(Number((t * factor).toPrecision(10)))));
}

/** In percent; the last tick has the sign. */
export function percentTicks(ticks: readonly number[]): TickFormat {
  const digits = decimals(ticks, 100);
  return (t, last) => fixed(t * 100, digits) + (last ? "%" : "");
}

export function plainTicks(ticks: readonly number[]): TickFormat {
  const digits = decimals(ticks);
  return (t) => fixed(t, digits);
}

/** Signed, zero as a bare 0; differences of shares in percentage points, which the last tick names. */
export function differenceTicks(ticks: readonly number[], share: boolean): TickFormat {
  const factor = share ? 100 : 1;
  const digits = decimals(ticks, factor);
  return (t, last) =>
    signed(t * factor, digits).replace(/^0\.0+$/, "0") + (last && share ? pp : "");
}

export function ratioTicks(ticks: readonly number[]): TickFormat {
  const digits = decimals(ticks);
  return (t) => ratio(t, { scale: "plain", digits });
}
