import { counted } from "../../../lib/words.ts";
import type { Estimate } from "../../../model/index.ts";
import { textWidth } from "../../layout/measure.ts";
import { type Item, type Panel, toPixels } from "../../layout/scene.ts";
import { faceOf } from "../../layout/text-face.ts";
import type { Entry, EntryPanel } from "../../rows/gather-rows.ts";
import type { RowLayout } from "../../rows/rows.ts";
import { dodge } from "./dodge.ts";
import type { ReplicateValue } from "./gather-replicates.ts";

/** Values of the replicates of a condition. */
export type SeedsOf = (estimate: Estimate | null) => readonly ReplicateValue[];

const radius = 2.75;
/** Centres of two dots on one storey: their rings touch and no more. */
const apart = 2 * radius + 1.25;
/** From one storey to the next: rings overlap by their strokes, and every dot is seen. */
const storey = 6;
/** From the line of the mean up to the lowest dots. */
export const seedsAbove = 13;

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

/** The dots of one condition above the line of its mean, and in words how many agree where all do. */
export function seedItems(
  entry: Entry,
  seeds: readonly ReplicateValue[],
  word: string,
  at: { readonly scales: Panel; readonly y: number; readonly narrow: boolean },
): readonly Item[] {
  const { mark } = entry;
  const dots = dotsOf(seeds, at.scales).map(
    ({ seed, up }): Item => ({
      kind: "mark",
      panel: at.scales,
      layer: "mark",
      classes: "m seed",
      hue: mark.hue,
      x: seed.value,
      y: at.y - seedsAbove - up,
      r: radius,
      mark: { ...mark, fill: "hollow" },
    }),
  );
  const [one] = seeds;
  if (!one || !agreeing(seeds)) return dots;
  const text = `${seeds.length} of ${counted(seeds.length, word)}`;
  const x = toPixels(at.scales.x, one.value);
  const classes = "t s halo";
  const [from, to] = at.scales.x.type === "identity" ? [0, 0] : at.scales.x.range;
  const left = x + 9 + textWidth(text, faceOf(classes, at.narrow)) > Math.max(from, to);
  return [
    ...dots,
    {
      kind: "text",
      x: left ? x - 9 : x + 9,
      y: at.y - seedsAbove + 4,
      text,
      anchor: left ? "end" : "start",
      classes,
    },
  ];
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
export function seedJoins(
  panel: EntryPanel,
  layout: RowLayout,
  scales: Panel,
  seedsOf: SeedsOf,
  narrow: boolean,
): readonly Item[] {
  return joinedPairs(panel).flatMap(([a, b]) => {
    const ends = [a, b].map(({ entry, i, k }) => {
      const y = (layout.rows[i]?.ys[k] ?? 0) - seedsAbove;
      return dotsOf(seedsOf(entry.estimate), scales).map((d) => ({ ...d, y: y - d.up }));
    });
    const cut =
      narrow && a.i !== b.i
        ? ([layout.rows[a.i]?.band[1] ?? 0, layout.rows[b.i]?.top ?? 0] as const)
        : null;
    const agreed = [a, b].map(({ entry }) => agreeing(seedsOf(entry.estimate)));
    const dotOf = (side: 0 | 1, id: string) =>
      agreed[side] ? ends[side]?.[0] : ends[side]?.find((d) => d.seed.id === id);
    const ids = [
      ...new Set([a, b].flatMap(({ entry }) => seedsOf(entry.estimate).map((s) => s.id))),
    ];
    return ids.flatMap((id): Item[] => {
      const [from, to] = [dotOf(0, id), dotOf(1, id)];
      if (!from || !to) return [];
      const x = (y: number) =>
        from.seed.value + ((to.seed.value - from.seed.value) * (y - from.y)) / (to.y - from.y || 1);
      const parts = cut
        ? [
            [from.y, Math.max(from.y, cut[0])],
            [cutEnd(layout, b.i), to.y],
          ]
        : [[from.y, to.y]];
      return parts.flatMap(([y1 = 0, y2 = 0]): Item[] =>
        y2 > y1
          ? [
              {
                kind: "line",
                panel: scales,
                layer: "join",
                classes: "join faint",
                x1: x(y1),
                y1,
                x2: x(y2),
                y2,
              },
            ]
          : [],
      );
    });
  });
}

const cutEnd = (layout: RowLayout, row: number): number => layout.rows[row]?.band[0] ?? 0;
