import type { Random } from "../random.ts";

/** The next token: the likeliest at temperature 0, else drawn from the softmax. */
export function chooseToken(
  logits: ArrayLike<number>,
  temperature: number,
  random: Random,
): number {
  let best = 0;
  for (let i = 1; i < logits.length; i += 1) if (logits[i]! > logits[best]!) best = i;
  if (temperature === 0) return best;
  const top = logits[best]!;
  const powers = Float64Array.from(logits, (one) => Math.exp((one - top) / temperature));
  let rest = random() * powers.reduce((a, b) => a + b, 0);
  for (let i = 0; i < powers.length; i += 1) {
    rest -= powers[i]!;
    if (rest < 0) return i;
  }
  return best;
}
