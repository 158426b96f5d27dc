import { draw, seededRandom, seedOf } from "../lib/random.ts";
import type { Store, StoredSample } from "../store/index.ts";

/** How many units are shown sample by sample, and how many samples of each at most. */
export const unitsDrawn = 8;
const samplesPerUnit = 48;

/** A seeded random draw of units with transcripts: nobody chose them, and every build draws the same. */
export async function drawUnits(
  store: Store,
  experiment: string,
): Promise<readonly StoredSample[]> {
  const random = seededRandom(seedOf(experiment));
  const units = draw(await store.unitIds(), unitsDrawn, random);
  const samples = await store.samplesOf(units);
  if (!samples.some((s) => s.turns.length > 0)) return [];
  return units.flatMap((unit) =>
    draw(
      samples.filter((s) => s.unit === unit),
      samplesPerUnit,
      random,
    ),
  );
}

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
