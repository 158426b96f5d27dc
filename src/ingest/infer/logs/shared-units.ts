import type { RawRecord } from "../../formats/shared/index.ts";
import type { FactorGuess } from "../design/index.ts";
import { textAt, unitColumns } from "../design/index.ts";
import type { Column, LookedAt } from "../look/index.ts";

/** Metadata of a log's samples that may name the question, where each sample of a question has an id of its own. */
export function sharedUnits(
  columns: readonly Column[],
  records: readonly RawRecord[],
): readonly Column[] {
  const ids = new Set(records.map(({ unit }) => unit)).size;
  return unitColumns(columns, records.length).filter(
    ({ path, values }) =>
      /^sample\.metadata[.[]/.test(path) && values.length > 1 && values.length < ids,
  );
}

/** Whether a factor varies inside some file. */
export function splitsFiles({ path }: FactorGuess, files: readonly LookedAt[]): boolean {
  const read = textAt(path);
  return files.some(({ records }) => new Set(records.map(read)).size > 1);
}

/**
 * For ids such as `q1-present` and `q1-absent`, the regular expression whose first group is the question; undefined where
 * ids are not made like that.
 */
export function unitWithin(
  records: readonly RawRecord[],
  factors: readonly FactorGuess[],
): string | undefined {
  const ids = new Set(records.map(({ unit }) => unit ?? ""));
  for (const factor of factors) {
    const read = textAt(factor.path);
    const words = factor.levels.map(({ raw }) => raw.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
    const level = `(?:${words.join("|")})`;
    for (const pattern of [`^(.+?)[-_:./ ]${level}$`, `^${level}[-_:./ ](.+)$`]) {
      const expression = new RegExp(pattern, "u");
      const units = records.map((record) => {
        const id = record.unit ?? "";
        return id.includes(read(record)) ? expression.exec(id)?.[1] : undefined;
      });
      if (units.every((unit) => unit !== undefined) && new Set(units).size < ids.size)
        return pattern;
    }
  }
  return undefined;
}
