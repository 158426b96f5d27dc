import type { Fill } from "../draws/index.ts";
import type { DrawKind, MetricData, Side } from "../evidence/index.ts";
import { createMemory, cutTo } from "../evidence/index.ts";

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
  const byUnit = shareOf(sides, units.length, fill, null);
  const counted = { ...byUnit.counts, counted: "unit" } as const;
  if (byUnit.whole) return { ...counted, sides, paired: true };
  if (byUnit.share >= leastShare)
    return { ...counted, sides: cutToShared(sides, byUnit.inAll, "shared units"), paired: true };
  if (kind === "unit") return { ...counted, sides, paired: false };
  const clusters = shareOf(sides, names.length, fill, clusterOfUnit);
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
  /** Everything planned has a score on every side: there is nothing to cut. */
  readonly whole: boolean;
  /** By combination: 1 for what has a score on every side. */
  readonly inAll: readonly Uint8Array[];
  readonly counts: Pick<Pairing, "shared" | "planned">;
}

function shareOf(
  sides: readonly Side[],
  size: number,
  fill: Fill,
  clusterOf: Int32Array | null,
): Share {
  const combinations = 1 + Math.max(-1, ...sides.flatMap((side) => side.combination));
  const inAll = Array.from({ length: combinations }, () => new Uint8Array(size));
  const everywhere = new Uint8Array(size);
  const anywhere = new Uint8Array(size);
  let shared = 0;
  let smaller = 0;
  let largest = 0;
  for (let k = 0; k < combinations; k += 1) {
    const scoredOn = new Uint8Array(size);
    const sizes = sides.map((side) => {
      const { scored, planned } = flagsOf(side, k, size, fill, clusterOf);
      let own = 0;
      for (let at = 0; at < size; at += 1) {
        if (planned[at] === 0) continue;
        own += 1;
        anywhere[at] = 1;
        scoredOn[at] = (scoredOn[at] as number) + (scored[at] as number);
      }
      return own;
    });
    const here = inAll[k] as Uint8Array;
    for (let at = 0; at < size; at += 1) {
      if (scoredOn[at] !== sides.length) continue;
      here[at] = 1;
      everywhere[at] = 1;
      shared += 1;
    }
    // Of each combination, the side with fewer: its contrast rests on its own units.
    smaller += Math.min(...sizes);
    largest += Math.max(...sizes);
  }
  const ones = (flags: Uint8Array) => flags.reduce((total, flag) => total + flag, 0);
  return {
    share: smaller === 0 ? 0 : shared / smaller,
    whole: shared > 0 && largest === shared,
    inAll,
    counts: { shared: ones(everywhere), planned: ones(anywhere) },
  };
}

/** Which units (or clusters of them) of one combination of a side were planned, and which have a score. */
function flagsOf(
  side: Side,
  combination: number,
  size: number,
  fill: Fill,
  clusterOf: Int32Array | null,
): Flags {
  const flags = { scored: new Uint8Array(size), planned: new Uint8Array(size) };
  side.cells.forEach((cell, c) => {
    if (side.combination[c] !== combination) return;
    for (let i = 0; i < cell.unit.length; i += 1) {
      const unit = cell.unit[i] as number;
      const at = clusterOf === null ? unit : (clusterOf[unit] as number);
      note(flags, at, cell.n[i] as number, cell.missing[i] as number, fill);
    }
  });
  return flags;
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
  return sides.map((side) => `${side.key}@${side.combination.join()}`).join(" & ");
}
