const warmUp = 50;
const floor = 0.1;

/** Learning rate at a step (from 1): linear warm-up, then a cosine down to a tenth. */
export function rateAt(step: number, steps: number, peak: number): number {
  const rise = Math.min(warmUp, Math.ceil(steps / 10));
  if (step <= rise) return (peak * step) / rise;
  const progress = (step - rise) / Math.max(1, steps - rise);
  return peak * (floor + (1 - floor) * 0.5 * (1 + Math.cos(Math.PI * progress)));
}
