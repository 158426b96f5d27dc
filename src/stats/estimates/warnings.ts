import { counted, plural } from "../../lib/words.ts";
import type { Draws } from "../draws/index.ts";
import type { Cell, MetricData } from "../evidence/index.ts";
import { drawNoun } from "../evidence/index.ts";

/** Numbers of draws below which a number carries a warning, in one place. */
export const few = { claim: 5, draws: 10, clusters: 20, replicates: 5 } as const;

/** What a reader must know about how many draws there are. */
export function drawWarnings(
  data: MetricData,
  kind: Draws["kind"],
  draws: number,
): readonly string[] {
  const noun = drawNoun(data.experiment.design, kind);
  if (draws === 0) return [];
  if (kind === "replicate")
    return draws < few.replicates
      ? [`only ${counted(draws, noun)}: see each one, the interval is rough`]
      : [];
  if (draws < few.draws) return [`fewer than ${few.draws} ${plural(noun)} (${draws})`];
  if (kind === "cluster" && draws < few.clusters)
    return [`fewer than ${few.clusters} ${plural(noun)} (${draws}): the interval is rough`];
  return [];
}

/** Said where the design declares replicates and a side has one. */
export function oneRunWarning(data: MetricData): readonly string[] {
  const noun = data.experiment.design.replicate;
  if (noun === null) return [];
  return [`one ${noun === "seed" ? "training run" : noun}; ${noun} variance unknown`];
}

/** Said where runs answer exactly alike: they count once. */
export function copyWarning(data: MetricData, runs: number, distinct: number): readonly string[] {
  const noun = data.experiment.design.replicate;
  if (noun === null || distinct >= runs) return [];
  return [
    `${runs - distinct} of ${counted(runs, noun)} answer exactly as another does: taken as copies of it`,
  ];
}

/** Said where cells weigh by what they hold. */
export function weightWarning({ experiment }: MetricData, averages: boolean): readonly string[] {
  return averages && experiment.design.weights === "samples"
    ? [
        `averages weigh by numbers of ${plural(experiment.design.unit)} with a score, not each level the same`,
      ]
    : [];
}

/** Said where units have different numbers of samples, or conditions hold different units. */
export function balanceWarnings(
  data: MetricData,
  cells: readonly Cell[],
  draws: readonly Draws[],
): readonly string[] {
  const { design } = data.experiment;
  const unequal = cells.some((cell) => cell.unequal)
    ? [`unequal numbers of epochs per ${design.unit}: every ${design.unit} weighs the same`]
    : [];
  const patchy = draws.some((d) => {
    if (!d.patchy) return false;
    // A few units that miss a score in one condition are told by the counts of missing samples.
    const most = Math.max(...cells.map((cell) => new Set(cell[d.kind]).size));
    return d.present.length > most;
  });
  return patchy
    ? [
        ...unequal,
        `the averaged conditions hold different ${plural(drawNoun(design, draws[0]?.kind ?? "unit"))}`,
      ]
    : unequal;
}
