import type { Contrast } from "../../model/index.ts";

/** Every finite number that an axis has to hold for these contrasts. */
export function contrastNumbers(
  contrasts: readonly Pick<Contrast, "value" | "interval" | "adjusted">[],
): readonly number[] {
  return contrasts
    .flatMap((c) => [
      c.value,
      c.interval?.lower,
      c.interval?.upper,
      c.adjusted?.interval?.lower,
      c.adjusted?.interval?.upper,
    ])
    .filter((v): v is number => typeof v === "number" && Number.isFinite(v));
}

/** Whether a contrast stands in its family: its step's interval excludes no difference, and its adjusted p agrees. */
export function excludesNone(contrast: Contrast): boolean {
  const range = contrast.adjusted?.interval;
  if (!range) return false;
  const none = contrast.scale === "ratio" ? 1 : 0;
  const outside =
    (range.lower !== null && range.lower > none) || (range.upper !== null && range.upper < none);
  const p = contrast.adjusted?.p ?? null;
  return outside && (p === null || p < 0.05);
}
