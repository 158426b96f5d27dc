import type { Condition, Design } from "../../model/index.ts";
import { conditionKey, fitsPath, hashedSlug, slug } from "../../model/index.ts";

/** What stands below the address of a list (its failed samples, and its pages by number), and files beside lists. */
const own = (name: string): boolean =>
  name === "failed" || /^\d+$/.test(name) || isSampleFile(name);

/** Whether files of samples may be called so: units and lists are not, which stand in the same folder. */
export const isSampleFile = (name: string): boolean => /[.](?:json|bin|parquet)$/i.test(name);

/** Whether neither a name nor its Markdown file is taken, and it is no Markdown file of another. */
const isFree = (name: string, taken: ReadonlySet<string>): boolean =>
  !taken.has(name) && !taken.has(`${name}.md`) && !isTwin(name, taken);

/** Whether a name is that of the Markdown file of another: `taken` has all that stand in the folder, in small letters. */
export const isTwin = (name: string, taken: ReadonlySet<string>): boolean =>
  /[.]md$/i.test(name) && taken.has(name.slice(0, -".md".length).toLowerCase());

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
    const free = ways.find((name) => fitsPath(name) && !own(name) && isFree(name, taken));
    if (free === undefined) throw new Error("No address is left for a list of samples.");
    taken.add(free);
    return free;
  });
}
