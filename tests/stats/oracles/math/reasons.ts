import { reasons as shipped } from "../../../../src/stats/math/basics/reasons.ts";

/** Why an oracle has no answer: the reasons that ship, and those of methods that do not. */
export const reasons = {
  ...shipped,
  belowZero: "belowZero",
  constant: "constant",
  constantOutcome: "constantOutcome",
  eventsSeen: "eventsSeen",
  fewPoints: "fewPoints",
  fractionalCounts: "fractionalCounts",
  noDiscordant: "noDiscordant",
  notPositive: "notPositive",
  perfect: "perfect",
  tooMany: "tooMany",
  zeroCount: "zeroCount",
} as const;
