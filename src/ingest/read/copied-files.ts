import type { DataFile, DataManifest, Experiment, Problems } from "../../model/index.ts";
import { partsOfName } from "../formats/lm-eval/index.ts";
import { placeholdersOf } from "../manifest/index.ts";
import type { FoundFile } from "./find-files.ts";

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
    // The name of a log of lm-eval says its task, which its samples do not.
    const sameTask = file.format !== "lm-eval" || taskIn(before.path) === taskIn(found.path);
    const report =
      sameTask && before.levels === levels && file.samples >= fewSamples
        ? problems.error
        : problems.warn;
    report(
      "sample-ids-are-unique",
      { file: found.path },
      `The file is equal to ${before.path} in every byte`,
      {
        expected: "files that differ",
        found: `${before.path} and ${found.path}`,
        fix: "Remove the copy: the same file twice is no second run.",
      },
    );
  };
}

const taskIn = (path: string): string | undefined =>
  partsOfName(path.split("/").at(-1) ?? path).task;

/** What the manifest and the name of a file say of its condition. */
function levelsIn(
  { captures }: FoundFile,
  entry: DataManifest,
  factors: readonly string[],
): string {
  const feeding = factors.flatMap((id) => {
    const mapping = entry.factors?.[id];
    if (mapping === undefined) return [id];
    if (typeof mapping === "string") return placeholdersOf(mapping);
    if (mapping.const !== undefined) return [];
    return [mapping.file ?? id, ...placeholdersOf(mapping.field ?? "")];
  });
  const fixed = factors.map((id) => {
    const mapping = entry.factors?.[id];
    return typeof mapping === "object" ? (mapping.const ?? "") : "";
  });
  return JSON.stringify([fixed, ...feeding.map((name) => captures[name] ?? "")]);
}
