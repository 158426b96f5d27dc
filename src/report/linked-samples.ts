import type { Store, StoredSample } from "../store/index.ts";

/** Samples of units that pages link to and that were not drawn: they need a page as well. */
export async function samplesLinked(
  {
    data,
    openSamples,
  }: {
    readonly data: { readonly drawn: readonly StoredSample[] };
    readonly openSamples: () => Promise<Store>;
  },
  linked: ReadonlySet<string> | undefined,
): Promise<readonly StoredSample[]> {
  const drawn = new Set(data.drawn.map((s) => s.unit));
  const missing = [...(linked ?? [])].filter((unit) => !drawn.has(unit)).sort();
  if (missing.length === 0) return [];
  const store = await openSamples();
  try {
    return await store.samplesOf(missing);
  } finally {
    await store.close();
  }
}
