import type { Expectation, Finding } from "../../model/index.ts";

/** What was claimed of a value or of a comparison; its amount is empty where only a direction was. */
const claims: Readonly<Record<Expectation["kind"], (amount: string) => string>> = {
  greater: (amount) => (amount ? `at least ${amount} higher` : "higher"),
  less: (amount) => (amount ? `at least ${amount} lower` : "lower"),
  "at-least": (amount) => `at least ${amount}`,
  "at-most": (amount) => `at most ${amount}`,
  equivalent: (amount) => `at most ${amount} apart`,
  "not-worse": (amount) => `at most ${amount} worse`,
};

/** `at least 20 points higher`: what its author wrote as `greater by 20pp`. */
export function expectationInWords({ expectation }: Pick<Finding, "expectation">): string {
  const { kind, text } = expectation;
  return claims[kind](amountIn(text));
}

/** The amount as its author wrote it; percentage points are points. */
function amountIn(text: string): string {
  const [written = ""] = /[+-]?[\d.]\S*$/.exec(text) ?? [];
  return written.replace(/^(.*)pp$/, (_, n) => `${n} point${n === "1" ? "" : "s"}`);
}
