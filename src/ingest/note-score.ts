import { count } from "../lib/format-number.ts";
import { nearest } from "../lib/nearest.ts";
import type { Score } from "../model/index.ts";
import type { RawRecord } from "./format.ts";
import type { Clause } from "./holds.ts";
import type { ScoreReader, ScoreReading } from "./map-score.ts";
import { notFinite } from "./map-score.ts";
import { keysAlong } from "./path.ts";
import type { Tally } from "./tally.ts";
import { share } from "./tally.ts";

/** Records what is wrong with a score, and keeps the sample as one without: nothing is dropped. */
export function noteScore(
  tally: Tally,
  reader: ScoreReader,
  reading: Exclude<ScoreReading, { value: number }>,
  record: RawRecord,
  metric: string,
): Score {
  const place = { ...record.place, field: reader.name };
  if ("missing" in reading) {
    if (reading.absent && !record.failed) noteAbsentScore(tally, reader, record, metric);
    if (reading.notANumber) {
      tally.add(`nan ${metric}`, "", () => ({
        rule: "score-is-finite",
        place,
        describe: (seen, of) => ({
          severity: "warning",
          message: `The score of ${metric} is NaN on ${share(seen, of)}; they count as missing`,
          expected: "a number, or nothing",
          found: "NaN",
          fix: "Leave the field empty where there is no score.",
        }),
      }));
    }
    return { missing: reading.missing };
  }
  if (reading.fault === "dict") {
    const keys = reading.keys.slice(0, 20);
    tally.add(`dict ${metric}`, "", () => ({
      rule: "score-is-known",
      place,
      describe: (seen, of) => ({
        message: `The score of ${metric} has several values on ${share(seen, of)}`,
        expected: "one number",
        found: `keys ${keys.join(", ")}`,
        fix: `Name one of them: \`${reader.name}.${keys[0] ?? ""}\`.`,
      }),
    }));
    return { missing: "several values" };
  }
  const { found } = reading;
  if (reading.fault === "unknown") {
    tally.add(`score ${metric}`, found, () => {
      const near = nearest(found, reading.known);
      const mapped = reading.known.length > 0;
      return {
        rule: "score-is-known",
        place,
        describe: (seen, of) => ({
          message: `"${found}" is not a score of ${metric}; it stands on ${share(seen, of)}`,
          expected: mapped ? reading.known.join(", ") : "a number, yes or no, true or false",
          found,
          fix: near ? `Did you mean "${near}"?` : fixOfWord(found, metric, reader.name, mapped),
        }),
      };
    });
    return { missing: "unknown score" };
  }
  const infinite = reading.fault === "infinite";
  tally.add(`${reading.fault} ${metric}`, found, () => ({
    rule: infinite ? "score-is-finite" : "score-is-in-range",
    place,
    describe: (seen, of) => ({
      message: infinite
        ? `The score of ${metric} is infinite on ${share(seen, of)}`
        : `The score of ${metric} is ${found} on ${share(seen, of)}, and ${metric} is binary`,
      expected: infinite ? "a finite number" : "0 to 1",
      found,
      ...(infinite ? {} : { fix: "Declare `kind: score`, or map it with `values:` or `above:`." }),
    }),
  }));
  return { missing: infinite ? notFinite : "out of range" };
}

function fixOfWord(found: string, metric: string, field: string, mapped: boolean): string {
  if (/^-?\d+,\d+$/.test(found)) return "Write decimals with a point.";
  const values = `values: { ${JSON.stringify(found)}: … }`;
  return mapped
    ? `Add it to the mapping, with its score or null: \`${values}\`.`
    : `Map it: \`metrics: { ${metric}: { field: ${field}, ${values} } }\`.`;
}

function noteAbsentScore(tally: Tally, reader: ScoreReader, record: RawRecord, metric: string) {
  tally.add(`absent ${metric}`, "", () => {
    const keys = reader.alternatives(record);
    const near = nearest(reader.name.split(".").at(-1) ?? "", keys);
    return {
      rule: "field-is-found",
      place: { ...record.place, field: reader.name },
      describe: (seen, of) => ({
        severity: seen === of ? "error" : "warning",
        message: `The score of ${metric} is missing on ${share(seen, of)}: there is no field "${reader.name}"`,
        expected: `a field "${reader.name}"`,
        found: keys.slice(0, 20).join(", ") || "no fields",
        ...(near ? { fix: `Did you mean "${near}"?` } : {}),
      }),
    };
  });
}

/**
 * Records that a condition (`only`, `where`) names a field that a record has not. Where no record has it, it is a
 * slip; where some have it, the others are read as empty.
 */
export function noteAbsence(
  tally: Tally,
  clause: Clause,
  record: RawRecord,
  stands: (name: string) => boolean,
): void {
  tally.add(`clause ${clause.name}`, "", () => {
    const keys = keysAlong(record.fields, clause.path);
    const near = nearest(clause.name, keys);
    return {
      rule: "field-is-found",
      place: { ...record.place, field: clause.name },
      describe: (seen) => ({
        severity: stands(clause.name) ? "warning" : "error",
        message: `A condition asks for "${clause.name}", which ${count(seen)} ${seen === 1 ? "record lacks" : "records lack"}`,
        expected: `a metric, factor or field "${clause.name}"`,
        found: keys.slice(0, 20).join(", ") || "no fields",
        ...(near ? { fix: `Did you mean "${near}"?` } : {}),
      }),
    };
  });
}
