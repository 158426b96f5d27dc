import type { RawRecord } from "../../formats/shared/index.ts";
import type { FactorGuess, MetricGuess, Question } from "../design/index.ts";
import { isUnbounded, textAt } from "../design/index.ts";
import type { LookedAt } from "../look/index.ts";

/** Asks where a score runs from 0 to 1 under one condition and to 100 under another: each may be right, their difference is not. */
export function scaleQuestion(
  metrics: readonly MetricGuess[],
  factors: readonly FactorGuess[],
  files: readonly LookedAt[],
): Question | null {
  const fileOf = new Map(files.flatMap((f) => f.records.map((r) => [r, f.name] as const)));
  const groupings = [
    (record: RawRecord) => fileOf.get(record) ?? "",
    ...factors.filter((f) => f.path !== "").map((f) => textAt(f.path)),
  ];
  const records = files.flatMap((f) => f.records);
  for (const { path, kind } of metrics) {
    if (kind !== "score" || path === "" || isUnbounded(path)) continue;
    const read = textAt(path);
    for (const groupOf of groupings) {
      const groups = [...Map.groupBy(records, groupOf)].map(([name, own]) => {
        const numbers = own.map(read).flatMap((text) => (text.trim() === "" ? [] : Number(text)));
        return { name, numbers: numbers.filter(Number.isFinite) };
      });
      const share = groups.find(
        ({ numbers }) =>
          numbers.length > 1 &&
          numbers.every((n) => n >= 0 && n <= 1) &&
          numbers.some((n) => !Number.isInteger(n)),
      );
      const percent = groups.find(
        ({ numbers }) => Math.max(...numbers, 0) > 10 && Math.max(...numbers, 0) <= 100,
      );
      if (!share || !percent) continue;
      return {
        rule: "score-is-in-range",
        message: `${path} runs from 0 to 1 in ${share.name} and to 100 in ${percent.name}: nobody can say that both are on one scale`,
        expected: "one scale in all rows",
        found: `${share.name}: ${share.numbers.slice(0, 3).join(", ")}; ${percent.name}: ${percent.numbers.slice(0, 3).join(", ")}`,
        fix: "Divide the percentages by 100, or multiply the shares, so that all rows are on one scale.",
      };
    }
  }
  return null;
}
