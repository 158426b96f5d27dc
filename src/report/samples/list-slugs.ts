import type { Condition, Design } from "../../model/index.ts";
import { conditionKey, fitsPath, hashedSlug, slug } from "../../model/index.ts";

/** What stands below the address of a list (its failed samples, and its pages by number), and files beside lists. */
const own = (name: string): boolean =>
  name === "failed" || /^\d+$/.test(name) || isSampleFile(name);

/** Whether files of samples may be called so: units and lists are not, which stand in the same folder. */
export const isSampleFile = (name: string): boolean => /[.](?:json|bin|parquet)$/i.test(name);

/**
 * An address for the list of each condition, from the words of its levels; with the names of its factors, or a hash,
 * where that is the address of a unit, of another list, or of a page of one.
 */
export function listSlugs(
  conditions: readonly Condition[],
  { factors }: Pick<Design, "factors">,
  unitSlugs: Iterable<string>,
): readonly string[] {
  const taken = new Set([...unitSlugs].map((name) => name.toLowerCase()));
  return conditions.map((condition) => {
    const ways = [
      slug(factors.map(({ id }) => condition[id]).join(" ")),
      slug(factors.map(({ id }) => `${id}-${condition[id]}`).join(" ")),
      hashedSlug(conditionKey(condition)),
      hashedSlug(`samples ${conditionKey(condition)}`),
    ].map((name) => name.toLowerCase());
    const free = ways.find((name) => fitsPath(name) && !own(name) && !taken.has(name));
    if (free === undefined) throw new Error("No address is left for a list of samples.");
    taken.add(free);
    return free;
  });
}
