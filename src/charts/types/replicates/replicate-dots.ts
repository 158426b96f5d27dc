import { counted } from "../../../lib/words.ts";
import type { Estimate } from "../../../model/index.ts";
import { runMarkText, runName } from "../../../wording/index.ts";
import { textWidth } from "../../layout/measure.ts";
import { type Box, markBox, type Panel, type PlacedText, toPixels } from "../../layout/places.ts";
import { faceOf } from "../../layout/text-face.ts";
import type { SeedRecord } from "../../marks/seeds.ts";
import type { Segment } from "../../marks/segments.ts";
import type { Entry, EntryPanel } from "../../row-data/gather-rows.ts";
import type { PlacedEntry, PlacedPanel } from "../../rows/row-style.ts";
import { dodge } from "./dodge.ts";
import type { ReplicateValue } from "./gather-replicates.ts";

/** Values of the replicates of a condition. */
export type SeedsOf = (estimate: Estimate | null) => readonly ReplicateValue[];

/** The line of a mean stands below the middle of its condition, its replicates above. */
export const meanBelow = 6;
const radius = 2.75;
/** Centres of two dots on one storey: their rings touch and no more. */
const apart = 2 * radius + 1.25;
/** From one storey to the next: rings overlap by their strokes, and every dot is seen. */
const storey = 6;
/** From the line of the mean up to the lowest dots. */
const seedsAbove = 13;
/** From a dot to the words beside it, and from its middle down to their baseline. */
const besideDot = 9;
const toBase = 4;

interface Dot {
  readonly seed: ReplicateValue;
  /** Px above the lowest dots. */
  readonly up: number;
}

/** Whether several replicates have one value, which is then one dot with words. */
export function agreeing(seeds: readonly ReplicateValue[]): boolean {
  return seeds.length > 1 && seeds.every((s) => s.value === seeds[0]?.value);
}

/** Every replicate with how far it had to move up to be seen. */
function dotsOf(seeds: readonly ReplicateValue[], scales: Panel): readonly Dot[] {
  const shown = agreeing(seeds) ? seeds.slice(0, 1) : seeds;
  const storeys = dodge(
    shown.map((s) => toPixels(scales.x, s.value)),
    apart,
  );
  return shown.map((seed, i) => ({ seed, up: (storeys[i] ?? 0) * storey }));
}

/** Room that the dots of a condition take above what one storey of them has. */
export function roomOfSeeds(seeds: readonly ReplicateValue[], scales: Panel): number {
  return Math.max(0, ...dotsOf(seeds, scales).map((dot) => dot.up));
}

/** Px of the lowest dots of a condition whose middle is at `y`. */
const floorOf = (y: number) => y + meanBelow - seedsAbove;

/** Replicates of all conditions of a panel as records of their mark. */
export function seedRecords(
  { panel, entries, scales }: Pick<PlacedPanel, "panel" | "entries" | "scales">,
  seedsOf: SeedsOf,
  word: string,
): readonly SeedRecord[] {
  return entries.flatMap(({ estimate, mark, y, who, shade, back }) => {
    if (!estimate) return [];
    const all = seedsOf(estimate);
    return dotsOf(all, scales).map(({ seed, up }) => ({
      x: seed.value,
      y: floorOf(y) - up,
      r: radius,
      mark,
      ...(shade ? { shade } : {}),
      back,
      title: runMarkText(who, runNamed(seed, all, word), estimate, panel.metric),
    }));
  });
}

/** A replicate with its name; where all agree their one dot is all of them. */
const runNamed = (seed: ReplicateValue, all: readonly ReplicateValue[], word: string) => ({
  value: seed.value,
  name: agreeing(all) ? `${all.length} of ${counted(all.length, word)}` : runName(word, seed.label),
});

