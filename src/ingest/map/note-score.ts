import { count } from "../../lib/format-number.ts";
import { didYouMean, nearest } from "../../lib/nearest.ts";
import type { Metric, Score } from "../../model/index.ts";
import { isYesNo } from "../../model/index.ts";
import type { RawRecord } from "../formats/shared/index.ts";
import { keysAlong, readPath } from "../formats/shared/index.ts";
import type { Clause } from "../manifest/index.ts";
import type { ScoreReader, ScoreReading } from "./map-score.ts";
import { notFinite } from "./map-score.ts";
import type { Mistakes } from "./mistakes.ts";
import { share } from "./mistakes.ts";

/** Records what is wrong with a score, and keeps the sample as one without: nothing is dropped. */
export function noteScore(
  mistakes: Mistakes,
  reader: ScoreReader,
  reading: Exclude<ScoreReading, { value: number }>,
  record: RawRecord,
  { id: metric, kind, range }: Pick<Metric, "id" | "kind" | "range">,
): Score {
  const yesNo = isYesNo({ kind });
  const place = { ...record.place, field: reader.name };
  if ("missing" in reading) {
    if (reading.absent && !record.failed) noteAbsentScore(mistakes, reader, record, metric);
    if (reading.notANumber) {
      mistakes.add(`nan ${metric}`, "", () => ({
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
    mistakes.add(`dict ${metric}`, "", () => ({
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
  if (reading.fault === "several") {
    const { field, entry } = reading;
    mistakes.add(`several ${metric}`, "", () => ({
      rule: "score-is-known",
      place: { ...place, field },
      describe: (seen, of) => ({
        message: `${metric} compares a list or an object with a single value on ${share(seen, of)}`,
        expected: "two single values, or two lists",
        found: `several values under "${field}"`,
        fix: `Name one of them: \`${entry}\`.`,
      }),
    }));
    return { missing: "several values" };
  }
  const { found } = reading;
  if (reading.fault === "unknown") {
    mistakes.add(`score ${metric}`, found, () => {
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
  if (reading.fault === "infinite") {
    mistakes.add(`infinite ${metric}`, found, () => ({
      rule: "score-is-finite",
      place,
      describe: (seen, of) => ({
        message: `The score of ${metric} is infinite on ${share(seen, of)}`,
        expected: "a finite number",
        found,
      }),
    }));
    return { missing: notFinite };
  }
  const ends = range ? `${range[0]} to ${range[1]}` : "0 or 1";
  mistakes.add(`range ${metric}`, "", () => ({
    rule: "score-is-in-range",
    place,
    describe: (seen, of) => ({
      message: yesNo
        ? `The score of ${metric} is neither 0 nor 1 on ${share(seen, of)}, and ${metric} is ${kind}`
        : `The score of ${metric} is outside its range on ${share(seen, of)}`,
      expected: ends,
      found,
      fix: yesNo ? fixOfNumber(Number(found), kind) : "Widen `range:`, or correct the score.",
    }),
  }));
  return { missing: "out of range" };
}

/** The scale that a number is probably on: up to 1, 10 or 100. */
function fixOfNumber(found: number, kind: Metric["kind"]): string {
  if (kind === "judged") return "Map it to 0 or 1 with `values:` or `above:`.";
  const end = [1, 10, 100].find((upper) => found >= 0 && found <= upper);
  const range = end === undefined ? "" : ` with \`range: [0, ${end}]\``;
  return `Declare \`kind: score\`${range}, or map it with \`values:\` or \`above:\`.`;
}

function fixOfWord(found: string, metric: string, field: string, mapped: boolean): string {
  if (/^-?\d+,\d+$/.test(found)) return "Write decimals with a point.";
  const values = `values: { ${JSON.stringify(found)}: … }`;
  return mapped
    ? `Add it to the mapping, with its score or null: \`${values}\`.`
    : `Map it: \`metrics: { ${metric}: { field: ${field}, ${values} } }\`.`;
}

function noteAbsentScore(
  mistakes: Mistakes,
  reader: ScoreReader,
  record: RawRecord,
  metric: string,
) {
  mistakes.add(`absent ${metric}`, "", () => {
    const keys = reader.alternatives(record);
    return {
      rule: "field-is-found",
      place: { ...record.place, field: reader.name },
      describe: (seen, of) => ({
        severity: seen === of ? "error" : "warning",
        message: `The score of ${metric} is missing on ${share(seen, of)}: there is no field "${reader.name}"`,
        expected: `a field "${reader.name}"`,
        found: keys.slice(0, 20).join(", ") || "no fields",
        ...didYouMean(reader.name.split(".").at(-1) ?? "", keys),
      }),
    };
  });
}

/**
 * Records that a condition (`only`, `where`) names a field that a record has not. Where no record has it, it is a
 * slip; where some have it, the others are read as empty.
 */
export function noteAbsence(
  mistakes: Mistakes,
  clause: Clause,
  record: RawRecord,
  stands: (name: string) => boolean,
): void {
  mistakes.add(`clause ${clause.name}`, "", () => {
    const keys = keysAlong(record.fields, clause.path);
    return {
      rule: "field-is-found",
      place: { ...record.place, field: clause.name },
      describe: (seen) => ({
        severity: stands(clause.name) ? "warning" : "error",
        message: `A condition asks for "${clause.name}", which ${count(seen)} ${seen === 1 ? "record lacks" : "records lack"}`,
        expected: `a metric, factor or field "${clause.name}"`,
        found: keys.slice(0, 20).join(", ") || "no fields",
        ...didYouMean(clause.name, keys),
      }),
    };
  });
}

/** Records that `only` asks for a field which says nothing here, and what became of the record. */
export function noteOpenOnly(
  mistakes: Mistakes,
  clause: Clause,
  record: RawRecord,
  held: boolean,
): void {
  mistakes.add(`only ${clause.name} ${clause.operator} ${clause.value} ${held}`, "", () => ({
    rule: "condition-matches",
    place: { ...record.place, field: clause.name },
    describe: (seen) => ({
      severity: "warning",
      message: `Whether \`only\` holds cannot be told of ${count(seen)} ${seen === 1 ? "record" : "records"} where "${clause.name}" says nothing: ${seen === 1 ? "it is" : "they are"} ${held ? "kept" : "left out"}`,
      expected: `a value under "${clause.name}" in each record`,
      found: JSON.stringify(readPath(record.fields, clause.path) ?? "no value"),
      fix: held
        ? `To leave them out, add \`and ${clause.name} != ""\`; to keep them, write the value.`
        : "Write the value, or take these records out.",
    }),
  }));
}

/** Records that a condition compares a list or an object with a text. */
export function noteSeveral(
  mistakes: Mistakes,
  clause: Clause,
  value: object,
  record: RawRecord,
): void {
  mistakes.add(`several ${clause.name}`, "", () => {
    const [key = "0"] = Object.keys(value);
    const entry = Array.isArray(value) ? `${clause.name}[${key}]` : `${clause.name}.${key}`;
    return {
      rule: "field-is-found",
      place: { ...record.place, field: clause.name },
      describe: (seen, of) => ({
        message: `A condition compares "${clause.name}", which holds several values on ${share(seen, of)}`,
        expected: "a text or number",
        found: JSON.stringify(value).slice(0, 60),
        fix: `Name one of them: \`${entry}\`.`,
      }),
    };
  });
}
