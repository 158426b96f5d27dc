import type { Evidence } from "../../stats/index.ts";
import { createEvidence } from "../../stats/index.ts";
import { evidenceInWords } from "../../wording/index.ts";
import type { LoadedExperiment } from "../experiment/index.ts";

/** What the samples of some experiments say, and what was published of them. */
export function evidenceOf(loaded: readonly LoadedExperiment[]): Evidence {
  const sums = new Map(loaded.map((l) => [l.data.experiment.id, l.sums]));
  return evidenceInWords(
    createEvidence({
      experiments: loaded.map(({ data }) => data.experiment),
      sums: (id) => sums.get(id)?.(),
      published: loaded.flatMap(({ data }) => data.published),
    }),
  );
}
