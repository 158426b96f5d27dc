import { nearest } from "../../lib/nearest.ts";
import type { DataManifest, Experiment } from "../../model/index.ts";
import { conditionKey, unitKey } from "../../model/index.ts";
import type { RawRecord } from "../formats/shared/index.ts";
import { parsePath, readPath } from "../formats/shared/index.ts";
import type { Identity } from "./identify.ts";
import { noteGap } from "./identify.ts";
import { fieldReader } from "./map-field.ts";
import type { Mapper } from "./map-record.ts";
import type { Mistakes } from "./mistakes.ts";

/** The rows of one sample as one. */
export interface MergedRow {
  readonly record: RawRecord;
  readonly identity: Identity;
  /** Score by metric, as it stands in the table. */
  readonly given: ReadonlyMap<string, unknown>;
}

/**
 * Gathers the rows of each sample of a long table (one row per sample and metric). Rows of one sample may stand
 * anywhere in the file, so all of it is read before the first sample is known. `metrics` collects those it has.
 */
export async function mergeLong(
  records: AsyncIterable<RawRecord>,
  entry: DataManifest & { readonly long: NonNullable<DataManifest["long"]> },
  experiment: Experiment,
  mapper: Pick<Mapper, "identify">,
  mistakes: Mistakes,
  metrics: Set<string>,
): Promise<Iterable<MergedRow>> {
  const metricByName = new Map(
    experiment.metrics.map(({ id }) => {
      const mapping = entry.metrics?.[id];
      return [(typeof mapping === "string" ? mapping : mapping?.field) ?? id, id];
    }),
  );
  const nameReader = fieldReader(entry.long.metric, [], {});
  const valueReader = fieldReader(entry.long.value, [], {});
  const valuePath = parsePath(entry.long.value);
  const rows = new Map<string, MergedRow & { given: Map<string, unknown> }>();
  for await (const record of records) {
    const name = nameReader.read(record);
    if (!("text" in name)) {
      noteGap(mistakes, "The metric's name", nameReader, name, record);
      continue;
    }
    const metric = metricByName.get(name.text);
    if (metric === undefined) {
      noteUnknownMetric(mistakes, name.text, [...metricByName.keys()], record, entry.long.metric);
      continue;
    }
    metrics.add(metric);
    const identity = mapper.identify(record);
    if (!identity) continue;
    const value = readPath(record.fields, valuePath);
    if (value === undefined) noteGap(mistakes, "The score", valueReader, { gap: "absent" }, record);
    const { condition, unit, cluster, replicate, epoch } = identity;
    const where = [conditionKey(condition), cluster, unitKey(identity), replicate, epoch];
    const key = JSON.stringify(where);
    let row = rows.get(key);
    if (!row) rows.set(key, (row = { record, identity, given: new Map() }));
    if (row.given.has(metric)) noteTwice(mistakes, metric, unit, record);
    else row.given.set(metric, value ?? null);
  }
  return rows.values();
}

function noteUnknownMetric(
  mistakes: Mistakes,
  found: string,
  known: readonly string[],
  record: RawRecord,
  field: string,
) {
  mistakes.add("metric", found, () => {
    const near = nearest(found, known);
    return {
      rule: "metric-is-declared",
      place: { ...record.place, field },
      describe: (seen) => ({
        message: `"${found}" is not a metric of the experiment; ${seen} ${seen === 1 ? "row names" : "rows name"} it`,
        expected: known.join(", "),
        found,
        fix: near
          ? `Did you mean "${near}"?`
          : `Declare the metric, or leave its rows out: \`only: ${field} != ${found}\`.`,
      }),
    };
  });
}

function noteTwice(mistakes: Mistakes, metric: string, unit: string, record: RawRecord) {
  mistakes.add("twice", metric, () => ({
    rule: "sample-ids-are-unique",
    place: record.place,
    describe: (seen) => ({
      message: `${seen} ${seen === 1 ? "row repeats" : "rows repeat"} the score of ${metric} for a sample that has it`,
      expected: "one row for each sample and metric",
      found: `unit ${unit} again`,
      fix: "Say what tells the rows apart: `replicate:` or `epoch:`.",
    }),
  }));
}
