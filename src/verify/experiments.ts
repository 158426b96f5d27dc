import type { ExperimentFile, ExperimentSums } from "../model/index.ts";
import { conditionKey, reportFile } from "../model/index.ts";
import { numbersOf } from "../report/experiment/index.ts";
import type { Evidence } from "../stats/index.ts";
import type { Notes } from "./notes.ts";

interface With {
  readonly evidence: Evidence;
  readonly notes: Notes;
}

type Numbers = { readonly estimates?: readonly unknown[]; readonly contrasts?: readonly unknown[] };

/** Every estimate and contrast of an experiment, and what its grid counts, computed again from its sums. */
export function verifyExperiment(
  file: ExperimentFile,
  raw: ReadonlyMap<string, unknown>,
  sums: ExperimentSums | undefined,
  { evidence, notes }: With,
): void {
  const { experiment } = file;
  const again = numbersOf(experiment, evidence);
  for (const { id } of experiment.metrics) {
    const parts = file.metrics
      .filter(({ metric }) => metric === id)
      .map((one) => ({ path: one.file, part: (raw.get(one.file) ?? {}) as Numbers }));
    for (const kind of ["estimates", "contrasts"] as const) {
      const expected = again[kind].filter(({ metric }) => metric === id);
      const found = parts.flatMap(({ path, part }) =>
        (part[kind] ?? []).map((value) => ({ path, value })),
      );
      const path = parts[0]?.path ?? reportFile.experiment(experiment.id);
      notes.holds("lists", path, `number of ${kind}`, expected.length, found.length);
      expected.forEach((one, i) => {
        const at = found[i];
        if (!at) return;
        const versus = "versus" in one ? ` against ${conditionKey(one.versus)}` : "";
        notes.holds(kind, at.path, `${id} of ${conditionKey(one.of)}${versus}`, one, at.value);
      });
    }
  }
  if (sums) verifyCounts(file, sums, notes);
}

/** Scored samples of each planned condition, and how many units and replicates there are. */
function verifyCounts(file: ExperimentFile, sums: ExperimentSums, notes: Notes): void {
  const path = reportFile.experiment(file.experiment.id);
  const scored = new Map<string, number>();
  for (const [metric, { n }] of Object.entries(sums.metrics))
    for (let row = 0; row < sums.rows; row++) {
      const condition = sums.conditions[sums.condition[row] ?? 0] ?? {};
      const key = `${metric}\n${conditionKey(condition)}`;
      scored.set(key, (scored.get(key) ?? 0) + (n[row] ?? 0));
    }
  for (const cell of file.grid)
    for (const [metric, n] of Object.entries(cell.scored)) {
      const key = conditionKey(cell.condition);
      const expected = scored.get(`${metric}\n${key}`) ?? 0;
      notes.holds("counts", path, `scored samples of ${metric} in ${key}`, expected, n);
    }
  const { units, replicates } = file.counts;
  notes.holds("counts", path, "units", sums.units.length, units);
  notes.holds("counts", path, "replicates", sums.replicates.length, replicates);
}
