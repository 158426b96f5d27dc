import type { DataFile, DataManifest, Experiment, Problems } from "../model/index.ts";
import type { FoundFile } from "./find-files.ts";
import { placeholdersOf } from "./pattern.ts";

/** Files with fewer samples may well be equal without being copies. */
const fewSamples = 10;

/**
 * Reports files whose bytes are those of a file read before. Where only their names tell them apart, and not by a level,
 * their samples would pass for repeats: an error. Two conditions with equal files may be so: a warning.
 */
export function copiedFiles({ design }: Experiment, problems: Problems) {
  const read = new Map<string, { readonly path: string; readonly levels: string }>();
  return (found: FoundFile, file: DataFile | undefined, entry: DataManifest): void => {
    if (!file || file.bytes === 0) return;
    const levels = levelsIn(
      found,
      entry,
      design.factors.map(({ id }) => id),
    );
    const before = read.get(file.sha256);
    if (!before) read.set(file.sha256, { path: found.path, levels });
    if (!before || before.path === found.path) return;
    const report =
      before.levels === levels && file.samples >= fewSamples ? problems.error : problems.warn;
    report(
      "sample-ids-are-unique",
      { file: found.path },
      `The file is equal to ${before.path} in every byte`,
      {
        expected: "files that differ",
        found: `${before.path} and ${found.path}`,
        fix: "Take the copy out; equal files are no repeats.",
      },
    );
  };
}

/** What the name of a file says of its condition. */
function levelsIn(
  { captures }: FoundFile,
  entry: DataManifest,
  factors: readonly string[],
): string {
  const feeding = factors.flatMap((id) => {
    const mapping = entry.factors?.[id];
    if (mapping === undefined) return [id];
    if (typeof mapping === "string") return placeholdersOf(mapping);
    return [mapping.file ?? id, ...placeholdersOf(mapping.field ?? "")];
  });
  return JSON.stringify(feeding.map((name) => captures[name] ?? ""));
}
