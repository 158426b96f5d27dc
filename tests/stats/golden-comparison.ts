/** How closely a number must match, from its file and its key. */
export interface Tolerance {
  readonly relative: number;
  /** Distributions are compared relative to the value itself, the rest to max(1, |value|). */
  readonly scale: "value" | "atLeastOne";
}

/** The tolerance for a key of a golden file; Boschloo's p comes from a numerical optimum. */
export function toleranceOf(file: string, relative: number, key: string): Tolerance {
  if (key === "boschloo_p") return { relative: 1e-6, scale: "atLeastOne" };
  return { relative, scale: file === "distributions" ? "value" : "atLeastOne" };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function numberOf(want: unknown): unknown {
  if (want === "Infinity") return Number.POSITIVE_INFINITY;
  return want === "-Infinity" ? Number.NEGATIVE_INFINITY : want;
}

function matches(got: unknown, wanted: unknown, tolerance: Tolerance): boolean {
  const want = numberOf(wanted);
  if (typeof want !== "number" || typeof got !== "number") return got === want;
  if (!Number.isFinite(want) || !Number.isFinite(got)) return got === want;
  const scale = tolerance.scale === "value" ? Math.abs(want) : Math.max(1, Math.abs(want));
  return Math.abs(got - want) <= tolerance.relative * scale || got === want;
}

/** One line for each difference between what was computed and every key that is expected. */
export function differences(
  got: unknown,
  want: unknown,
  tolerance: (key: string) => Tolerance,
  path = "",
): readonly string[] {
  if (isRecord(want)) {
    if (!isRecord(got)) return [`${path}: got ${JSON.stringify(got)}, want an object`];
    return Object.keys(want).flatMap((key) => {
      const place = path === "" ? key : `${path}.${key}`;
      if (!(key in got) || got[key] === undefined) return [`${place}: not computed`];
      return differences(got[key], want[key], tolerance, place);
    });
  }
  if (Array.isArray(want)) {
    if (!Array.isArray(got) || got.length !== want.length)
      return [`${path}: got ${JSON.stringify(got)}, want ${JSON.stringify(want)}`];
    return want.flatMap((item, i) => differences(got[i], item, tolerance, `${path}[${i}]`));
  }
  const key = path.split(/[.[]/).at(0) ?? path;
  return matches(got, want, tolerance(key)) ? [] : [`${path}: got ${got}, want ${want}`];
}
