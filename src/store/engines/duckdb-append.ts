import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import { DOUBLE, DuckDBDataChunk, INTEGER, VARCHAR } from "@duckdb/node-api";
import type { Experiment, Place, Sample } from "../../model/index.ts";
import { formatPlace } from "../../model/index.ts";
import type { Names } from "./duckdb-names.ts";
import { causeColumn, columnsOf, factorColumn, scoreColumn } from "./duckdb-schema.ts";

const typesByName = { INTEGER, DOUBLE, VARCHAR } as const;
/** Rows of a DuckDB vector: what one chunk can hold. */
const chunkRows = 2048;

export interface Appended extends Names {
  readonly samples: number;
}

/** Streams samples into the table, a chunk at a time; memory does not grow with the number of samples. */
export async function appendSamples(
  connection: DuckDBConnection,
  experiment: Experiment,
  samples: AsyncIterable<Sample> | Iterable<Sample>,
  first: number,
): Promise<Appended> {
  const columns = columnsOf(experiment);
  const read = columns.map((c) => readerOf(c.name));
  const appended: Appended = { samples: 0, fields: new Map(), turns: new Set() };
  const appender = await connection.createAppender("samples");
  const types = columns.map((c) => typesByName[c.type]);
  let waiting: Sample[] = [];
  let next = first;
  const flush = () => {
    if (waiting.length === 0) return;
    const chunk = DuckDBDataChunk.create(types, waiting.length);
    // Column by column: what reads one column is one function, which the engine then makes fast.
    chunk.setColumns(
      read.map((readColumn) => waiting.map((sample, i) => readColumn(sample, next + i))),
    );
    appender.appendDataChunk(chunk);
    next += waiting.length;
    waiting = [];
  };
  for await (const sample of samples) {
    noteNames(appended, sample);
    if (waiting.push(sample) === chunkRows) flush();
  }
  flush();
  appender.closeSync();
  return { ...appended, samples: next - first };
}

function readerOf(column: string): (sample: Sample, ordinal: number) => DuckDBValue {
  const [kind, ...rest] = column.split(":");
  const id = rest.join(":");
  if (column === factorColumn(id)) return (s) => s.condition[id] ?? null;
  if (column === scoreColumn(id)) {
    return (s) => {
      const score = s.scores[id];
      return score && "value" in score ? score.value : null;
    };
  }
  if (column === causeColumn(id)) {
    return (s) => {
      const score = s.scores[id];
      return score && "missing" in score ? score.missing : null;
    };
  }
  switch (kind) {
    case "sample":
      return (_s, ordinal) => ordinal;
    case "place":
      return (s) => placeText(s.place);
    case "turns":
      return (s) => JSON.stringify(s.turns.map((t) => [t.name, t.text]));
    case "target":
      return (s) => s.target ?? null;
    case "fields":
      return (s) => JSON.stringify(s.fields);
    case "epoch":
      return (s) => s.epoch;
    case "unit":
      return (s) => s.unit;
    case "scope":
      return (s) => s.scope ?? null;
    case "cluster":
      return (s) => s.cluster;
    default:
      return (s) => s.replicate;
  }
}

/** Most samples stand on a line of a file and nowhere more exactly. */
function placeText(place: Place): string {
  const { file, line, column, member, field } = place;
  const isLine = line !== undefined && column === undefined && !member && !field;
  return isLine ? `${file}:${line}` : formatPlace(place);
}

function noteNames(appended: Appended, sample: Sample): void {
  for (const turn of sample.turns) appended.turns.add(turn.name);
  for (const field in sample.fields) {
    const value = sample.fields[field];
    if (value === null || value === undefined) continue;
    const type =
      typeof value === "number" ? "DOUBLE" : typeof value === "boolean" ? "BOOLEAN" : "VARCHAR";
    const known = appended.fields.get(field);
    if (known === type || known === "VARCHAR") continue;
    appended.fields.set(field, known === undefined ? type : "VARCHAR");
  }
}
