import type { Contrast } from "../../model/index.ts";
import type { Correction } from "../correction.ts";
import { correctionOf, defaultCorrection } from "../corrections/index.ts";
import type { Evidence } from "../evidence/index.ts";
import { beyondReach } from "./reach.ts";
import { alpha, leastFor } from "./thresholds.ts";

/** One comparison of a family: its p, and how far it stands from what it is tested against. */
export interface Member {
  readonly p: number | null;
  /** Distance to the tested value in arms of the interval; orders equal p-values. */
  readonly separation: number;
}

/** Where a member stands: rank 1 has the smallest p; a member without p has rank 0 and is only listed. */
export interface Step {
  readonly p: number | null;
  readonly family: number;
  readonly rank: number;
  /** Error rate left to this member. */
  readonly alpha: number;
}

/**
 * The steps of a family under its correction. Exact tests on few draws often tie at their floor; ties go by
 * separation, which leaves the adjusted p-values as they are and gives the clearer result the stricter interval.
 * `passed`: how many of them pass; left out: as many as by their p alone.
 */
export function stepsOf(
  correction: Correction,
  members: readonly Member[],
  passed?: number,
): readonly Step[] {
  if (correction.name === null && members.length > 1)
    return members.flatMap((member) => stepsOf(correction, [member]));
  const adjusted = correction.adjust(members.map((member) => member.p));
  const order = members
    .map((member, place) => ({ ...member, place }))
    .filter((member) => member.p !== null)
    .sort((a, b) => (a.p ?? 1) - (b.p ?? 1) || b.separation - a.separation || a.place - b.place);
  const rankByPlace = new Map(order.map(({ place }, i) => [place, i + 1]));
  const family = order.length;
  const passing = passed ?? adjusted.filter((p) => p !== null && p < alpha).length;
  return members.map((_, place) => {
    const rank = rankByPlace.get(place) ?? 0;
    const left = rank === 0 ? alpha : alpha / correction.divisor(rank, family, passing);
    return { p: adjusted[place] ?? null, family, rank, alpha: left };
  });
}

/** What another p of one member would become, the others as they are. */
export function adjustAt(
  correction: Correction,
  members: readonly Member[],
  place: number,
): (p: number) => number {
  const ps = members.map((member) => member.p);
  return (p) => correction.adjust(ps.with(place, p))[place] ?? p;
}

/** A contrast whose exact test can show nothing has no smallest difference that it shows. */
export function withoutPower<C extends Contrast | null>(contrast: C, beyond: object | null): C {
  return contrast && beyond ? { ...contrast, smallestDetectable: null } : contrast;
}

/** Distance from a value to an edge, in lengths of the arm of the interval that faces the edge. */
export function separation(value: number, interval: Contrast["interval"], edge: number): number {
  if (!interval) return 0;
  const reach =
    value > edge ? value - (interval.lower ?? value) : (interval.upper ?? value) - value;
  if (reach === 0) return value === edge ? 0 : Number.POSITIVE_INFINITY;
  return Math.abs(value - edge) / reach;
}

/** Contrasts of one figure or page as a family: adjusted p, and the interval at its step. */
export function adjustContrasts(
  contrasts: readonly Contrast[],
  evidence: Evidence,
  family: string = defaultCorrection,
): readonly Contrast[] {
  const correction = correctionOf(family);
  const { name } = correction;
  if (name === null) return contrasts.map((contrast) => ({ ...contrast, adjusted: null }));
  const members = contrasts.map(({ value, interval, p }) => ({
    p: p?.value ?? null,
    separation: value === null || p === null ? 0 : separation(value, interval, p.null),
  }));
  const steps = stepsOf(correction, members);
  return contrasts.map((contrast, i) => {
    const step = steps[i];
    if (!step) return contrast;
    const { p, family, rank } = step;
    const interval = rank === 0 ? null : intervalAt(contrast, 1 - step.alpha, evidence);
    const beyond = beyondReach(
      contrast.p,
      leastFor(contrast.drawn === "replicate"),
      adjustAt(correction, members, i),
    );
    const beyondReachOf = beyond ? { beyondReach: beyond } : {};
    return {
      ...withoutPower(contrast, beyond),
      adjusted: {
        p,
        interval,
        family,
        rank,
        ...(family > 1 ? { correction: name } : {}),
        ...beyondReachOf,
      },
    };
  });
}

/** The interval of a contrast at another level. */
export function intervalAt(
  contrast: Contrast,
  level: number,
  evidence: Evidence,
): Contrast["interval"] {
  const { experiment, metric, of, versus, scale, across, p } = contrast;
  const question = { experiment, metric, of, versus, scale, ...(across ? { across } : {}) };
  return evidence.contrast({ ...question, ...(p ? { null: p.null } : {}), level }).interval;
}
