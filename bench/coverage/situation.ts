/** What is simulated, and how often each method's interval holds the truth. */
import type { Limits } from "../../src/stats/math/basics/outcome.ts";
import { type Random, seededRandom, seedFrom } from "../../src/stats/math/basics/random.ts";

/** The columns of the table: ours, and what the field uses. */
export const columns = ["ours", "usual", "cr2", "betaBinomial"] as const;
export type Column = (typeof columns)[number];

/** The intervals of one draw of the data; a column that is absent has no method for it. */
export type Trial = Readonly<Partial<Record<Column, Limits | null>>>;

/** One setting: its truth, and a draw of data with the intervals that follow. */
export interface Cell {
  readonly label: string;
  readonly truth: number;
  /** Why no method could do better here; printed where ours falls below the bar. */
  readonly hard?: string;
  /** `repetition`: 0, 1, …, for columns that are computed for some draws only. */
  trial(random: Random, repetition: number): Trial;
}

export interface Situation {
  readonly id: string;
  readonly title: string;
  /** What is varied. */
  readonly about: string;
  /** The default that is judged. */
  readonly method: string;
  /** Ends beyond which the quantity cannot lie: widths are taken inside. */
  readonly range: Limits;
  cells(): readonly Cell[];
}

/** Share of intervals that hold the truth, and their mean width. */
export interface Figure {
  readonly coverage: number;
  readonly width: number;
}

export interface CellResult extends Partial<Record<Column, Figure>> {
  readonly label: string;
  /** Share of draws in which ours gives no interval: they claim nothing and are left out. */
  readonly silent?: number;
  readonly hard?: string;
}

const slack = 1e-9;

interface Tally {
  held: number;
  given: number;
  width: number;
}

function add(tally: Tally, { lower, upper }: Limits, truth: number, range: Limits): void {
  tally.given += 1;
  if (lower <= truth + slack && upper >= truth - slack) tally.held += 1;
  tally.width += Math.min(range.upper, upper) - Math.max(range.lower, lower);
}

const rounded = (value: number) => Math.round(value * 1e4) / 1e4;

/** The figures of one cell. Its draws depend on its names and the seed alone. */
export function simulate(
  situation: Situation,
  cell: Cell,
  repetitions: number,
  seed: number,
): CellResult {
  const random = seededRandom(seedFrom(`${seed};${situation.id};${cell.label}`));
  const tallies = new Map<Column, Tally>();
  for (let i = 0; i < repetitions; i += 1) {
    const found = cell.trial(random, i);
    for (const column of columns) {
      const limits = found[column];
      if (limits === undefined) continue;
      const tally = tallies.get(column) ?? { held: 0, given: 0, width: 0 };
      tallies.set(column, tally);
      if (limits !== null) add(tally, limits, cell.truth, situation.range);
    }
  }
  const figures = [...tallies].map(([column, { held, given, width }]) => {
    const many = Math.max(1, given);
    return [column, { coverage: rounded(held / many), width: rounded(width / many) }];
  });
  const silent = 1 - (tallies.get("ours")?.given ?? 0) / repetitions;
  return {
    label: cell.label,
    ...Object.fromEntries(figures),
    ...(silent > 0 ? { silent: rounded(silent) } : {}),
    ...(cell.hard ? { hard: cell.hard } : {}),
  };
}
