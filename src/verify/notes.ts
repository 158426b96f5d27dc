import { firstDifference } from "./compare-values.ts";
import type { Difference, LevelName, Unverified, Verified } from "./verified.ts";

/** Collects what was held against what. */
export interface Notes {
  /** Holds what a file says against what it should say; `kind` is how it is counted. */
  holds(kind: string, file: string, what: string, expected: unknown, found: unknown): void;
  differs(file: string, what: string | null, expected: string, found: string): void;
  unverified(what: string, why: string): void;
  result(level: LevelName): Verified;
}

export function takeNotes(): Notes {
  const same: Record<string, number> = {};
  const differences: Difference[] = [];
  const unverified: Unverified[] = [];
  return {
    holds(kind, file, what, expected, found) {
      const first = firstDifference(expected, found);
      if (first === null) same[kind] = (same[kind] ?? 0) + 1;
      else
        differences.push({
          file,
          what: first.at === "" ? what : `${what}: ${first.at}`,
          expected: first.expected,
          found: first.found,
        });
    },
    differs: (file, what, expected, found) =>
      void differences.push({ file, what, expected, found }),
    unverified: (what, why) => void unverified.push({ what, why }),
    result: (level) => ({ level, refused: null, same, differences, unverified }),
  };
}
