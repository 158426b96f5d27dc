import { hashedSlug, slugsOf } from "../../model/index.ts";
import { isSampleFile } from "../samples/index.ts";

/** What of an experiment decides the addresses of its units. */
interface Units {
  readonly units: readonly string[];
}

const made = new WeakMap<Units, ReadonlyMap<string, string>>();

/** Addresses of an experiment's units, made once: they depend on all of them. */
export function unitSlugs(data: Units): ReadonlyMap<string, string> {
  const slugs = made.get(data) ?? slugsOfUnits(data.units);
  made.set(data, slugs);
  return slugs;
}

/** Addresses of units by name; none is that of a file beside them. */
export function slugsOfUnits(units: readonly string[]): ReadonlyMap<string, string> {
  const slugs = slugsOf(units);
  if (!units.some(isSampleFile)) return slugs;
  return new Map(
    [...slugs].map(([unit, slug]) => [unit, isSampleFile(slug) ? hashedSlug(unit) : slug]),
  );
}
