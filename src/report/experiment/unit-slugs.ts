import { hashedSlug, slugsOf } from "../../model/index.ts";
import { isSampleFile, isTwin } from "../samples/index.ts";

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
  const taken = new Set([...slugs.values()].map((slug) => slug.toLowerCase()));
  const isFile = (slug: string) => isSampleFile(slug) || isTwin(slug, taken);
  if (![...slugs.values()].some(isFile)) return slugs;
  return new Map([...slugs].map(([unit, slug]) => [unit, isFile(slug) ? hashedSlug(unit) : slug]));
}