/** What these dots cover. */
export const seedBoxes = ({ entries, scales }: PlacedPanel, seedsOf: SeedsOf): readonly Box[] =>
  entries.flatMap(({ estimate, y }) =>
    dotsOf(seedsOf(estimate), scales).map(({ seed, up }) =>
      markBox(toPixels(scales.x, seed.value), floorOf(y) - up, radius),
    ),
  );

/** How many replicates agree, in words beside their one dot. */
export function agreements(
  { entries, scales, layout, narrow }: PlacedPanel,
  seedsOf: SeedsOf,
  word: string,
): readonly PlacedText[] {
  const classes = "t s halo";
  const placed = ({ estimate, y }: PlacedEntry): readonly PlacedText[] => {
    const seeds = seedsOf(estimate);
    const [one] = seeds;
    if (!one || !agreeing(seeds)) return [];
    const text = `${seeds.length} of ${counted(seeds.length, word)}`;
    const x = toPixels(scales.x, one.value);
    const left = x + besideDot + textWidth(text, faceOf(classes, narrow)) > layout.right;
    return [
      {
        x: left ? x - besideDot : x + besideDot,
        y: floorOf(y) + toBase,
        text,
        anchor: left ? "end" : "start",
        classes,
      },
    ];
  };
  return entries.flatMap(placed);
}

/** The two conditions of a panel between which lines can be followed; null where there are more. */
export function joinedPairs(panel: EntryPanel): readonly (readonly [Place, Place])[] {
  const placed = panel.rows.map((row, i) => row.entries.map((entry, k) => ({ entry, i, k })));
  const inRows = placed.flatMap(([a, b, c]) => (a && b && !c ? [[a, b] as const] : []));
  if (inRows.length > 0) return inRows;
  const [a, b, c] = placed.flat();
  return a && b && !c ? [[a, b]] : [];
}
interface Place {
  readonly entry: Entry;
  readonly i: number;
  readonly k: number;
}

/** Hairlines between the values of one replicate; in narrow drawings they stop at the label between two rows. */
export function seedJoins(placed: PlacedPanel, seedsOf: SeedsOf): readonly Segment[] {
  const { panel, layout, scales, narrow } = placed;
  const dotsById = ({ entry, i, k }: Place) => {
    const seeds = seedsOf(entry.estimate);
    const floor = floorOf(layout.rows[i]?.ys[k] ?? 0);
    const dots = dotsOf(seeds, scales).map(({ seed, up }) => ({ ...seed, y: floor - up }));
    // Where all agree, the one dot stands for each of them.
    const [one] = dots;
    return new Map(
      seeds.map(({ id }) => [id, agreeing(seeds) ? one : dots.find((d) => d.id === id)]),
    );
  };
  return joinedPairs(panel).flatMap(([a, b]) => {
    const [upper, lower] = [dotsById(a), dotsById(b)];
    const label =
      narrow && a.i !== b.i
        ? ([layout.rows[a.i]?.band[1] ?? 0, layout.rows[b.i]?.band[0] ?? 0] as const)
        : null;
    return [...upper].flatMap(([id, from]) => {
      const to = lower.get(id);
      return from && to ? cutAtLabel(from, to, label) : [];
    });
  });
}

interface Point {
  readonly value: number;
  readonly y: number;
}

/** The line from one point down to another, without what lies on the label of the lower row. */
function cutAtLabel(
  from: Point,
  to: Point,
  label: readonly [top: number, bottom: number] | null,
): readonly Segment[] {
  const [top, bottom] = label ?? [to.y, to.y];
  const valueAt = (y: number) =>
    from.value + ((to.value - from.value) * (y - from.y)) / (to.y - from.y || 1);
  const pieces = [
    [from.y, label ? Math.max(from.y, top) : to.y],
    [bottom, to.y],
  ] as const;
  return pieces.flatMap(([y1, y2]) =>
    y2 > y1 ? [{ x1: valueAt(y1), y1, x2: valueAt(y2), y2 }] : [],
  );
}
