import { unitKey } from "../../model/index.ts";
import type { Store, StoredSample } from "../../store/index.ts";
import type { ExperimentData } from "./experiment-data.ts";

/** Samples of units that pages link to and that were not drawn: they need a page as well. */
export async function samplesLinked(
  {
    data,
    openSamples,
  }: {
    readonly data: Pick<ExperimentData, "drawn" | "scoped">;
    readonly openSamples: () => Promise<Store>;
  },
  linked: ReadonlySet<string> | undefined,
): Promise<readonly StoredSample[]> {
  const drawn = new Set(data.drawn.map((s) => s.unit));
  const missing = [...(linked ?? [])].filter((unit) => !drawn.has(unit)).sort();
  if (missing.length === 0) return [];
  const asked = missing.map((label) => ({ label, ...(data.scoped?.[label] ?? { unit: label }) }));
  const labels = new Map(asked.map((unit) => [unitKey(unit), unit.label]));
  const store = await openSamples();
  try {
    const samples = await store.samplesOf(asked);
    return samples.map((sample) => {
      const key = data.scoped ? unitKey({ ...sample, scope: sample.scope ?? "" }) : sample.unit;
      return { ...sample, unit: labels.get(key) ?? sample.unit };
    });
  } finally {
    await store.close();
  }
}
