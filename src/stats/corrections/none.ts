import type { Correction } from "../correction.ts";

/** Each comparison by itself, as if it were the only one: a page that chooses it says so beside every verdict. */
export const none: Correction = {
  id: "none",
  name: null,
  doc: "No adjustment: each comparison is read as if it were the only one.",
  citation: null,
  words: null,
  stops: false,
  counts: false,
  adjust: (ps) => ps,
  divisor: () => 1,
};
