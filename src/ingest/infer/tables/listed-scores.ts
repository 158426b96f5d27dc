import type { RawRecord } from "../../formats/shared/index.ts";
import { isRecord } from "../../formats/shared/index.ts";
import type { Question } from "../design/index.ts";

const valueNames = ["mean", "value", "score", "sum"];
const listName =
  /^(stats|statistics|metrics|scores|evaluations?|results|grades|judg(e?ments?|es))$/i;

/** Asks where scores stand in a list within each record, a name and a number each: no path leads to one of them. */
export function listedScores(records: readonly RawRecord[]): Question | null {
  const [first] = records;
  for (const [key, list] of Object.entries(first?.fields ?? {})) {
    if (!listName.test(key) || !Array.isArray(list) || list.length === 0) continue;
    const isScores = list.every(
      (item) =>
        isRecord(item) && "name" in item && valueNames.some((n) => typeof item[n] === "number"),
    );
    if (!isScores) continue;
    const names = list.map((item) => (isRecord(item.name) ? item.name.name : item.name));
    return {
      rule: "field-is-found",
      message: `Scores stand in a list within each record, under ${key}`,
      expected: "a field for each score",
      found: `${key}: ${names.slice(0, 6).join(", ")}`,
      fix: `Write a line of JSON or a row of CSV for each record with its id, its conditions and a field for each of ${names.slice(0, 3).join(", ")}.`,
    };
  }
  return null;
}
