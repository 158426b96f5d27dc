import type { Fill } from "./draws.ts";
import { createMemory } from "./memory.ts";
import type { MetricData } from "./observations.ts";
import type { Side } from "./side.ts";
import { cutTo } from "./side.ts";
import type { DrawKind } from "./words.ts";

/** Share of the smaller side's units that must be on every side for them to pair (statistics, 8.3). */
export const leastShare = 0.9;

/** Sides that pair are cut down to what they share; sides that do not are left as they are. */
export interface Pairing {
  readonly sides: readonly Side[];
  readonly paired: boolean;
  /** What was counted to decide it. */
  readonly counted: DrawKind;
  /** How many of them are on every side, and planned on any of them. */
  readonly shared: number;
  readonly planned: number;
}

const remember = createMemory<MetricData, Pairing>();

/**
 * Whether units or clusters of some sides pair, combination by combination: nine in ten of the smaller side are on
 * all. Clusters pair through their units where those are shared, and by themselves where they hold different units.
 */
export function pairUnits(
  data: MetricData,
  sides: readonly Side[],
  kind: Exclude<DrawKind, "replicate">,
  fill: Fill = null,
): Pairing {
  const key = `${kind};${fill ?? ""};${keysOf(sides)}`;
  return remember(data, key, () => computePairing(data, sides, kind, fill));
}

function computePairing(
  data: MetricData,
  sides: readonly Side[],
  kind: Exclude<DrawKind, "replicate">,
  fill: Fill,
): Pairing {
  const { units, clusters: names, clusterOfUnit } = data.population;
  const byUnit = shareOf(sides, units.length, fill, (unit) => unit);
  const counted = { ...byUnit.counts, counted: "unit" } as const;
  if (byUnit.share >= leastShare)
    return { ...counted, sides: cutToShared(sides, byUnit.inAll, "shared units"), paired: true };
  if (kind === "unit") return { ...counted, sides, paired: false };
  const clusters = shareOf(sides, names.length, fill, (unit) => clusterOfUnit[unit] as number);
  const ofClusters = { ...clusters.counts, counted: "cluster" } as const;
  if (clusters.share < leastShare) return { ...ofClusters, sides, paired: false };
  const inAll = clusters.inAll.map((flags) =>
    Uint8Array.from(clusterOfUnit, (cluster) => flags[cluster] as number),
  );
  return { ...ofClusters, sides: cutToShared(sides, inAll, "shared clusters"), paired: true };
}

/** Whether the runs of two sides pair, where the same runs answer on both or seeds are matched by design. */
export function pairRuns(data: MetricData, sides: readonly Side[], fill: Fill = null): Pairing {
  const size = data.population.replicates.length;
  const each = sides.map((side) => {
    const flags = { scored: new Uint8Array(size), planned: new Uint8Array(size) };
    for (const cell of side.cells)
      for (let i = 0; i < cell.replicate.length; i += 1)
        note(
          flags,
          cell.replicate[i] as number,
          cell.n[i] as number,
          cell.missing[i] as number,
          fill,
        );
    return flags;
  });
  const inAll = new Uint8Array(size);
  const sizes = each.map(() => 0);
  let planned = 0;
  let shared = 0;
  for (let at = 0; at < size; at += 1) {
    inAll[at] = each.every(({ scored }) => scored[at] === 1) ? 1 : 0;
    shared += inAll[at] as number;
    if (each.some((flags) => flags.planned[at] === 1)) planned += 1;
    each.forEach((flags, i) => {
      sizes[i] = (sizes[i] as number) + (flags.planned[at] as number);
    });
  }
  const smaller = Math.min(...sizes);
  const counts = { shared, planned, counted: "replicate" } as const;
  if (smaller === 0 || shared < leastShare * smaller) return { ...counts, sides, paired: false };
  const key = `shared runs ${keysOf(sides)}`;
  const cut =
    shared === planned
      ? sides
      : sides.map((side) => cutTo(side, { units: side.units, runs: inAll }, key));
  return { ...counts, sides: cut, paired: true };
}

interface Flags {
  readonly scored: Uint8Array;
  readonly planned: Uint8Array;
}

function note({ scored, planned }: Flags, at: number, n: number, lost: number, fill: Fill): void {
  if (n + lost === 0) return;
  planned[at] = 1;
  if (n > 0 || fill !== null) scored[at] = 1;
}

interface Share {
  readonly share: number;
  /** By combination: 1 for what has a score on every side. */
  readonly inAll: readonly Uint8Array[];
  readonly counts: Pick<Pairing, "shared" | "planned">;
}

function shareOf(
  sides: readonly Side[],
  size: number,
  fill: Fill,
  placeOf: (unit: number) => number,
): Share {
  const combinations = 1 + Math.max(-1, ...sides.flatMap((side) => side.combination));
  const flags = sides.map(() =>
    Array.from({ length: combinations }, () => ({
      scored: new Uint8Array(size),
      planned: new Uint8Array(size),
    })),
  );
  sides.forEach((side, s) => {
    side.cells.forEach((cell, c) => {
      const own = flags[s]?.[side.combination[c] as number] as Flags;
      for (let i = 0; i < cell.unit.length; i += 1)
        note(
          own,
          placeOf(cell.unit[i] as number),
          cell.n[i] as number,
          cell.missing[i] as number,
          fill,
        );
    });
  });
  const inAll = Array.from({ length: combinations }, () => new Uint8Array(size));
  const sizes = sides.map(() => 0);
  const [everywhere, anywhere] = [new Set<number>(), new Set<number>()];
  let shared = 0;
  for (let k = 0; k < combinations; k += 1) {
    const here = flags.map((own) => own[k] as Flags);
    for (let at = 0; at < size; at += 1) {
      let some = false;
      let all = true;
      here.forEach((own, s) => {
        const planned = own.planned[at] as number;
        some ||= planned === 1;
        all &&= own.scored[at] === 1;
        sizes[s] = (sizes[s] as number) + planned;
      });
      if (some) anywhere.add(at);
      if (!all) continue;
      (inAll[k] as Uint8Array)[at] = 1;
      shared += 1;
      everywhere.add(at);
    }
  }
  const smaller = Math.min(...sizes);
  return {
    share: smaller === 0 ? 0 : shared / smaller,
    inAll,
    counts: { shared: everywhere.size, planned: anywhere.size },
  };
}

function cutToShared(
  sides: readonly Side[],
  inAll: readonly Uint8Array[],
  reason: string,
): readonly Side[] {
  const key = `${reason} ${keysOf(sides)}`;
  return sides.map((side) => cutTo(side, { units: inAll, runs: side.runs }, key));
}

function keysOf(sides: readonly Side[]): string {
  return sides.map((side) => side.key).join(" & ");
}
