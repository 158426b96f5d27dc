/** The entry with this name. Throws where there is none: a misspelt source or list is a bug of a spec. */
export function named<T>(entries: Readonly<Record<string, T>>, what: string, name: string): T {
  const found = entries[name];
  if (found === undefined)
    throw new Error(
      `There is no ${what} "${name}" in this world: ${Object.keys(entries).join(", ")}.`,
    );
  return found;
}
