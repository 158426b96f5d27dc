import { count } from "../../lib/format-number.ts";
import type { DataManifest, Experiment, Place, Problems, Sample } from "../../model/index.ts";
import type { LoadedManifest } from "../manifest/index.ts";
import type { Mistakes } from "./mistakes.ts";
import { share } from "./mistakes.ts";

/** Where the score of a metric stands in the records of an entry. */
export function scoreField({ metrics }: DataManifest, id: string): string {
  const mapping = metrics?.[id];
  return (typeof mapping === "string" ? mapping : mapping?.field) ?? id;
}

/** A score that stands beside the records of a file is one score, however many records there are. */
export function noteFileScores(
  path: string,
  records: number,
  entry: DataManifest,
  { metrics }: Experiment,
  mistakes: Mistakes,
): void {
  if (records < 2) return;
  for (const { id } of metrics) {
    const field = scoreField(entry, id);
    if (!field.startsWith("file.")) continue;
    mistakes.add(`file score ${id}`, "", () => ({
      rule: "score-is-of-its-record",
      place: { file: path, field },
      describe: () => ({
        message: `The score of ${id} stands once in the file, and each of its ${count(records)} records would count it again`,
        expected: "one sample for each file, or a score in each record",
        found: `"${field}", beside the list of records`,
        fix: `If a file is one sample, read it as one: \`records: "."\`, \`${id}: ${field.slice("file.".length)}\`.`,
      }),
    }));
  }
}

/** Says of which files a condition leaves nothing, where it leaves something of others. */
export function reportEmptied(
  emptied: readonly string[],
  only: string,
  place: Place,
  problems: Problems,
): void {
  problems.warn(
    "condition-matches",
    place,
    `\`only: ${only}\` leaves nothing of ${count(emptied.length)} ${emptied.length === 1 ? "file" : "files"}`,
    {
      expected: "at least one record of each file",
      found: emptied.slice(0, 4).join(", ") + (emptied.length > 4 ? ", …" : ""),
      fix: "Correct the condition, or leave these files out of `files:`.",
    },
  );
}

/** Records that a condition which a manifest calls absent has samples. */
export function noteAbsentCondition(
  index: number,
  { reason }: Experiment["design"]["absent"][number],
  sample: Sample,
  { place }: LoadedManifest,
  mistakes: Mistakes,
): void {
  mistakes.add("absent condition", String(index), () => ({
    rule: "absence-is-true",
    place: place(["design", "absent", index, "condition"]),
    describe: (seen, of) => ({
      message: `A condition declared absent has samples: ${share(seen, of)}`,
      expected: `no samples, because: ${reason}`,
      found: `a sample in ${sample.place.file}`,
      fix: "Take the condition out of `absent`, or its samples out of the data.",
    }),
  }));
}
