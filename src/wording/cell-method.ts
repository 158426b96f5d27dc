import { counted, listed } from "../lib/words.ts";
import type { Contrast, Estimate, Experiment } from "../model/index.ts";
import { methodLine, methodOfContrasts, methodOfEstimates } from "./method-line.ts";

/** What the code of a plot was told by the report. */
export interface ToldToCode {
  readonly estimates: readonly Estimate[];
  readonly contrasts: readonly Contrast[];
  readonly values: readonly { readonly experiment: string; readonly metric: string }[];
  readonly cells: ReadonlySet<string>;
}

/**
 * The method line of a plot that code of its author draws: what the code was told, and how that was computed. What the
 * code did with it is beyond the report, and the line says so.
 */
export function methodOfCode(told: ToldToCode, experiments: readonly Experiment[]): string {
  const { estimates, contrasts, values, cells } = told;
  const units = [...new Set(values.map(({ metric, experiment }) => nameOf(metric, experiment)))];
  const asked = [
    estimates.length > 0 && counted(estimates.length, "estimate"),
    contrasts.length > 0 && counted(contrasts.length, "contrast"),
    units.length > 0 && `single values of ${listed(units)}`,
  ].filter((part): part is string => part !== false);
  const from = [
    ...(asked.length > 0 ? [`${listed(asked)} of the report`] : []),
    ...(cells.size > 0
      ? [`rows of ${cells.size > 1 ? "cells" : "the cell"} ${listed([...cells])}`]
      : []),
  ];
  if (from.length === 0)
    return methodLine([
      "Drawn by code of its notebook, which asked the report for nothing",
      "What its numbers rest on stands in the code alone",
    ]);
  return methodLine([
    `Drawn by code of its notebook from ${listed(from)}`,
    ...experiments.flatMap((experiment) => {
      const own = <T extends { readonly experiment: string }>(list: readonly T[]) =>
        list.filter((one) => one.experiment === experiment.id);
      const [e, c] = [own(estimates), own(contrasts)];
      // Nothing of a family is drawn unless the code draws it.
      const bare = c.map((contrast) => ({ ...contrast, adjusted: null }));
      return [
        e.length > 0 && methodOfEstimates(e, experiment, { as: "numbers" }),
        c.length > 0 && methodOfContrasts(bare, experiment),
      ];
    }),
    "What the code makes of them is not checked",
  ]);

  function nameOf(metric: string, id: string): string {
    const found = experiments.find((e) => e.id === id)?.metrics.find((m) => m.id === metric);
    return found?.label ?? metric;
  }
}
