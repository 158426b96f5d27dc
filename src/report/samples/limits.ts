import type { samplesForms } from "../../model/index.ts";

/** Bounds by which the form is chosen, and sizes of what is written. Tests set their own. */
export interface SampleLimits {
  /** Up to so many units, samples and bytes of samples, every unit has a page. */
  readonly pages: { readonly units: number; readonly samples: number; readonly bytes: number };
  /** Bytes of the samples of one unit that a page can show. */
  readonly unitBytes: number;
  /** Samples of a unit that its page shows where not all units have one. */
  readonly samplesOfUnit: number;
  /** Characters of texts up to which they stand in shards. */
  readonly shardsTexts: number;
}

/**
 * A page of a unit with its markup stays below a megabyte, which is the most that one file of a report should weigh; and
 * 2,000 pages of units are about what a small host takes beside everything else.
 */
export const sampleLimits: SampleLimits = {
  pages: { units: 2000, samples: 20_000, bytes: 64_000_000 },
  unitBytes: 640_000,
  samplesOfUnit: 48,
  shardsTexts: 300_000_000,
};

/** What the samples of an experiment amount to. */
export interface SampleSizes {
  readonly units: number;
  readonly samples: number;
  /** As lines of JSON. */
  readonly bytes: number;
  /** Characters of turns. */
  readonly texts: number;
  /** Bytes of the unit that has most. */
  readonly largestUnit: number;
}

/** How samples are published, by how many there are. */
export function formFor(sizes: SampleSizes, limits: SampleLimits): (typeof samplesForms)[number] {
  const { pages } = limits;
  if (
    sizes.units <= pages.units &&
    sizes.samples <= pages.samples &&
    sizes.bytes <= pages.bytes &&
    sizes.largestUnit <= limits.unitBytes
  )
    return "pages";
  return sizes.texts <= limits.shardsTexts ? "shards" : "parquet";
}
