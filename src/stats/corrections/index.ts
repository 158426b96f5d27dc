/** How findings and contrasts are adjusted together: one correction a file; the first is the default. */
import type { Correction } from "../correction.ts";
import { benjaminiHochberg } from "./benjamini-hochberg.ts";
import { holm } from "./holm.ts";
import { none } from "./none.ts";

export const corrections: readonly [Correction, ...Correction[]] = [holm, benjaminiHochberg, none];

export const defaultCorrection = corrections[0].id;

/** Ids as authors write them, for the schemas that offer the choice. */
export const correctionIds = corrections.map(({ id }) => id);

/** The correction that adjusted a comparison, by the name that the comparison carries. */
export function correctionNamed(name: string): Correction | undefined {
  return corrections.find((one) => one.name === name);
}

/** A correction by its id, which a schema has checked. */
export function correctionOf(id: string): Correction {
  const found = corrections.find((one) => one.id === id);
  if (!found) throw new Error(`No correction "${id}".`);
  return found;
}
