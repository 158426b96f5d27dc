import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { BindContext } from "../../notebook/index.ts";
import type { ExperimentTask } from "../experiment/index.ts";
import { sha256 } from "../inputs/index.ts";

/** What a page may read in the folder of an experiment, of the bytes that were hashed: a page is kept under that hash. */
export function filesOfExperiment(
  task: ExperimentTask | undefined,
): ReturnType<BindContext["experimentFiles"]> {
  if (!task) return [];
  const folder = `results/${task.id}/`;
  return task.files
    .filter(({ path }) => path.startsWith(folder))
    .map(({ path, bytes, sha256: hash }) => ({
      name: path.slice(folder.length),
      bytes,
      text() {
        try {
          const read = readFileSync(join(task.root, path));
          return sha256(read) === hash ? read.toString("utf8") : null;
        } catch {
          // Gone since it was hashed.
          return null;
        }
      },
    }));
}
