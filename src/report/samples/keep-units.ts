import { join } from "node:path";
import type { UnitEntry } from "../../model/index.ts";
import { sha256 } from "../inputs/index.ts";
import type { Block } from "./blocks.ts";
import { openBlocks } from "./blocks.ts";
import { chosenOf } from "./choose-samples.ts";
import { keptNames } from "./kept-book.ts";
import type { SampleLimits } from "./limits.ts";
import { readLine } from "./sample-line.ts";
import type { LoggedSamples } from "./sample-log.ts";

/** A unit that gets a page. */
export interface PagedUnit {
  /** Its place in order of arrival. */
  readonly at: number;
  readonly name: string;
  readonly slug: string;
  readonly cluster: string | null;
  readonly samples: number;
}

/** Writes the samples of units, one unit after the other. */
export function keepUnits(
  logged: LoggedSamples,
  units: readonly PagedUnit[],
  {
    folder,
    why,
    seed,
    limits,
  }: {
    readonly folder: string;
    readonly why: UnitEntry["why"];
    readonly seed: number;
    readonly limits: SampleLimits;
  },
): readonly { readonly entry: UnitEntry; readonly block: Block }[] {
  const samplesOf = new Map(units.map(({ at }): [number, number[]] => [at, []]));
  for (let sample = 0; sample < logged.samples; sample++)
    samplesOf.get(logged.unitOf(sample))?.push(sample);
  const blocks = openBlocks(join(folder, keptNames.units));
  const kept = units.map(({ at, name, slug, cluster, samples }) => {
    // Conditions in order of arrival, and the samples of each as they came.
    const order = (samplesOf.get(at) ?? []).sort(
      (a, b) => logged.conditionOf(a) - logged.conditionOf(b) || a - b,
    );
    const lines = [...logged.lines(order)].map(({ line }) => {
      const text = line.toString("utf8");
      return { text, line: readLine(text) };
    });
    const text = chosenOf(lines, seed, limits)
      .map((one) => one.text)
      .join("");
    const entry: UnitEntry = { unit: name, slug, cluster, samples, why, sha256: sha256(text) };
    return { entry, block: blocks.add(text) };
  });
  blocks.end();
  return kept;
}
