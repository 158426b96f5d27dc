/** What tells a unit from the others of its experiment, clusters apart. */
export interface ScopedUnit {
  readonly unit: string;
  readonly scope?: string;
}

/** One text for each unit; units of different scopes never share it. */
export function unitKey({ unit, scope }: ScopedUnit): string {
  return scope === undefined ? unit : `${scope}\u0000${unit}`;
}

/**
 * Names of units as readers see and authors write them: the id alone where all units share a scope, `scope: id` where
 * there are several. Different units never get the same name.
 */
export function unitLabels(units: Iterable<ScopedUnit>): (unit: ScopedUnit) => string {
  const scopes = new Set<string | undefined>();
  for (const { scope } of units) scopes.add(scope);
  if (scopes.size < 2) return ({ unit }) => unit;
  return ({ unit, scope }) => `${(scope ?? "").replace(/\\|: /g, "\\$&")}: ${unit}`;
}
