import type { DataManifest, Metric, Score } from "../../model/index.ts";
import { classUnknown, markOfKind } from "../../model/index.ts";
import type { Format, RawRecord } from "../formats/shared/index.ts";
import type { Clause, Operand } from "../manifest/index.ts";
import { holds, parseCondition } from "../manifest/index.ts";
import { scoreReader } from "./map-score.ts";
import type { Mistakes } from "./mistakes.ts";
import { noteScore } from "./note-score.ts";

/** Holds a score against what it is judged by. `operand`: what a name of a condition stands for in the record. */
export type Marker = (
  score: Score,
  record: RawRecord,
  operand: (clause: Clause) => Operand,
) => Score;

/** How scores of a metric get their mark (see `Score`); null for metrics whose scores stand for themselves. */
export function markerOf(
  metric: Metric,
  entry: DataManifest,
  format: Pick<Format, "toNumber" | "missingCause">,
  mistakes: Mistakes,
): Marker | null {
  switch (markOfKind(metric)) {
    case "label":
      return labelMarker(metric, entry, format, mistakes);
    case "class":
      return classMarker(metric);
    case null:
      return null;
  }
}

/** With the label by people. That nobody looked at a sample is no fault of it. */
function labelMarker(
  metric: Metric,
  entry: DataManifest,
  format: Pick<Format, "toNumber" | "missingCause">,
  mistakes: Mistakes,
): Marker | null {
  const mapping = entry.metrics?.[metric.id];
  const human = typeof mapping === "object" ? mapping.human : undefined;
  if (human === undefined) return null;
  const labels: Metric = { ...metric, id: `${metric.id} by people` };
  const reader = scoreReader(labels, human, format);
  return (score, record) => {
    if ("excluded" in score) return score;
    const reading = reader.read(record);
    if ("value" in reading) return { ...score, mark: reading.value };
    if (!("missing" in reading)) noteScore(mistakes, reader, reading, record, labels);
    return score;
  };
}

/** With the class of the sample; where that cannot be told the score says nothing, and counts as missing. */
function classMarker({ positive }: Metric): Marker {
  const parsed = parseCondition(positive ?? "");
  const clauses = "clauses" in parsed ? parsed.clauses : [];
  return (score, _record, operand) => {
    if ("excluded" in score) return score;
    const held = holds(clauses, operand);
    if (typeof held === "boolean") return { ...score, mark: Number(held) };
    return { missing: classUnknown(held.unknown) };
  };
}
