import type { Face } from "./measure.ts";

/** The face that the stylesheet gives to a text of these classes; the two must agree (tests compare them). */
export function faceOf(classes: string, narrow: boolean): Face {
  const has = new Set(classes.split(" "));
  const label = has.has("lab");
  const size = label
    ? has.has("s")
      ? 12
      : has.has("k")
        ? 13
        : 14
    : has.has("h")
      ? 14
      : has.has("s") && !narrow
        ? 12
        : 13;
  return {
    size,
    weight: label || has.has("h") || has.has("b") ? 600 : 400,
    tabular: has.has("n"),
  };
}
