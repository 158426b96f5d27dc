import type { RawRecord } from "../../formats/shared/index.ts";

/** Whether the same questions are asked under every level, as often under each: a design, not an outcome. */
export function crossed(
  read: (record: RawRecord) => string,
  unitOf: (record: RawRecord) => string,
  records: readonly RawRecord[],
): boolean {
  const counts = new Map<string, number>();
  const units = new Set<string>();
  const pairs = new Set<string>();
  for (const record of records) {
    const level = read(record);
    const unit = unitOf(record);
    counts.set(level, (counts.get(level) ?? 0) + 1);
    units.add(unit);
    pairs.add(`${unit}\u0000${level}`);
  }
  const sizes = [...counts.values()];
  const balanced = Math.min(...sizes) >= 0.9 * Math.max(...sizes);
  return units.size > 1 && balanced && pairs.size >= 0.9 * units.size * counts.size;
}

/** Whether every question has a level of its own, or nearly: its text, not its condition. */
export function namesUnits(
  read: (record: RawRecord) => string,
  unitOf: (record: RawRecord) => string,
  records: readonly RawRecord[],
): boolean {
  const units = new Set(records.map(unitOf)).size;
  const levels = new Set(records.map(read)).size;
  const pairs = new Set(records.map((r) => `${unitOf(r)}\u0000${read(r)}`)).size;
  return pairs === units && levels > units / 3;
}
