import type { RawRecord } from "../../formats/shared/index.ts";
import type { LookedAt } from "../look/index.ts";
import type { FactorGuess } from "./factors.ts";
import { keyAt } from "./identity.ts";

/** Levels of all factors of a record as one key. */
export function levelReader(
  factors: readonly FactorGuess[],
  files: readonly LookedAt[],
): (record: RawRecord) => string {
  const byField = keyAt(factors.filter((f) => !f.ofFile).map((f) => f.path));
  const ofFile = factors.flatMap((f) => f.ofFile ?? []);
  const known = new Map(
    files.flatMap((file) => {
      const key = JSON.stringify(ofFile.map((levels) => levels.get(file)));
      return file.records.map((r) => [r, key] as const);
    }),
  );
  return (record) => `${byField(record)} ${known.get(record) ?? ""}`;
}
