import { didYouMean, nearest } from "../../lib/nearest.ts";
import type {
  Condition,
  Metric,
  Problems,
  PublishedManifest,
  PublishedValue,
} from "../../model/index.ts";
import { isCount } from "../../model/index.ts";
import type { RawRecord } from "../formats/shared/index.ts";
import { parsePath, readPath, saysNothing } from "../formats/shared/index.ts";
import type { LoadedManifest } from "../manifest/index.ts";
import type { Captures, Mistakes } from "../map/index.ts";
import { collectMistakes, fieldReader, identifier, share } from "../map/index.ts";
import type { FileList } from "./data-files.ts";
import { findFiles } from "./find-files.ts";
import { openFile } from "./read-file.ts";

/** Every number that the manifest's `published:` tables hold; rows that are wrong are reported and left out. */
export async function readPublished(
  root: string,
  folder: string,
  loaded: LoadedManifest,
  files: FileList,
  problems: Problems,
): Promise<readonly PublishedValue[]> {
  const values: PublishedValue[] = [];
  for (const [index, entry] of loaded.manifest.published.entries()) {
    const place = (i: number) =>
      loaded.place(
        Array.isArray(entry.files)
          ? ["published", index, "files", i]
          : ["published", index, "files"],
      );
    const search = { root, folder, levels: {} };
    for (const found of await findFiles([entry.files].flat(), search, problems, place)) {
      files.indexOf(found.path);
      const file = await openFile(found, {}, problems);
      if (!file) continue;
      const mistakes = collectMistakes(problems);
      // A published number has no unit of its own; the place of its row stands in for it.
      const { identify } = identifier(
        {
          ...loaded.experiment,
          design: { ...loaded.experiment.design, cluster: null, replicate: null },
        },
        { factors: entry.factors, unit: { const: "published" }, epoch: { const: "1" } },
        found.captures,
        mistakes,
      );
      const read = rowReader(entry, loaded, found.captures, mistakes);
      let rows = 0;
      for await (const record of file.records()) {
        rows++;
        const identity = identify(record);
        const value = identity && read(record, identity.condition);
        if (value) values.push(value);
      }
      mistakes.flush(rows);
      await files.finish(found.path, file, 0);
    }
  }
  return values;
}

function rowReader(
  entry: PublishedManifest,
  { experiment }: LoadedManifest,
  captures: Captures,
  mistakes: Mistakes,
) {
  const metricReader = fieldReader(entry.metric, ["metric"], captures);
  const placeReader = fieldReader(entry.place, [], captures);
  const metrics = new Map(experiment.metrics.map((metric) => [metric.id, metric]));
  return (record: RawRecord, condition: Condition): PublishedValue | null => {
    const named = metricReader.read(record);
    const name = "text" in named ? named.text : "";
    const metric = metrics.get(name);
    if (!metric) {
      noteUnknownMetric(mistakes, name, [...metrics.keys()], metricReader.name, record);
      return null;
    }
    const { wrong, sound } = faults(mistakes, record);
    const divisor = entry.scale === "percent" ? 100 : 1;
    const value = number(record, entry.value, divisor, wrong);
    const lower = number(record, entry.lower, divisor, wrong);
    const upper = number(record, entry.upper, divisor, wrong);
    const n = number(record, entry.n, 1, wrong);
    const where = placeReader.read(record);
    if (value === null && sound()) {
      wrong(entry.value, "A published estimate has no value", "a number", "nothing");
    }
    if (!("text" in where)) {
      const expected = "table, figure or section of the source";
      wrong(
        placeReader.name,
        "A published estimate has no place in its source",
        expected,
        "nothing",
      );
    }
    if (value !== null) checkRange({ value, lower, upper }, metric, entry, wrong);
    checkCount(n, metric, entry, wrong);
    if (!sound() || value === null || !("text" in where)) return null;
    return {
      experiment: experiment.id,
      metric: metric.id,
      condition,
      value,
      lower,
      upper,
      interval: lower === null && upper === null ? null : (entry.interval ?? "as published"),
      n,
      citation: entry.citation,
      place: where.text,
      // A table may hold metrics of both kinds; a Wilson interval is for proportions alone.
      ours: isCount(metric) ? entry.ours : "none",
    };
  };
}

type Wrong = (
  field: string,
  message: string,
  expected: string,
  found: string,
  fix?: string,
) => void;

/** Notes what is wrong with one row, and tells whether anything is. */
function faults(mistakes: Mistakes, record: RawRecord): { wrong: Wrong; sound: () => boolean } {
  let sound = true;
  const wrong: Wrong = (field, message, expected, found, fix) => {
    sound = false;
    const { file, row } = record.place;
    mistakes.add(`published ${message}`, `${file} ${row}`, () => ({
      rule: "published-estimate-is-valid",
      place: { ...record.place, field },
      describe: () => ({ message, expected, found, ...(fix ? { fix } : {}) }),
    }));
  };
  return { wrong, sound: () => sound };
}

function number(
  { fields }: RawRecord,
  column: string | undefined,
  divisor: number,
  wrong: Wrong,
): number | null {
  if (column === undefined) return null;
  const raw = readPath(fields, parsePath(column));
  if (raw === undefined) {
    const near = nearest(column, Object.keys(fields));
    const there = Object.keys(fields).join(", ");
    wrong(
      column,
      `The table has no column "${column}"`,
      column,
      there,
      near ? `Did you mean "${near}"?` : undefined,
    );
    return null;
  }
  if (saysNothing(raw)) return null;
  const text = String(raw).trim();
  const value = Number(text);
  if (Number.isFinite(value)) return value / divisor;
  wrong(column, "A published number is no number", "a number", text);
  return null;
}

function checkRange(
  { value, lower, upper }: { value: number; lower: number | null; upper: number | null },
  metric: Metric,
  entry: PublishedManifest,
  wrong: Wrong,
): void {
  if (metric.kind !== "score" && (value < 0 || value > 1)) {
    const fix = value > 1 ? "If the table is in percent, say `scale: percent`." : undefined;
    wrong(
      entry.value,
      `A value of ${metric.id}, which is ${metric.kind}, is out of range`,
      "0 to 1",
      String(value),
      fix,
    );
  }
  if ((lower !== null && lower > value) || (upper !== null && upper < value)) {
    const found = `${value} outside [${lower ?? "−∞"}, ${upper ?? "∞"}]`;
    wrong(entry.value, "A value lies outside its interval", "lower ≤ value ≤ upper", found);
  }
}

function checkCount(
  n: number | null,
  metric: Metric,
  entry: PublishedManifest,
  wrong: Wrong,
): void {
  const field = entry.n ?? "n";
  if (n !== null && !(Number.isInteger(n) && n > 0)) {
    wrong(field, "n is not a count", "a whole number above 0", String(n));
  }
  if (entry.ours === "none" || n !== null || !isCount(metric)) return;
  const fix = "Take `ours: wilson` out, or give n.";
  wrong(field, "A Wilson interval needs n", "a whole number above 0", "no n", fix);
}

function noteUnknownMetric(
  mistakes: Mistakes,
  found: string,
  known: readonly string[],
  field: string,
  record: RawRecord,
): void {
  mistakes.add("metric", found, () => {
    return {
      rule: "metric-is-declared",
      place: { ...record.place, field },
      describe: (seen, of) => ({
        message: `"${found}" is not a metric of the experiment; it stands on ${share(seen, of)}`,
        expected: known.join(", "),
        found: found || "nothing",
        ...didYouMean(found, known),
      }),
    };
  });
}
